import { request as httpRequest } from 'node:http';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { databaseAddresses, serverAddresses } from '../../../sync-server/src/routes/db/addresses';
import { defaultLimits } from '../../../sync-server/src/routes/db/limits';
import { doc, VILLAGE } from '../../support/documents/client';
import { listen, type DocumentServer } from '../../support/documents/document-server';
import { PLACES, serverAt } from '../../support/documents/places';

/**
 * Whatever is sent to any address of the table, the answer is CouchDB's or a good one: no fault of ours, no hang, no
 * broken connection. The cases are made from the table, so that an address that is added is tried as well.
 */

const addresses = { ...serverAddresses, ...databaseAddresses(defaultLimits) };
const cases = Object.entries(addresses).flatMap(([url, endpoints]) =>
	[...Object.keys(endpoints), ...('GET' in endpoints ? ['HEAD'] : [])].map((method) => ({
		method,
		url
	}))
);

/** An address with nothing in it that could end it early. */
const segment = fc.oneof(
	fc.constantFrom('a', 'b', 'x', '_design%2Fd', '_local%2Fl', '%00', '%F0%9F%98%80', '__proto__'),
	fc.constantFrom('plain', 'none', VILLAGE, '%2F', '%', '%ff', '..%2F..', '-', '_all_docs', '0'),
	fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }).map(encodeURIComponent)
);
const rev = fc.constantFrom(
	'1-a',
	'2-b',
	'0-1',
	'9-z',
	'-',
	'1-',
	'99999999999999999999-a',
	'1-"',
	''
);
const seq = fc.constantFrom('0', 'now', '1-0123456789ab', '"2-x"', '-1', '9'.repeat(30), '{}', 'x');
const value = fc.oneof(
	rev,
	seq,
	fc.constantFrom(
		'true',
		'false',
		'1',
		'1e3',
		'[]',
		'["1-a"]',
		'{"a":1}',
		'null',
		'"a"',
		'[[[',
		'all'
	),
	fc.constantFrom(
		'longpoll',
		'continuous',
		'eventsource',
		'normal',
		'_selector',
		'_doc_ids',
		'_design'
	),
	fc.string({ unit: 'binary', maxLength: 6 })
);
const query = fc
	.dictionary(
		fc.constantFrom(
			...['since', 'limit', 'skip', 'style', 'descending', 'include_docs', 'conflicts', 'filter'],
			...['heartbeat', 'doc_ids', 'selector', 'startkey', 'endkey', 'key', 'keys', 'feed', 'count'],
			...['rev', 'revs', 'revs_info', 'open_revs', 'latest', 'meta', 'new_edits', 'attachments'],
			...['atts_since', 'local_seq', 'update_seq', 'inclusive_end', 'seq_interval', 'batch']
		),
		value,
		{ maxKeys: 4 }
	)
	.map((given) => new URLSearchParams({ timeout: '20', ...given }).toString());

const json = fc.oneof(
	fc.jsonValue(),
	fc.dictionary(
		fc.constantFrom(
			...['docs', 'new_edits', 'keys', 'doc_ids', 'selector', 'index', 'fields', 'sort', 'limit'],
			...['_id', '_rev', '_deleted', '_revisions', '_attachments', 'admins', 'members', 'a', 'b']
		),
		fc.oneof(fc.jsonValue(), rev, fc.array(rev), fc.constant([{ _id: 'a', id: 'a', rev: '1-a' }]))
	)
);
const bytes = fc.oneof(
	json.map((some) => Buffer.from(JSON.stringify(some))),
	json.map((some) => gzipSync(JSON.stringify(some))),
	fc.uint8Array({ maxLength: 60 }).map((array) => Buffer.from(array)),
	fc.constantFrom(Buffer.from('[1'), Buffer.alloc(0), Buffer.from('['.repeat(3000))),
	fc.constant(Buffer.from('--b\r\ncontent-type: application/json\r\n\r\n{"a":1}\r\n--b--'))
);
const headers = fc.dictionary(
	fc.constantFrom(
		...['content-type', 'content-encoding', 'accept', 'accept-encoding', 'if-match'],
		...['if-none-match', 'range', 'destination', 'last-event-id']
	),
	fc.constantFrom(
		...[
			'application/json',
			'text/plain',
			'multipart/related; boundary=b',
			'multipart/mixed',
			'gzip'
		],
		...['*/*', '*', '1-a', '"1-a"', 'bytes=0-1', 'bytes=9-', 'x?rev=1-a', ';', '', 'br']
	)
);

interface Sent {
	method: string;
	path: string;
	headers: Record<string, string>;
	body: Buffer;
}

/** No answer takes this long; what waits was told to wait 20 ms. */
const HANGS_AFTER_MS = 10_000;

function send(base: URL, { method, path, headers, body }: Sent) {
	return new Promise<{ status: number; text: string; type: string }>((resolve, reject) => {
		const sent = httpRequest(
			{ host: base.hostname, port: base.port, method, path, headers, timeout: HANGS_AFTER_MS },
			(response) => {
				const pieces: Buffer[] = [];
				response.on('data', (piece: Buffer) => pieces.push(piece));
				response.on('error', reject);
				response.on('end', () =>
					resolve({
						status: response.statusCode ?? 0,
						text: Buffer.concat(pieces).toString(),
						type: response.headers['content-type'] ?? ''
					})
				);
			}
		);
		sent.on('timeout', () => sent.destroy(new Error(`${method} ${path} hangs`)));
		sent.on('error', reject);
		sent.end(body);
	});
}

describe.each(PLACES)('a store %s', (place) => {
	let hall: DocumentServer;
	let base: URL;

	beforeAll(async () => {
		hall = await serverAt(place, { feedTimeoutMs: 20, maxFeedMs: 40, minHeartbeatMs: 20 });
		base = new URL(await listen(hall));
	});
	afterAll(() => hall.close());

	beforeEach(() => hall.faults.splice(0));

	/** One of the requests before may have taken it away. */
	async function prepare(): Promise<void> {
		const { server, store } = hall;
		if (!(await store.createDatabase('plain'))) return;
		await server.inject({
			method: 'POST',
			url: '/db/plain/_bulk_docs',
			payload: {
				new_edits: false,
				docs: [doc('a', ['1-a']), doc('b', ['2-b', '1-a']), doc('b', ['2-c', '1-a'])]
			}
		});
	}

	test.each(cases)('$method $url', async ({ method, url }) => {
		const places = fc.array(fc.option(segment, { nil: undefined }), { minLength: 3, maxLength: 3 });
		await fc.assert(
			fc.asyncProperty(places, query, headers, bytes, async (segments, asked, given, body) => {
				await prepare();
				const filled = segments.values();
				const names = ['plain', 'a', 'b'].values();
				const address = url.replace(/:[a-z]+|\*/g, () => {
					const usual = names.next().value ?? 'a';
					return filled.next().value ?? usual;
				});
				const path = `/db${address}?${asked}`;
				const carries = method === 'PUT' || method === 'POST';
				const answered = await send(base, {
					method,
					path,
					headers: { ...given, 'content-length': String(carries ? body.length : 0) },
					body: carries ? body : Buffer.alloc(0)
				});
				expect(hall.faults).toEqual([]);
				expect(answered.status).not.toBe(500);
				if (answered.status < 400 || method === 'HEAD') return;
				expect(JSON.parse(answered.text)).toEqual({
					error: expect.stringMatching(/^[a-z_]+$/),
					reason: expect.any(String)
				});
			}),
			{ numRuns: 25 }
		);
	});
});
