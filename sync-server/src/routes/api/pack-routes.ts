import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { PackManifest } from '../../../../src/lib/domain/pack';
import { packBytes } from '../../packs/pack-bytes';
import type { KeptPack, Packs } from '../../packs/packs';
import { problems } from '../../problems';
import type { DocDatabase, DocStore } from '../../storage/doc-store';
import { byteRange } from '../db/byte-range';
import { etagOf } from '../db/etag';
import type { DbGate } from '../db/gate';

export interface PackRouteParts {
	store: DocStore;
	gate: DbGate;
	packs: Packs;
}

/** The first sync of a village. Who may read the village may load its pack. */
export function packRoutes(server: FastifyInstance, { store, gate, packs }: PackRouteParts): void {
	const config = { action: 'read' } as const;
	server.addHook('preClose', async () => packs.stop());

	/** GET /api/packs/:db: how large, in which chunks, and up to which sequence. */
	server.get('/packs/:db', { config }, async (request): Promise<PackManifest> => {
		const pack = await packs.toBeginWith(await villageOf(request));
		if (pack === undefined) throw problems.missing();
		return pack.manifest;
	});

	/** GET /api/packs/:db/:pack: the chunks one after another, from any byte on. */
	server.get('/packs/:db/:pack', { config }, async (request, reply) => {
		const pack = await packs.named(param(request, 'pack'), await villageOf(request));
		// Not "deleted": whoever guesses names learns nothing.
		if (pack === undefined) throw problems.missing();
		return sendPack(request, reply, pack);
	});

	async function villageOf(request: FastifyRequest): Promise<DocDatabase> {
		const dbName = param(request, 'db');
		await gate.authorise(request, dbName, 'read');
		const database = await store.database(dbName);
		if (database === undefined || database.kind !== 'entries') throw problems.noDatabase();
		return database;
	}

	function sendPack(request: FastifyRequest, reply: FastifyReply, pack: KeptPack): FastifyReply {
		const { pack: name, bytes } = pack.manifest;
		const etag = etagOf(name);
		const range = byteRange(request.headers, bytes, etag);
		const { from, upTo } = range ?? { from: 0, upTo: bytes };
		const letIn = () => gate.authorise(request, pack.village, 'read');
		if (range !== undefined)
			reply.code(206).header('content-range', `bytes ${from}-${upTo - 1}/${bytes}`);
		return reply
			.type('application/octet-stream')
			.headers({ etag, 'accept-ranges': 'bytes', 'content-length': String(upTo - from) })
			.send(request.method === 'HEAD' ? '' : Readable.from(packBytes(pack, { from, upTo }, letIn)));
	}
}

/** The same addresses where there are none: whoever may read the village is told so, and pulls. */
export function withoutPacks(server: FastifyInstance, gate: DbGate): void {
	const config = { action: 'read' } as const;
	for (const url of ['/packs/:db', '/packs/:db/:pack'])
		server.get(url, { config }, async (request) => {
			await gate.authorise(request, param(request, 'db'), 'read');
			throw problems.missing();
		});
}

const param = (request: FastifyRequest, name: string): string =>
	(request.params as Record<string, string | undefined>)[name] ?? '';
