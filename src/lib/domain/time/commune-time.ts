/**
 * The commune's time on a device between two contacts: its own clock, and how far off that was at the last one. Whoever
 * puts that clock right while there is no network makes the difference wrong, so each look compares what the clock shows
 * with what it showed before.
 *
 * @property offsetMs what to add to the device's clock
 * @property wallMs what that clock showed at the last look
 * @property certainMs before this the commune's time cannot be: as the commune told it last, and the time awake since then
 */
export interface KnownTime {
	readonly offsetMs: number;
	readonly wallMs: number;
	readonly certainMs: number;
}

export const nothingKnown: KnownTime = { offsetMs: 0, wallMs: 0, certainMs: 0 };

/** As the commune has just told it. */
export const timeHeard = (offsetMs: number, wallMs: number): KnownTime => ({
	offsetMs,
	wallMs,
	certainMs: wallMs + offsetMs
});

/** Networks and quartz put a clock right by less, all the time. */
export const SLIGHT_MS = 10 * 1000;
const MINUTE_MS = 60 * 1000;
const HOUR_MS = 60 * MINUTE_MS;
/** Set back by so much, a clock was set by somebody or by the network, and those set it right. */
const ON_PURPOSE_MS = HOUR_MS;
/** A difference that small is easily slept through, and does little harm. */
const WORTH_GUESSING_MS = 6 * HOUR_MS;
const TO_THE_MINUTE_MS = 2 * MINUTE_MS;
/** No phone lies in a drawer so long and still has somebody signed in. */
const ABSURD_MS = 365 * 24 * HOUR_MS;

/**
 * Looked at again. A clock that moved less than the time that surely went by was set back: no sleep explains that. One that
 * moved on by more may have slept, and is believed, unless it now shows to the minute what the commune's time should be,
 * or a year has gone at once.
 *
 * @param awakeMs how long at least it is since the last look, by a clock that nobody sets and that may stand still in a
 * sleeping phone; undefined where that is not known, as after a restart
 */
export function timeAt(known: KnownTime, wallMs: number, awakeMs?: number): KnownTime {
	const certainMs = known.certainMs + (awakeMs ?? 0);
	const offsetMs = offsetAt(known, { wallMs, awakeMs, certainMs });
	// Slight steps back add up.
	const isPossible = wallMs + offsetMs >= certainMs - SLIGHT_MS;
	return { offsetMs: isPossible ? offsetMs : certainMs - wallMs, wallMs, certainMs };
}

function offsetAt(
	{ offsetMs, wallMs: before }: KnownTime,
	{ wallMs, awakeMs, certainMs }: { wallMs: number; awakeMs: number | undefined; certainMs: number }
): number {
	/** What the commune's time is if nobody slept, whatever was done to the clock. */
	const goneOnMs = before + offsetMs + (awakeMs ?? 0);
	const setBackMs = before + (awakeMs ?? 0) - wallMs;
	const isPossible = wallMs >= certainMs - SLIGHT_MS;

	if (setBackMs > SLIGHT_MS) {
		const isOnPurpose = setBackMs >= Math.min(Math.abs(offsetMs) / 2, ON_PURPOSE_MS);
		return isOnPurpose && isPossible ? 0 : goneOnMs - wallMs;
	}
	// Never looked at before, there is nothing to compare with.
	if (before === 0) return offsetMs;
	if (wallMs + offsetMs - goneOnMs > ABSURD_MS)
		return isPossible && wallMs - goneOnMs < ABSURD_MS ? 0 : goneOnMs - wallMs;
	const isRightToTheMinute =
		awakeMs !== undefined &&
		offsetMs >= WORTH_GUESSING_MS &&
		Math.abs(wallMs - goneOnMs) <= TO_THE_MINUTE_MS;
	return isRightToTheMinute ? 0 : offsetMs;
}
