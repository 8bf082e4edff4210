import type { FastifyRequest } from 'fastify';

/** Who sends a request, as far as the document routes need to know. */
export interface Caller {
	name: string;
	isAdministrator: boolean;
	/** May take out what another wrote by mistake. */
	isOfficer?: boolean;
}

/**
 * read     documents and changes
 * write    `_bulk_docs`, single documents, `_revs_diff` (asked only before a push)
 * local    checkpoints and what a database says of itself: whoever may read or write it
 * create   a new database
 * destroy  a whole database
 */
export type DbAction = 'read' | 'write' | 'local' | 'create' | 'destroy';

export type Review = { ok: true } | { ok: false; reason: string };

/** Access as the document routes ask for it; who may do what is decided behind it. */
export interface DbGate {
	/** Throws a Problem: 401 without a valid sign-in, 403 when not let in, 404 when let in and there is none. */
	authorise(request: FastifyRequest, dbName: string, action: DbAction): Promise<Caller>;

	/**
	 * The entry rules, asked for each document before it is stored. A deletion carries nothing to review and is not asked.
	 *
	 * @param doc the document with its `_id`, without CouchDB's other underscore fields
	 */
	review(dbName: string, caller: Caller, doc: Readonly<Record<string, unknown>>): Review;
}
