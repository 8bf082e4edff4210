import type { EntryOf } from '../entries/entry';
import type { EntryStamp } from '../entries/envelope';
import type { MetMember, Outcome, Place } from '../entries/visit-entries';
import { readText, type FieldError } from '../free-text';
import type { Household } from '../household/household';
import { err, ok, type Result } from '../result';
import { SKILLS, type Skill } from './skills';

export const NOTE_MAX = 1000;

export interface VisitInput {
	outcome: Outcome;
	met?: readonly MetMember[] | undefined;
	comeBack?: { on: string; time?: string | undefined } | undefined;
	nextStep?: EntryOf<'visit-recorded'>['nextStep'] | undefined;
	/** What was practised with those met. */
	taught?: readonly Skill[] | undefined;
	/** Written down only where the household agreed to it. */
	place?: Place | undefined;
	note?: string | undefined;
	startedAt?: string | undefined;
}

export type VisitError =
	| FieldError<'note'>
	/** "Met" names who; any other outcome names nobody. */
	| { kind: 'nobody-named' }
	| { kind: 'unknown-member'; memberId: string }
	/** A promise to come back names the day. */
	| { kind: 'no-day' };

export function recordVisit(
	household: Household,
	input: VisitInput,
	stamp: EntryStamp
): Result<EntryOf<'visit-recorded'>, VisitError> {
	const met = input.outcome === 'met' ? (input.met ?? []) : [];
	if (input.outcome === 'met' && met.length === 0) return err({ kind: 'nobody-named' });
	if (input.outcome === 'come-back' && !input.comeBack) return err({ kind: 'no-day' });
	for (const { memberId } of met)
		if (!household.members.some((member) => member.id === memberId))
			return err({ kind: 'unknown-member', memberId });

	const note = readText('note', input.note, NOTE_MAX);
	if (!note.ok) return note;

	const entry: EntryOf<'visit-recorded'> = {
		...stamp,
		type: 'visit-recorded',
		outcome: input.outcome
	};
	if (input.startedAt !== undefined) entry.startedAt = input.startedAt;
	if (met.length > 0) entry.met = [...met];
	if (input.comeBack) {
		const { on, time } = input.comeBack;
		entry.comeBack = time === undefined ? { on } : { on, time };
	}
	if (input.nextStep !== undefined) entry.nextStep = input.nextStep;
	const taught = met.length === 0 ? [] : SKILLS.filter((skill) => input.taught?.includes(skill));
	const place = mayKeepPlace(household) ? input.place : undefined;
	if (taught.length > 0) entry.taught = taught;
	if (note.value !== undefined || place !== undefined)
		entry.personal = {
			...(note.value !== undefined && { note: note.value }),
			...(place !== undefined && { place })
		};
	if (taught.length > 0 || place !== undefined) entry.v = 2;
	return ok(entry);
}

/** One of the three purposes that are asked for one by one; silence is no yes. */
export const mayKeepPlace = ({ consents }: Pick<Household, 'consents'>): boolean =>
	consents.location?.state === 'given';
