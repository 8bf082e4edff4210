import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { PackManifest } from '../../../../src/lib/domain/pack';
import { packBytes } from '../../packs/pack-bytes';
import type { PackedVillage } from '../../packs/packed-village';
import type { KeptPack, Packs } from '../../packs/packs';
import { problems } from '../../problems';
import { byteRange } from '../db/byte-range';
import { etagOf } from '../db/etag';
import type { Caller, DbGate } from '../db/gate';

export interface PackRouteParts {
	gate: DbGate;
	packs: Packs<Caller>;
}

/** The first sync of a village. Who may read the village may load its pack. */
export function packRoutes(server: FastifyInstance, { gate, packs }: PackRouteParts): void {
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

	async function villageOf(request: FastifyRequest): Promise<PackedVillage> {
		const dbName = param(request, 'db');
		const caller = await gate.authorise(request, dbName, 'read');
		const village = await packs.village(dbName, caller);
		if (village === undefined) throw problems.noDatabase();
		return village;
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

const param = (request: FastifyRequest, name: string): string =>
	(request.params as Record<string, string | undefined>)[name] ?? '';
