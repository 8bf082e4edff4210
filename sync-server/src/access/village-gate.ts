import type { FastifyRequest } from 'fastify';
import { acceptEntry, reasonOf } from '../../../src/lib/domain/entries/accept-entry';
import { isOfficer, mayRead, mayWrite, type Person } from '../../../src/lib/domain/access/access';
import { isVillageId } from '../../../src/lib/domain/ids';
import { isCountsId } from '../../../src/lib/domain/coverage/village-counts';
import { problems } from '../problems';
import { kindOfDatabase } from '../protocol/database-name';
import type { Caller, DbAction, DbGate, Review, ServerAction } from '../routes/db/gate';
import {
	ADMINISTRATORS_ONLY,
	COUNTS_ARE_THE_SERVERS,
	LOOK_ONLY,
	NOT_ALLOWED,
	NOT_LET_IN,
	TAKEN_AWAY
} from './access-problems';
import type { Identity } from './identify';
import { may } from './permissions';
import type { VillageAccess, Villages } from './villages';

export interface VillageGateParts {
	villages: Villages;
	/** Every database there is, villages or not. */
	databases: () => Promise<string[]>;
	identify: (request: FastifyRequest) => Promise<Identity>;
	/** Lets administrators keep databases that are no village's, for CouchDB's own tools and for trials. */
	allowPlainDatabases: boolean;
	/** As a CouchDB behind a gateway has it: a village's name is a name like any other. */
	everyNameIsPlain?: boolean;
	/** When the server was restored from a backup, while devices may still hand back what it lacked. */
	restoredAtMs: () => number | undefined;
}

/** The village is the unit of access: a person is let into its database or not. */
export class VillageGate implements DbGate {
	constructor(private readonly parts: VillageGateParts) {}

	async authorise(request: FastifyRequest, dbName: string, action: DbAction): Promise<Caller> {
		const identity = await this.parts.identify(request);
		const { person } = identity;
		if (person.role === 'administrator') this.checkAdministration(dbName, action);
		else {
			const access = this.accessTo(person, dbName);
			// The same words whether there is such a village or not, so that nobody learns of one by asking.
			if (access === undefined) throw problems.forbidden(NOT_LET_IN);
			const refusal = refusalOf(access, action);
			if (refusal !== undefined) throw problems.forbidden(refusal);
		}
		return callerOf(identity);
	}

	async authoriseServer(request: FastifyRequest, action: ServerAction): Promise<Caller> {
		const identity = await this.parts.identify(request);
		if (!may(identity.person.role, action)) throw problems.forbidden(NOT_ALLOWED);
		return callerOf(identity);
	}

	async readableDatabases(request: FastifyRequest): Promise<string[]> {
		const { person } = await this.parts.identify(request);
		if (person.role === 'administrator') return this.parts.databases();
		const { villages } = this.parts;
		return [...villages.openTo(person), ...villages.communesOpenTo(person)].map(({ id }) => id);
	}

	review(dbName: string, caller: Caller, doc: Readonly<Record<string, unknown>>): Review {
		if (
			this.parts.everyNameIsPlain !== true &&
			isOfCommune(dbName) &&
			isCountsId(String(doc['_id']))
		)
			return { ok: false, reason: COUNTS_ARE_THE_SERVERS };
		if (!this.isVillage(dbName)) return { ok: true };
		const submitter = { by: caller.name, isOfficer: caller.isOfficer === true };
		let accepted = acceptEntry(doc, submitter);
		// Asked only where it matters: hardly any server was restored lately, and hardly any entry is another's.
		if (!accepted.ok && accepted.error.kind === 'another-author') {
			const restoredAtMs = this.parts.restoredAtMs();
			if (restoredAtMs !== undefined) accepted = acceptEntry(doc, { ...submitter, restoredAtMs });
		}
		return accepted.ok ? { ok: true } : { ok: false, reason: reasonOf(accepted.error) };
	}

	/** Only in databases that are there for CouchDB's own tools; nobody but an administrator writes into one. */
	runsScripts(dbName: string): boolean {
		const { allowPlainDatabases, everyNameIsPlain } = this.parts;
		return allowPlainDatabases && (everyNameIsPlain === true || kindOfDatabase(dbName) === 'plain');
	}

	private accessTo(person: Person, dbName: string): VillageAccess | undefined {
		const { villages } = this.parts;
		return isOfCommune(dbName)
			? villages.communesOpenTo(person).find(({ id }) => id === dbName)
			: villages.accessTo(person, dbName);
	}

	/** What a village's people wrote down is not made or unmade by one request of a tool. */
	checkAdministration(dbName: string, action: DbAction): void {
		const isVillage = this.isVillage(dbName);
		if (action === 'destroy' && isVillage)
			throw problems.forbidden('dữ liệu của một thôn không xoá được qua mạng');
		if (action !== 'create') return;
		if (isVillage && !this.parts.villages.find(dbName))
			throw problems.forbidden('thôn được tạo trên máy chủ bằng lệnh "village add"');
		if (!isVillage && !this.parts.allowPlainDatabases)
			throw problems.forbidden(
				'máy chủ chỉ giữ dữ liệu của các thôn (muốn khác: serve --allow-plain-databases)'
			);
	}

	private isVillage(dbName: string): boolean {
		return this.parts.everyNameIsPlain !== true && isVillageId(dbName);
	}
}

/** Why a village that is open in some way is not open for this; undefined where it is. */
function refusalOf(access: VillageAccess, action: DbAction): string | undefined {
	switch (action) {
		case 'local':
			return undefined;
		case 'read':
			return mayRead(access) ? undefined : TAKEN_AWAY;
		case 'write':
			return mayWrite(access) ? undefined : LOOK_ONLY;
		case 'create':
		case 'destroy':
			return ADMINISTRATORS_ONLY;
		case 'administer':
			return NOT_ALLOWED;
	}
}

const callerOf = ({ person: { name, role }, device }: Identity): Caller => ({
	name,
	isAdministrator: role === 'administrator',
	isOfficer: isOfficer(role),
	...(device !== undefined && { device })
});

const isOfCommune = (dbName: string): boolean => dbName.startsWith('commune-');
