import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asVolunteer, clientOf, doc, VILLAGE } from '../../support/documents/client';
import type { DocumentServer } from '../../support/documents/document-server';
import { PLACES, serverAt } from '../../support/documents/places';

/** Files of documents: inside them, and by themselves. */

const NOTE = 'Biên bản họp thôn';
const DIGEST = 'md5-ngU/Q5fMS7wT+ycmnp5DWw==';
const inline = (text: string, contentType = 'text/plain') => ({
	content_type: contentType,
	data: Buffer.from(text).toString('base64')
});

describe.each(PLACES)('a store %s', (place) => {
	let hall: DocumentServer;
	const { ask, get, post, put, push } = clientOf(() => hall);
	const revOf = (answered: { body: unknown }) => (answered.body as { rev: string }).rev;
	const attachmentsOf = async (url: string) =>
		((await get(url)).body as { _attachments?: Record<string, object> })._attachments;

	beforeEach(async () => {
		hall = await serverAt(place, { attachmentBytes: 2000, attachmentsBytes: 3000 });
	});
	afterEach(async () => {
		expect(hall.faults).toEqual([]);
		await hall.close();
	});

	describe('inside a document', () => {
		test('are stored, shown by name, and sent with it when asked for', async () => {
			const answered = await put('/plain/a', { n: 1, _attachments: { 'a.txt': inline(NOTE) } });
			expect(answered.status).toBe(201);
			const known = { content_type: 'text/plain', revpos: 1, digest: DIGEST };
			expect((await get('/plain/a')).body).toEqual({
				_id: 'a',
				_rev: revOf(answered),
				n: 1,
				_attachments: { 'a.txt': { ...known, length: 23, stub: true } }
			});
			expect(await attachmentsOf('/plain/a?attachments=true')).toEqual({
				'a.txt': { ...known, data: inline(NOTE).data }
			});
		});

		test('are carried on by name, left out when they are not named', async () => {
			const first = await put('/plain/a', {
				_attachments: { x: inline('mot'), y: inline('hai') }
			});
			const second = await put('/plain/a', {
				_rev: revOf(first),
				_attachments: { y: { stub: true }, z: inline('ba') }
			});
			expect(second.status).toBe(201);
			expect(await attachmentsOf('/plain/a')).toMatchObject({
				y: { revpos: 1 },
				z: { revpos: 2 }
			});
			expect(await attachmentsOf(`/plain/a?rev=${revOf(first)}`)).toHaveProperty('x');
			const third = await put('/plain/a', { _rev: revOf(second) });
			expect(third.status).toBe(201);
			expect(await attachmentsOf('/plain/a')).toBeUndefined();
		});

		test('are sent only as far as the asker lacks them', async () => {
			const files = { old: inline('cũ') };
			await push([doc('a', ['1-a'], { _attachments: files })]);
			await push([
				doc('a', ['2-b', '1-a'], { _attachments: { old: { stub: true }, new: inline('mới') } })
			]);
			for (const address of [
				'/plain/a?atts_since=["1-a"]',
				'/plain/a?atts_since=["9-z","1-a"]&attachments=true'
			])
				expect(await attachmentsOf(address)).toMatchObject({
					old: { stub: true },
					new: { data: inline('mới').data }
				});
			expect(await attachmentsOf('/plain/a?atts_since=["2-b"]')).toMatchObject({
				old: { stub: true },
				new: { stub: true }
			});
			expect(await get('/plain/a?atts_since=[1]')).toMatchObject({ status: 400 });
		});

		test.each([
			['data that is not base64', { x: { data: '???' } }, 400, 'bad_request'],
			['no data', { x: { content_type: 'a/b' } }, 400, 'bad_request'],
			['a name with an underscore', { _x: inline('a') }, 400, 'bad_request'],
			['an empty name', { '': inline('a') }, 400, 'bad_request'],
			['something else than an object', { x: 'mot' }, 400, 'bad_request'],
			['a list', [], 400, 'bad_request'],
			['a stub of nothing', { x: { stub: true } }, 412, 'missing_stub'],
			['parts that do not follow', { x: { follows: true } }, 400, 'bad_request'],
			['one that is too large', { x: inline('x'.repeat(2001)) }, 413, 'attachment_too_large'],
			[
				'too much in all',
				{ x: inline('x'.repeat(1600)), y: inline('y'.repeat(1600)) },
				413,
				'attachment_too_large'
			]
		])('are refused with %s', async (_what, _attachments, status, error) => {
			expect(await put('/plain/a', { _attachments })).toMatchObject({ status, body: { error } });
			expect(await get('/plain/a')).toMatchObject({ status: 404 });
		});

		test('come through _bulk_docs and out of every list', async () => {
			const rows = await post('/plain/_bulk_docs', {
				docs: [{ _id: 'a', _attachments: { 'a.txt': inline('mot') } }, { _id: 'b' }]
			});
			expect(rows).toMatchObject({ status: 201, body: [{ ok: true }, { ok: true }] });
			const shown = { 'a.txt': { data: inline('mot').data } };
			const stub = { 'a.txt': { stub: true, length: 3 } };
			for (const [query, _attachments] of [
				['include_docs=true', stub],
				['include_docs=true&attachments=true', shown]
			] as const) {
				expect((await get(`/plain/_all_docs?${query}`)).body).toMatchObject({
					rows: [{ doc: { _attachments } }, { doc: { _id: 'b' } }]
				});
				expect((await post(`/plain/_all_docs?${query}`, { keys: ['b', 'a'] })).body).toMatchObject({
					rows: [{ id: 'b' }, { doc: { _attachments } }]
				});
				expect((await get(`/plain/_changes?${query}`)).body).toMatchObject({
					results: [{ doc: { _attachments } }, { doc: { _id: 'b' } }]
				});
			}
		});

		test('that are said to be there already and are not are refused in _bulk_docs as well', async () => {
			for (const new_edits of [true, false])
				expect(
					await post('/plain/_bulk_docs', {
						docs: [{ _id: 'a', _rev: '1-a', _attachments: { x: { stub: true } } }],
						new_edits
					})
				).toMatchObject(
					new_edits
						? { status: 201, body: [{ error: 'conflict' }] }
						: { status: 412, body: { error: 'missing_stub' } }
				);
			expect(
				await post('/plain/_bulk_docs', {
					docs: [{ _id: 'a', _attachments: { x: { stub: true } } }]
				})
			).toMatchObject({ status: 412, body: { error: 'missing_stub' } });
		});

		test('make another revision than the same document without them', async () => {
			const [plain, ...attached] = await Promise.all([
				put('/plain/a', { n: 1 }),
				put('/plain/b', { n: 1, _attachments: { x: inline('mot') } }),
				put('/plain/c', { n: 1, _attachments: { x: inline('hai') } })
			]);
			const revs = [plain, ...attached].map((answered) => answered && revOf(answered));
			expect(new Set(revs).size).toBe(3);
		});
	});

	describe('by themselves', () => {
		const at = '/plain/a/b%C3%A1o%20c%C3%A1o/trang%201.txt';
		const name = 'báo cáo/trang 1.txt';
		const text = { 'content-type': 'text/plain; charset=utf-8' };

		test('are put, read, replaced and deleted', async () => {
			const first = await put(at, NOTE, text);
			expect(first).toMatchObject({ status: 201, body: { ok: true, id: 'a' } });
			const read = await get(at);
			expect(read).toMatchObject({ status: 200, text: NOTE });
			expect(read.headers).toMatchObject({
				'content-type': 'text/plain; charset=utf-8',
				'content-length': '23',
				'accept-ranges': 'bytes',
				etag: `"${DIGEST.slice(4)}"`
			});
			expect(await attachmentsOf('/plain/a')).toMatchObject({ [name]: { revpos: 1, length: 23 } });

			expect(await put(at, 'khác', text)).toMatchObject({ status: 409 });
			const second = await put(`${at}?rev=${revOf(first)}`, 'khác', text);
			expect(second.status).toBe(201);
			expect(await get(at)).toMatchObject({ text: 'khác' });
			expect(await get(`${at}?rev=${revOf(first)}`)).toMatchObject({ text: NOTE });

			expect(await ask('DELETE', at)).toMatchObject({ status: 409 });
			const gone = await ask('DELETE', at, undefined, { 'if-match': `"${revOf(second)}"` });
			expect(gone).toMatchObject({ status: 200, body: { ok: true } });
			expect(await get(at)).toMatchObject({ status: 404 });
			expect((await get('/plain/a')).body).toEqual({ _id: 'a', _rev: revOf(gone) });
		});

		test('leave the document’s fields and other files as they are', async () => {
			const first = await put('/plain/a', { n: 1, _attachments: { x: inline('mot') } });
			await put(`${at}?rev=${revOf(first)}`, NOTE, text);
			expect((await get('/plain/a')).body).toMatchObject({
				n: 1,
				_attachments: { x: { revpos: 1 }, [name]: { revpos: 2 } }
			});
		});

		test.each([
			['of nobody', 'GET', '/plain/none/x', 404, 'missing'],
			['that never was', 'GET', '/plain/a/none', 404, 'Document is missing attachment'],
			['of a wrong revision', 'GET', '/plain/a/x?rev=1', 400, 'Invalid rev format'],
			['deleted twice', 'DELETE', '/plain/a/none?rev=REV', 404, 'Document is missing attachment'],
			['deleted of nobody', 'DELETE', '/plain/none/x', 404, 'missing'],
			['deleted of a revision that is gone', 'DELETE', '/plain/a/x?rev=1-z', 409, /conflict/],
			['put on a revision that is gone', 'PUT', '/plain/a/x?rev=1-z', 409, /conflict/],
			['put by a name with an underscore', 'PUT', '/plain/a/_x?rev=REV', 400, /prohibited/],
			['posted', 'POST', '/plain/a/x', 405, /allowed/]
		])('are refused: %s', async (_what, method, url, status, reason) => {
			const { rev } = (await put('/plain/a', { _attachments: { x: inline('mot') } })).body as {
				rev: string;
			};
			const answered = await ask(method, url.replace('REV', rev), undefined);
			expect(answered).toMatchObject({
				status,
				body: {
					reason: typeof reason === 'string' ? reason : expect.stringMatching(reason)
				}
			});
		});

		test('are refused when they were damaged on the way, or are too large', async () => {
			const header = { ...text, 'content-md5': DIGEST.slice(4) };
			expect(await put(at, 'khác', header)).toMatchObject({
				status: 400,
				body: { error: 'content_md5_mismatch' }
			});
			expect(await put(at, 'x'.repeat(2001), text)).toMatchObject({ status: 413 });
			expect(await put(at, NOTE, header)).toMatchObject({ status: 201 });
		});

		test('may be empty, and of no type', async () => {
			const { statusCode } = await hall.server.inject({ method: 'PUT', url: `/db${at}` });
			expect(statusCode).toBe(201);
			const read = await get(at);
			expect(read).toMatchObject({ status: 200, text: '' });
			expect(read.headers).toMatchObject({
				'content-length': '0',
				'content-type': 'application/octet-stream'
			});
			expect(await attachmentsOf('/plain/a?attachments=true')).toMatchObject({
				[name]: { data: '' }
			});
		});

		test('that are JSON come back as they were put, also to who could read them packed', async () => {
			const long = JSON.stringify({ text: NOTE.repeat(60) });
			await put(at, long, { 'content-type': 'application/json' });
			const answered = await ask('GET', at, undefined, { 'accept-encoding': 'gzip' });
			expect(answered.headers['content-encoding']).toBeUndefined();
			expect(answered.headers['content-length']).toBe(String(Buffer.byteLength(long)));
			expect(answered.text).toBe(long);
		});

		test('of design documents have an address too', async () => {
			for (const address of ['/plain/_design/x/app.js', '/plain/_design%2Fy/app.js']) {
				expect(await put(address, '1', { 'content-type': 'text/javascript' })).toMatchObject({
					status: 201
				});
				expect(await get(address)).toMatchObject({ status: 200, text: '1' });
			}
			expect(await put('/plain/_design/z/a', '1', { ...asVolunteer, ...text })).toMatchObject({
				status: 403
			});
			expect(await get('/plain/_design/x/_show/all')).toMatchObject({ status: 501 });
		});

		test('that are pages do not run as part of the application', async () => {
			await put('/plain/a/x.html', '<script>1</script>', { 'content-type': 'text/html' });
			expect((await get('/plain/a/x.html')).headers).toMatchObject({
				'content-security-policy': expect.stringContaining('sandbox'),
				'x-content-type-options': 'nosniff'
			});
		});

		test('are refused in a village', async () => {
			expect(await put(`/${VILLAGE}/e:1/cccd.jpg`, 'x', text)).toMatchObject({
				status: 403,
				body: { reason: 'Bản ghi của thôn không nhận tệp đính kèm.' }
			});
		});

		test('are not read again by who has them', async () => {
			await put(at, NOTE, text);
			const etag = `"${DIGEST.slice(4)}"`;
			for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*'])
				expect(await ask('GET', at, undefined, { 'if-none-match': known })).toMatchObject({
					status: 304,
					text: ''
				});
			expect(await ask('GET', at, undefined, { 'if-none-match': '"other"' })).toMatchObject({
				status: 200
			});
		});

		test.each([
			['bytes=0-4', 206, 'Biên', 'bytes 0-4/23'],
			['bytes=5-', 206, ' bản họp thôn', 'bytes 5-22/23'],
			['bytes=-5', 206, 'thôn', 'bytes 18-22/23'],
			['bytes=0-999', 206, NOTE, 'bytes 0-22/23'],
			['bytes=23-', 416, undefined, 'bytes */23'],
			['bytes=9-3', 416, undefined, 'bytes */23'],
			['bytes=-0', 416, undefined, 'bytes */23'],
			['bytes=0-1,4-5', 200, NOTE, undefined],
			['lines=1-2', 200, NOTE, undefined],
			['bytes=-', 200, NOTE, undefined]
		])('are read in part: %s', async (range, status, expected, contentRange) => {
			await put(at, NOTE, text);
			const answered = await ask('GET', at, undefined, { range });
			expect(answered.status).toBe(status);
			expect(answered.headers['content-range']).toBe(contentRange);
			if (expected !== undefined) expect(answered.text).toBe(expected);
			const changed = { range, 'if-range': '"other"' };
			expect(await ask('GET', at, undefined, changed)).toMatchObject({ status: 200, text: NOTE });
		});

		test('say how long they are without being read', async () => {
			await put(at, NOTE, text);
			const { status, headers, text: body } = await ask('HEAD', at);
			expect({ status, body, length: headers['content-length'] }).toEqual({
				status: 200,
				body: '',
				length: '23'
			});
		});

		describe('sent packed', () => {
			const packed = gzipSync(NOTE.repeat(20));
			const sent = { ...text, 'content-encoding': 'gzip' };

			test('are kept packed and read as the reader likes', async () => {
				expect(await put(at, packed, sent)).toMatchObject({ status: 201 });
				const plainly = await get(at);
				expect(plainly.headers['content-encoding']).toBeUndefined();
				expect(plainly).toMatchObject({ status: 200, text: NOTE.repeat(20) });
				expect(plainly.headers['content-length']).toBe('460');
				const asKept = await ask('GET', at, undefined, { 'accept-encoding': 'gzip' });
				expect(asKept.headers['content-encoding']).toBe('gzip');
				expect(asKept.bytes.equals(packed)).toBe(true);
				expect(await attachmentsOf('/plain/a?att_encoding_info=true')).toMatchObject({
					[name]: { length: 460, encoding: 'gzip', encoded_length: packed.length }
				});
				expect(await attachmentsOf('/plain/a?attachments=true')).toMatchObject({
					[name]: { data: inline(NOTE.repeat(20)).data }
				});
				expect(await ask('GET', at, undefined, { range: 'bytes=0-4' })).toMatchObject({
					status: 200
				});
			});

			test.each([
				['no gzip at all', Buffer.from('x'), 'gzip', 400],
				['more than allowed once unpacked', gzipSync('x'.repeat(2001)), 'gzip', 413],
				['packed in another way', packed, 'br', 415]
			])('are refused when they are %s', async (_what, body, encoding, status) => {
				expect(await put(at, body, { ...text, 'content-encoding': encoding })).toMatchObject({
					status
				});
			});
		});
	});
});
