import type { FastifyRequest } from 'fastify';

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a request signed by a cookie alone may be acted on. The browser sends the cookie by itself, so what changes
 * something must show that a page of ours, or a program, meant it: by what browsers say of where it comes from, and where
 * they say nothing by a header that no form of another site can send.
 */
export function isMeant(request: FastifyRequest): boolean {
	return READS.has(request.method) || (comesFromOurPages(request) ?? hasOwnHeader(request));
}

/** The same for a sign-in itself, which programs send without any such header. */
export const isNotForeign = (request: FastifyRequest): boolean =>
	comesFromOurPages(request) ?? true;

/** Undefined where the sender is no browser, or one that says nothing. */
function comesFromOurPages({ headers, protocol, host }: FastifyRequest): boolean | undefined {
	const site = headers['sec-fetch-site'];
	if (site !== undefined) return site === 'same-origin';
	return headers.origin === undefined ? undefined : headers.origin === `${protocol}://${host}`;
}

const hasOwnHeader = ({ headers }: FastifyRequest): boolean =>
	headers['x-requested-with'] !== undefined;
