import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CLOSED_AS, DOERS, OBSTACLES } from '../../../../src/lib/domain/entries/submission-entries';
import {
	allOf,
	figuresBy,
	isEmpty,
	median,
	percentOf,
	submissionFigures,
	type CountedSubmission,
	type SubmissionFigures
} from '../../../../src/lib/domain/submission/figures';
import { calendarDay, DAY_MS, momentOf } from '../../../../src/lib/domain/time/calendar';

const OCTOBER = { from: '2026-10-01', to: '2026-10-31' };
const at = (day: string, time = '09:00') => momentOf(day, time);

function dossier(more: Partial<CountedSubmission> = {}): CountedSubmission {
	return {
		id: 'a',
		householdId: 'h1',
		village: 'village-17284-03',
		procedure: 'dang-ky-khai-sinh',
		version: '1',
		member: 'm1',
		state: 'preparing',
		by: 'tnv1',
		startedMs: at('2026-10-05'),
		guidedOn: ['2026-10-05'],
		last: { ms: at('2026-10-05'), by: 'tnv1' },
		ready: 0,
		steps: 0,
		...more
	};
}

const sentOn = (day: string, more: Partial<NonNullable<CountedSubmission['sent']>> = {}) => ({
	sent: {
		at: 'online' as const,
		ms: at(day),
		on: day,
		by: 'tnv1',
		doneBy: 'citizen' as const,
		...more
	}
});
const closedOn = (day: string, state: (typeof CLOSED_AS)[number]) => ({
	state,
	closed: { on: day, ms: at(day), by: 'tnv1' }
});

const october = (...all: CountedSubmission[]) => submissionFigures(all, { period: OCTOBER });

test('what was begun in one month and went out in the next counts in each for what it was', () => {
	const one = dossier({
		startedMs: at('2026-09-30'),
		guidedOn: ['2026-09-30'],
		...sentOn('2026-10-02')
	});
	expect(october(one)).toMatchObject({ started: 0, submitted: 1, online: 1 });
	const september = { period: { from: '2026-09-01', to: '2026-09-30' } };
	expect(submissionFigures([one], september)).toMatchObject({ started: 1, submitted: 0 });
});

test('a day begins and ends at midnight in Vietnam', () => {
	const justBefore = dossier({ startedMs: Date.parse('2026-09-30T16:59:59.999Z') });
	const first = dossier({ startedMs: Date.parse('2026-09-30T17:00:00.000Z') });
	const last = dossier({ startedMs: Date.parse('2026-10-31T16:59:59.999Z') });
	const justAfter = dossier({ startedMs: Date.parse('2026-10-31T17:00:00.000Z') });
	expect([justBefore, first, last, justAfter].map((one) => october(one).started)).toEqual([
		0, 1, 1, 0
	]);
});

test('a rate of nothing is not known, and what was not said is neither a yes nor a no', () => {
	const none = october();
	for (const share of [none.success, none.selfDone, none.paidOnline, none.byPost])
		expect(percentOf(share)).toBeUndefined();
	expect(median(none.workingDays)).toBeUndefined();
	expect(isEmpty(none)).toBe(true);

	const figures = october(
		dossier({ id: 'a', ...sentOn('2026-10-05', { resultBy: 'post' }) }),
		dossier({ id: 'b', ...sentOn('2026-10-06') }),
		dossier({ id: 'c', ...sentOn('2026-10-07', { resultBy: 'office', paid: 'counter' }) })
	);
	expect(figures.byPost).toEqual({ yes: 1, known: 2, unknown: 1 });
	expect(percentOf(figures.byPost)).toBe(50);
	expect(figures.paidOnline).toEqual({ yes: 0, known: 1, unknown: 0 });
	expect(percentOf(figures.paidOnline)).toBe(0);
});

test.each([
	{
		who: 'the citizen did the steps and sent it',
		stepsBy: 'citizen',
		doneBy: 'citizen',
		is: 'citizen'
	},
	{ who: 'the volunteer did both', stepsBy: 'volunteer', doneBy: 'volunteer', is: 'volunteer' },
	{
		who: 'the volunteer did steps and the citizen sent it',
		stepsBy: 'volunteer',
		doneBy: 'citizen',
		is: 'together'
	},
	{ who: 'nothing was said of steps', stepsBy: undefined, doneBy: 'citizen', is: 'citizen' }
] as const)('where $who, it was done by $is', ({ stepsBy, doneBy, is }) => {
	const one = dossier({ ...(stepsBy ? { stepsBy } : {}), ...sentOn('2026-10-05', { doneBy }) });
	const { performed, selfDone } = october(one);
	expect(performed).toEqual({ citizen: 0, together: 0, volunteer: 0, [is]: 1 });
	expect(selfDone).toEqual({ yes: is === 'citizen' ? 1 : 0, known: 1, unknown: 0 });
});

test('given up before it went out is no success; refused after it went out is one all the same', () => {
	const { success, givenUp, refused, selfDone } = october(
		dossier({ id: 'a', ...closedOn('2026-10-08', 'given-up') }),
		dossier({ id: 'b', ...sentOn('2026-10-05'), ...closedOn('2026-10-20', 'refused') })
	);
	expect(success).toEqual({ yes: 1, known: 2, unknown: 0 });
	expect({ givenUp, refused }).toEqual({ givenUp: 1, refused: 1 });
	// Nobody wrote down who did what of the one that was given up.
	expect(selfDone).toEqual({ yes: 1, known: 1, unknown: 1 });
});

test('a result is waited for in working days, and half of them are faster than the middle one', () => {
	const { workingDays } = october(
		// Friday to Monday.
		dossier({ id: 'a', ...sentOn('2026-10-09'), resultOn: '2026-10-12' }),
		dossier({ id: 'b', ...sentOn('2026-10-05'), resultOn: '2026-10-09' }),
		dossier({ id: 'c', ...sentOn('2026-10-05'), resultOn: '2026-11-02' }),
		dossier({ id: 'd', ...sentOn('2026-10-05'), resultOn: '2026-10-02' })
	);
	expect(workingDays).toEqual([1, 4]);
	expect(median(workingDays)).toBe(2.5);
});

test('an obstacle counts each time it was met; it stands open until something is done', () => {
	const met = { kind: 'no-level-2', on: '2026-10-06' } as const;
	const { obstacles, obstaclesOpen } = october(
		dossier({
			id: 'a',
			obstacles: [met, { kind: 'portal-down', on: '2026-10-07' }],
			blocked: 'portal-down'
		}),
		dossier({ id: 'b', obstacles: [met] }),
		dossier({
			id: 'c',
			obstacles: [met],
			blocked: 'no-level-2',
			...closedOn('2026-10-30', 'given-up')
		}),
		// Met before, and there still.
		dossier({ id: 'd', obstacles: [{ kind: 'no-sim', on: '2026-09-01' }], blocked: 'no-sim' })
	);
	expect(obstacles).toEqual({ 'no-level-2': 3, 'portal-down': 1 });
	expect(obstaclesOpen).toEqual({ 'portal-down': 1, 'no-sim': 1 });
});

test('one person who was helped twice is one person, and two of a family are two', () => {
	const all = [
		dossier({ id: 'a' }),
		dossier({ id: 'b', procedure: 'dang-ky-thuong-tru' }),
		dossier({ id: 'c', member: 'm2' })
	];
	expect(october(...all).people).toBe(2);
});

test('beginning counts for whoever began, the rest for whoever sent it', () => {
	const one = dossier({ by: 'tnv1', ...sentOn('2026-10-05', { by: 'tnv2' }) });
	const lines = figuresBy([one], 'volunteer', { period: OCTOBER });
	expect(lines.map(({ key, figures }) => [key, figures.started, figures.submitted])).toEqual([
		['tnv2', 0, 1],
		['tnv1', 1, 0]
	]);
});

const day = fc
	.integer({ min: -40, max: 40 })
	.map((n) => calendarDay(at('2026-10-15') + n * DAY_MS));
const moment = fc.tuple(day, fc.constantFrom('00:00', '09:00', '23:59')).map(([d, t]) => at(d, t));
const volunteer = fc.constantFrom('tnv1', 'tnv2', 'tnv3');

const submission: fc.Arbitrary<CountedSubmission> = fc
	.record(
		{
			village: fc.constantFrom('village-17284-03', 'village-17284-04', 'village-17284-05'),
			procedure: fc.constantFrom('dang-ky-khai-sinh', 'dang-ky-thuong-tru'),
			person: fc.constantFrom('m1', 'm2', 'm3'),
			by: volunteer,
			startedMs: moment,
			stepsBy: fc.constantFrom(...DOERS),
			obstacles: fc.array(fc.record({ kind: fc.constantFrom(...OBSTACLES), on: day }), {
				maxLength: 3
			}),
			isBlocked: fc.boolean(),
			sent: fc.record({
				on: day,
				at: fc.constantFrom('online', 'counter'),
				by: volunteer,
				doneBy: fc.constantFrom(...DOERS)
			}),
			paid: fc.constantFrom('online' as const, 'counter' as const),
			resultBy: fc.constantFrom('post' as const, 'office' as const),
			supplementsOn: fc.array(day, { minLength: 1, maxLength: 2 }),
			resultOn: day,
			closed: fc.record({ ms: moment, state: fc.constantFrom(...CLOSED_AS) })
		},
		{ requiredKeys: ['village', 'procedure', 'person', 'by', 'startedMs', 'isBlocked'] }
	)
	.map(({ person, isBlocked, sent, paid, resultBy, closed, stepsBy, obstacles, ...rest }) => {
		const blocked = isBlocked ? obstacles?.at(-1)?.kind : undefined;
		return dossier({
			...rest,
			// A person lives in one village.
			householdId: `h-${rest.village}`,
			member: person,
			guidedOn: [calendarDay(rest.startedMs), ...(sent ? [sent.on] : [])],
			...(stepsBy ? { stepsBy } : {}),
			...(obstacles ? { obstacles } : {}),
			...(blocked ? { blocked } : {}),
			...(sent
				? {
						sent: {
							...sent,
							ms: at(sent.on),
							...(paid ? { paid } : {}),
							...(resultBy ? { resultBy } : {})
						}
					}
				: {}),
			...(closed
				? {
						state: closed.state,
						closed: { on: calendarDay(closed.ms), ms: closed.ms, by: rest.by }
					}
				: {})
		});
	});
const submissions = fc
	.array(submission, { maxLength: 25 })
	.map((all) => all.map((one, i) => ({ ...one, id: `s${i}` })));
const period = fc
	.tuple(day, day)
	.map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }));

/** All that can be added up; of people only where nobody is in two groups. */
const sumOf = (all: readonly SubmissionFigures[]) => {
	const sum = (of: (figures: SubmissionFigures) => number) =>
		all.reduce((total, figures) => total + of(figures), 0);
	const share = (of: (figures: SubmissionFigures) => SubmissionFigures['success']) => ({
		yes: sum((one) => of(one).yes),
		known: sum((one) => of(one).known),
		unknown: sum((one) => of(one).unknown)
	});
	return {
		started: sum(({ started }) => started),
		submitted: sum(({ submitted }) => submitted),
		atOnce: sum(({ online, counter }) => online + counter),
		supplemented: sum(({ supplemented }) => supplemented),
		ended: sum(({ done, refused, withdrawn, givenUp }) => done + refused + withdrawn + givenUp),
		success: share(({ success }) => success),
		selfDone: share(({ selfDone }) => selfDone),
		paidOnline: share(({ paidOnline }) => paidOnline),
		byPost: share(({ byPost }) => byPost),
		performed: DOERS.map((doer) => sum(({ performed }) => performed[doer])),
		workingDays: all.flatMap(({ workingDays }) => workingDays).sort((a, b) => a - b),
		obstacles: OBSTACLES.map((kind) => sum(({ obstacles }) => obstacles[kind] ?? 0)),
		open: sum(({ obstaclesOpen }) => allOf(obstaclesOpen))
	};
};

test('villages, procedures and volunteers each add up to the whole', () => {
	fc.assert(
		fc.property(submissions, period, (all, period) => {
			const whole = submissionFigures(all, { period });
			for (const division of ['village', 'procedure', 'volunteer'] as const) {
				const parts = figuresBy(all, division, { period }).map(({ figures }) => figures);
				expect(sumOf(parts), division).toEqual(sumOf([whole]));
				if (division === 'village')
					expect(parts.reduce((sum, { people }) => sum + people, 0)).toBe(whole.people);
			}
		})
	);
});

test('two periods beside each other have together what both have as one', () => {
	fc.assert(
		fc.property(submissions, period, day, (all, { from, to }, between) => {
			fc.pre(from <= between && between < to);
			const next = calendarDay(at(between) + DAY_MS);
			const halves = [
				submissionFigures(all, { period: { from, to: between } }),
				submissionFigures(all, { period: { from: next, to } })
			];
			const { started, submitted, ended, success, workingDays, obstacles } = sumOf(halves);
			expect(sumOf([submissionFigures(all, { period: { from, to } })])).toMatchObject({
				started,
				submitted,
				ended,
				success,
				workingDays,
				obstacles
			});
		})
	);
});

test('the order in which submissions are read changes no number', () => {
	fc.assert(
		fc.property(
			submissions.chain((all) =>
				fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))
			),
			period,
			([all, shuffled], period) => {
				expect(submissionFigures(shuffled, { period })).toEqual(submissionFigures(all, { period }));
				for (const division of ['village', 'procedure', 'volunteer'] as const)
					expect(figuresBy(shuffled, division, { period })).toEqual(
						figuresBy(all, division, { period })
					);
			}
		)
	);
});
