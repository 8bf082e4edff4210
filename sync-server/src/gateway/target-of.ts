import type { FastifyRequest } from 'fastify';
import { problems } from '../problems';

/**
 * Where a request goes in the CouchDB: made of the names that the gate was asked about, each encoded anew, so that both
 * read the same address. The query is kept as it came.
 *
 * @param pattern the address as it stands in the table: `/:db/_local/:id`
 */
export function targetOf(
	pattern: string,
	request: FastifyRequest,
	query = queryIn(request)
): string {
	const params = request.params as Record<string, string | undefined>;
	const path = pattern
		.split('/')
		.map((part) => {
			if (part === '*') return (params['*'] ?? '').split('/').map(encoded).join('/');
			return part.startsWith(':') ? encoded(params[part.slice(1)] ?? '') : part;
		})
		.join('/');
	return query === '' ? path : `${path}?${query}`;
}

export const queryIn = ({ raw }: FastifyRequest): string => {
	const { url = '' } = raw;
	const at = url.indexOf('?');
	return at === -1 ? '' : url.slice(at + 1);
};

/** Something on the way may take dots for steps upwards, and so for another village. */
function encoded(name: string): string {
	if (name === '.' || name === '..') throw problems.illegalDocId(`an id must not be '${name}'`);
	// Half a character has no encoding.
	if (/\p{Cs}/u.test(name)) throw problems.illegalDocId('Document id must be well-formed Unicode');
	return encodeURIComponent(name);
}
