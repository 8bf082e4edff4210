import type { CouchError } from '../gateway/couch-client';

/** Where databases come from, or where they go to. */
export type Side = 'from' | 'to';

/**
 * Why databases could not be moved.
 *
 * couch           a side did not answer as it should; named by the client
 * not-understood  it answered, but not in CouchDB's protocol
 * refused         it will not have a document
 * differs         after everything was copied, the sides are not alike
 */
export type MoveError =
	| { kind: 'couch'; side: Side; error: CouchError }
	| { kind: 'not-understood'; side: Side }
	| { kind: 'refused'; db: string; id: string; reason: string }
	| { kind: 'differs'; db: string; difference: Difference };

/** @property documents how many are not there, or have other leaves @property example one of them */
export interface Difference {
	from: Counts;
	to: Counts;
	documents: number;
	example: string | undefined;
}

export interface Counts {
	live: number;
	deleted: number;
}
