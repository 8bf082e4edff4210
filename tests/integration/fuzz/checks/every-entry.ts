import { expect } from 'vitest';
import { readBox } from '../../../../src/lib/store/box';
import { unsentRows } from '../../../../src/lib/store/push-mark';
import type { Commune } from '../commune';
import type { FieldDevice } from '../field-device';
import { mayStay } from '../model/consents';
import { fateOf } from '../model/fate';
import type { SavedEntry } from '../model/saved-entries';
import type { VillageAtRest } from './at-rest';

type Place = 'commune' | 'box' | 'waiting' | 'replaced';

/** Every entry that was called saved is in exactly one place, and in the right one. */
export async function checkEveryEntry(
	commune: Commune,
	villages: readonly VillageAtRest[]
): Promise<void> {
	const { devices, saved } = commune;
	const onDevices = new Map<string, Place[]>();
	for (const device of devices)
		for (const [id, place] of await placesOn(device))
			onDevices.set(id, [...(onDevices.get(id) ?? []), place]);

	for (const one of saved.all) {
		const isThere = villages.some(({ documents }) => documents.has(one.id));
		const places = [...(isThere ? ['commune'] : []), ...(onDevices.get(one.id) ?? [])];
		if (isBeyondReach(commune, one)) continue;
		expect(placesFor(commune, one), `${one.person} saved ${one.id}`).toContainEqual(places);
	}
}

/** The one device it was written on may say something else than "the commune has it". */
async function placesOn({ phone }: FieldDevice): Promise<[string, Place][]> {
	const places: [string, Place][] = [];
	for (const ledger of phone.ledgers.values()) {
		const { waiting, refused } = await unsentRows(ledger);
		for (const { id } of waiting) places.push([id, 'waiting']);
		for (const { id } of refused) places.push([id, 'box']);
		const box = await readBox(ledger);
		for (const [id, { replacedBy }] of Object.entries(box.refused))
			if (replacedBy !== undefined) places.push([id, 'replaced']);
	}
	return places;
}

/** Where it may be. */
function placesFor({ saved, rights }: Commune, one: SavedEntry): (readonly Place[] | [])[] {
	if (saved.isErased(one)) return mayStay(one.entry) ? [['commune'], []] : [[]];
	// With the village, the refused original may leave the device once its mended copy is with the commune.
	if (saved.replaced.has(one.id)) return [['replaced'], []];
	if (saved.perhapsReplaced.has(one.id)) return [['replaced'], ['box'], []];
	const openness = rights.openness(one.person, one.village);
	const fate = fateOf(one, rights);
	const judged: Place[][] =
		fate === 'either' ? [['commune'], ['box']] : fate === 'taken' ? [['commune']] : [['box']];
	// Closed before the answer came: it is there, and nobody can say so to the device.
	return openness === 'closed' ? [...judged, ['waiting'], ['commune', 'waiting']] : judged;
}

/** Erased with the commune, and on a device that may no longer hear of it: see `docs/access.md`. */
const isBeyondReach = ({ saved, rights }: Commune, one: SavedEntry): boolean =>
	saved.isErased(one) && rights.openness(one.person, one.village) === 'closed';
