import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Person } from '../../../../src/lib/domain/access/access';
import type { Identity } from '../../access/identify';
import { jwtIn, type JwtCallers } from '../../access/jwt-callers';
import { problems } from '../../problems';
import { limitedByAddress } from '../api/limit-by-address';
import { sessionCookieIn } from './session-cookie';
import { signInAtConsole, signOutAtConsole, type ConsoleParts } from './sign-in-at-console';

export interface CouchDbSessionParts extends ConsoleParts {
	identify: (request: FastifyRequest) => Promise<Identity>;
	/** Where a gateway's tokens let in as well. */
	jwtCallers?: JwtCallers | undefined;
}

const HANDLERS = ['cookie', 'default'];

/** What CouchDB calls the way someone was recognised. */
const HANDLER_OF: Readonly<Record<Identity['by'], string>> = {
	cookie: 'cookie',
	password: 'default',
	token: 'bearer'
};

/** GET, POST, DELETE /db/_session, as CouchDB's tools use it. */
export async function couchDbSession(
	server: FastifyInstance,
	parts: CouchDbSessionParts
): Promise<void> {
	const url = '/_session';
	const config = { action: 'public' } as const;
	acceptForms(server);

	server.get(url, { config }, async (request) => {
		const speaks = await byJwt(parts, request);
		if (speaks !== undefined) return { ok: true, userCtx: speaks, info: { authenticated: 'jwt' } };
		const identity = await whoIsThere(parts, request);
		return {
			ok: true,
			userCtx: identity ? contextOf(identity.person) : { name: null, roles: [] },
			info: {
				authentication_handlers: HANDLERS,
				...(identity && { authenticated: HANDLER_OF[identity.by] })
			}
		};
	});

	server.post(url, { config, ...limitedByAddress(server) }, async (request, reply) => ({
		ok: true,
		...contextOf(await signInAtConsole(parts, request, reply))
	}));

	server.delete(url, { config }, async (request, reply) => {
		signOutAtConsole(parts, request, reply);
		return { ok: true };
	});

	server.route({
		method: ['PUT', 'PATCH'],
		url,
		config,
		handler: async () => {
			throw problems.methodNotAllowed(['DELETE', 'GET', 'HEAD', 'POST']);
		}
	});
}

async function byJwt({ jwtCallers }: CouchDbSessionParts, { headers }: FastifyRequest) {
	const token = jwtCallers && jwtIn(headers.authorization);
	return token === undefined ? undefined : jwtCallers?.callerOf(token);
}

/** A cookie that has run out is nobody; a wrong password is told so. */
async function whoIsThere(
	{ identify, sessions }: CouchDbSessionParts,
	request: FastifyRequest
): Promise<Identity | undefined> {
	const { authorization, cookie } = request.headers;
	if (authorization !== undefined) return identify(request);
	const token = sessionCookieIn(cookie);
	return token !== undefined && sessions.personOf(token) !== undefined
		? identify(request)
		: undefined;
}

const contextOf = ({ name, role }: Person) => ({
	name,
	roles: role === 'administrator' ? ['_admin'] : [role]
});

/** CouchDB takes the name and the password also as a form sends them. */
function acceptForms(server: FastifyInstance): void {
	server.addContentTypeParser(
		'application/x-www-form-urlencoded',
		{ parseAs: 'string', bodyLimit: 8192 },
		(_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body))))
	);
}
