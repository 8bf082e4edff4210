import type { EntryOf } from '../entries/entry';
import type { EntryStamp } from '../entries/envelope';
import type { Household } from '../household/household';
import { err, ok, type Result } from '../result';
import { isDeclined } from './declined';

export type ConsentsAgainError = { kind: 'not-declined' } | { kind: 'registered-already' };

/**
 * A household that declined and consents after all is registered anew, since nothing is left of it. The code that declined
 * counts under the new one from now on, as merged households do; their histories stay apart, or the refusal of then would
 * speak for the household of now.
 */
export function countUnder(
	declined: Household,
	household: string,
	stamp: EntryStamp
): Result<EntryOf<'household-merged'>, ConsentsAgainError> {
	if (!isDeclined(declined)) return err({ kind: 'not-declined' });
	const { scope } = declined;
	if (scope.state === 'out' && scope.reason === 'merged')
		return err({ kind: 'registered-already' });
	return ok({ ...stamp, type: 'household-merged', into: household });
}
