import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asVolunteer, clientOf, doc, VILLAGE } from '../../support/documents/client';
import type { DocumentServer } from '../../support/documents/document-server';
import { PLACES, serverAt } from '../../support/documents/places';

/** What stands below /db beside the databases, and what a database says of itself. */

describe.each(PLACES)('a server %s', (place) => {
	let hall: DocumentServer;
	const { ask, get, post, push } = clientOf(() => hall);

	beforeEach(async () => {
		hall = await serverAt(place);
		for (const name of ['a', 'b/c', 'd']) await hall.store.createDatabase(name);
		hall.gate.readable = ['a', 'b/c', 'd', 'plain', VILLAGE];
	});
	afterEach(async () => {
		expect(hall.faults).toEqual([]);
		await hall.close();
	});

	test.each(['/', '/_up', '/_uuids', '/_all_dbs', '/_dbs_info', '/_db_updates', '/_membership'])(
		'answers HEAD %s as GET, without a body',
		async (address) => {
			const [head, full] = [await ask('HEAD', address), await get(address)];
			expect(head).toMatchObject({ status: full.status, text: '' });
			expect(head.headers['content-type']).toBe(full.headers['content-type']);
		}
	);

	test('is up, and gives out ids that no other gets', async () => {
		expect((await get('/_up')).body).toMatchObject({ status: 'ok' });
		const { uuids } = (await get('/_uuids?count=500')).body as { uuids: string[] };
		expect(new Set(uuids).size).toBe(500);
		expect(uuids.every((uuid) => /^[0-9a-f]{32}$/.test(uuid))).toBe(true);
		expect((await get('/_uuids?count=0')).body).toEqual({ uuids: [] });
	});

	test.each([
		['', ['a', 'b/c', 'd', 'plain', VILLAGE]],
		['?descending=true&limit=2', [VILLAGE, 'plain']],
		['?startkey="b"&endkey="d"', ['b/c', 'd']],
		['?start_key="b"&end_key="d"&inclusive_end=false', ['b/c']],
		['?descending=true&startkey="d"&endkey="a"', ['d', 'b/c', 'a']],
		['?skip=1&limit=2', ['b/c', 'd']],
		['?limit=0', []]
	])('lists its databases in order: _all_dbs%s', async (parameters, expected) => {
		expect((await get(`/_all_dbs${parameters}`)).body).toEqual(expected);
	});

	test('shows nobody a database they may not read, nor that there is one', async () => {
		hall.gate.readable = [VILLAGE];
		expect((await ask('GET', '/_all_dbs', undefined, asVolunteer)).body).toEqual([VILLAGE]);
		const { body } = await ask('POST', '/_dbs_info', { keys: ['plain', 'none'] }, asVolunteer);
		expect(body).toEqual([
			{ key: 'plain', error: 'not_found' },
			{ key: 'none', error: 'not_found' }
		]);
	});

	test('tells of several databases at once', async () => {
		const { body } = await post('/_dbs_info', { keys: [VILLAGE, 'none', 'b/c'] });
		expect(body).toMatchObject([
			{ key: VILLAGE, info: { db_name: VILLAGE, doc_count: 0 } },
			{ key: 'none', error: 'not_found' },
			{ key: 'b/c', info: { db_name: 'b/c' } }
		]);
		expect((await get('/_dbs_info?limit=2')).body).toMatchObject([{ key: 'a' }, { key: 'b/c' }]);
		for (const keys of [undefined, 'a', [1], Array.from({ length: 101 }, String)])
			expect(await post('/_dbs_info', { keys })).toMatchObject({ status: 400 });
	});

	test('has no tasks and one node, for its administrators', async () => {
		expect(await get('/_active_tasks')).toMatchObject({ status: 200, body: [] });
		expect((await get('/_membership')).body).toEqual({
			all_nodes: [expect.any(String)],
			cluster_nodes: [expect.any(String)]
		});
	});

	test('a database tells all that CouchDB’s replicator and PouchDB read of it', async () => {
		await push([doc('x', ['1-a'], { filler: 'ế'.repeat(100) })]);
		const { body } = await get('/plain');
		expect(body).toMatchObject({
			db_name: 'plain',
			doc_count: 1,
			doc_del_count: 0,
			update_seq: expect.stringMatching(/^1-/),
			purge_seq: expect.stringMatching(/^0-/),
			compact_running: false,
			disk_format_version: 8,
			instance_start_time: '0',
			props: {},
			cluster: { q: 1, n: 1, w: 1, r: 1 }
		});
		const { sizes } = body as { sizes: Record<'file' | 'external' | 'active', number> };
		// The text has 316 bytes: 300 of them its hundred letters.
		expect(sizes.external).toBeGreaterThanOrEqual(300);
		expect(sizes.active).toBeGreaterThan(sizes.external);
		expect(sizes.file).toBeGreaterThan(sizes.active);
	});

	test('a name with a slash is one database, written as %2F', async () => {
		expect(await ask('PUT', '/e%2Ff')).toMatchObject({ status: 201 });
		expect((await get('/e%2Ff')).body).toMatchObject({ db_name: 'e/f' });
		expect(await ask('DELETE', '/e%2Ff')).toMatchObject({ status: 200 });
	});
});
