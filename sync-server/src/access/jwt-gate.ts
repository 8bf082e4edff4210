import type { FastifyRequest } from 'fastify';
import { problems } from '../problems';
import { isObject } from '../protocol/json';
import type { Caller, DbAction, DbGate, Review, ServerAction } from '../routes/db/gate';
import { NOT_ALLOWED, NOT_LET_IN } from './access-problems';
import { jwtIn, type JwtCaller, type JwtCallers } from './jwt-callers';

export interface JwtGateParts {
	/** Decides about everybody who comes without such a token. */
	inner: DbGate;
	callers: JwtCallers;
	/** What may not be done to a database by anybody, administrators included. Throws. */
	checkAdministration: (dbName: string, action: DbAction) => void;
	/** `_security` of a plain database as JSON text; undefined of any other, and where there is none. */
	securityOf: (dbName: string) => Promise<string | undefined>;
	databases: () => Promise<string[]>;
}

/** CouchDB's name for the role that may do everything. */
const ADMIN = '_admin';

/**
 * Lets in who comes with a signed token of a gateway, in plain databases alone and as CouchDB would: `_admin` does what
 * administrators do, everybody else what `_security` grants their name and roles.
 */
export class JwtGate implements DbGate {
	constructor(private readonly parts: JwtGateParts) {}

	async authorise(request: FastifyRequest, dbName: string, action: DbAction): Promise<Caller> {
		const caller = await this.callerOf(request);
		if (caller === undefined) return this.parts.inner.authorise(request, dbName, action);
		if (caller.roles.includes(ADMIN)) this.parts.checkAdministration(dbName, action);
		else if (!(await this.isLetIn(caller, dbName, action))) throw problems.forbidden(NOT_LET_IN);
		return asCaller(caller);
	}

	async authoriseServer(request: FastifyRequest, action: ServerAction): Promise<Caller> {
		const caller = await this.callerOf(request);
		if (caller === undefined) return this.parts.inner.authoriseServer(request, action);
		if (!caller.roles.includes(ADMIN)) throw problems.forbidden(NOT_ALLOWED);
		return asCaller(caller);
	}

	async readableDatabases(request: FastifyRequest): Promise<string[]> {
		if (jwtIn(request.headers.authorization) === undefined)
			return this.parts.inner.readableDatabases(request);
		await this.authoriseServer(request, 'list');
		return this.parts.databases();
	}

	review(dbName: string, caller: Caller, doc: Readonly<Record<string, unknown>>): Review {
		return this.parts.inner.review(dbName, caller, doc);
	}

	runsScripts(dbName: string): boolean {
		return this.parts.inner.runsScripts(dbName);
	}

	private async callerOf({ headers }: FastifyRequest): Promise<JwtCaller | undefined> {
		const token = jwtIn(headers.authorization);
		if (token === undefined) return undefined;
		const caller = await this.parts.callers.callerOf(token);
		if (caller === undefined) throw problems.unauthorized('the token is not valid, or has run out');
		return caller;
	}

	private async isLetIn(caller: JwtCaller, dbName: string, action: DbAction): Promise<boolean> {
		const text = await this.parts.securityOf(dbName);
		if (text === undefined) return false;
		const { admins, members } = JSON.parse(text) as Record<'admins' | 'members', unknown>;
		if (names(admins, caller)) return action !== 'create' && action !== 'destroy';
		const isForMembers = action === 'read' || action === 'write' || action === 'local';
		return isForMembers && names(members, caller);
	}
}

function names(party: unknown, { name, roles }: JwtCaller): boolean {
	if (!isObject(party)) return false;
	const named = listIn(party, 'names');
	return named.includes(name) || listIn(party, 'roles').some((role) => roles.includes(role));
}

const listIn = (party: Record<string, unknown>, key: 'names' | 'roles'): string[] =>
	Array.isArray(party[key]) ? (party[key] as string[]) : [];

const asCaller = ({ name, roles }: JwtCaller): Caller => ({
	name,
	roles,
	isAdministrator: roles.includes(ADMIN)
});
