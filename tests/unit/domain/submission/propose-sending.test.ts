import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	proposeSending,
	tripsOf,
	type SendingSituation
} from '../../../../src/lib/domain/submission/propose-sending';
import { calendarDay, DAY_MS, momentOf } from '../../../../src/lib/domain/time/calendar';
import { isWorkingDay } from '../../../../src/lib/domain/time/working-days';

// 20 October 2026 is a Tuesday, 24 October a Saturday; 24 November is a holiday.
const at = (day: string, time: string, rest: Partial<SendingSituation> = {}): SendingSituation => ({
	route: 'online',
	trips: [],
	nowMs: momentOf(day, time),
	...rest
});
const orHall = (on: string) => ({ orElse: { where: 'commune-hall', on } });
const hall = { where: 'commune-hall', on: '2026-10-22', time: '09:00' } as const;
const office = { where: 'office', on: '2026-10-21' } as const;

test.each([
	{
		when: 'on a working morning with a network goes out now, so that it counts today',
		given: at('2026-10-20', '09:00'),
		proposed: { where: 'home', on: '2026-10-20', because: 'counts-today' }
	},
	{
		when: 'on a working morning without signal is taken to where there is some, today',
		given: at('2026-10-20', '09:00', { blocked: 'no-signal' }),
		proposed: {
			where: 'signal-place',
			on: '2026-10-20',
			because: 'counts-today',
			...orHall('2026-10-20')
		}
	},
	{
		when: 'where there is no network just now is not proposed for here, though nobody wrote it down',
		given: at('2026-10-20', '09:00', { isOffline: true }),
		proposed: {
			where: 'signal-place',
			on: '2026-10-20',
			because: 'counts-today',
			...orHall('2026-10-20')
		}
	},
	{
		when: 'on a Saturday without signal may go to the hall once that is open again',
		given: at('2026-10-24', '09:00', { isOffline: true, blocked: 'portal-down' }),
		proposed: {
			where: 'signal-place',
			on: '2026-10-24',
			time: '20:00',
			because: 'quiet-evening',
			...orHall('2026-10-26')
		}
	},
	{
		when: 'for the counter needs no network',
		given: at('2026-10-20', '08:30', { route: 'counter', isOffline: true }),
		proposed: { where: 'office', on: '2026-10-20', because: 'counts-today' }
	},
	{
		when: 'an hour before the last one would not count today any more: early tomorrow',
		given: at('2026-10-20', '14:00', { blocked: 'no-signal' }),
		proposed: {
			where: 'signal-place',
			on: '2026-10-21',
			time: '07:00',
			because: 'quiet-morning',
			...orHall('2026-10-21')
		}
	},
	{
		when: 'on a Friday evening waits for Monday morning',
		given: at('2026-10-23', '18:00'),
		proposed: { where: 'home', on: '2026-10-26', time: '07:00', because: 'quiet-morning' }
	},
	{
		when: 'on the eve of a holiday waits for the day after it',
		given: at('2026-11-23', '16:00'),
		proposed: { where: 'home', on: '2026-11-25', time: '07:00', because: 'quiet-morning' }
	},
	{
		when: 'while the portal is down is tried in the evening',
		given: at('2026-10-20', '09:00', { blocked: 'portal-down' }),
		proposed: { where: 'home', on: '2026-10-20', time: '20:00', because: 'quiet-evening' }
	},
	{
		when: 'while the portal was down and it is evening is tried at once',
		given: at('2026-10-20', '21:00', { blocked: 'portal-down' }),
		proposed: { where: 'home', on: '2026-10-20', because: 'quiet-evening' }
	},
	{
		when: 'while the portal was down and offices are not open yet is tried at once',
		given: at('2026-10-20', '06:30', { blocked: 'portal-down' }),
		proposed: { where: 'home', on: '2026-10-20', because: 'quiet-morning' }
	},
	{
		when: 'goes along where this person goes anyway',
		given: at('2026-10-20', '09:00', { blocked: 'no-signal', trips: [hall] }),
		proposed: { ...hall, because: 'trip' }
	},
	{
		when: 'without signal goes along to the hall, though something else is to be sent at home before',
		given: at('2026-10-20', '09:00', {
			isOffline: true,
			trips: [{ where: 'home', on: '2026-10-20' }, hall]
		}),
		proposed: { ...hall, because: 'trip' }
	},
	{
		when: 'for the counter goes along to the counter, not to the hall',
		given: at('2026-10-20', '16:00', { route: 'counter', trips: [hall, office] }),
		proposed: { ...office, because: 'trip' }
	},
	{
		when: 'where there is a network goes out now, though somebody goes elsewhere for another one',
		given: at('2026-10-20', '09:00', { trips: [{ where: 'home', on: '2026-10-20' }, hall] }),
		proposed: { where: 'home', on: '2026-10-20', because: 'counts-today' }
	},
	{
		when: 'does not go along on a way whose hour is over',
		given: at('2026-10-20', '16:00', {
			isOffline: true,
			trips: [{ where: 'signal-place', on: '2026-10-20', time: '07:00' }, hall]
		}),
		proposed: { ...hall, because: 'trip' }
	},
	{
		when: 'for the counter does not go along today once the offices are closed',
		given: at('2026-10-20', '17:00', {
			route: 'counter',
			trips: [{ where: 'office', on: '2026-10-20' }]
		}),
		proposed: { where: 'office', on: '2026-10-21', because: 'office-open' }
	},
	{
		when: 'does not wait for a way that is weeks away',
		given: at('2026-10-20', '09:00', { isOffline: true, trips: [{ ...hall, on: '2026-11-20' }] }),
		proposed: {
			where: 'signal-place',
			on: '2026-10-20',
			because: 'counts-today',
			...orHall('2026-10-20')
		}
	},
	{
		when: 'for the police does not go along to the one-stop desk',
		given: at('2026-10-20', '16:00', {
			route: 'counter',
			office: 'police',
			trips: [
				{ ...office, office: 'one-stop' },
				{ ...office, on: '2026-10-22', office: 'police' }
			]
		}),
		proposed: { where: 'office', on: '2026-10-22', because: 'trip' }
	},
	{
		when: 'for the counter on a working morning is brought today',
		given: at('2026-10-20', '08:30', { route: 'counter' }),
		proposed: { where: 'office', on: '2026-10-20', because: 'counts-today' }
	},
	{
		when: 'for the counter on a Saturday is brought on Monday',
		given: at('2026-10-24', '09:00', { route: 'counter' }),
		proposed: { where: 'office', on: '2026-10-26', because: 'office-open' }
	},
	{
		when: 'that waits for signal is not planned at home',
		given: at('2026-10-20', '09:00', {
			blocked: 'no-signal',
			trips: [{ where: 'home', on: '2026-10-20' }]
		}),
		proposed: {
			where: 'signal-place',
			on: '2026-10-20',
			because: 'counts-today',
			...orHall('2026-10-20')
		}
	}
])('what is ready $when', ({ given, proposed }) => {
	expect(proposeSending(given)).toEqual(proposed);
});

describe('whatever the hour', () => {
	const situation = fc.record({
		route: fc.constantFrom('online' as const, 'counter' as const),
		blocked: fc.constantFrom(undefined, 'no-signal' as const, 'portal-down' as const),
		trips: fc.constant([]),
		nowMs: fc.integer({ min: momentOf('2026-01-01'), max: momentOf('2027-12-31') })
	});

	test('nothing is proposed for a day that is over, nor for one further off than a long Tết', () => {
		fc.assert(
			fc.property(situation, ({ blocked, ...rest }) => {
				const { on } = proposeSending({ ...rest, ...(blocked ? { blocked } : {}) });
				expect(on >= calendarDay(rest.nowMs)).toBe(true);
				expect(on <= calendarDay(rest.nowMs + 10 * DAY_MS)).toBe(true);
			})
		);
	});

	test('a hall is named beside a place with a signal, and beside nothing else, on a day it is open', () => {
		const anywhere = fc.record({ situation, isOffline: fc.boolean() });
		fc.assert(
			fc.property(anywhere, ({ situation: { blocked, ...rest }, isOffline }) => {
				const proposal = proposeSending({ ...rest, isOffline, ...(blocked ? { blocked } : {}) });
				expect(proposal.orElse !== undefined).toBe(proposal.where === 'signal-place');
				if (proposal.orElse) expect(isWorkingDay(proposal.orElse.on)).toBe(true);
			})
		);
	});

	test('nobody is sent to a counter on a day on which it is closed', () => {
		fc.assert(
			fc.property(situation, ({ trips, nowMs }) => {
				const { where, on } = proposeSending({ route: 'counter', trips, nowMs });
				expect([where, isWorkingDay(on)]).toEqual(['office', true]);
			})
		);
	});
});

test('a trip is what this person planned for another one they help, not for the one that is asked about', () => {
	const row = (id: string, by: string, lastBy = by) => ({
		...{ id, by, procedure: 'dang-ky-thuong-tru', version: '1' },
		last: { ms: 0, by: lastBy },
		planned: { ...hall, on: `2026-10-${id}` }
	});
	const rows = [row('21', 'tnv1'), row('22', 'tnv2', 'tnv1'), row('23', 'tnv2')];
	const { planned: _, ...unplanned } = row('24', 'tnv1');
	const trips = (besides?: string) =>
		tripsOf([...rows, unplanned], 'tnv1', ({ procedure }) => `of ${procedure}`, besides);
	expect(trips().map(({ on }) => on)).toEqual(['2026-10-21', '2026-10-22']);
	expect(trips('21')).toEqual([{ ...hall, on: '2026-10-22', office: 'of dang-ky-thuong-tru' }]);
});
