import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarDay, DAY_MS, momentOf } from '../../../../src/lib/domain/time/calendar';
import type { HouseholdRow } from '../../../../src/lib/domain/household/household-row';
import { TURNS, type Day } from '../../../../src/lib/domain/today/door';
import { WALK_ORDERS } from '../../../../src/lib/domain/today/order';
import type { SubmissionRow } from '../../../../src/lib/domain/submission/submission-row';
import { planDay, type DayWishes } from '../../../../src/lib/domain/today/plan-day';
import { house } from '../../../support/house';

const TODAY = '2026-11-22';
const YESTERDAY = '2026-11-21';
const at = (time: string, day = TODAY) => momentOf(day, time);

const wishes = (more: Partial<DayWishes> = {}): DayWishes => ({
	nowMs: at('09:00'),
	me: 'tnv1',
	order: 'walk',
	ahead: [],
	putOff: [],
	...more
});

const ids = ({ doors }: Day): string[] => doors.map(({ row }) => row.id);
const plan = (rows: HouseholdRow[], more: Partial<DayWishes> = {}) => planDay(rows, wishes(more));

function visitedHouse(
	id: string,
	outcome: 'met' | 'no-one-home' | 'refused' | 'come-back',
	{
		on = YESTERDAY,
		time = '09:10',
		by = 'tnv2',
		...more
	}: Partial<HouseholdRow> & {
		on?: string;
		time?: string;
		by?: string;
	} = {}
): HouseholdRow {
	const ms = at(time, on);
	return house(id, {
		visits: 1,
		lastVisit: { outcome, ms },
		lastDay: { on, by: [by] },
		...(outcome === 'no-one-home' ? { absentHours: [Number(time.slice(0, 2))] } : {}),
		...more
	});
}

const promised = (id: string, comeBackOn: string, comeBackTime?: string) =>
	visitedHouse(id, 'come-back', {
		on: '2026-11-18',
		comeBackOn,
		...(comeBackTime === undefined ? {} : { comeBackTime })
	});

describe('whom to visit next', () => {
	test('along the lane from the house visited last, then round to those before it', () => {
		const rows = ['số 10', 'số 1', 'số 3'].map((id) => house(id));
		const last = visitedHouse('số 2', 'met', { on: TODAY, time: '08:40', by: 'tnv1' });
		expect(ids(plan([...rows, last]))).toEqual(['số 3', 'số 10', 'số 1']);
		expect(ids(plan([...rows, last], { from: 'số 3' }))).toEqual(['số 10', 'số 1', 'số 3']);
	});

	test('a promise comes first when its time has come: the longest due, then the hours of today', () => {
		const rows = [
			house('số 1'),
			promised('số 2', TODAY, '09:20'),
			promised('số 3', '2026-11-20'),
			promised('số 4', TODAY)
		];
		expect(ids(plan(rows))).toEqual(['số 3', 'số 4', 'số 2', 'số 1']);
		expect(plan(rows).doors.map(({ reason }) => reason.kind)).toEqual([
			'overdue',
			'promised',
			'promised',
			'never-visited'
		]);
	});

	test('a promise for this afternoon waits until half an hour before', () => {
		const rows = [house('số 1'), promised('số 2', TODAY, '15:00')];
		const morning = plan(rows);
		expect(ids(morning)).toEqual(['số 1']);
		expect(morning.laterToday.map(({ row }) => row.id)).toEqual(['số 2']);
		expect(ids(plan(rows, { nowMs: at('14:30') }))).toEqual(['số 2', 'số 1']);
	});

	test.each([
		{ agreed: '08:30', early: '13:55', due: '14:00' },
		{ agreed: '13:30', early: '15:25', due: '15:30' },
		{ agreed: '16:10', early: '18:05', due: '18:10' }
	])('"this afternoon", agreed at $agreed, comes first from $due on', ({ agreed, early, due }) => {
		const rows = [
			house('số 1'),
			visitedHouse('số 2', 'come-back', { on: TODAY, time: agreed, comeBackOn: TODAY })
		];
		const before = plan(rows, { nowMs: at(early) });
		expect(ids(before)).toEqual(['số 1']);
		expect(before.laterToday.map(({ row }) => row.id)).toEqual(['số 2']);
		expect(ids(plan(rows, { nowMs: at(due) }))).toEqual(['số 2', 'số 1']);
	});

	test('a promise for another day comes on its day and not before', () => {
		const rows = [promised('số 1', '2026-11-24')];
		for (const [day, doors] of [
			['2026-11-23', []],
			['2026-11-24', ['số 1']],
			['2026-11-25', ['số 1']]
		] as const)
			expect(ids(plan(rows, { nowMs: at('07:00', day) })), day).toEqual(doors);
	});

	test('a household that is covered or gone is no door, unless it was promised a visit', () => {
		const rows = [
			house('số 1', { coverage: 'covered' }),
			house('số 2', { coverage: 'out-of-scope' }),
			promised('số 3', '2026-11-20'),
			{ ...promised('số 4', TODAY), coverage: 'covered' as const }
		];
		expect(ids(plan(rows))).toEqual(['số 3', 'số 4']);
	});

	test('a house that was empty at nine is tried at noon, and in the morning comes after the others', () => {
		const rows = [visitedHouse('số 1', 'no-one-home', { time: '09:10' }), house('số 2')];
		expect(ids(plan(rows))).toEqual(['số 2', 'số 1']);
		expect(plan(rows).doors.at(-1)?.reason.kind).toBe('absent-at-this-hour');
		const noon = plan(rows, { nowMs: at('12:10') });
		expect(ids(noon)).toEqual(['số 1', 'số 2']);
		expect(noon.doors[0]?.reason.kind).toBe('absent-before');
	});

	test('a house called at this morning in vain is worth another call at another time of the same day', () => {
		const rows = [visitedHouse('số 1', 'no-one-home', { on: TODAY, time: '08:00' })];
		expect(plan(rows).notNow).toMatchObject([{ because: { kind: 'visited-today' } }]);
		expect(ids(plan(rows, { nowMs: at('18:00') }))).toEqual(['số 1']);
	});

	test('a village in which nobody is known any more is told from one in which all is done', () => {
		const nobody = [
			house('số 1', { declined: true }),
			house('số 2', { anonymised: '2027-05-30', coverage: 'covered' }),
			house('số 3', { coverage: 'out-of-scope' })
		];
		expect(plan(nobody)).toMatchObject({ isAnybodyKnown: false, doors: [], notNow: [] });
		const done = house('số 4', { coverage: 'covered' });
		expect(plan([...nobody, done])).toMatchObject({ isAnybodyKnown: true, doors: [] });
	});

	test('what a household lacks is its reason', () => {
		const lacking = (id: string, steps: Pick<HouseholdRow, 'stepsLeft' | 'unasked'>) =>
			visitedHouse(id, 'met', { coverage: 'not-yet', ...steps });
		const rows = [
			lacking('số 1', { stepsLeft: ['has-submitted-or-looked-up'] }),
			lacking('số 2', {
				stepsLeft: ['signs-in-alone', 'has-submitted-or-looked-up'],
				unasked: ['has-submitted-or-looked-up']
			}),
			visitedHouse('số 3', 'met'),
			visitedHouse('số 4', 'refused')
		];
		expect(plan(rows).doors.map(({ reason }) => reason)).toMatchObject([
			{ kind: 'steps-left', lacking: ['has-submitted-or-looked-up'], unasked: [] },
			{
				kind: 'steps-left',
				lacking: ['signs-in-alone'],
				unasked: ['has-submitted-or-looked-up']
			},
			{ kind: 'not-asked' },
			{ kind: 'refused-before' }
		]);
	});
});

describe('a submission that waits', () => {
	const [TOMORROW, IN_A_WEEK] = ['2026-11-23', '2026-11-29'];
	const noted = (more: Partial<SubmissionRow>): SubmissionRow => ({
		...{ id: 'khai sinh', procedure: '1.001193', version: '2026-07-01', member: 'cháu' },
		...{ state: 'sent', by: 'tnv1', startedMs: at('08:00', '2026-11-10') },
		...{ guidedOn: ['2026-11-10'], ready: 3, steps: 5 },
		last: { ms: at('16:00', '2026-11-20'), by: 'tnv1' },
		sent: {
			at: 'online',
			ms: at('09:00', '2026-11-12'),
			on: '2026-11-12',
			by: 'tnv1',
			doneBy: 'citizen'
		},
		...more
	});
	const covered = (id: string, one: Partial<SubmissionRow>, more: Partial<HouseholdRow> = {}) =>
		house(id, { coverage: 'covered', submissions: [noted(one)], ...more });
	const asked = (supplyBy?: string): Partial<SubmissionRow> => ({
		state: 'supplement-asked',
		...(supplyBy === undefined ? {} : { supplyBy })
	});

	test('brings somebody back also to a covered house, and says what for', () => {
		const rows = [
			covered('số 1', asked(IN_A_WEEK)),
			covered('số 2', { state: 'result-ready' }),
			covered('số 3', { dueOn: TODAY }),
			covered('số 4', { dueOn: TOMORROW }),
			covered('số 5', {
				state: 'result-ready',
				closed: { on: calendarDay(at('08:00')), ms: at('08:00'), by: 'tnv1' }
			}),
			covered('số 6', asked())
		];
		expect(plan(rows).doors.map(({ row, reason }) => [row.id, reason])).toEqual([
			['số 3', { kind: 'submission', of: 'answer-due', submission: 'khai sinh', on: TODAY }],
			['số 1', { kind: 'submission', of: 'supplement', submission: 'khai sinh', on: IN_A_WEEK }],
			['số 2', { kind: 'submission', of: 'result', submission: 'khai sinh' }],
			['số 6', { kind: 'submission', of: 'supplement', submission: 'khai sinh' }]
		]);
	});

	test('goes before the walk where its day is tomorrow, also before a promise for a later day', () => {
		const rows = [
			house('số 1'),
			promised('số 2', TODAY),
			covered('số 3', asked(TOMORROW), { comeBackOn: IN_A_WEEK }),
			covered('số 0', { dueOn: TODAY })
		];
		expect(ids(plan(rows))).toEqual(['số 2', 'số 0', 'số 3', 'số 1']);
		expect(plan(rows).doors[2]?.turn).toBe('due');
	});

	test('is the reason of whoever had a hand in it, and of nobody else', () => {
		const rows = [covered('số 1', asked(TOMORROW)), visitedHouse('số 2', 'met')];
		rows[1]!.submissions = [noted(asked(TOMORROW))];
		expect(plan(rows, { me: 'tnv2' }).doors).toMatchObject([{ reason: { kind: 'not-asked' } }]);
	});

	test('is no reason any more once they were met and told, until the last day to bring a paper', () => {
		const metAt = (on: string) => {
			const { lastVisit, lastDay } = visitedHouse('', 'met', { on, time: '17:00', by: 'tnv1' });
			return { lastVisit: lastVisit!, lastDay: lastDay!, visits: 1 };
		};
		const told = covered('số 1', asked(IN_A_WEEK), metAt('2026-11-20'));
		expect(plan([told]).doors).toEqual([]);
		expect(ids(plan([told], { nowMs: at('08:00', '2026-11-28') }))).toEqual(['số 1']);
		const result = covered('số 2', { state: 'result-ready' }, metAt('2026-11-19'));
		expect(ids(plan([result]))).toEqual(['số 2']);
		const today = covered('số 3', asked(TODAY), metAt(TODAY));
		expect(plan([today])).toMatchObject({ doors: [], notNow: [] });
	});
});

describe('what people decide for the day', () => {
	const claim = (by: string, on = TODAY) => ({ entryId: `claim of ${by}`, by, on });

	test('a door somebody else goes to today sinks and says who; yesterday’s word is over', () => {
		const rows = [
			house('số 1', { claims: [claim('tnv2')] }),
			house('số 2', { claims: [claim('tnv2', YESTERDAY)] }),
			house('số 3', { claims: [claim('tnv1')] })
		];
		const { doors } = plan(rows);
		expect(doors.map(({ row }) => row.id)).toEqual(['số 3', 'số 2', 'số 1']);
		expect(doors.map(({ claimedBy }) => claimedBy)).toEqual([[], [], ['tnv2']]);
		expect(doors[0]?.myClaim).toBe('claim of tnv1');
	});

	test('where two said they go, both are told and neither loses the door', () => {
		const rows = [house('số 1', { claims: [claim('tnv1'), claim('tnv2')] })];
		for (const [me, other] of [
			['tnv1', 'tnv2'],
			['tnv2', 'tnv1']
		])
			expect(plan(rows, { me: me! }).doors[0]).toMatchObject({ turn: 'mine', claimedBy: [other] });
	});

	test('a door put ahead goes before a promise until somebody has called there', () => {
		const rows = [promised('số 1', '2026-11-20'), house('số 2')];
		const ahead = [{ id: 'số 2', visits: 0 }];
		expect(ids(plan(rows, { ahead }))).toEqual(['số 2', 'số 1']);
		const called = [rows[0]!, visitedHouse('số 2', 'refused', { on: TODAY })];
		expect(ids(plan(called, { ahead }))).toEqual(['số 1']);
	});

	test('a house somebody called at this morning can be put ahead, until the next call', () => {
		const noon = { nowMs: at('12:10') };
		const calledAt = (time: string, visits: number) => [
			house('số 1'),
			visitedHouse('số 2', 'no-one-home', { on: TODAY, time, visits }),
			visitedHouse('số 3', 'come-back', { on: TODAY, comeBackOn: TODAY, comeBackTime: '16:00' })
		];
		const ahead = [
			{ id: 'số 3', visits: 1 },
			{ id: 'số 2', visits: 1 }
		];
		expect(ids(plan(calledAt('08:00', 1), noon))).toEqual(['số 1', 'số 2']);
		expect(ids(plan(calledAt('08:00', 1), { ...noon, ahead }))).toEqual(['số 3', 'số 2', 'số 1']);
		expect(ids(plan(calledAt('12:05', 2), { ...noon, ahead }))).toEqual(['số 3', 'số 1']);
	});

	test('a door put off is not for today, whatever was promised', () => {
		const rows = [promised('số 1', TODAY), house('số 2')];
		const { doors, notNow } = plan(rows, { putOff: ['số 1'] });
		expect(doors.map(({ row }) => row.id)).toEqual(['số 2']);
		expect(notNow).toMatchObject([{ row: { id: 'số 1' }, because: { kind: 'put-off' } }]);
	});
});

describe('in another order', () => {
	const near = { latitude: 19.2643, longitude: 104.4021, accuracyMetres: 10 };
	const far = { ...near, latitude: 19.2743 };
	const placed = (id: string, place: typeof near) =>
		house(id, { personal: { ...house(id).personal, place } });

	test('by distance the nearest first, and those nobody has measured after them', () => {
		const rows = [house('số 1'), placed('số 2', far), placed('số 3', near)];
		const { doors } = plan(rows, { order: 'distance', here: near });
		expect(doors.map(({ row, metres }) => [row.id, metres])).toEqual([
			['số 3', 0],
			['số 2', 1112],
			['số 1', undefined]
		]);
	});

	test('by distance without knowing where the phone is, the houses stay in walking order', () => {
		const rows = [placed('số 2', far), placed('số 1', near)];
		expect(ids(plan(rows, { order: 'distance' }))).toEqual(['số 1', 'số 2']);
	});

	test('by lane from the first lane on, wherever the last visit was', () => {
		const inLane = (id: string, lane: string) =>
			house(id, { personal: { ...house(id).personal, lane } });
		const rows = [inLane('a', 'Nhóm 10'), inLane('b', 'Nhóm 2'), inLane('c', 'Nhóm 1')];
		expect(ids(plan(rows, { order: 'lane', from: 'b' }))).toEqual(['c', 'b', 'a']);
	});
});

const time = fc.constantFrom('07:30', '10:00', '12:15', '16:40', '19:00');
const row = fc
	.record({
		hint: fc.integer({ min: 1, max: 6 }),
		coverage: fc.constantFrom('covered', 'not-yet', 'unknown', 'out-of-scope'),
		outcome: fc.option(fc.constantFrom('met', 'no-one-home', 'refused', 'come-back'), {
			nil: undefined
		}),
		daysAgo: fc.integer({ min: 0, max: 3 }),
		time,
		comeBackInDays: fc.option(fc.integer({ min: -3, max: 3 }), { nil: undefined }),
		comeBackTime: fc.option(time, { nil: undefined }),
		claimedBy: fc.uniqueArray(fc.constantFrom('tnv1', 'tnv2', 'tnv3')),
		claimedDaysAgo: fc.integer({ min: 0, max: 1 }),
		placed: fc.boolean()
	})
	.map((given) => {
		const { outcome, comeBackInDays } = given;
		const on = calendarDay(at('12:00') - given.daysAgo * DAY_MS);
		const claimOn = calendarDay(at('12:00') - given.claimedDaysAgo * DAY_MS);
		const base = house(`số ${given.hint}`);
		return (id: string): HouseholdRow => ({
			...(outcome === undefined ? base : visitedHouse(id, outcome, { on, time: given.time })),
			id,
			coverage: given.coverage as HouseholdRow['coverage'],
			...(given.coverage === 'not-yet'
				? { stepsLeft: ['signs-in-alone'] as const as ['signs-in-alone'] }
				: {}),
			...(outcome !== undefined && comeBackInDays !== undefined
				? { comeBackOn: calendarDay(at('12:00') + comeBackInDays * DAY_MS) }
				: {}),
			...(given.comeBackTime === undefined ? {} : { comeBackTime: given.comeBackTime }),
			claims: given.claimedBy.map((by) => ({ entryId: `${id} ${by}`, by, on: claimOn })),
			personal: {
				...base.personal,
				...(given.placed
					? { place: { latitude: 19 + given.hint / 100, longitude: 104, accuracyMetres: 9 } }
					: {})
			}
		});
	});
const village = fc
	.array(row, { maxLength: 12 })
	.map((made) => made.map((make, i) => make(`house-${String(i).padStart(2, '0')}`)));
const someIds = fc
	.uniqueArray(fc.integer({ min: 0, max: 11 }), { maxLength: 3 })
	.map((picked) => picked.map((i) => `house-${String(i).padStart(2, '0')}`));
const someWishes = fc
	.record({
		time,
		order: fc.constantFrom(...WALK_ORDERS),
		ahead: someIds.map((put) => put.map((id) => ({ id, visits: 0 }))),
		putOff: someIds,
		isPlaced: fc.boolean()
	})
	.map(({ time: now, isPlaced, ...rest }) =>
		wishes({
			...rest,
			nowMs: at(now),
			here: isPlaced ? { latitude: 19.03, longitude: 104 } : undefined
		})
	);

describe('whatever the village and the wishes', () => {
	const holds = (law: (rows: HouseholdRow[], given: DayWishes, day: Day) => void) =>
		fc.assert(
			fc.property(village, someWishes, (rows, given) => law(rows, given, planDay(rows, given)))
		);

	test('every household in scope that is not covered is told exactly once, and none out of scope', () => {
		holds((rows, _, { doors, laterToday, notNow }) => {
			const told = [...doors, ...laterToday, ...notNow].map(({ row: { id } }) => id);
			expect(new Set(told).size).toBe(told.length);
			for (const { id, coverage, comeBackOn } of rows) {
				if (coverage === 'out-of-scope') expect(told).not.toContain(id);
				else if (coverage === 'covered') expect(told.includes(id)).toBe(comeBackOn !== undefined);
				else expect(told).toContain(id);
			}
		});
	});

	test('the same plan comes of the same households in whatever order they are kept', () => {
		holds((rows, given, day) => {
			expect(planDay(rows.toReversed(), given)).toEqual({
				...day,
				notNow: expect.arrayContaining(day.notNow) as Day['notNow']
			});
		});
	});

	test('turns follow one another: what a person put ahead, promises that are due, and the rest', () => {
		holds((_, given, { doors }) => {
			const turns = doors.map(({ turn }) => TURNS.indexOf(turn));
			expect(turns).toEqual(turns.toSorted((a, b) => a - b));
			for (const { turn, reason, row, claimedBy } of doors)
				if (reason.kind === 'promised' || reason.kind === 'overdue')
					expect(
						given.ahead.some(({ id }) => id === row.id) || claimedBy.length > 0 || turn === 'due'
					).toBe(true);
		});
	});

	test('nothing promised for another day is knocked on before, unless it was put ahead', () => {
		holds((_, given, { doors, laterToday }) => {
			for (const { row } of [...doors, ...laterToday])
				if (!given.ahead.some(({ id }) => id === row.id))
					expect((row.comeBackOn ?? '') <= TODAY).toBe(true);
		});
	});

	test('whoever goes there besides is told, by all of today’s claims and no other', () => {
		holds((_, { me }, { doors }) => {
			for (const { row, claimedBy } of doors) {
				const others = (row.claims ?? []).filter(({ by, on }) => by !== me && on === TODAY);
				expect(claimedBy).toEqual(others.map(({ by }) => by));
			}
		});
	});
});
