import { expect, test } from 'vitest';
import { accepts } from '../../../../sync-server/src/routes/db/accepts';

test.each([
	[undefined, true],
	['', true],
	['*/*', true],
	['multipart/mixed', true],
	['multipart/*', true],
	['text/html, */*;q=0.8', true],
	['application/json', false],
	['application/json, multipart/mixed;q=0', false],
	['*/*, multipart/mixed; q=0', false],
	['*/*;q=0', false],
	['Multipart/Mixed;q=0.1', true],
	['multipart/related', false],
	[';;,,', false]
])('a client that sends Accept: %j takes parts: %j', (header, expected) => {
	expect(accepts(header, 'multipart/mixed')).toBe(expected);
});
