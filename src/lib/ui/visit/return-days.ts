/** Days a person names at the door, as the calendar days they mean: `yyyy-mm-dd`, which no time zone can shift. */
export interface ReturnDay {
	name: 'this-afternoon' | 'tomorrow' | 'weekend';
	on: string;
}

/** After five there is no afternoon left to promise. */
const AFTERNOON_ENDS_HOUR = 17;
const SATURDAY = 6;

/** @param hour the hour of the day at the door, 0 to 23 */
export function returnDays(today: string, hour: number): ReturnDay[] {
	const days: ReturnDay[] = [];
	if (hour < AFTERNOON_ENDS_HOUR) days.push({ name: 'this-afternoon', on: today });
	days.push({ name: 'tomorrow', on: addDays(today, 1) });

	// From Friday on "the weekend" is tomorrow, which is said already.
	const untilSaturday = (SATURDAY - weekday(today) + 7) % 7;
	if (untilSaturday > 1) days.push({ name: 'weekend', on: addDays(today, untilSaturday) });
	return days;
}

export function addDays(day: string, days: number): string {
	const date = new Date(`${day}T00:00:00Z`);
	date.setUTCDate(date.getUTCDate() + days);
	return date.toISOString().slice(0, 10);
}

/** Sunday is 0. */
const weekday = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();
