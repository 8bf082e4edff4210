import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clientOf, doc } from '../../support/documents/client';
import type { DocumentServer } from '../../support/documents/document-server';
import { SERVERS, smallServerThat } from '../../support/documents/places';

/** Whatever anybody sends, the answer is CouchDB's: no fault of ours, no hang, nothing that is not JSON. */

const SOME_DOCS = [doc('a', ['1-a']), doc('b', ['2-b', '1-a'], { n: 1 }), doc('b', ['2-c', '1-a'])];

/** Half a character cannot be written into an address. */
const wellFormed = (some: string): string => some.replace(/\p{Cs}/gu, '');

const methods = fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS');
const text = fc.oneof(
	fc.string({ unit: 'binary' }),
	fc.string(),
	fc.constantFrom('a', 'b', '_local/x', '_design/x', '__proto__', 'constructor', '\0', '😀', '"')
);
const rev = fc.oneof(
	fc.constantFrom('1-a', '2-b', '0-1', '9-z', '-', '1-', '-a', '99999999999999999999-a', '1-"', ''),
	text
);
const names = fc.constantFrom(
	...['_changes', '_all_docs', '_bulk_docs', '_bulk_get', '_revs_diff', '_ensure_full_commit'],
	...[
		'_local',
		'_local/x',
		'_local%2Fx',
		'_design/x',
		'a',
		'b',
		'',
		'_find',
		'a/b',
		'%',
		'..',
		'?',
		'#'
	]
);
const addresses = fc.oneof(
	fc
		.tuple(fc.constantFrom('plain', 'village-17284-01', 'none'), names)
		.map((parts) => parts.join('/')),
	text.map((id) => `plain/${encodeURIComponent(wellFormed(id))}`),
	text.map((db) => encodeURIComponent(wellFormed(db)))
);
const value = fc.oneof(
	fc.constantFrom(
		'true',
		'false',
		'0',
		'1',
		'-1',
		'1e3',
		'""',
		'"b"',
		'{}',
		'[]',
		'null',
		'now',
		'all'
	),
	fc.constantFrom('_doc_ids', 'all_docs', '["1-a"]', '["a","b"]', '[[[['),
	rev
);
const parameters = fc.dictionary(
	fc.constantFrom(
		...['since', 'limit', 'skip', 'style', 'descending', 'include_docs', 'conflicts', 'filter'],
		...['heartbeat', 'doc_ids', 'startkey', 'endkey', 'key', 'keys', 'inclusive_end', 'update_seq'],
		...['rev', 'revs', 'revs_info', 'open_revs', 'latest', 'meta', 'new_edits', 'attachments']
	),
	value,
	{ maxKeys: 4 }
);
const query = parameters.map((given) => {
	const pairs = Object.entries(given).map(
		([name, chosen]) => `${name}=${encodeURIComponent(wellFormed(chosen))}`
	);
	return pairs.length > 0 ? `?${pairs.join('&')}` : '';
});

const member = fc.constantFrom('_id', '_rev', '_deleted', '_revisions', '_attachments', '_x', 'n');
const revisions = fc.record({
	start: fc.oneof(fc.integer(), fc.double(), fc.constant('1')),
	ids: fc.oneof(fc.array(fc.oneof(rev, fc.integer())), fc.constant('a'))
});
const anyDoc = fc.oneof(
	fc.dictionary(member, fc.oneof(text, rev, fc.boolean(), fc.integer(), revisions, fc.jsonValue())),
	fc.record({ _id: text, _rev: rev, _revisions: revisions }, { requiredKeys: [] }),
	fc.jsonValue()
);
const anyBody = fc.oneof(
	fc.jsonValue(),
	fc.record(
		{ docs: fc.oneof(fc.array(anyDoc, { maxLength: 6 }), fc.jsonValue()), new_edits: fc.boolean() },
		{ requiredKeys: ['docs'] }
	),
	fc.record({ docs: fc.array(fc.record({ id: text, rev }, { requiredKeys: ['id'] })) }),
	fc.dictionary(text, fc.oneof(fc.array(rev), fc.jsonValue())),
	fc.record({ keys: fc.oneof(fc.array(fc.jsonValue()), fc.jsonValue()) }),
	fc.record({ doc_ids: fc.oneof(fc.array(text), fc.jsonValue()) }),
	anyDoc
);

describe.each(SERVERS)('a server %s', (stands) => {
	let hall: DocumentServer;
	const { ask, push, get, put } = clientOf(() => hall);

	beforeAll(async () => {
		hall = await smallServerThat(stands);
		await push(SOME_DOCS);
		await hall.store.createDatabase('ids');
	});
	afterAll(async () => {
		await hall.close();
	});

	async function expectCouch(
		method: string,
		url: string,
		body?: unknown,
		headers?: Record<string, string>
	): Promise<void> {
		// One of the requests before may have deleted it.
		if (await hall.store.createDatabase('plain')) await push(SOME_DOCS);
		const answered = await ask(method, url, body, headers);
		expect(hall.faults).toEqual([]);
		if (answered.text === '') return;
		const parsed: unknown = JSON.parse(answered.text);
		if (answered.status >= 400)
			expect(parsed).toEqual({
				error: expect.stringMatching(/^[a-z_]+$/),
				reason: expect.any(String)
			});
	}

	test('any method at any address with any parameters', { timeout: 60_000 }, async () => {
		await fc.assert(
			fc.asyncProperty(methods, addresses, query, (method, address, parameters) =>
				expectCouch(method, `/${address}${parameters}`)
			),
			{ numRuns: 500 }
		);
	});

	test('any body at every address that takes one', { timeout: 60_000 }, async () => {
		const writing = fc.constantFrom('POST', 'PUT', 'DELETE');
		await fc.assert(
			fc.asyncProperty(writing, addresses, query, anyBody, (method, address, parameters, body) =>
				expectCouch(method, `/${address}${parameters}`, JSON.stringify(body))
			),
			{ numRuns: 500 }
		);
	});

	describe('bytes', () => {
		const headers = fc.dictionary(
			fc.constantFrom('content-type', 'content-encoding', 'accept-encoding', 'if-match', 'accept'),
			fc.constantFrom(
				'',
				'gzip',
				'identity',
				'application/json',
				'text/plain',
				'1-a',
				'"1-a"',
				'*/*',
				';'
			)
		);
		const bytes = fc.oneof(
			fc.uint8Array({ maxLength: 200 }).map((array) => Buffer.from(array)),
			fc.json().map((json) => gzipSync(json)),
			fc.json().map((json) => Buffer.from(json).subarray(0, -1)),
			fc.nat(8000).map((depth) => Buffer.from('['.repeat(depth) + ']'.repeat(depth))),
			fc.nat(1600).map((depth) => Buffer.from('{"a":'.repeat(depth) + '1' + '}'.repeat(depth)))
		);
		const posts = fc.constantFrom(
			'_bulk_docs',
			'_bulk_get',
			'_revs_diff',
			'_changes',
			'_all_docs',
			'c'
		);

		test('of any kind, with any headers', { timeout: 60_000 }, async () => {
			await fc.assert(
				fc.asyncProperty(posts, bytes, headers, async (name, body, given) => {
					await expectCouch(name === 'c' ? 'PUT' : 'POST', `/plain/${name}`, body, given);
				}),
				{ numRuns: 300 }
			);
		});
	});

	test('any well-formed id names one document, which comes back under it', async () => {
		const ids = text
			.map(wellFormed)
			// An address of dots alone is resolved away by every client before it is sent.
			.filter((id) => id !== '' && !id.startsWith('_') && !/^\.+$/.test(id));
		const seen = new Map<string, number>();
		let n = 0;
		await fc.assert(
			fc.asyncProperty(ids, async (id) => {
				const address = `/ids/${encodeURIComponent(id)}`;
				if (!seen.has(id)) {
					seen.set(id, ++n);
					expect((await put(address, { n })).status).toBe(201);
				}
				expect((await get(address)).body).toMatchObject({ _id: id, n: seen.get(id) });
			}),
			{ numRuns: 200, examples: [['a/b'], ['%2F'], ['+'], ['a b'], ['ế'], ['e\u0302\u0301']] }
		);
	});
});
