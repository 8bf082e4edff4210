import type { FastifyInstance } from 'fastify';
import {
	signInAtConsole,
	signOutAtConsole,
	type ConsoleParts
} from '../session/sign-in-at-console';
import { identityOf } from './identity';
import { limitedByAddress } from './limit-by-address';

/** The cookie of a console, for the server's own pages; CouchDB's tools have `/db/_session`. */
export function consoleRoutes(server: FastifyInstance, parts: ConsoleParts): void {
	const open = { config: { action: 'public' } } as const;
	const limited = { ...open, ...limitedByAddress(server) };

	server.get('/session', { config: { action: 'console' } }, async (request) => ({
		person: identityOf(request).person
	}));

	server.post('/session', limited, async (request, reply) => ({
		person: await signInAtConsole(parts, request, reply)
	}));

	server.delete('/session', open, async (request, reply) => {
		signOutAtConsole(parts, request, reply);
		return { ok: true };
	});
}
