import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asVolunteer, clientOf, doc } from '../../support/documents/client';
import type { DocumentServer } from '../../support/documents/document-server';
import { SERVERS, smallServerThat } from '../../support/documents/places';

/** What stands at every address below /db, and who is asked before it answers. */

describe.each(SERVERS)('a server %s', (stands) => {
	let hall: DocumentServer;
	const { ask, get, post, push } = clientOf(() => hall);

	beforeEach(async () => {
		hall = await smallServerThat(stands);
	});
	afterEach(async () => {
		expect(hall.faults).toEqual([]);
		await hall.close();
	});

	describe('the server', () => {
		test.each(['', '/'])('welcomes at "/db%s" with an identity that stays', async (address) => {
			const first = await get(address);
			expect(first).toMatchObject({ status: 200, body: { couchdb: 'Welcome', version: '3.5.0' } });
			expect((await get(address)).body).toEqual(first.body);
		});

		test.each([
			['GET', '/_nothing', 404],
			['GET', '/_session', 404],
			['PUT', '/Plain', 400],
			['GET', '/%ff', 400],
			['GET', '/plain/a%2', 400],
			['PATCH', '/plain', 405],
			['POST', '/plain/a', 405],
			['DELETE', '/plain/_changes', 405],
			['GET', '/plain/_bulk_docs', 405],
			['GET', '/plain/_shards', 501],
			['POST', '/plain/_find', 415],
			['GET', '/plain/a/photo.jpg', 404],
			['GET', '/plain/_changes?filter=_view', 400],
			['GET', '/plain/_changes?filter=_selector', 400],
			['GET', '/plain/_changes?feed=continuous&heartbeat=soon', 400],
			['GET', '/plain/_changes?seq_interval=often', 400],
			['GET', '/_db_updates?feed=fast', 400],
			['GET', '/_db_updates?since=yesterday', 400],
			['GET', '/_uuids?count=1001', 400],
			['GET', '/_all_dbs?startkey=a', 400],
			['DELETE', '/_all_dbs', 405],
			['PUT', '/plain/_local/x/photo.jpg', 400],
			['GET', '/plain/_changes?filter=app/mine', 404],
			['GET', '/plain/_changes?feed=fast', 400],
			['GET', '/plain/_changes?since=yesterday', 400],
			['GET', '/plain/_changes?limit=-1', 400],
			['GET', '/plain/_changes?include_docs=yes', 400],
			['GET', '/plain/_changes?style=mine', 400],
			['GET', '/plain/_all_docs?startkey=a', 400],
			['GET', '/plain/_nothing', 400],
			['GET', '/plain/a?rev=x', 400],
			['GET', '/plain/a?open_revs=x', 400],
			['GET', '/none', 404],
			['GET', '/none/a', 404],
			['POST', '/plain/a/b/c', 405]
		])('answers %s %s with %i in CouchDB’s form', async (method, address, status) => {
			const answered = await ask(method, address);
			expect(answered).toMatchObject({
				status,
				body: { error: expect.stringMatching(/^[a-z_]+$/), reason: expect.stringMatching(/./) }
			});
		});

		test('says which methods an address has', async () => {
			const { headers, body } = await ask('PUT', '/plain/_changes', {});
			expect(headers['allow']).toBe('GET, HEAD, POST');
			expect(body).toEqual({
				error: 'method_not_allowed',
				reason: 'Only GET,HEAD,POST allowed'
			});
		});

		test('lets nothing about people be cached on the way', async () => {
			expect((await get('/plain/_all_docs')).headers['cache-control']).toBe('no-store');
		});
	});

	describe('the gate is asked', () => {
		test.each([
			['GET', '/plain', 'local'],
			['HEAD', '/plain', 'local'],
			['PUT', '/new', 'create'],
			['DELETE', '/plain', 'destroy'],
			['GET', '/plain/_local/x', 'local'],
			['PUT', '/plain/_local/x', 'local'],
			['POST', '/plain/_revs_diff', 'write'],
			['POST', '/plain/_bulk_docs', 'write'],
			['PUT', '/plain/a', 'write'],
			['DELETE', '/plain/a', 'write'],
			['POST', '/plain/_bulk_get', 'read'],
			['GET', '/plain/_changes', 'read'],
			['GET', '/plain/_all_docs', 'read'],
			['GET', '/plain/a', 'read'],
			['POST', '/plain/_ensure_full_commit', 'local'],
			['GET', '/plain/_security', 'local'],
			['PUT', '/plain/_security', 'administer'],
			['POST', '/plain/_missing_revs', 'write'],
			['POST', '/plain/_purge', 'administer'],
			['POST', '/plain/_find', 'administer'],
			['GET', '/plain/_index', 'administer'],
			['GET', '/plain/_local_docs', 'administer'],
			['POST', '/plain/_compact', 'administer'],
			['GET', '/_active_tasks', 'operate'],
			['GET', '/_membership', 'operate']
		])('for %s %s: %s', async (method, address, action) => {
			await ask(method, address);
			expect(hall.gate.asked).toEqual([action]);
		});

		test('before anything else: who is signed out learns nothing, not even of a wrong body', async () => {
			hall.gate.signedOut.add('tnv1');
			for (const address of ['/plain', '/none', '/plain/_bulk_docs'])
				expect(await post(address, 'not json', asVolunteer)).toMatchObject({
					status: 401,
					body: { error: 'unauthorized' }
				});
		});
	});

	describe('a database', () => {
		test.each(['/plain', '/plain/'])('says at %s how far it has come', async (address) => {
			await push([doc('a', ['1-a']), doc('b', ['1-b'], { _deleted: true })]);
			const { status, body } = await get(address);
			expect(status).toBe(200);
			expect(body).toMatchObject({
				db_name: 'plain',
				doc_count: 1,
				doc_del_count: 1,
				instance_start_time: '0',
				update_seq: expect.stringMatching(/^2-[0-9a-f]+$/)
			});
			expect(await ask('HEAD', address)).toMatchObject({ status: 200, body: undefined });
		});

		test('is made once and deleted', async () => {
			expect(await ask('PUT', '/new')).toMatchObject({ status: 201, body: { ok: true } });
			expect(await ask('PUT', '/new')).toMatchObject({
				status: 412,
				body: { error: 'file_exists' }
			});
			expect(await ask('DELETE', '/new')).toMatchObject({ status: 200, body: { ok: true } });
			expect(await ask('DELETE', '/new')).toMatchObject({ status: 404 });
			expect(await ask('HEAD', '/new')).toMatchObject({ status: 404 });
		});
	});

	describe('answers', () => {
		test('are compressed when they are long and the client can read it', async () => {
			await push(Array.from({ length: 50 }, (_, n) => doc(`d${n}`, ['1-a'])));
			const response = await hall.server.inject({
				url: '/db/plain/_all_docs',
				headers: { 'accept-encoding': 'br, gzip;q=0.8' }
			});
			expect(response.headers['content-encoding']).toBe('gzip');
			expect(JSON.parse(gunzipSync(new Uint8Array(response.rawPayload)).toString())).toMatchObject({
				total_rows: 50
			});
			for (const refusing of ['identity', 'gzip;q=0', ''])
				expect(
					(
						await hall.server.inject({
							url: '/db/plain/_all_docs',
							headers: { 'accept-encoding': refusing }
						})
					).headers['content-encoding']
				).toBeUndefined();
		});
	});
});
