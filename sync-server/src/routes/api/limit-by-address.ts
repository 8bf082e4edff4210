import type { RateLimitPluginOptions } from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import { Problem } from '../../problems';

/** A training morning: forty volunteers behind one address, each mistyping once. */
const SIGN_INS_PER_MINUTE = 90;

/**
 * For the server as a whole. Nothing is limited by address but the ways in that ask for it with `limitedByAddress`: on
 * sync a whole village shares one.
 */
export const rateLimitOptions: RateLimitPluginOptions = {
	global: false,
	max: SIGN_INS_PER_MINUTE,
	timeWindow: '1 minute',
	errorResponseBuilder: (_request, { ttl }) =>
		new Problem(
			429,
			'too_many_requests',
			'nhiều người đang đăng nhập cùng lúc, hãy thử lại sau một phút',
			{ 'retry-after': String(Math.ceil(ttl / 1000)) }
		)
};

/** For the options of a route. Without numbers of their own all of them count together. */
export const limitedByAddress = (server: FastifyInstance) => ({ onRequest: server.rateLimit() });
