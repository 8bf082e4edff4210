import type { FastifyInstance, InjectOptions } from 'fastify';
import { pino } from 'pino';
import { ROLES, type Role } from '../../../src/lib/domain/access/access';
import { closeData, openMemory, type Data } from '../../../sync-server/src/open-data';
import type { DbLimits } from '../../../sync-server/src/routes/db/limits';
import { createServer } from '../../../sync-server/src/server';
import { startUpstream, type TestUpstream } from '../gateway/upstream';

export const OWN = 'village-17284-01';
/** Of another commune. */
export const FOREIGN = 'village-17290-01';
export const NOWHERE = 'village-17284-77';
export const PLAIN = 'plain';
/** A volunteer of the officer's commune, and one of another. */
export const NEIGHBOUR = { name: 'hangxom', device: 'AAAAAAAAAA' };
export const STRANGER = { name: 'nguoila', device: 'BBBBBBBBBB' };
/** Phones and consoles are elsewhere; whoever sits at the server itself sees its counts without signing in. */
export const FROM_AFAR = '203.0.113.7';
export const PASSWORD = 'mật khẩu dài';

export type Sender = Role | 'nobody' | 'taken-away';

export interface Answered {
	status: number;
	reason: string | undefined;
	body: string;
	headers: Record<string, unknown>;
}

/** Hashed once for all the communes of a test file. */
let hashed: Promise<string> | undefined;

/** A server in memory with somebody of every role in one commune, and a volunteer who just lost the village. */
export class CommuneOfRoles {
	private devices = 0;

	private constructor(
		readonly data: Data,
		readonly server: FastifyInstance,
		readonly upstream: TestUpstream | undefined
	) {}

	static async open({
		isGateway = false,
		limits = {}
	}: { isGateway?: boolean; limits?: Partial<DbLimits> } = {}): Promise<CommuneOfRoles> {
		const upstream = isGateway ? await startUpstream() : undefined;
		const data = openMemory({ backend: upstream?.config });
		const { accounts, documents } = data;
		await accounts.addVillage({ id: OWN, title: 'Xóm 1' });
		await accounts.addVillage({ id: FOREIGN, title: 'Bản Na' });
		await documents.createDatabase(PLAIN);
		const phc = await (hashed ??= accounts.passwords.hash(PASSWORD));
		const add = (name: string, role: Role, village: string) => {
			accounts.people.add({ name, title: name, role, phc });
			accounts.villages.setFor(name, [village]);
		};
		for (const role of ROLES) add(role, role, OWN);
		add('taken-away', 'volunteer', OWN);
		accounts.assignments.change('taken-away', { villages: [] });
		add(NEIGHBOUR.name, 'volunteer', OWN);
		add(STRANGER.name, 'volunteer', FOREIGN);
		for (const { name, device } of [NEIGHBOUR, STRANGER]) accounts.devices.enrol(device, name);
		const server = await createServer({
			...data,
			log: pino({ level: 'silent' }),
			buildDir: '/nowhere',
			allowPlainDatabases: true,
			limits
		});
		await server.ready();
		return new CommuneOfRoles(data, server, upstream);
	}

	/** On a phone of their own each time, so that a sign-out among the requests hits nobody else. */
	async ask(sender: Sender, method: string, url: string): Promise<Answered> {
		const device = String(++this.devices).padStart(10, '0');
		const sends = method !== 'GET' && method !== 'HEAD';
		return this.inject({
			remoteAddress: FROM_AFAR,
			method: method as NonNullable<InjectOptions['method']>,
			url,
			headers: {
				...(sender !== 'nobody' && {
					authorization: `Bearer ${this.data.accounts.devices.enrol(device, sender)}`
				}),
				...(sends && { 'content-type': 'application/json' })
			},
			...(sends && { payload: '{}' })
		});
	}

	async inject(options: InjectOptions): Promise<Answered> {
		const response = await this.server.inject(options);
		return {
			status: response.statusCode,
			reason: reasonIn(response.body),
			body: response.body,
			headers: response.headers
		};
	}

	async close(): Promise<void> {
		await this.server.close();
		await closeData(this.data);
		await this.upstream?.close();
	}
}

function reasonIn(body: string): string | undefined {
	try {
		const { reason } = JSON.parse(body) as { reason?: string };
		return reason;
	} catch {
		return undefined;
	}
}
