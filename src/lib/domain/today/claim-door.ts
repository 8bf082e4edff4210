import { calendarDay } from '../time/calendar';
import type { EntryOf } from '../entries/entry';
import type { EntryStamp } from '../entries/envelope';
import type { Claim, Household } from '../household/household';
import { err, ok, type Result } from '../result';

export type ClaimError = { kind: 'already-claimed' };

/**
 * For today alone, and of the clock's day rather than the reading's, which follows the phone that is furthest ahead.
 * Somebody else's claim of the same door is no hindrance: both are told.
 */
export function claimDoor(
	household: Household,
	stamp: EntryStamp,
	nowMs: number
): Result<EntryOf<'door-claimed'>, ClaimError> {
	const on = calendarDay(nowMs);
	const mine = household.claims.some((claim) => claim.by === stamp.by && claim.on === on);
	if (mine) return err({ kind: 'already-claimed' });
	return ok({ ...stamp, v: 2, type: 'door-claimed', on });
}

/**
 * The claims that stand today; those of other days are over.
 *
 * @property others by their sign-in names, each once
 */
export function claimsNow(
	claims: readonly Claim[] | undefined,
	{ me, nowMs }: { me: string | undefined; nowMs: number }
): { mine?: Claim; others: string[] } {
	const today = calendarDay(nowMs);
	const standing = (claims ?? []).filter(({ on }) => on === today);
	const mine = standing.findLast(({ by }) => by === me);
	const others = new Set(standing.map(({ by }) => by).filter((by) => by !== me));
	return { ...(mine ? { mine } : {}), others: [...others] };
}
