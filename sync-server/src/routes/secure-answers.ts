import type { FastifyInstance } from 'fastify';

/** Half a year: browsers that were here once come over TLS alone. For this host, not for others below it. */
const STRICT_TRANSPORT = 'max-age=15552000';

/**
 * Answers of `/db` and `/api` are data. Should a browser ever open one as a page (a document's attachment may say it is
 * HTML), it runs nothing and loads nothing. Written here rather than by helmet, whose dozen headers would travel with each
 * of a phone's small answers; the application's pages have all of them (routes/static).
 */
const DATA_ONLY = {
	'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
	'x-content-type-options': 'nosniff'
} as const;

export function secureAnswers(server: FastifyInstance): void {
	server.addHook('onRequest', async (request, reply) => {
		if (request.protocol === 'https') reply.header('strict-transport-security', STRICT_TRANSPORT);
		if (isData(request.url)) reply.headers(DATA_ONLY);
	});
}

const isData = (url: string): boolean => url.startsWith('/db') || url.startsWith('/api');
