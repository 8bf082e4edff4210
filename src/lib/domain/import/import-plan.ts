import type { ListedAnswers } from '../entries/household-entries';
import type { ForbiddenKind } from '../text/guard';
import type { LeftOutReason } from './column-meaning';

/**
 * What an import would do, before anything is saved: a person reads it, mends the recognition, and says yes. Rows are
 * numbered from 1 as the spreadsheet shows them.
 */
export interface ImportPlan {
	/** The sheets that gave households. */
	sheets: string[];
	households: PlannedHousehold[];
	rejected: RejectedRow[];
	duplicates: DuplicatePair[];
	skipped: SkippedRow[];
	warnings: ImportWarning[];
	leftOut: LeftOutColumn[];
}

export interface RowPlace {
	sheet: string;
	row: number;
}

/** @property birthBand first year of a five-year band: 1970 for 1970 to 1974 */
export interface PlannedMember {
	name: string;
	callName?: string;
	relation?: string;
	birthBand?: number;
	phone?: string;
}

/**
 * @property members the head first
 * @property villageText group, hamlet or village as the list says it, one way of writing for the whole list
 * @property listed what the old list said, by nobody in particular; not-asked is absent
 * @property importKey the same when the same list is imported again
 */
export interface PlannedHousehold extends RowPlace {
	head: PlannedMember;
	members: PlannedMember[];
	villageText?: string;
	houseHint?: string;
	statedSize?: number;
	note?: string;
	listed: ListedAnswers;
	importKey: string;
}

export type RejectReason =
	| { kind: 'no-name' }
	| { kind: 'name-unreadable' }
	| { kind: 'member-before-head' }
	| { kind: 'head-rejected' }
	| { kind: 'household-too-large' }
	| { kind: 'misaligned'; cells: 'too-few' | 'too-many' | 'shifted' };

/** @property cells as in the list, for a sheet to mend; what may never be stored is blank */
export interface RejectedRow extends RowPlace {
	reason: RejectReason;
	cells: string[];
}

/**
 * What speaks for two being one household. The first two only say how the names stand to each other: written otherwise
 * by more than marks; the head of one is another member of the other. The last stands alone: nothing but the name is known
 * to agree, and nobody else on the list or in the village bears it.
 */
export type DuplicateSign =
	| 'similar-name'
	| 'other-member'
	| 'birth-year'
	| 'phone'
	| 'address'
	| 'members'
	| 'only-namesake';

/** Two rows that may be one household. A person decides; nothing is merged or dropped by itself. */
export interface DuplicatePair {
	rows: [RowPlace, RowPlace];
	why: DuplicateSign[];
}

export type SkippedWhat =
	| 'title'
	| 'header'
	| 'column-numbers'
	| 'blank'
	| 'section'
	| 'total'
	| 'footer'
	| 'number-only'
	| 'sheet-without-households';

/** @property row absent when the whole sheet is skipped */
export interface SkippedRow {
	sheet: string;
	row?: number;
	what: SkippedWhat;
}

export type ImportWarning = RowPlace &
	(
		| { kind: 'phone-unreadable'; text: string }
		| { kind: 'second-phone'; number: string }
		| { kind: 'birth-unreadable'; text: string }
		| { kind: 'answer-unreadable'; text: string }
		| { kind: 'size-unreadable'; text: string }
		| { kind: 'text-removed'; what: ForbiddenKind }
		| { kind: 'text-cut'; max: number }
	);

/** @property column counted from 1 */
export interface LeftOutColumn {
	sheet: string;
	column: number;
	heading: string;
	why: LeftOutReason;
}
