import type { FastifyReply, FastifyRequest, FastifyServerOptions } from 'fastify';
import { toProblem } from '../../problems';

/** Ids of documents stand in addresses, where each letter with a mark takes up to nine characters. */
const MAX_PARAM_LENGTH = 16_384;

/** What the document routes need of the server they are registered in: `Fastify({ ...dbServerOptions, … })`. */
export const dbServerOptions = {
	routerOptions: { maxParamLength: MAX_PARAM_LENGTH },
	// An address that cannot be decoded never reaches a route.
	frameworkErrors: (error: Error, _request: FastifyRequest, reply: FastifyReply) => {
		const problem = toProblem(error);
		void reply.code(problem.status).type('application/json').send(`${problem.body}\n`);
	}
} satisfies FastifyServerOptions;
