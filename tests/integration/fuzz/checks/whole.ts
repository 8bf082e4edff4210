import type { Commune } from '../commune';
import type { FieldDevice } from '../field-device';

/**
 * Notes what the commune has of the villages that a device does not call whole yet. To be asked before a round.
 *
 * @returns the check, for afterwards: what is called whole since has all of that, but for what was erased meanwhile
 */
export async function nothingIsWholeTooEarly(
	commune: Commune,
	device: FieldDevice
): Promise<() => Promise<void>> {
	const { hall, rights, villages } = commune;
	const before = new Map<string, string[]>();
	if (hall.isOpen)
		for (const village of villages)
			if (isOpenTo(commune, device, village) && !device.phone.complete.has(village))
				before.set(village, [...(await hall.has(village)).keys()]);
	return async () => {
		// What was erased meanwhile, only the commune can say.
		if (!hall.isOpen) return;
		for (const [village, ids] of before) {
			const { person, phone } = device;
			if (!phone.complete.has(village) || rights.openness(person, village) !== 'open') continue;
			const there = await hall.has(village);
			const here = await phone.knows(village);
			const missing = ids.filter((id) => there.has(id) && !here.has(id));
			if (missing.length > 0)
				throw new Error(
					`${person} is told that ${village} is whole, and lacks ${missing.length}: ${missing[0]}`
				);
		}
	};
}

const isOpenTo = ({ rights }: Commune, { person }: FieldDevice, village: string): boolean =>
	rights.openness(person, village) === 'open';
