import { z } from 'zod/mini';
import { HouseholdAnonymised } from './anonymised-entries';
import { CaseSettled } from './case-entries';
import { DoorClaimed } from './claim-entries';
import {
	ConsentGiven,
	ConsentRefused,
	ConsentWithdrawn,
	HouseholdRefused
} from './consent-entries';
import { EntryVoided } from './entry-voided';
import {
	HouseholdCorrected,
	HouseholdDissolved,
	HouseholdInScope,
	HouseholdMerged,
	HouseholdMoved,
	HouseholdOutOfScope,
	HouseholdRegistered,
	HouseholdSplit,
	HouseholdTookIn
} from './household-entries';
import { MemberAdded, MemberCorrected, MemberLeft } from './member-entries';
import { QuestionAnswered, QuestionAsked } from './question-entries';
import {
	DossierCodeNoted,
	DossierNoted,
	RequestClosed,
	RequestNoted,
	SubmissionBlocked,
	SubmissionClosed,
	SubmissionCorrected,
	SubmissionPlanned,
	SubmissionPrepared,
	SubmissionRepinned,
	SubmissionSent,
	SubmissionStarted,
	SubmissionStep
} from './submission-entries';
import { VisitRecorded } from './visit-entries';

/** One recorded fact. Written once, never edited; what we know of a household is the fold of its entries. */
export const Entry = z.discriminatedUnion('type', [
	HouseholdRegistered,
	HouseholdCorrected,
	HouseholdMoved,
	HouseholdMerged,
	HouseholdSplit,
	HouseholdDissolved,
	MemberAdded,
	MemberCorrected,
	MemberLeft,
	ConsentGiven,
	ConsentRefused,
	ConsentWithdrawn,
	HouseholdRefused,
	VisitRecorded,
	EntryVoided,
	HouseholdTookIn,
	HouseholdOutOfScope,
	HouseholdInScope,
	CaseSettled,
	DoorClaimed,
	HouseholdAnonymised,
	QuestionAsked,
	QuestionAnswered,
	SubmissionStarted,
	SubmissionCorrected,
	SubmissionRepinned,
	SubmissionPrepared,
	SubmissionStep,
	SubmissionBlocked,
	SubmissionPlanned,
	SubmissionSent,
	DossierCodeNoted,
	DossierNoted,
	SubmissionClosed,
	RequestNoted,
	RequestClosed
]);
export type Entry = z.infer<typeof Entry>;
export type EntryType = Entry['type'];
export type EntryOf<T extends EntryType> = Extract<Entry, { type: T }>;

export const ENTRY_TYPES: readonly EntryType[] = Entry.def.options.map(
	(option) => option.shape.type.def.values[0] as EntryType
);
