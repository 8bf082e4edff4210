import type { Entry } from '../../../../src/lib/domain/entries/entry';
import type { Household } from '../../../../src/lib/domain/household/household';
import { ok, type Result } from '../../../../src/lib/domain/result';
import { pick } from '../action';
import type { Commune } from '../commune';
import { BatteryEmpty, type FieldDevice } from '../field-device';

export interface Door {
	village: string;
	household: Household;
}

/** The so-and-so-many-th household that this device's screens would show. */
export async function doorOf(
	{ saved }: Commune,
	device: FieldDevice,
	number: number
): Promise<Door | undefined> {
	const open = device.villages;
	const listed = saved.households.filter(({ village }) => open.includes(village));
	for (let i = 0; i < listed.length; i++) {
		const known = await device.household(pick(listed, number + i)?.id ?? '');
		if (known) return known;
	}
	return undefined;
}

type Answer = Result<{ entryId: string } | { added: number }, { kind: string }>;

/**
 * Does what a person at a door does. What the command calls saved must be in the book by then; what the domain does not
 * let through is no failure.
 */
export async function atADoor(
	commune: Commune,
	device: FieldDevice,
	command: () => Promise<Answer>
): Promise<boolean> {
	try {
		const answer = await device.untilTheBatteryEnds(command);
		if (!answer.ok) return false;
		// Also where it was saved before: whoever takes arrivals in a second time is told of the first.
		if ('entryId' in answer.value && !commune.saved.find(answer.value.entryId))
			throw new Error(`called saved and never written: ${JSON.stringify(answer)}`);
		return true;
	} catch (cause) {
		if (!(cause instanceof BatteryEmpty)) throw cause;
		return true;
	}
}

/** What a device does beside a door; its battery may end meanwhile. */
export async function survives(device: FieldDevice, work: () => Promise<void>): Promise<true> {
	try {
		await device.untilTheBatteryEnds(work);
	} catch (cause) {
		if (!(cause instanceof BatteryEmpty)) throw cause;
	}
	return true;
}

/** Past every screen and rule of the device, as a changed application might. */
export async function forge(
	commune: Commune,
	device: FieldDevice,
	{ village, household }: Door,
	body: { type: Entry['type'] } & Record<string, unknown>
): Promise<boolean> {
	// Nothing is written down any more where nobody is: no screen of any release offers it.
	if (household.members.length === 0) return false;
	const [stamp] = await device.newStamps(household.id, 1, household);
	return atADoor(commune, device, async () => {
		const written = await device.write(village, [{ ...stamp, ...body } as Entry]);
		return written.ok ? ok({ entryId: stamp?._id ?? '' }) : written;
	});
}
