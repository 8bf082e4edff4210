import { describe, expect, test } from 'vitest';
import { endOfKeeping } from '../../../../src/lib/domain/consent/keeping-days';
import {
	campaignsOver,
	changesKeeping,
	keptUntil,
	type Keeping
} from '../../../../src/lib/domain/consent/retention';
import { DEFAULT_SETTINGS } from '../../../../src/lib/domain/commune-settings';
import type { Entry } from '../../../../src/lib/domain/entries/entry';
import { inVietnam, momentOf } from '../../../../src/lib/domain/time/calendar';
import { MORNING_MS, registered, stampAt, visited, voided } from '../../../support/builders';
import { dossier } from '../../../support/dossiers';

describe('the midnight on which people are erased', () => {
	test.each([
		{ last: '2026-11-30', days: 180, on: '2027-05-30T00:00' },
		{ last: '2026-12-31', days: 30, on: '2027-01-31T00:00' },
		{ last: '2027-12-31', days: 60, on: '2028-03-01T00:00' },
		{ last: '2026-12-31', days: 60, on: '2027-03-02T00:00' },
		{ last: '2026-12-01', days: 30, on: '2027-01-01T00:00' }
	])('$days whole days after $last is $on in Vietnam', ({ last, days, on }) => {
		expect(inVietnam(endOfKeeping(last, days)).slice(0, 16)).toBe(on);
	});
});

/** Minutes after the morning of the stories, to noon of a day. */
const noonOf = (day: string): number => (momentOf(day, '12:00') - MORNING_MS) / 60_000;
const on = (day: string) => ({ minute: noonOf(day) });
const met = (day: string): Entry => visited(on(day), { outcome: 'met' });

const SPRING = { from: '2026-03-01', to: '2026-05-31' };
const AUTUMN = { from: '2026-09-01', to: '2026-11-30' };
const keeping = (rest: Partial<Keeping> = {}): Keeping => ({
	campaigns: [SPRING, AUTUMN],
	retentionDays: 180,
	...rest
});
const AFTER_SPRING = endOfKeeping(SPRING.to, 180);
const AFTER_AUTUMN = endOfKeeping(AUTUMN.to, 180);

describe('a household is kept', () => {
	test.each([
		{
			what: 'for the campaign in which it was registered at the door',
			entries: [registered(on('2026-04-10'))],
			until: AFTER_SPRING
		},
		{
			what: 'also when it was registered on the campaign’s last evening',
			entries: [registered({ minute: noonOf('2026-05-31') + 11 * 60 + 59 })],
			until: AFTER_SPRING
		},
		{
			what: 'for the next campaign, where somebody spoke with it between two',
			entries: [registered(on('2026-07-10'))],
			until: AFTER_AUTUMN
		},
		{
			what: 'for the later campaign, where somebody met its people again',
			entries: [registered(on('2026-04-10')), met('2026-10-01')],
			until: AFTER_AUTUMN
		},
		{
			what: 'no longer because somebody stood before a closed door again',
			entries: [registered(on('2026-04-10')), visited(on('2026-10-01'), {})],
			until: AFTER_SPRING
		},
		{
			what: 'no longer because of a visit that was taken back',
			entries: [
				registered(on('2026-04-10')),
				met('2026-10-01'),
				voided({ minute: noonOf('2026-10-01') + 5 }, met('2026-10-01'))
			],
			until: AFTER_SPRING
		},
		{
			what: 'for the later campaign, where its people consented anew',
			entries: [
				registered(on('2026-04-10')),
				{
					...stampAt(on('2026-10-01')),
					type: 'consent-given',
					purpose: 'coverage-record',
					textVersion: 'coverage-record.1',
					how: 'spoken'
				} as Entry
			],
			until: AFTER_AUTUMN
		},
		{
			what: 'for the latest campaign, where it is only known from a list and nobody has spoken with it',
			entries: [registered(on('2026-04-10'), { source: 'import' })],
			until: AFTER_AUTUMN
		},
		{
			what: 'no longer because of a visit after all campaigns',
			entries: [registered(on('2026-10-10')), met('2027-02-01')],
			until: AFTER_AUTUMN
		},
		{
			what: 'until its open dossier has not been heard of for ninety days',
			entries: [registered(on('2026-10-10')), ...dossier(on('2027-05-20')).slice(0, -1)],
			until: endOfKeeping('2027-05-20', 90)
		},
		{
			what: 'no longer than others, where a dossier was heard of last long ago',
			entries: [registered(on('2026-10-10')), ...dossier(on('2026-10-20')).slice(0, -1)],
			until: AFTER_AUTUMN
		},
		{
			what: 'no longer than others once its dossier is closed',
			entries: [registered(on('2026-10-10')), ...dossier(on('2027-05-20'))],
			until: AFTER_AUTUMN
		},
		{
			what: 'as many days from then, where people first spoke with it after all campaigns',
			entries: [registered(on('2027-02-01')), met('2027-03-01')],
			until: endOfKeeping('2027-02-01', 180)
		}
	])('$what', ({ entries, until }) => {
		expect(keptUntil(entries, keeping())).toBe(until);
	});

	test('without an end while the commune has never had a campaign: nobody was told one', () => {
		expect(keptUntil([registered()], keeping({ campaigns: [] }))).toBeUndefined();
	});

	test('until two weeks after the day on which that was changed, so that a slip of an officer is seen before it erases', () => {
		const changedAtMs = AFTER_AUTUMN + 60_000;
		const until = keptUntil([registered(on('2026-10-10'))], keeping({ changedAtMs }));
		expect(inVietnam(until ?? 0)).toBe('2027-06-13T00:00:00.000Z');
		expect(inVietnam(changedAtMs)).toContain('2027-05-30T00:01');
	});
});

describe('when an officer changes the campaign', () => {
	test.each([
		{
			what: 'a new one leaves the old one behind',
			over: [],
			before: SPRING,
			after: AUTUMN,
			today: '2026-08-20',
			left: [SPRING]
		},
		{
			what: 'one that goes on for longer is the same',
			over: [],
			before: SPRING,
			after: { from: '2026-03-01', to: '2026-06-30' },
			today: '2026-06-05',
			left: []
		},
		{
			what: 'one that is taken out after its end is over',
			over: [SPRING],
			before: AUTUMN,
			after: undefined,
			today: '2026-12-24',
			left: [SPRING, AUTUMN]
		},
		{
			what: 'one that is broken off ended that day',
			over: [],
			before: AUTUMN,
			after: undefined,
			today: '2026-10-05',
			left: [{ from: '2026-09-01', to: '2026-10-05' }]
		},
		{
			what: 'one that had not begun never was',
			over: [SPRING],
			before: AUTUMN,
			after: undefined,
			today: '2026-08-20',
			left: [SPRING]
		},
		{
			what: 'one that was taken out and put back is the same',
			over: [SPRING],
			before: undefined,
			after: SPRING,
			today: '2026-08-20',
			left: []
		}
	])('$what', ({ over, before, after, today, left }) => {
		expect(campaignsOver(over, { before, after }, today)).toEqual(left);
	});

	test('only its days and the days of keeping count, neither its name nor a threshold', () => {
		const campaign = { ...AUTUMN, name: '92 ngày đêm', targetPercent: 80 };
		const before = { ...DEFAULT_SETTINGS, campaign };
		const renamed = {
			...before,
			campaign: { ...campaign, name: 'Đợt mùa thu', targetPercent: 90 }
		};
		expect(changesKeeping(before, renamed)).toBe(false);
		expect(changesKeeping(before, { ...before, retentionDays: 90 })).toBe(true);
		expect(changesKeeping(before, { ...before, campaign: { ...campaign, to: '2026-12-31' } })).toBe(
			true
		);
	});
});
