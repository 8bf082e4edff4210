import { isDeclined } from './declined';
import type { HowAnswered, Purpose } from '../entries/consent-entries';
import type { Entry, EntryOf } from '../entries/entry';
import type { EntryStamp } from '../entries/envelope';
import { readText, type FieldError } from '../free-text';
import type { Household } from '../household/household';
import { err, ok, type Result } from '../result';

export const CONSENT_ANSWERS = ['given', 'refused', 'withdrawn'] as const;
export type ConsentAnswer = (typeof CONSENT_ANSWERS)[number];

/**
 * One answer to one purpose. There is no way to answer several at once: consent is asked for each by itself.
 *
 * @property textVersion of the words that were read out or shown
 * @property memberId who answered, where it was somebody of the household known here
 */
export interface ConsentInput {
	purpose: Purpose;
	answer: ConsentAnswer;
	how: HowAnswered;
	textVersion: string;
	memberId?: string | undefined;
}

export type ConsentError =
	| { kind: 'unknown-member'; memberId: string }
	/** It declined before: there is nothing left here to answer about. */
	| { kind: 'already-declined' };

/** How many stamps `answerConsent` takes at most. */
export const stampsForConsent = (household: Household): number => 1 + withPhone(household).length;

/**
 * The answer, and where the telephone is not to be kept, a correction that empties each number: then no number comes back
 * by itself when consent is given again, and an older release shows none either.
 */
export function answerConsent(
	household: Household,
	{ purpose, answer, how, textVersion, memberId }: ConsentInput,
	[stamp, ...others]: readonly [EntryStamp, ...EntryStamp[]]
): Result<Entry[], ConsentError> {
	if (isDeclined(household)) return err({ kind: 'already-declined' });
	if (memberId !== undefined && !household.members.some(({ id }) => id === memberId))
		return err({ kind: 'unknown-member', memberId });

	const answered: Entry = {
		...stamp,
		type: `consent-${answer}` as const,
		purpose,
		textVersion,
		how,
		...(memberId === undefined ? {} : { memberId })
	};
	const empties = purpose === 'phone-for-return-visit' && answer !== 'given';
	const emptied = (empties ? withPhone(household) : []).flatMap(({ id }, i): Entry[] => {
		const next = others[i];
		if (!next) throw new RangeError('each telephone number to be emptied needs a stamp');
		return [{ ...next, type: 'member-corrected', memberId: id, personal: { phone: null } }];
	});
	return ok([answered, ...emptied]);
}

const withPhone = ({ members }: Household) => members.filter(({ phone }) => phone !== undefined);

/** Nobody's name is written down: the household only counts. */
export function refuseHousehold(
	input: { lane?: string | undefined; how: HowAnswered; textVersion: string },
	stamp: EntryStamp
): Result<EntryOf<'household-refused'>, FieldError<'lane'>> {
	const lane = readText('lane', input.lane, 80);
	if (!lane.ok) return lane;
	const { how, textVersion } = input;
	return ok({
		...stamp,
		v: 2,
		type: 'household-refused',
		textVersion,
		how,
		...(lane.value === undefined ? {} : { lane: lane.value })
	});
}
