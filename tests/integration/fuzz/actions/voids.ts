import fc from 'fast-check';
import { voidEntryNow } from '../../../../src/lib/commands/void-entry';
import { action, pick, which, whose } from '../action';
import { atADoor, doorOf } from './at-a-door';

/** "Hoàn tác", and taking back what was recorded at the wrong door. */
export const voidOwn = action({
	weight: 3,
	args: fc.record({ whose, which, line: fc.nat(9) }),
	async run(commune, { whose, which, line }) {
		const device = commune.device(whose);
		const door = await doorOf(commune, device, which);
		const own = door?.household.history.filter(({ by, voided }) => by === device.person && !voided);
		const entryId = pick(own ?? [], line)?.entryId;
		if (!door || entryId === undefined) return false;
		const householdId = door.household.id;
		return atADoor(commune, device, () =>
			voidEntryNow(device, { householdId, entryId, reason: 'undo' })
		);
	}
});

/** Whoever is no officer is told so by the command itself. */
export const voidAnothers = action({
	weight: 4,
	args: fc.record({ whose: fc.constantFrom(0, 2, 2, 2), which, line: fc.nat(9) }),
	async run(commune, { whose, which, line }) {
		const device = commune.device(whose);
		const door = await doorOf(commune, device, which);
		const others = door?.household.history.filter(({ by }) => by !== device.person);
		const entryId = pick(others ?? [], line)?.entryId;
		if (!door || entryId === undefined) return false;
		const householdId = door.household.id;
		const before = commune.saved.all.length;
		const done = await atADoor(commune, device, () =>
			voidEntryNow(device, { householdId, entryId, reason: 'mistake' })
		);
		if (!device.isOfficer && commune.saved.all.length > before)
			throw new Error(`${device.person} is no officer and voided what another wrote`);
		return done;
	}
});
