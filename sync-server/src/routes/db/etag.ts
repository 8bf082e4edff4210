import type { FastifyRequest } from 'fastify';
import type { Answer } from './answer';

export const etagOf = (text: string): string => `"${text}"`;

/** An answer without a body for a client that has the same already. */
export function unlessKnown(
	{ headers }: FastifyRequest,
	etag: string,
	further: Readonly<Record<string, string>> = {}
): Answer | undefined {
	const known = headers['if-none-match'];
	if (known === undefined || !namesTag(known, etag)) return undefined;
	return { status: 304, headers: { ...further, etag }, body: '' };
}

const namesTag = (header: string, etag: string): boolean =>
	header.split(',').some((tag) => ['*', etag].includes(tag.trim().replace(/^W\//, '')));
