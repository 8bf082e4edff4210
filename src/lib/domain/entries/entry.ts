import { z } from 'zod/mini';
import { ConsentGiven, ConsentRefused, ConsentWithdrawn } from './consent-entries';
import { EntryVoided } from './entry-voided';
import {
	HouseholdCorrected,
	HouseholdDissolved,
	HouseholdMerged,
	HouseholdMoved,
	HouseholdRegistered,
	HouseholdSplit
} from './household-entries';
import { MemberAdded, MemberCorrected, MemberLeft } from './member-entries';
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
	VisitRecorded,
	EntryVoided
]);
export type Entry = z.infer<typeof Entry>;
export type EntryType = Entry['type'];
export type EntryOf<T extends EntryType> = Extract<Entry, { type: T }>;

export const ENTRY_TYPES: readonly EntryType[] = Entry.def.options.map(
	(option) => option.shape.type.def.values[0] as EntryType
);
