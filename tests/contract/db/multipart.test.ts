import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { digestOf } from '../../../sync-server/src/protocol/attachment';
import { clientOf, doc } from '../../support/documents/client';
import type { DocumentServer } from '../../support/documents/document-server';
import { jsonOf, partsOf, relatedBody, textOf } from '../../support/documents/multipart';
import { PLACES, serverAt } from '../../support/documents/places';

/** Documents with their files behind them, as CouchDB's replicator sends and asks for them. */

const PHOTO = Buffer.from([0xff, 0xd8, 0, 13, 10, 45, 45, 13, 10, 0x89]);
const follows = (bytes: Uint8Array, more: object = {}) => ({
	content_type: 'image/jpeg',
	revpos: 1,
	length: bytes.length,
	digest: digestOf(bytes),
	follows: true,
	...more
});
const inline = (text: string) => ({
	content_type: 'text/plain',
	data: Buffer.from(text).toString('base64')
});
const RELATED = { accept: 'multipart/related' };
const MIXED = { accept: 'multipart/mixed' };

describe.each(PLACES)('a store %s', (place) => {
	let hall: DocumentServer;
	const { ask, get, post, put, push } = clientOf(() => hall);
	const putRelated = (
		url: string,
		content: unknown,
		files: readonly Uint8Array[],
		more?: string[]
	) => {
		const { body, headers } = relatedBody(content, files, more);
		return put(url, body, headers);
	};

	beforeEach(async () => {
		hall = await serverAt(place);
	});
	afterEach(async () => {
		expect(hall.faults).toEqual([]);
		await hall.close();
	});

	describe('a document put with its files', () => {
		test('is stored with them, each under its name', async () => {
			const answered = await putRelated(
				'/plain/a?new_edits=false',
				doc('a', ['2-b', '1-a'], {
					n: 1,
					_attachments: { 'a.jpg': follows(PHOTO), 'b.txt': follows(Buffer.from('hai')) }
				}),
				[PHOTO, Buffer.from('hai')]
			);
			expect(answered).toMatchObject({ status: 201, body: { ok: true, rev: '2-b' } });
			expect((await get('/plain/a/a.jpg')).bytes.equals(PHOTO)).toBe(true);
			expect((await get('/plain/a')).body).toMatchObject({
				n: 1,
				_attachments: { 'a.jpg': { digest: digestOf(PHOTO), revpos: 1 }, 'b.txt': { length: 3 } }
			});
		});

		test('may name its parts, which then come in any order', async () => {
			const named = (name: string) =>
				`Content-Disposition: attachment; filename="${name}"\r\nContent-Type: a/b\r\n`;
			await putRelated(
				'/plain/a',
				{ _attachments: { '2': follows(Buffer.from('hai')), '10 "ế"': follows(PHOTO) } },
				[PHOTO, Buffer.from('hai')],
				[named('10 "ế"'), named('2')]
			);
			expect((await get('/plain/a/2')).text).toBe('hai');
			expect((await get('/plain/a/10%20%22%E1%BA%BF%22')).bytes.equals(PHOTO)).toBe(true);
		});

		test('keeps those it had by stubs between', async () => {
			const first = await put('/plain/a', { _attachments: { x: inline('mot') } });
			const { rev } = first.body as { rev: string };
			const second = await putRelated(
				`/plain/a?rev=${rev}`,
				{ _attachments: { x: { stub: true, revpos: 1 }, y: follows(PHOTO) } },
				[PHOTO]
			);
			expect(second.status).toBe(201);
			expect((await get('/plain/a/x')).text).toBe('mot');
		});

		test('keeps what was packed as it is', async () => {
			const packed = gzipSync('x'.repeat(500));
			await putRelated(
				'/plain/a',
				{
					_attachments: {
						x: follows(packed, { encoding: 'gzip', length: 500, encoded_length: packed.length })
					}
				},
				[packed]
			);
			expect((await get('/plain/a/x')).text).toBe('x'.repeat(500));
			expect((await get('/plain/a?att_encoding_info=true')).body).toMatchObject({
				_attachments: { x: { digest: digestOf(packed), length: 500, encoding: 'gzip' } }
			});
		});

		test.each([
			['a part too few', [follows(PHOTO)], [], 400, 'bad_request'],
			['a part too many', [], [PHOTO], 400, 'bad_request'],
			[
				'another digest',
				[follows(PHOTO, { digest: digestOf(Buffer.from('x')) })],
				[PHOTO],
				400,
				'content_md5_mismatch'
			],
			['another length', [follows(PHOTO, { length: 3 })], [PHOTO], 400, 'bad_request'],
			['an unknown packing', [follows(PHOTO, { encoding: 'br' })], [PHOTO], 400, 'bad_request'],
			[
				'no gzip where it says so',
				[follows(PHOTO, { encoding: 'gzip' })],
				[PHOTO],
				400,
				'bad_request'
			]
		])('is refused with %s', async (_what, files, parts, status, error) => {
			const _attachments = Object.fromEntries(files.map((file, n) => [`f${n}`, file]));
			expect(await putRelated('/plain/a', { _attachments }, parts)).toMatchObject({
				status,
				body: { error }
			});
			expect(await get('/plain/a')).toMatchObject({ status: 404 });
		});

		test.each([
			['no boundary', 'multipart/related', 'x'],
			['a boundary that never comes', 'multipart/related; boundary=b', '{"n":1}'],
			['no end', 'multipart/related; boundary=b', '--b\r\n\r\n{"n":1}\r\n--b'],
			['no JSON', 'multipart/related; boundary=b', '--b\r\n\r\n{"n"\r\n--b--'],
			['headers without an end', 'multipart/related; boundary=b', '--b\r\nA: b\r\n--b--'],
			['nothing', 'multipart/related; boundary=b', ''],
			['only an end', 'multipart/related; boundary=b', '--b--']
		])('is refused when it has %s', async (_what, contentType, body) => {
			expect(await put('/plain/a', body, { 'content-type': contentType })).toMatchObject({
				status: 400,
				body: { error: 'bad_request' }
			});
		});
	});

	describe('a document asked for with its files', () => {
		beforeEach(async () => {
			await push([doc('a', ['1-a'], { n: 1, _attachments: { old: inline('mot') } })]);
			await push([
				doc('a', ['2-b', '1-a'], { _attachments: { old: { stub: true }, new: inline('hai') } })
			]);
			await push([doc('a', ['2-c', '1-a'], { n: 3 })]);
		});

		test('comes in parts when parts are welcome, and in one piece when not', async () => {
			const address = '/plain/a?rev=2-b&attachments=true';
			const answered = await ask('GET', address, undefined, RELATED);
			expect(answered.headers['content-type']).toMatch(/^multipart\/related; boundary="/);
			const [main, ...files] = partsOf(answered.bytes, answered.headers['content-type']);
			expect(jsonOf(main)).toMatchObject({
				_rev: '2-b',
				_attachments: { old: { follows: true, length: 3 }, new: { follows: true } }
			});
			expect(files.map((file) => [file.fileName, file.contentType, textOf(file)])).toEqual([
				['old', 'text/plain', 'mot'],
				['new', 'text/plain', 'hai']
			]);
			expect((await get(address)).body).toMatchObject({ _attachments: { new: inline('hai') } });
		});

		test('in parts brings only what the asker lacks', async () => {
			const answered = await ask('GET', '/plain/a?rev=2-b&atts_since=["1-a"]', undefined, RELATED);
			const [main, ...files] = partsOf(answered.bytes, answered.headers['content-type']);
			expect(jsonOf(main)).toMatchObject({ _attachments: { old: { stub: true } } });
			expect(files.map(textOf)).toEqual(['hai']);
		});

		test('in several revisions nests them, and says which are missing', async () => {
			const query = 'open_revs=["2-b","2-c","9-z"]&revs=true&atts_since=["1-a"]';
			const answered = await ask('GET', `/plain/a?${query}`, undefined, MIXED);
			const [branch, other, missing] = partsOf(answered.bytes, answered.headers['content-type']);
			const [main, file] = partsOf(branch?.bytes ?? Buffer.alloc(0), branch?.contentType);
			expect(jsonOf(main)).toMatchObject({
				_revisions: { start: 2, ids: ['b', 'a'] },
				_attachments: { old: { stub: true }, new: { follows: true } }
			});
			expect(textOf(file)).toBe('hai');
			expect(other?.contentType).toBe('application/json');
			expect(jsonOf(other)).toMatchObject({ _rev: '2-c', n: 3 });
			expect(missing?.contentType).toBe('application/json; error="true"');
			expect(jsonOf(missing)).toEqual({ missing: '9-z' });
		});

		test('in all its branches without saying how it is wanted comes in parts', async () => {
			const response = await hall.server.inject({ url: '/db/plain/a?open_revs=all' });
			expect(partsOf(response.rawPayload, response.headers['content-type'])).toHaveLength(2);
		});

		test('among many comes in parts only when JSON is not welcome', async () => {
			const docs = [
				{ id: 'a', rev: '2-b', atts_since: ['1-a'] },
				{ id: 'none', rev: '1-a' },
				{ id: 'a', rev: '2-c' }
			];
			const address = '/plain/_bulk_get?revs=true';
			const answered = await post(address, { docs }, MIXED);
			const [first, missing, last] = partsOf(answered.bytes, answered.headers['content-type']);
			const [main, file] = partsOf(first?.bytes ?? Buffer.alloc(0), first?.contentType);
			expect(jsonOf(main)).toMatchObject({ _rev: '2-b' });
			expect(textOf(file)).toBe('hai');
			expect(jsonOf(missing)).toEqual({
				id: 'none',
				rev: '1-a',
				error: 'not_found',
				reason: 'missing'
			});
			expect(jsonOf(last)).toMatchObject({ _rev: '2-c' });

			for (const accept of ['application/json', '*/*', 'multipart/mixed, application/json;q=0.1'])
				expect((await post(address, { docs }, { accept })).body).toMatchObject({
					results: [
						{ docs: [{ ok: { _attachments: { old: { stub: true }, new: inline('hai') } } }] },
						{ docs: [{ error: { id: 'none', rev: '1-a', reason: 'missing' } }] },
						{ docs: [{ ok: { n: 3 } }] }
					]
				});
		});

		test('can be put again as it came', async () => {
			const answered = await ask(
				'GET',
				'/plain/a?rev=2-b&attachments=true&revs=true',
				undefined,
				RELATED
			);
			expect(
				await put('/plain/a', answered.bytes, {
					'content-type': String(answered.headers['content-type'])
				})
			).toMatchObject({ status: 201 });
			await hall.store.createDatabase('other');
			expect(
				await put('/other/a?new_edits=false', answered.bytes, {
					'content-type': String(answered.headers['content-type'])
				})
			).toMatchObject({ status: 201, body: { rev: '2-b' } });
			expect((await get('/other/a/new')).text).toBe('hai');
			expect((await get('/other/a')).body).toEqual((await get('/plain/a?rev=2-b')).body);
		});
	});
});

describe('laws', () => {
	let hall: DocumentServer;
	const { ask, get, put } = clientOf(() => hall);
	beforeEach(async () => {
		hall = await serverAt('in memory');
	});
	afterEach(() => hall.close());

	// Boundaries are made of line breaks and dashes: bytes that look like them must not matter.
	const bytes = fc
		.oneof(
			fc.uint8Array({ maxLength: 300 }),
			fc
				.array(fc.constantFrom(13, 10, 45, 0, 98, 34), { maxLength: 60 })
				.map((codes) => Uint8Array.from(codes))
		)
		.map((array) => Buffer.from(array));
	const name = fc
		.oneof(
			fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
			fc.constantFrom('1', '10', 'a/b', 'a "b"', 'a\r\nb', '%2F', 'ế', 'constructor')
		)
		// An address of dots alone is resolved away by every client before it is sent.
		.filter((text) => !/^(_|\.+$)/.test(text) && !/\p{Cs}/u.test(text));
	const files = fc.uniqueArray(fc.tuple(name, bytes), {
		selector: ([text]) => text,
		minLength: 1,
		maxLength: 4
	});

	test(
		'any file comes back byte for byte, whichever way it came and is asked for',
		{ timeout: 120_000 },
		async () => {
			let n = 0;
			await fc.assert(
				fc.asyncProperty(
					files,
					fc.constantFrom('inline', 'related', 'alone'),
					async (given, way) => {
						const at = `/plain/doc${++n}`;
						const contents = new Map(given);
						if (way === 'inline') {
							const _attachments = Object.fromEntries(
								given.map(([text, file]) => [text, { data: file.toString('base64') }])
							);
							expect((await put(at, { _attachments })).status).toBe(201);
						} else if (way === 'related') {
							const _attachments = Object.fromEntries(
								given.map(([text, file]) => [text, follows(file)])
							);
							const inOrder = Object.keys(_attachments).map((text) => contents.get(text) ?? PHOTO);
							const { body, headers } = relatedBody({ _attachments }, inOrder);
							expect((await put(at, body, headers)).status).toBe(201);
						} else {
							let rev = '';
							for (const [text, file] of given) {
								const address = `${at}/${encodeURIComponent(text)}${rev}`;
								const answered = await put(address, file, { 'content-type': 'a/b' });
								expect(answered.status).toBe(201);
								rev = `?rev=${(answered.body as { rev: string }).rev}`;
							}
						}

						const shown = (await get(`${at}?attachments=true`)).body as {
							_attachments: Record<string, { data: string; digest: string }>;
						};
						const parted = await ask('GET', `${at}?attachments=true`, undefined, RELATED);
						const [main, ...parts] = partsOf(parted.bytes, parted.headers['content-type']);
						const order = Object.keys(
							(jsonOf(main) as { _attachments: Record<string, unknown> })._attachments
						);
						for (const [text, file] of given) {
							expect(shown._attachments[text]).toMatchObject({
								data: file.toString('base64'),
								digest: digestOf(file)
							});
							expect(Buffer.compare(parts[order.indexOf(text)]?.bytes ?? PHOTO, file)).toBe(0);
							const alone = await get(`${at}/${encodeURIComponent(text)}`);
							expect(Buffer.compare(alone.bytes, file)).toBe(0);
						}
					}
				),
				{ numRuns: 150 }
			);
		}
	);

	test(
		'whatever comes as multipart is stored or refused as CouchDB would',
		{ timeout: 120_000 },
		async () => {
			const piece = fc.oneof(
				fc.constantFrom(
					'--b',
					'--b--',
					'\r\n',
					'\r\n\r\n',
					'{"_attachments":{"x":{"follows":true}}}'
				),
				fc.constantFrom(
					'{}',
					'{"n":1}',
					'Content-Type: a/b',
					'Content-Disposition: attachment; filename="x"',
					':',
					'-'
				),
				fc.string()
			);
			const boundary = fc.constantFrom('b', '"b"', '', '""', 'c', 'x'.repeat(300));
			await fc.assert(
				fc.asyncProperty(fc.array(piece, { maxLength: 20 }), boundary, async (pieces, given) => {
					const answered = await put('/plain/a', Buffer.from(pieces.join('')), {
						'content-type': `multipart/related; boundary=${given}`
					});
					expect(hall.faults).toEqual([]);
					expect([201, 400, 409, 412, 413]).toContain(answered.status);
					if (answered.status !== 201)
						expect(answered.body).toEqual({
							error: expect.any(String),
							reason: expect.any(String)
						});
				}),
				{ numRuns: 500 }
			);
		}
	);
});
