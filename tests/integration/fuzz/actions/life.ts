import fc from 'fast-check';
import { bringBackNow, takeOutOfScopeNow } from '../../../../src/lib/commands/household-scope';
import { mergeHouseholdsNow } from '../../../../src/lib/commands/merge-households';
import { moveHouseholdNow, registerArrivalNow } from '../../../../src/lib/commands/move-household';
import { settleCaseNow } from '../../../../src/lib/commands/settle-case';
import { splitHouseholdNow } from '../../../../src/lib/commands/split-household';
import { CASE_KINDS, DECISIONS } from '../../../../src/lib/domain/entries/case-entries';
import {
	DISSOLVED_REASONS,
	OUT_OF_SCOPE_REASONS
} from '../../../../src/lib/domain/entries/household-entries';
import type { OutInput } from '../../../../src/lib/domain/household/household-life';
import { action, pick, which, whose } from '../action';
import { atADoor, doorOf } from './at-a-door';

/** One house that was written down twice; sometimes with people who are the same. */
export const merge = action({
	weight: 5,
	args: fc.record({ whose, which, other: which, same: fc.boolean(), lane: fc.boolean() }),
	async run(commune, { whose, which, other, same, lane }) {
		const device = commune.device(whose);
		const into = await doorOf(commune, device, which);
		const from = await doorOf(commune, device, other);
		if (!into || !from) return false;
		const [here, there] = [into.household.members[0], from.household.members[0]];
		const input = {
			sameMembers: same && here && there ? [{ from: there.id, into: here.id }] : [],
			...(lane ? { lane: commune.newWords('nhóm') } : {})
		};
		const ids = { into: into.household.id, from: from.household.id };
		return atADoor(commune, device, () => mergeHouseholdsNow(device, { ...ids, input }));
	}
});

export const split = action({
	weight: 3,
	args: fc.record({ whose, which, member: fc.nat(4) }),
	async run(commune, { whose, which, member: number }) {
		const device = commune.device(whose);
		const door = await doorOf(commune, device, which);
		const member = pick(door?.household.members ?? [], number);
		if (!door || !member) return false;
		const input = { memberIds: [member.id], lane: commune.newWords('nhóm') };
		return atADoor(commune, device, () =>
			splitHouseholdNow(device, { householdId: door.household.id, input })
		);
	}
});

/** The third knows both villages, as far as nobody took one away. */
const who = fc.constantFrom(2, 2, 1, 0);

/** Within reach, to a village one may not write to, or away. */
export const move = action({
	weight: 3,
	args: fc.record({ whose: who, which, to: fc.option(fc.nat(1), { nil: undefined }) }),
	async run(commune, { whose, which, to: number }) {
		const device = commune.device(whose);
		const door = await doorOf(commune, device, which);
		if (!door) return false;
		const to = number === undefined ? undefined : pick(commune.villages, number);
		return atADoor(commune, device, () =>
			moveHouseholdNow(device, { householdId: door.household.id, to })
		);
	}
});

/** Who looks after both villages takes in what another sent. */
export const takeIn = action({
	weight: 3,
	args: fc.record({ whose: who, which }),
	async run(commune, { whose, which }) {
		const device = commune.device(whose);
		const moved = [];
		for (const { id } of commune.saved.households) {
			const scope = (await device.household(id))?.household.scope;
			if (scope?.state === 'out' && scope.reason === 'moved' && scope.to) moved.push(id);
		}
		const householdId = pick(moved, which);
		if (householdId === undefined) return false;
		return atADoor(commune, device, () => registerArrivalNow(device, { householdId }));
	}
});

const out: fc.Arbitrary<OutInput> = fc.oneof(
	fc.record({
		as: fc.constant('dissolved' as const),
		reason: fc.constantFrom(...DISSOLVED_REASONS)
	}),
	fc.record({
		as: fc.constant('not-counted' as const),
		reason: fc.constantFrom(...OUT_OF_SCOPE_REASONS)
	})
);

export const leaveScope = action({
	weight: 2,
	args: fc.record({ whose, which, out }),
	async run(commune, { whose, which, out }) {
		const device = commune.device(whose);
		const door = await doorOf(commune, device, which);
		if (!door) return false;
		return atADoor(commune, device, () =>
			takeOutOfScopeNow(device, { householdId: door.household.id, out })
		);
	}
});

export const enterScope = action({
	weight: 2,
	args: fc.record({ whose, which }),
	async run(commune, { whose, which }) {
		const device = commune.device(whose);
		const door = await doorOf(commune, device, which);
		if (!door) return false;
		return atADoor(commune, device, () => bringBackNow(device, { householdId: door.household.id }));
	}
});

/** "Rà soát": one of the two, or an officer, says how it is. */
export const settle = action({
	weight: 4,
	args: fc.record({ whose, which, line: fc.nat(5), decision: fc.constantFrom(...DECISIONS) }),
	async run(commune, { whose, which, line, decision }) {
		const device = commune.device(whose);
		const cases = [];
		for (const { id } of commune.saved.households) {
			const household = (await device.household(id))?.household;
			for (const { kind, entry } of household?.needsReview ?? [])
				cases.push({ householdId: id, name: { kind, entry } });
			if (household?.scope.state === 'out' && household.scope.reason === 'moved')
				if (household.scope.move)
					cases.push({
						householdId: id,
						name: { kind: CASE_KINDS[4], entry: household.scope.move }
					});
		}
		const found = pick(cases, which + line);
		if (!found) return false;
		return atADoor(commune, device, () => settleCaseNow(device, { ...found, decision }));
	}
});
