import fc from 'fast-check';
import { claimDoorNow } from '../../../../src/lib/commands/claim-door';
import { voidEntryNow } from '../../../../src/lib/commands/void-entry';
import { action, pick, which, whose } from '../action';
import { dayOf } from '../model/claims';
import { atADoor, doorOf } from './at-a-door';

/** "Hôm nay tôi đến nhà này", said of the day that it is, however far ahead another's clock is. */
export const claim = action({
	weight: 5,
	args: fc.record({ whose, which }),
	async run(commune, { whose, which }) {
		const device = commune.device(whose);
		const door = await doorOf(commune, device, which);
		if (!door) return false;
		const known = commune.saved.all.length;
		const before = dayOf(device.communeMs);
		const done = await atADoor(commune, device, () =>
			claimDoorNow(device, { householdId: door.household.id })
		);
		const today = [before, dayOf(device.communeMs)];
		for (const { entry } of commune.saved.all.slice(known))
			if (entry.type === 'door-claimed' && !today.includes(entry.on))
				throw new Error(`${device.person} goes there today, ${before}, and it says ${entry.on}`);
		return done;
	}
});

export const takeClaimBack = action({
	weight: 2,
	args: fc.record({ whose, which, line: fc.nat(3) }),
	async run(commune, { whose, which, line }) {
		const device = commune.device(whose);
		const door = await doorOf(commune, device, which);
		const own = door?.household.claims.filter(({ by }) => by === device.person) ?? [];
		const entryId = pick(own, line)?.entryId;
		if (!door || entryId === undefined) return false;
		const householdId = door.household.id;
		return atADoor(commune, device, () =>
			voidEntryNow(device, { householdId, entryId, reason: 'undo' })
		);
	}
});
