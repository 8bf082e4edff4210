import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bringBackNow, takeOutOfScopeNow } from '../../../src/lib/commands/household-scope';
import { mergeHouseholdsNow } from '../../../src/lib/commands/merge-households';
import { memberLeftNow } from '../../../src/lib/commands/member-left';
import { moveHouseholdNow, registerArrivalNow } from '../../../src/lib/commands/move-household';
import { recordVisitNow } from '../../../src/lib/commands/record-visit';
import { registerHouseholdNow } from '../../../src/lib/commands/register-household';
import { settleCaseNow } from '../../../src/lib/commands/settle-case';
import { splitHouseholdNow } from '../../../src/lib/commands/split-household';
import { voidEntryNow } from '../../../src/lib/commands/void-entry';
import { coverageOf } from '../../../src/lib/domain/coverage/coverage';
import { acceptEntry } from '../../../src/lib/domain/entries/accept-entry';
import { presentMembers, type Household } from '../../../src/lib/domain/household/household';
import { parseEntryId } from '../../../src/lib/domain/ids';
import type { Result } from '../../../src/lib/domain/result';
import { DeviceInMemory } from '../../support/app-over-ledgers';
import { capableAnswers, phoneA, phoneB, phoneC } from '../../support/builders';

const HERE = 'village-17284-03';
const THERE = 'village-17284-04';

let volunteer: DeviceInMemory;
let colleague: DeviceInMemory;
let officer: DeviceInMemory;
let officersPhone: DeviceInMemory;

beforeEach(async () => {
	const canbo = { person: 'canbo', isOfficer: true, villages: [HERE, THERE] };
	volunteer = await DeviceInMemory.open({ person: 'tnv1', device: phoneA, villages: [HERE] }, [
		HERE
	]);
	colleague = await DeviceInMemory.open({ person: 'tnv2', device: phoneB, villages: [HERE] }, [
		HERE
	]);
	officer = await DeviceInMemory.open({ ...canbo, device: phoneC }, [HERE, THERE]);
	officersPhone = await DeviceInMemory.open({ ...canbo, device: phoneB }, [HERE, THERE]);
});
afterEach(async () => {
	for (const device of [volunteer, colleague, officer, officersPhone]) await device.dispose();
});

function done<T>(result: Result<T, unknown>): T {
	if (!result.ok) throw new Error(JSON.stringify(result.error));
	return result.value;
}

async function register(device: DeviceInMemory, ...names: string[]): Promise<string> {
	const members = names.map((name) => ({ name }));
	const input = { village: HERE, input: { members } };
	return done(await registerHouseholdNow(device.app, input)).householdId;
}

const namesOf = (household: Household | undefined): string[] =>
	household ? presentMembers(household).map(({ name }) => name) : [];

/** The last of them is seen to do all three alone. */
async function seenCapable(device: DeviceInMemory, householdId: string): Promise<string> {
	const memberId = presentMembers((await device.household(householdId))!).at(-1)!.id;
	const met = [{ memberId, skills: capableAnswers }];
	done(await recordVisitNow(device.app, { householdId, input: { outcome: 'met', met } }));
	return memberId;
}

const undo = async (device: DeviceInMemory, householdId: string, entryId: string) =>
	voidEntryNow(device.app, { householdId, entryId, reason: 'undo' });

describe('some of a household live on their own', () => {
	test('they leave, are registered with what they were seen to do, and nobody is asked twice', async () => {
		const home = await register(volunteer, 'Lô Thị Tím', 'Vi Văn Hùng');
		const son = await seenCapable(volunteer, home);
		const { newHousehold } = done(
			await splitHouseholdNow(volunteer.app, {
				householdId: home,
				input: { memberIds: [son], houseHint: ' Nhà mới ' }
			})
		);
		expect(namesOf(await volunteer.household(home))).toEqual(['Lô Thị Tím']);
		const made = (await volunteer.household(newHousehold))!;
		expect(made).toMatchObject({ houseHint: 'Nhà mới', registered: { from: home } });
		expect(coverageOf(made)).toEqual({ state: 'covered', memberId: son });
		expect(made.members[0]?.skills['signs-in-alone']?.seen.by).toBe('tnv1');
		expect(coverageOf((await volunteer.household(home))!).state).toBe('unknown');
	});

	test('taken back from either side, it is taken back on both', async () => {
		for (const from of ['home', 'new'] as const) {
			const home = await register(volunteer, 'Lô Thị Tím', 'Vi Văn Hùng');
			const memberIds = [(await volunteer.household(home))!.members[1]!.id];
			const split = done(
				await splitHouseholdNow(volunteer.app, { householdId: home, input: { memberIds } })
			);
			const made = (await volunteer.household(split.newHousehold))!;
			if (from === 'home') done(await undo(volunteer, home, split.entryId));
			else done(await undo(volunteer, made.id, made.registered.entryId));
			expect(namesOf(await volunteer.household(home))).toEqual(['Lô Thị Tím', 'Vi Văn Hùng']);
			expect(await volunteer.household(made.id)).toBeUndefined();
		}
	});

	test('a house that nobody is left in does not move anywhere', async () => {
		const home = await register(volunteer, 'Lô Thị Tím');
		for (const { id: memberId } of (await volunteer.household(home))!.members)
			done(await memberLeftNow(volunteer.app, { householdId: home, memberId, reason: 'died' }));
		expect(await moveHouseholdNow(volunteer.app, { householdId: home, to: THERE })).toEqual({
			ok: false,
			error: { kind: 'nobody-left' }
		});
	});

	test('nobody, or everybody, is no split', async () => {
		const home = await register(volunteer, 'Lô Thị Tím');
		const all = (await volunteer.household(home))!.members.map(({ id }) => id);
		for (const [memberIds, kind] of [
			[[], 'nobody-named'],
			[all, 'everybody'],
			[[home], 'unknown-member']
		] as const)
			expect(
				await splitHouseholdNow(volunteer.app, { householdId: home, input: { memberIds } })
			).toMatchObject({ ok: false, error: { kind } });
	});
});

describe('one house that was written down twice', () => {
	test('becomes one by a merge and two again by taking it back, whichever side that is done from', async () => {
		const [into, from] = [
			await register(volunteer, 'Lô Thị Tím'),
			await register(volunteer, 'Tím')
		];
		await seenCapable(volunteer, from);
		const pair = {
			from: (await volunteer.household(from))!.members[0]!.id,
			into: (await volunteer.household(into))!.members[0]!.id
		};
		const merged = () =>
			mergeHouseholdsNow(volunteer.app, {
				into,
				from,
				input: { sameMembers: [pair], lane: 'Nhóm 2' }
			});
		for (const side of [into, from]) {
			const { entryId } = done(await merged());
			const one = (await volunteer.household(into))!;
			expect(coverageOf(one)).toEqual({ state: 'covered', memberId: pair.into });
			expect(one).toMatchObject({ lane: 'Nhóm 2', tookIn: [from] });
			const line = one.history.find(
				({ type, voided }) => type === 'household-merged' && voided === undefined
			);
			done(await undo(volunteer, side, side === into ? entryId : line!.entryId));
			expect(await volunteer.household(into)).not.toHaveProperty('lane');
			expect(coverageOf((await volunteer.household(into))!).state).toBe('unknown');
			expect(coverageOf((await volunteer.household(from))!).state).toBe('covered');
		}
	});

	test('a record that is part of another is neither merged again nor moved', async () => {
		const [into, from] = [
			await register(volunteer, 'Lô Thị Tím'),
			await register(volunteer, 'Tím')
		];
		done(await mergeHouseholdsNow(volunteer.app, { into, from, input: { sameMembers: [] } }));
		const merged = { ok: false, error: { kind: 'merged' } };
		expect(
			await mergeHouseholdsNow(volunteer.app, {
				into: from,
				from: into,
				input: { sameMembers: [] }
			})
		).toEqual(merged);
		expect(await moveHouseholdNow(volunteer.app, { householdId: from })).toEqual(merged);
		expect(await bringBackNow(volunteer.app, { householdId: from })).toEqual(merged);
	});

	test('a visit undone on the page of the one that remains is voided where it was written', async () => {
		const [into, from] = [
			await register(volunteer, 'Lô Thị Tím'),
			await register(volunteer, 'Tím')
		];
		await seenCapable(volunteer, from);
		done(await mergeHouseholdsNow(volunteer.app, { into, from, input: { sameMembers: [] } }));
		const visit = (await volunteer.household(into))!.visits[0]!;
		const { entryId } = done(await undo(volunteer, into, visit.entryId));
		expect(parseEntryId(entryId)?.subject).toBe(from);
		expect((await volunteer.household(into))!.visits).toEqual([]);
	});
});

describe('a household that moves to another village', () => {
	test('is there at once where its officer writes in both, and back by one undo', async () => {
		const home = await register(officer, 'Lô Thị Tím', 'Vi Văn Hùng');
		const capable = await seenCapable(officer, home);
		const moved = done(await moveHouseholdNow(officer.app, { householdId: home, to: THERE }));
		const there = (await officer.app.household(moved.arrival!))!;
		expect(there.village).toBe(THERE);
		expect(there.household.registered.from).toEqual({ village: HERE, household: home });
		expect(coverageOf(there.household)).toEqual({ state: 'covered', memberId: capable });
		expect(coverageOf((await officer.household(home))!).state).toBe('out-of-scope');

		done(await undo(officer, home, moved.entryId));
		expect(await officer.household(moved.arrival!)).toBeUndefined();
		expect(coverageOf((await officer.household(home))!).state).toBe('covered');
	});

	test('a volunteer writes the move alone; two officers’ devices that take it in offline make one household', async () => {
		const home = await register(volunteer, 'Lô Thị Tím', 'Vi Văn Hùng');
		const moved = done(await moveHouseholdNow(volunteer.app, { householdId: home, to: THERE }));
		expect(moved).not.toHaveProperty('arrival');
		await volunteer.meet(officer);
		await officer.meet(officersPhone);

		const arrivals = [];
		for (const device of [officer, officersPhone, officer])
			arrivals.push(done(await registerArrivalNow(device.app, { householdId: home })).householdId);
		expect(new Set(arrivals).size).toBe(1);
		expect(await officer.entries(THERE)).toHaveLength(1);
		await officer.meet(officersPhone);
		expect(await officer.entries(THERE)).toHaveLength(2);
		const arrived = await officer.household(arrivals[0]!);
		expect(namesOf(arrived)).toEqual(['Lô Thị Tím', 'Vi Văn Hùng']);
		expect(await officersPhone.household(arrivals[0]!)).toEqual(arrived);
	});

	test('what a colleague registered there is left to them when the mover takes the move back', async () => {
		const home = await register(volunteer, 'Lô Thị Tím');
		const moved = done(await moveHouseholdNow(volunteer.app, { householdId: home, to: THERE }));
		await volunteer.meet(officer);
		const { householdId } = done(await registerArrivalNow(officer.app, { householdId: home }));
		done(await undo(volunteer, home, moved.entryId));
		await volunteer.meet(officer);
		expect((await officer.household(home))?.scope).toEqual({ state: 'in' });
		expect(await officer.household(householdId)).toBeDefined();
	});
});

test('out of scope for a reason, and back', async () => {
	const home = await register(volunteer, 'Lô Thị Tím');
	const out = { as: 'not-counted', reason: 'all-away' } as const;
	done(await takeOutOfScopeNow(volunteer.app, { householdId: home, out }));
	expect((await volunteer.household(home))?.scope).toEqual({
		state: 'out',
		reason: 'not-counted',
		why: 'all-away'
	});
	done(await bringBackNow(volunteer.app, { householdId: home }));
	expect((await volunteer.household(home))?.scope).toEqual({ state: 'in' });
	expect(await bringBackNow(volunteer.app, { householdId: home })).toMatchObject({ ok: false });
});

test('one of the two, or an officer, decides a case; a third volunteer does not', async () => {
	const third = await DeviceInMemory.open({ person: 'tnv3', device: phoneC, villages: [HERE] }, [
		HERE
	]);
	const householdId = await register(volunteer, 'Lô Thị Tím');
	await volunteer.meet(colleague);
	done(await recordVisitNow(volunteer.app, { householdId, input: { outcome: 'moved' } }));
	await volunteer.meet(colleague);
	await seenCapable(colleague, householdId);
	for (const device of [volunteer, third, officer]) await colleague.meet(device);

	const [one] = (await third.household(householdId))!.needsReview;
	const settle = (device: DeviceInMemory) =>
		settleCaseNow(device.app, {
			householdId,
			name: { kind: one!.kind, entry: one!.entry },
			decision: 'gone'
		});
	expect(await settle(third)).toEqual({ ok: false, error: { kind: 'not-concerned' } });
	for (const device of [volunteer, colleague, officer]) {
		done(await settle(device));
		const household = (await device.household(householdId))!;
		expect(household.needsReview).toEqual([]);
		expect(household.scope).toEqual({ state: 'out', reason: 'moved' });
		expect(await settle(device)).toEqual({ ok: false, error: { kind: 'no-such-case' } });
	}
	await third.dispose();
});

test('every entry that is written here is one the server accepts', async () => {
	const home = await register(officer, 'Lô Thị Tím', 'Vi Văn Hùng', 'Vi Thị Hoa');
	const capable = await seenCapable(officer, home);
	const input = { memberIds: [capable] };
	const { newHousehold } = done(await splitHouseholdNow(officer.app, { householdId: home, input }));
	done(
		await mergeHouseholdsNow(officer.app, {
			into: home,
			from: newHousehold,
			input: { sameMembers: [], note: 'Chó dữ' }
		})
	);
	done(await moveHouseholdNow(officer.app, { householdId: home, to: THERE }));
	for (const village of [HERE, THERE])
		for (const entry of await officer.entries(village))
			expect(acceptEntry(entry, { by: 'canbo', isOfficer: true })).toEqual({
				ok: true,
				value: entry
			});
});
