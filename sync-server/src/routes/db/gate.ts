import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../audit/audit-line';

/** Who sends a request, as far as the document routes need to know. */
export interface Caller {
	name: string;
	isAdministrator: boolean;
	/** May take out what another wrote by mistake. */
	isOfficer?: boolean;
	/** Absent where a tool or a console asks rather than a phone. */
	device?: string;
	/** What a gateway's token says of them; nothing where the server knows them itself. */
	roles?: readonly string[];
}

/** As the audit log names them. */
export const actorOf = ({ name, device }: Caller): Actor => ({ person: name, device });

/**
 * read        documents and changes
 * write       `_bulk_docs`, single documents, `_revs_diff` (asked only before a push)
 * local       checkpoints and what a database says of itself: whoever may read or write it
 * administer  what CouchDB keeps for a database's administrators: `_security`, `_purge`, `_find`, `_index` …
 * create      a new database
 * destroy     a whole database
 */
export type DbAction = 'read' | 'write' | 'local' | 'administer' | 'create' | 'destroy';

/**
 * list     which databases there are, of those the sender may open: `_all_dbs`, `_dbs_info`, `_db_updates`
 * operate  what concerns the whole server: `_active_tasks`, `_membership`, `/metrics`
 */
export type ServerAction = 'list' | 'operate';

/**
 * What a route does, said where it is registered (`config: { action }`), so that one table of roles and actions covers
 * every address. `public` is asked of nobody.
 */
export type RouteAction =
	| 'public'
	| DbAction
	| ServerAction
	| 'own-account'
	| 'manage-people'
	| 'manage-commune'
	| 'console'
	| 'counts'
	| 'withdrawals'
	| 'ask-elsewhere'
	| 'hear-recordings'
	| 'change-recordings'
	| 'read-office'
	| 'write-office';

declare module 'fastify' {
	interface FastifyContextConfig {
		action?: RouteAction;
	}
}

export type Review = { ok: true } | { ok: false; reason: string };

/** Access as the document routes ask for it; who may do what is decided behind it. */
export interface DbGate {
	/**
	 * Throws a Problem: 401 without a valid sign-in, 403 when not let in, 404 when let in and there is none. A feed that
	 * stays open asks again now and then, with the request that opened it.
	 */
	authorise(request: FastifyRequest, dbName: string, action: DbAction): Promise<Caller>;

	/** The same for what concerns no single database. */
	authoriseServer(request: FastifyRequest, action: ServerAction): Promise<Caller>;

	/** The databases this sender may read, in no particular order. Throws as `authorise` does. */
	readableDatabases(request: FastifyRequest): Promise<string[]>;

	/**
	 * The entry rules, asked for each document before it is stored. A deletion carries nothing to review and is not asked.
	 *
	 * @param doc the document with its `_id`, without CouchDB's other underscore fields
	 */
	review(dbName: string, caller: Caller, doc: Readonly<Record<string, unknown>>): Review;

	/** Whether functions that stand in its design documents are run. */
	runsScripts(dbName: string): boolean;
}
