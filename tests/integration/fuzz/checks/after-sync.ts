import type { Commune } from '../commune';
import type { FieldDevice } from '../field-device';

/** What must hold whenever a round is over, however it ended. */
export async function checkAfterSync(commune: Commune, device: FieldDevice): Promise<void> {
	await nothingOfOthers(commune, device);
	if (commune.hall.isOpen) await receiptsAreTrue(commune, device);
}

/** A village that is closed to a person gives nothing more to their device. */
async function nothingOfOthers(
	{ rights, saved, leftovers }: Commune,
	device: FieldDevice
): Promise<void> {
	for (const village of device.phone.ledgers.keys()) {
		if (rights.openness(device.person, village) === 'open') continue;
		const before = await leftovers.of(device, village);
		for (const id of await device.phone.knows(village))
			if (!before.has(id) && saved.find(id)?.device !== device.name)
				throw new Error(`${device.person} received ${id} of ${village}, which is not theirs`);
	}
}

/** What this device calls received is with the commune; "the commune has everything" is said only when it has. */
async function receiptsAreTrue(
	commune: Commune,
	{ name, person, phone }: FieldDevice
): Promise<void> {
	const { hall, saved, villages } = commune;
	const there = new Set<string>();
	for (const village of villages) for (const id of (await hall.has(village)).keys()) there.add(id);
	await commune.hearsOfErasures();
	const unsent = new Set(
		[...(await phone.receipts.waiting()), ...(await phone.receipts.refused())].map(
			({ entryId }) => entryId
		)
	);
	const missing = saved
		.by(name)
		.filter((one) => !there.has(one.id) && !saved.isErased(one) && !saved.isReplaced(one));
	for (const { id } of missing)
		if (!unsent.has(id))
			throw new Error(`${person} is told that the commune has ${id}, and it has not`);
	const { say } = phone.sentence;
	if (say === 'commune-has-everything' && missing.length > 0)
		throw new Error(
			`${person} is told that the commune has everything; it lacks ${missing.length}`
		);
}

/** What a round without trouble has received to its end is said to be whole, also where a battery ended over it before. */
export function checkWhole({ person, villages, phone }: FieldDevice): void {
	for (const village of villages)
		if (!phone.complete.has(village))
			throw new Error(`${person} has all of ${village} and is not told so`);
}
