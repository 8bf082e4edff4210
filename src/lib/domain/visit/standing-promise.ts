import type { Visit } from '../household/household';
import { parseReading } from '../time/clock';
import { calendarDay } from '../time/calendar';

/**
 * The return that is agreed, as the visits have it. An empty house before its day takes no promise back; whoever met
 * somebody since, or called on its day or later, has overtaken it.
 *
 * @param visits the newest first
 */
export function standingPromise(visits: readonly Visit[]): Visit['comeBack'] {
	const after: string[] = [];
	for (const { outcome, comeBack, at } of visits) {
		if (comeBack) return after.every((day) => day < comeBack.on) ? comeBack : undefined;
		if (outcome !== 'no-one-home') return undefined;
		after.push(calendarDay(parseReading(at).ms));
	}
	return undefined;
}
