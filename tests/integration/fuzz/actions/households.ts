import fc from 'fast-check';
import { correctHouseholdNow } from '../../../../src/lib/commands/correct-household';
import { importHouseholds } from '../../../../src/lib/commands/import-households';
import { registerHouseholdNow } from '../../../../src/lib/commands/register-household';
import type { PlannedHousehold } from '../../../../src/lib/domain/import/import-plan';
import { action, pick, which, whose } from '../action';
import { atADoor, doorOf } from './at-a-door';
import { name } from './members';

/** Someone lives here who is not on the list. */
export const register = action({
	weight: 6,
	args: fc.record({
		whose,
		village: fc.nat(1),
		names: fc.array(name, { minLength: 1, maxLength: 3 })
	}),
	async run(commune, { whose, village: number, names }) {
		const device = commune.device(whose);
		const village = pick(device.villages, number);
		if (village === undefined) return false;
		const members = names.map((name) => ({ name, callName: commune.newWords('bà') }));
		const input = { members, houseHint: commune.newWords('cạnh suối') };
		return atADoor(commune, device, () => registerHouseholdNow(device, { village, input }));
	}
});

/** Lane, hint, note, head: each may be written over or emptied. */
export const correct = action({
	weight: 6,
	args: fc.record({
		whose,
		which,
		lane: fc.constantFrom('keep', 'empty', 'new'),
		houseHint: fc.constantFrom('keep', 'empty', 'new'),
		note: fc.constantFrom('keep', 'empty', 'new'),
		head: fc.option(fc.nat(3))
	}),
	async run(commune, { whose, which, head, ...fields }) {
		const device = commune.device(whose);
		const door = await doorOf(commune, device, which);
		if (!door) return false;
		const { household } = door;
		const places = ['lane', 'houseHint', 'note'] as const;
		const input = Object.fromEntries(
			places.map((place) => {
				if (fields[place] === 'keep') return [place, household[place]];
				return [place, fields[place] === 'empty' ? undefined : commune.newWords('nhóm')];
			})
		);
		const headId = head === null ? undefined : pick(household.members, head)?.id;
		return atADoor(commune, device, () =>
			correctHouseholdNow(device, { householdId: household.id, input: { ...input, headId } })
		);
	}
});

/** A short list from the office. */
export const importList = action({
	weight: 1,
	args: fc.record({
		whose,
		village: fc.nat(1),
		names: fc.array(name, { minLength: 1, maxLength: 5 })
	}),
	async run(commune, { whose, village: number, names }) {
		const device = commune.device(whose);
		const village = pick(device.villages, number);
		if (village === undefined) return false;
		const households = names.map((name, row): PlannedHousehold => {
			const head = { name };
			const importKey = `fuzz-${device.newId().toLowerCase()}`;
			return { sheet: 'A', row, head, members: [head], listed: {}, importKey };
		});
		return atADoor(commune, device, () =>
			importHouseholds(device, village, households, () => undefined)
		);
	}
});
