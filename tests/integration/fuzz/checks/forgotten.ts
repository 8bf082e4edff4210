import { expect } from 'vitest';
import type { Commune } from '../commune';
import type { FieldDevice } from '../field-device';
import { untilNothing } from '../hall';
import { mayStay } from '../model/consents';
import type { SavedEntry } from '../model/saved-entries';
import { plantedIn } from '../planted';

/** The server empties its file after it has emptied its tables. */
const IN_TIME_MS = 30_000;

/** Of who was erased no word is left on any disk, and the commune waits for nobody who can still tell it so. */
export async function checkForgotten(commune: Commune): Promise<void> {
	const forgotten = forgottenWords(commune);
	const found = await untilNothing(async () => {
		for (const [file, bytes] of await commune.hall.files())
			for (const word of plantedIn(bytes.toString('latin1')))
				if (forgotten.has(word)) return `${word} in ${file}`;
		return undefined;
	}, IN_TIME_MS);
	expect(found, 'the commune has erased').toBeUndefined();
	for (const device of commune.devices) await nothingIsLeftOn(commune, device, forgotten);
	await nobodyIsWaitedFor(commune);
}

/** What was written about them and about nobody else. */
function forgottenWords({ saved }: Commune): Set<string> {
	const wordsOf = ({ entry }: SavedEntry) => plantedIn(JSON.stringify(entry));
	const isGone = (one: SavedEntry) => saved.isErased(one) && !mayStay(one.entry);
	const forgotten = new Set(saved.all.filter(isGone).flatMap(wordsOf));
	for (const one of saved.all)
		if (!isGone(one)) for (const word of wordsOf(one)) forgotten.delete(word);
	return forgotten;
}

async function nothingIsLeftOn(
	{ rights, villages }: Commune,
	device: FieldDevice,
	forgotten: ReadonlySet<string>
): Promise<void> {
	for (const village of villages) {
		// Where nothing is heard any more nothing can be erased: `docs/access.md`.
		if (rights.openness(device.person, village) !== 'open') continue;
		for (const text of await device.everythingIn(village))
			for (const word of plantedIn(text))
				expect(forgotten.has(word), `${device.person} still has ${text}`).toBe(false);
	}
}

async function nobodyIsWaitedFor({
	hall,
	villages,
	rights,
	devices,
	saved
}: Commune): Promise<void> {
	const ofThisCommune = async () =>
		(await hall.withdrawals()).filter(
			({ village, household }) =>
				villages.includes(village) && !saved.erasedByCommand.has(household)
		);
	// A word of a household that has agreed since is listed from the moment it is heard until it is looked at.
	const open = await untilNothing(
		async () => (await ofThisCommune()).find(({ erasedAt }) => erasedAt === undefined),
		IN_TIME_MS
	);
	expect(open, 'was never erased').toBeUndefined();
	for (const { village, household, devices: all, confirmed } of await ofThisCommune()) {
		const outOfReach = devices.filter(({ person }) => rights.openness(person, village) !== 'open');
		// The administrator's own tool is a sign-in like any other.
		const mayBeSilent = outOfReach.length + 1;
		expect(all - confirmed, `${household} is still waited for`).toBeLessThanOrEqual(mayBeSilent);
	}
}
