import { pino } from 'pino';
import { gunzipSync } from 'node:zlib';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { Passwords } from '../../../sync-server/src/access/passwords';
import type { BackendConfig } from '../../../sync-server/src/gateway/backend-config';
import { Upstream } from '../../../sync-server/src/gateway/upstream';
import { UpstreamStore } from '../../../sync-server/src/gateway/upstream-store';
import { Accounts } from '../../../sync-server/src/access/accounts';
import { openMemory, type Data } from '../../../sync-server/src/open-data';
import type { DbLimits } from '../../../sync-server/src/routes/db/limits';
import { createServer } from '../../../sync-server/src/server';

export const VILLAGE = 'village-17284-01';
export const NEIGHBOURS = 'village-17284-02';
export const PASSWORD = 'mật khẩu dài';

let hashed: Promise<string> | undefined;

/** A commune of two villages: `tnv1` walks in the first, `canbo` sees both, `quantri` runs the server. */
export class SmallCommune {
	private devices = 0;

	private constructor(
		readonly data: Data,
		readonly server: FastifyInstance
	) {}

	/** @param backend a CouchDB that keeps the documents; without it the server does */
	static async open(
		backend?: BackendConfig,
		{ limits = {}, answerMs }: { limits?: Partial<DbLimits>; answerMs?: number } = {}
	): Promise<SmallCommune> {
		const data = answerMs === undefined ? openMemory({ backend }) : impatient(backend, answerMs);
		const { accounts } = data;
		const phc = await (hashed ??= new Passwords().hash(PASSWORD));
		await accounts.addVillage({ id: VILLAGE, title: 'Xóm 1' });
		await accounts.addVillage({ id: NEIGHBOURS, title: 'Xóm 2' });
		const add = (name: string, role: 'volunteer' | 'commune-officer' | 'administrator') =>
			accounts.people.add({ name, title: name, role, phc });
		add('tnv1', 'volunteer');
		add('canbo', 'commune-officer');
		add('quantri', 'administrator');
		accounts.villages.setFor('tnv1', [VILLAGE]);
		accounts.villages.setFor('canbo', [VILLAGE, NEIGHBOURS]);
		const server = await createServer({
			...data,
			log: pino({ level: 'silent' }),
			buildDir: '/nowhere',
			allowPlainDatabases: true,
			limits
		});
		await server.ready();
		return new SmallCommune(data, server);
	}

	/** What a new device of theirs shows. */
	tokenOf(name: string): string {
		return this.data.accounts.devices.enrol(this.newDevice(), name);
	}

	newDevice = (): string => String(++this.devices).padStart(10, '0');

	async ask(
		name: string,
		method: string,
		url: string,
		body?: unknown,
		headers: Record<string, string> = {}
	) {
		const response = await this.server.inject({
			method: method as NonNullable<InjectOptions['method']>,
			url,
			headers: {
				authorization: `Bearer ${this.tokenOf(name)}`,
				accept: 'application/json',
				...(body !== undefined && { 'content-type': 'application/json' }),
				...headers
			},
			...(body !== undefined && {
				payload: Buffer.isBuffer(body) ? body : JSON.stringify(body)
			})
		});
		const text =
			response.headers['content-encoding'] === 'gzip'
				? gunzipSync(new Uint8Array(response.rawPayload)).toString()
				: response.body;
		return { status: response.statusCode, headers: response.headers, body: parsed(text) };
	}

	push(name: string, docs: readonly object[], village = VILLAGE) {
		return this.ask(name, 'POST', `/db/${village}/_bulk_docs`, { new_edits: false, docs });
	}

	async close(): Promise<void> {
		// Clients keep spare connections open, on which nothing was asked yet; a test does not wait for those.
		const late = setTimeout(() => this.server.server.closeAllConnections(), 200);
		await this.server.close();
		clearTimeout(late);
		await this.data.backend?.store.close();
		await this.data.store.close();
	}
}

/** One that does not wait for an answer as long as people do. */
function impatient(backend: BackendConfig | undefined, answerMs: number): Data {
	const data = openMemory();
	if (backend === undefined) return data;
	const upstream = new Upstream(backend, answerMs);
	const store = new UpstreamStore(upstream, data.sqlite);
	const accounts = new Accounts(data.sqlite, store, Date.now);
	return { ...data, accounts, documents: store, backend: { upstream, store } };
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}
