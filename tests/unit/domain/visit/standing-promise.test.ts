import { expect, test } from 'vitest';
import { foldHousehold } from '../../../../src/lib/domain/household/fold-household';
import { toHouseholdRow } from '../../../../src/lib/domain/household/household-row';
import { calendarDay, DAY_MS } from '../../../../src/lib/domain/time/calendar';
import { standingPromise } from '../../../../src/lib/domain/visit/standing-promise';
import { HEAD, met, MORNING_MS, registered, visited } from '../../../support/builders';

const DAY_MINUTES = DAY_MS / 60_000;
const inDays = (days: number) => calendarDay(MORNING_MS + days * DAY_MS);
const onDay = (days: number, hour = 9) => ({ minute: days * DAY_MINUTES + (hour - 8) * 60 });

/** Agreed on the first morning, for the third day after. */
const comeBack = { on: inDays(3), time: '15:00' };
const promised = visited({ minute: 1 }, { outcome: 'come-back', comeBack });

const after = (...visits: ReturnType<typeof visited>[]) =>
	foldHousehold([registered(), promised, ...visits])!;

test.each([
	{ since: 'nobody called', visits: [], stands: true },
	{
		since: 'a colleague found the house empty before',
		visits: [visited(onDay(1), {})],
		stands: true
	},
	{
		since: 'it was empty on two days before',
		visits: [visited(onDay(1), {}), visited(onDay(2), {})],
		stands: true
	},
	{ since: 'it was empty that morning', visits: [visited(onDay(3, 9), {})], stands: true },
	{ since: 'it was empty at that hour', visits: [visited(onDay(3, 15), {})], stands: false },
	{ since: 'it was empty the day after', visits: [visited(onDay(4), {})], stands: false },
	{ since: 'somebody was met before', visits: [met(onDay(1), HEAD, {})], stands: false },
	{
		since: 'they refused before',
		visits: [visited(onDay(1), { outcome: 'refused' })],
		stands: false
	}
])('a promise of a return stands: $stands, when since then $since', ({ visits, stands }) => {
	const household = after(...visits);
	expect(standingPromise(household.visits)).toEqual(stands ? comeBack : undefined);
	expect(toHouseholdRow(household, 'village-17284-03', 'received').comeBackOn).toBe(
		stands ? comeBack.on : undefined
	);
});

test('a promise of a day without an hour is kept by calling on its day, found empty or not', () => {
	const household = foldHousehold([
		registered(),
		visited({ minute: 1 }, { outcome: 'come-back', comeBack: { on: inDays(3) } }),
		visited(onDay(3), {})
	])!;
	expect(standingPromise(household.visits)).toBeUndefined();
});

test('of two promises the later one stands', () => {
	const other = { on: inDays(5) };
	const again = visited(onDay(1), { outcome: 'come-back', comeBack: other });
	expect(standingPromise(after(again).visits)).toEqual(other);
});
