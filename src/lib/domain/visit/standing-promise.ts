import type { Visit } from '../household/household';
import { parseReading } from '../time/clock';
import { calendarDay, momentOf } from '../time/calendar';

type Promised = NonNullable<Visit['comeBack']>;

/** An agreed hour is kept in mind so long before: time to finish at one door and walk to the other. */
const BEFOREHAND_MS = 30 * 60 * 1000;

/** From when on an agreed hour is kept by going there. */
export const dueFromMs = (on: string, time: string): number => momentOf(on, time) - BEFOREHAND_MS;

/**
 * The return that is agreed, as the visits have it. An empty house before its time takes no promise back; whoever met
 * somebody since, or called when it was due or later, has overtaken it.
 *
 * @param visits the newest first
 */
export function standingPromise(visits: readonly Visit[]): Visit['comeBack'] {
	const afterMs: number[] = [];
	for (const { outcome, comeBack, at } of visits) {
		if (comeBack) return afterMs.every((ms) => isBefore(ms, comeBack)) ? comeBack : undefined;
		if (outcome !== 'no-one-home') return undefined;
		afterMs.push(parseReading(at).ms);
	}
	return undefined;
}

/** Its day had not come, or on its day not its hour. */
function isBefore(ms: number, { on, time }: Promised): boolean {
	return calendarDay(ms) < on || (time !== undefined && ms < dueFromMs(on, time));
}
