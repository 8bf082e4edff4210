import type { FastifyRequest } from 'fastify';
import { acceptEntry, reasonOf } from '../../../src/lib/domain/entries/accept-entry';
import { VillageId } from '../../../src/lib/domain/ids';
import { problems } from '../problems';
import type { Caller, DbAction, DbGate, Review } from '../routes/db/gate';
import { NOT_LET_IN } from './access-problems';
import type { Identity } from './identify';
import type { Villages } from './villages';

export interface VillageGateParts {
	villages: Villages;
	identify: (request: FastifyRequest) => Promise<Identity>;
	/** Lets administrators keep databases that are no village's, for CouchDB's own tools and for trials. */
	allowPlainDatabases: boolean;
}

/** The village is the unit of access: a person is let into its database or not. */
export class VillageGate implements DbGate {
	constructor(private readonly parts: VillageGateParts) {}

	async authorise(request: FastifyRequest, dbName: string, action: DbAction): Promise<Caller> {
		const { person } = await this.parts.identify(request);
		if (person.role === 'administrator') {
			this.checkAdministration(dbName, action);
			return { name: person.name, isAdministrator: true, isOfficer: true };
		}
		// The same words whether there is such a village or not, so that nobody learns of one by asking.
		if (!this.parts.villages.isOpenTo(person, dbName)) throw problems.forbidden(NOT_LET_IN);
		if (action === 'create' || action === 'destroy')
			throw problems.forbidden('chỉ quản trị viên được tạo hoặc xoá cơ sở dữ liệu');
		return {
			name: person.name,
			isAdministrator: false,
			isOfficer: person.role === 'commune-officer'
		};
	}

	review(dbName: string, caller: Caller, doc: Readonly<Record<string, unknown>>): Review {
		if (!isVillage(dbName)) return { ok: true };
		const accepted = acceptEntry(doc, { by: caller.name, isOfficer: caller.isOfficer === true });
		return accepted.ok ? { ok: true } : { ok: false, reason: reasonOf(accepted.error) };
	}

	/** What a village's people wrote down is not made or unmade by one request of a tool. */
	private checkAdministration(dbName: string, action: DbAction): void {
		if (action === 'destroy' && isVillage(dbName))
			throw problems.forbidden('dữ liệu của một thôn không xoá được qua mạng');
		if (action !== 'create') return;
		if (isVillage(dbName) && !this.parts.villages.find(dbName))
			throw problems.forbidden('thôn được tạo trên máy chủ bằng lệnh "village add"');
		if (!isVillage(dbName) && !this.parts.allowPlainDatabases)
			throw problems.forbidden(
				'máy chủ chỉ giữ dữ liệu của các thôn (muốn khác: serve --allow-plain-databases)'
			);
	}
}

const isVillage = (dbName: string): boolean => VillageId.safeParse(dbName).success;
