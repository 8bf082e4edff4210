import type { FastifyInstance } from 'fastify';
import type { Health } from '../../../../src/lib/domain/access';
import { problems } from '../../problems';
import { accessRoutes, type AccessRouteParts } from './access-routes';
import { signInRoute, type SignInRouteParts } from './sign-in-route';

export interface ApiParts extends AccessRouteParts, SignInRouteParts {
	version: string;
}

/** The server's own few routes. Answers are about one person and now: nothing between may keep them. */
export async function apiRoutes(server: FastifyInstance, parts: ApiParts): Promise<void> {
	server.addHook('onRequest', async (_request, reply) => {
		reply.headers({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
	});

	server.get('/health', async (): Promise<Health> => ({ ok: true, version: parts.version }));
	accessRoutes(server, parts);
	await server.register(async (scope) => signInRoute(scope, parts));

	const missing = async (): Promise<never> => {
		throw problems.missing();
	};
	server.all('/', missing);
	server.all('/*', missing);
}
