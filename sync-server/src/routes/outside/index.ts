import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { NOT_ALLOWED } from '../../access/access-problems';
import type { Identity } from '../../access/identify';
import { may } from '../../access/permissions';
import type { Metrics } from '../../metrics/metrics';
import { documentsByDatabase } from '../../metrics/watch-storage';
import { problems } from '../../problems';
import type { Readiness, Unready } from '../../readiness';
import type { Database } from '../../storage/sqlite/driver';
import { nearTo } from './near';

export interface OutsideParts {
	metrics: Metrics;
	readiness: Readiness;
	log: Logger;
	sqlite: Database | undefined;
	/** Networks that may read the numbers without signing in. */
	metricsFrom: readonly string[] | false;
	identify: (request: FastifyRequest) => Promise<Identity>;
}

/** For whoever watches over the server: is it alive, can it work, and how it is doing. */
export async function outsideRoutes(server: FastifyInstance, parts: OutsideParts): Promise<void> {
	const { metrics, readiness, log, sqlite, identify } = parts;
	const open = { config: { action: 'public' } } as const;
	const isNear = nearTo(parts.metricsFrom);
	let lastFault: Unready | undefined;
	server.addHook('onRequest', async (_request, reply) => {
		reply.header('cache-control', 'no-store');
	});
	server.addHook('preClose', async () => readiness.stop());

	/** The process answers; nothing else is said by it. */
	server.get('/healthz', open, async (_request, reply) => say(reply, 200, 'ok'));

	/** Why it is not ready is for the log: the answer goes to anybody. */
	server.get('/readyz', open, async (_request, reply) => {
		const fault = await readiness.fault();
		if (fault !== lastFault) log.warn({ fault: fault ?? 'none' }, 'readiness has changed');
		lastFault = fault;
		return fault === undefined ? say(reply, 200, 'ready') : say(reply, 503, 'not ready');
	});

	server.get<{ Querystring: { databases?: string } }>(
		'/metrics',
		{
			config: { action: 'operate' },
			onRequest: async (request) => {
				if (isNear(request) && !namesDatabases(request)) return;
				const { person } = await identify(request);
				if (!may(person.role, 'operate')) throw problems.forbidden(NOT_ALLOWED);
			}
		},
		async (request, reply) => {
			const named = sqlite && namesDatabases(request) ? documentsByDatabase(sqlite) : '';
			return reply
				.type(metrics.registry.contentType)
				.send((await metrics.registry.metrics()) + named);
		}
	);
}

/** Which villages there are is nobody's business but an administrator's. */
const namesDatabases = ({ query }: FastifyRequest): boolean =>
	(query as { databases?: string }).databases === 'true';

const say = (reply: FastifyReply, status: number, word: string): FastifyReply =>
	reply.code(status).type('text/plain; charset=utf-8').send(`${word}\n`);
