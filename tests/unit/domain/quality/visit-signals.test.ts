import { describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../../src/lib/domain/commune-settings';
import { foldHousehold } from '../../../../src/lib/domain/household/fold-household';
import { lookedAt } from '../../../../src/lib/domain/quality/looked-at-visit';
import { visitSignals, type LookedAtVisit } from '../../../../src/lib/domain/quality/visit-signals';
import { alone, HEAD, met, registered, visited } from '../../../support/builders';
import { ratesOf } from '../../../support/quality/rates';

const thresholds = DEFAULT_SETTINGS.quality;
/** Tuesday 3 November 2026, 09:00 in Nghệ An. */
const NINE_MS = Date.UTC(2026, 10, 3, 2);
const visit = (minute: number, rest: Partial<LookedAtVisit> = {}): LookedAtVisit => ({
	id: `v${minute}`,
	ms: NINE_MS + minute * 60_000,
	met: true,
	answers: `answers of ${minute}`,
	madeCapable: false,
	...rest
});
const every = (minutes: number, count: number, rest: Partial<LookedAtVisit> = {}) =>
	Array.from({ length: count }, (_, i) => visit(i * minutes, rest));
const kinds = (visits: LookedAtVisit[]) => visitSignals(visits, thresholds).map(({ kind }) => kind);

const house = { latitude: 19.26, longitude: 104.4, accuracyMetres: 10 };
/** So many metres north of the house. */
const at = (metres: number, accuracyMetres = 10) => ({
	...house,
	latitude: house.latitude + metres / 111_195,
	accuracyMetres
});

describe('a week of visits', () => {
	test('at the pace of a walk says nothing', () => {
		expect(kinds(every(12, 20))).toEqual([]);
	});

	test('with eight people met within half an hour says so once, with all of that run', () => {
		expect(visitSignals(every(4, 10), thresholds)).toEqual([
			{ kind: 'many-in-half-hour', visits: every(4, 10).map(({ id }) => id) }
		]);
		expect(kinds(every(4, 7))).toEqual([]);
	});

	test('along a lane where nobody is at home says nothing', () => {
		expect(kinds(every(2, 12, { met: false, answers: '' }))).toEqual([]);
	});

	test.each([
		[2, 500, 10, []],
		[3, 500, 10, ['far-from-house']],
		[3, 310, 10, []],
		[3, 500, 300, []]
	])('%i visits written down %i m from the house, to %i m', (count, metres, accuracy, said) => {
		expect(kinds(every(20, count, { place: at(metres, accuracy), house }))).toEqual(said);
	});

	test('says how far the furthest was', () => {
		const visits = [400, 900, 500].map((metres, i) => visit(i * 20, { place: at(metres), house }));
		expect(visitSignals(visits, thresholds)).toMatchObject([{ metres: 880 }]);
	});

	test('far from houses that nobody placed before says nothing', () => {
		expect(kinds(every(20, 5, { place: at(5000) }))).toEqual([]);
	});

	test.each([
		['the very same answers six times in a row', every(20, 6, { answers: 'x' }), ['same-answers']],
		[
			'another answer between them',
			[...every(20, 5, { answers: 'x' }), visit(99), visit(110, { answers: 'x' })],
			[]
		],
		['nothing asked at all', every(20, 9, { answers: '' }), []]
	])('with %s', (_, visits, said) => {
		expect(kinds(visits)).toEqual(said);
	});

	test.each([
		['05:59', -181, ['unusual-hour']],
		['06:00', -180, []],
		['20:59', 719, []],
		['21:00', 720, ['unusual-hour']]
	])('at %s', (_, minute, said) => {
		expect(kinds([visit(minute)])).toEqual(said);
	});

	test('unusual hours are said once a morning and once an evening, from when to when', () => {
		const minutes = [-240, -200, -190, 100, 730, 1440 - 210];
		const said = visitSignals(
			minutes.map((minute) => visit(minute)),
			DEFAULT_SETTINGS.quality
		);
		expect(
			said.map(
				(one) => one.kind === 'unusual-hour' && [one.visits.length, one.fromMinute, one.toMinute]
			)
		).toEqual([
			[3, 300, 350],
			[1, 1270, 1270],
			[1, 330, 330]
		]);
	});

	test.each([
		['three in a day', [0, 30, 60], 1, ['capable-at-once']],
		['three over two days', [0, 30, 1440], 1, []],
		['three who took their time', [0, 30, 60], 5, []]
	])('capable at once, %s', (_, at, minutes, said) => {
		expect(kinds(at.map((minute) => visit(minute, { madeCapable: true, minutes })))).toEqual(said);
	});

	test('reads the same in whatever order the visits come', () => {
		const visits = [...every(4, 10), visit(720), ...every(30, 6, { answers: 'x' })];
		expect(visitSignals(visits.toReversed(), thresholds)).toEqual(visitSignals(visits, thresholds));
	});
});

describe('a visit as the rules look at it', () => {
	const capable = {
		'activated-on-phone': alone,
		'signs-in-alone': alone,
		'has-submitted-or-looked-up': alone
	};

	test('is capable at once when nobody had met that person before', () => {
		const fresh = foldHousehold([registered(), met({ minute: 5 }, HEAD, capable)])!;
		expect(lookedAt(fresh, fresh.visits[0]!, Date.parse)).toMatchObject({
			met: true,
			madeCapable: true
		});
		const known = foldHousehold([
			registered(),
			met({ minute: 5 }, HEAD, { 'signs-in-alone': { state: 'no' } }),
			met({ minute: 90 }, HEAD, capable)
		])!;
		expect(lookedAt(known, known.visits[0]!, Date.parse).madeCapable).toBe(false);
	});

	test('answers alike in two households read alike; what was not asked says nothing', () => {
		const said = (skills: Parameters<typeof met>[2]) => {
			const household = foldHousehold([registered(), met({ minute: 5 }, HEAD, skills)])!;
			return lookedAt(household, household.visits[0]!, Date.parse).answers;
		};
		expect(said({ 'signs-in-alone': alone })).toBe(
			said({ 'signs-in-alone': alone, 'pays-online': { state: 'not-asked' } })
		);
		expect(said({})).toBe('');
	});

	test('took as long as the device’s own clock says, and stood where other visits did', () => {
		const entry = visited(
			{ minute: 20 },
			{ startedAt: '2026-10-20T01:12:30.000Z', personal: { place: at(40) } }
		);
		const before = visited({ minute: 1, by: 'tnv2' }, { personal: { place: house } });
		const household = foldHousehold([registered(), before, entry])!;
		expect(lookedAt(household, household.visits[0]!, Date.parse)).toMatchObject({
			minutes: 7.5,
			place: at(40),
			house
		});
		expect(lookedAt(household, household.visits[1]!, Date.parse)).not.toHaveProperty('minutes');
	});
});

/** Weeks whose truth is known; the figures of a thousand each stand in docs/benchmarks.md. */
describe('the thresholds every commune begins with', () => {
	test('leave honest weeks alone', () => {
		expect(ratesOf('honest', 200, 1).weeks).toBeLessThan(5);
	});

	test('find weeks that were made up at home', () => {
		const { weeks, visits } = ratesOf('careless', 200, 1);
		expect(weeks).toBeGreaterThan(95);
		expect(visits).toBeGreaterThan(80);
	});
});
