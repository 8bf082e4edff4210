import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { createHash } from 'node:crypto';
import { pino, type Logger } from 'pino';
import type { AnsweredRequest } from './metrics/metrics';
import { isLive } from './routes/db/live-feed';

/** Logs go to stderr: stdout is for the one line that says where the server listens, and for commands' answers. */
export const createLog = (level: string): Logger =>
	pino({ level, base: null }, pino.destination(2));

declare module 'fastify' {
	interface FastifyRequest {
		/** Set once the sender is known; hashed before it is logged. */
		deviceId: string | undefined;
	}
}

/**
 * One line a request, without personal data: the route's pattern in place of its address (which names documents), no
 * query, no body, no token, no name, no address of the sender. Its id goes out with the answer too.
 */
export function logRequests(
	server: FastifyInstance,
	log: Logger,
	count: (request: AnsweredRequest) => void
): void {
	server.decorateRequest('deviceId', undefined);
	server.addHook('onRequest', (request, reply, done) => {
		reply.header('x-request-id', request.id);
		done();
	});
	server.addHook('onResponse', (request: FastifyRequest, reply: FastifyReply, done) => {
		const { method } = request;
		const route = request.routeOptions.url ?? 'none';
		const status = reply.statusCode;
		count({ method, route, status, seconds: reply.elapsedTime / 1000, isLive: isLive(reply) });
		log.info({
			id: request.id,
			method,
			route,
			status,
			ms: Math.round(reply.elapsedTime),
			...(request.deviceId !== undefined && { device: hashDevice(request.deviceId) })
		});
		done();
	});
}

/** Lines of one device can be read together, and the device found by who has the list; the log alone names nobody. */
const hashDevice = (deviceId: string): string =>
	createHash('sha256').update(deviceId).digest('hex').slice(0, 8);
