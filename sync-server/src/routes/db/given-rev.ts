import { problems } from '../../problems';
import type { WriteCall } from './endpoint';

/** What a person's edit was made from: in the document, the address or a header, and the same wherever it is said. */
export function givenRev({ query, request }: WriteCall, inDocument?: unknown): unknown {
	const header = request.headers['if-match']?.replace(/^"(.*)"$/, '$1');
	const given = [inDocument, query.text('rev'), header].filter((rev) => rev !== undefined);
	if (new Set(given).size > 1)
		throw problems.badRequest(
			'Document rev from request body and query string have different values'
		);
	return given[0];
}
