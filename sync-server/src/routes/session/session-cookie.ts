import type { FastifyReply, FastifyRequest } from 'fastify';

/** CouchDB's own name for it, which its tools look for. */
const NAME = 'AuthSession';

/** The token in a `Cookie` header; undefined where there is none. */
export function sessionCookieIn(header: string | undefined): string | undefined {
	const pair = (header ?? '').split(';').find((part) => part.trim().startsWith(`${NAME}=`));
	const token = pair?.slice(pair.indexOf('=') + 1).trim();
	return token === '' ? undefined : token;
}

/** Out of reach of scripts, never sent from another site, ended with the browser; over TLS alone where there is TLS. */
export function setSessionCookie(
	request: FastifyRequest,
	reply: FastifyReply,
	token: string
): void {
	reply.header('set-cookie', cookie(request, token));
}

export function clearSessionCookie(request: FastifyRequest, reply: FastifyReply): void {
	reply.header('set-cookie', `${cookie(request, '')}; Max-Age=0`);
}

const cookie = (request: FastifyRequest, value: string): string =>
	[
		`${NAME}=${value}`,
		'Path=/',
		'HttpOnly',
		'SameSite=Strict',
		...(request.protocol === 'https' ? ['Secure'] : [])
	].join('; ');
