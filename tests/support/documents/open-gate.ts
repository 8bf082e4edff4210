import { problems } from '../../../sync-server/src/problems';
import { kindOfDatabase } from '../../../sync-server/src/protocol/database-name';
import type {
	Caller,
	DbAction,
	DbGate,
	Review,
	ServerAction
} from '../../../sync-server/src/routes/db/gate';
import type { FastifyRequest } from 'fastify';

/**
 * A gate for trying the document routes by themselves. Everybody is let in: as `admin` unless the request says
 * otherwise with `x-caller` (and `x-device`); documents with a field `refuse` are refused with it as the reason.
 */
export class OpenGate implements DbGate {
	readonly asked: (DbAction | ServerAction)[] = [];
	/** What `readableDatabases` answers. */
	readable: string[] = [];
	readonly signedOut = new Set<string>();

	async authorise(request: FastifyRequest, _dbName: string, action: DbAction): Promise<Caller> {
		return this.authoriseServer(request, action);
	}

	async readableDatabases(request: FastifyRequest): Promise<string[]> {
		await this.authoriseServer(request, 'list');
		return this.readable;
	}

	async authoriseServer(request: FastifyRequest, action: DbAction | ServerAction): Promise<Caller> {
		this.asked.push(action);
		const name = String(request.headers['x-caller'] ?? 'admin');
		if (this.signedOut.has(name)) throw problems.unauthorized('Bạn cần đăng nhập lại.');
		const device = request.headers['x-device'];
		return {
			name,
			isAdministrator: name === 'admin',
			...(typeof device === 'string' && { device })
		};
	}

	review(_dbName: string, _caller: Caller, doc: Readonly<Record<string, unknown>>): Review {
		const { refuse } = doc;
		return typeof refuse === 'string' ? { ok: false, reason: refuse } : { ok: true };
	}

	runsScripts(dbName: string): boolean {
		return kindOfDatabase(dbName) === 'plain';
	}
}
