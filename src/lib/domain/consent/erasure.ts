import type { Entry, EntryType } from '../entries/entry';
import type { Purpose } from '../entries/consent-entries';
import { parseEntryId } from '../ids';

/** What is left on the server of an entry whose household withdrew its consent: a tombstone with the day in it. */
export interface Tombstone {
	_id: string;
	_deleted?: boolean;
	erased?: unknown;
	/** In place of `erased`: this entry alone is gone, such as the code of a dossier that is closed. */
	erasedAlone?: unknown;
}

/** The household a tombstone stands for; undefined for any other document. */
export const erasedHousehold = ({ _id, _deleted, erased }: Tombstone): string | undefined =>
	_deleted === true && typeof erased === 'string' ? parseEntryId(_id)?.subject : undefined;

/** Whether one entry was erased and its household goes on. */
export const isErasedAlone = ({ _deleted, erasedAlone }: Tombstone): boolean =>
	_deleted === true && typeof erasedAlone === 'string';

/** The law's time to stop processing after a withdrawal (Law 91/2025/QH15): by then every device must have confirmed. */
export const ERASED_WITHIN_DAYS = 15;

/** Of a document that may be any. */
interface Spoken {
	type?: unknown;
	purpose?: unknown;
	into?: unknown;
	source?: unknown;
	from?: unknown;
}

const COVERAGE_RECORD: Purpose = 'coverage-record';
const DECLINES: readonly EntryType[] = ['consent-refused', 'consent-withdrawn'];

/** A refusal or a withdrawal of the coverage record itself: it asks for everything else to be erased. */
export function declinesRecord(document: object): boolean {
	const { type, purpose } = document as Spoken;
	return DECLINES.some((one) => one === type) && purpose === COVERAGE_RECORD;
}

/**
 * What may make a withdrawal hold or end it: whatever was answered about the coverage record, and taking such an answer
 * back.
 */
export const maySpeakOfErasure = (document: object): boolean => {
	const { type, purpose } = document as Spoken;
	return purpose === COVERAGE_RECORD || type === ('entry-voided' satisfies EntryType);
};

/** That the household does not want to be recorded, whether anything was before or not. */
export const saysDeclined = (document: object): boolean =>
	(document as Spoken).type === ('household-refused' satisfies EntryType) ||
	declinesRecord(document);

/**
 * The entry by which a household does not want to be recorded; undefined where it said otherwise later, or nothing.
 *
 * @param standing what was not taken back, in the order of the clock
 */
export function decliningEntry(standing: readonly Entry[]): Entry | undefined {
	const last = standing.findLast(
		(entry) =>
			entry.type === 'household-refused' ||
			('purpose' in entry && entry.purpose === COVERAGE_RECORD)
	);
	return last && saysDeclined(last) ? last : undefined;
}

/**
 * What is left of a household where the rest is erased: that it declined, and when, and the code under which it consented
 * again, or what it counted as. There is nothing of anybody in it, and the household goes on counting, or under that other
 * code. Which merges are of that kind the commune decides (`countsUnder`); devices keep them until it has.
 */
export const staysAfterErasure = (document: object): boolean =>
	saysDeclined(document) ||
	(document as Spoken).type === ('household-merged' satisfies EntryType) ||
	isWhatItCountedAs(document);

/** What a village has of the code that a merge names. */
export interface OtherCode {
	isErased: boolean;
	documents: readonly object[];
}

/** The code into which a document says that its household was merged. */
export const mergedInto = (document: object): string | undefined => {
	const { type, into } = document as Spoken;
	const merged: EntryType = 'household-merged';
	return type === merged && typeof into === 'string' ? into : undefined;
};

/**
 * Of merges only the one stays by which a household that consented again counts under its new code. Any other was made by
 * somebody who had not heard of the erasure, or leads to what was erased with it.
 *
 * @param code the household that was erased  @param other what it is said to be merged into, which may be still on its way
 */
export const countsUnder = (code: string, { isErased, documents }: OtherCode): boolean =>
	!isErased && (documents.length === 0 || documents.some((one) => isInPlaceOf(one, code)));

/** Of any document: the code that who moved in had where they came from; undefined where it registers nobody like that. */
export function movedInFrom(document: object): string | undefined {
	const { type, source, from } = document as Spoken;
	if (type !== ('household-registered' satisfies EntryType) || source !== 'moved-in')
		return undefined;
	// Entries of version 1 do not say in which village it was.
	const code =
		typeof from === 'object' ? (from as { household?: unknown } | null)?.household : from;
	return typeof code === 'string' ? code : undefined;
}

const isInPlaceOf = (document: object, code: string): boolean => {
	const { type, source, from } = document as Spoken;
	return (
		type === ('household-registered' satisfies EntryType) && source === 'door' && from === code
	);
};

/** What stays also where nothing else does: without it a number would move that nobody could explain. */
export const isWhatItCountedAs = (document: object): boolean =>
	(document as Spoken).type === ('household-anonymised' satisfies EntryType);

/** Of any document: after it the code of a dossier may be to erase. */
export function maySpeakOfClosing(document: object): boolean {
	const { type } = document as Spoken;
	return CLOSES_OR_CODES.some((one) => one === type);
}

/** A sending that is taken back leaves a dossier that was given up. */
const CLOSES_OR_CODES: readonly EntryType[] = [
	'submission-closed',
	'dossier-code-noted',
	'entry-voided'
];
