import fc from 'fast-check';
import { addMemberNow } from '../../../../src/lib/commands/add-member';
import { correctMemberNow } from '../../../../src/lib/commands/correct-member';
import { memberLeftNow } from '../../../../src/lib/commands/member-left';
import { MEMBER_LEFT_REASONS } from '../../../../src/lib/domain/entries/member-entries';
import { action, pick, which, whose } from '../action';
import { atADoor, doorOf } from './at-a-door';

export const name = fc.constantFrom('Lô Thị Tím', 'Vi Văn Hùng', 'Moong Thị Dí', 'Và Y Mái');

export const addMember = action({
	weight: 4,
	args: fc.record({ whose, which, name }),
	async run(commune, { whose, which, name }) {
		const device = commune.device(whose);
		const door = await doorOf(commune, device, which);
		if (!door) return false;
		const input = { name, callName: commune.newWords('bà') };
		const householdId = door.household.id;
		return atADoor(commune, device, () => addMemberNow(device, { householdId, input }));
	}
});

export const correctMember = action({
	weight: 4,
	args: fc.record({
		whose,
		which,
		member: fc.nat(4),
		name: fc.option(name),
		callName: fc.boolean(),
		phone: fc.option(fc.constantFrom('0912000001', '0912000002'), { nil: undefined }),
		birthBand: fc.option(fc.constantFrom(1950, 1985), { nil: undefined })
	}),
	async run(commune, { whose, which, member: number, name, callName, ...rest }) {
		const device = commune.device(whose);
		const door = await doorOf(commune, device, which);
		const member = pick(door?.household.members ?? [], number);
		if (!door || !member) return false;
		const input = {
			name: name ?? member.name,
			...(callName ? { callName: commune.newWords('chị') } : {}),
			...rest
		};
		const householdId = door.household.id;
		return atADoor(commune, device, () =>
			correctMemberNow(device, { householdId, memberId: member.id, input })
		);
	}
});

export const memberLeft = action({
	weight: 2,
	args: fc.record({
		whose,
		which,
		member: fc.nat(4),
		reason: fc.constantFrom(...MEMBER_LEFT_REASONS)
	}),
	async run(commune, { whose, which, member: number, reason }) {
		const device = commune.device(whose);
		const door = await doorOf(commune, device, which);
		const member = pick(door?.household.members ?? [], number);
		if (!door || !member) return false;
		const householdId = door.household.id;
		return atADoor(commune, device, () =>
			memberLeftNow(device, { householdId, memberId: member.id, reason })
		);
	}
});
