import { request } from 'node:http';
import { gzipSync } from 'node:zlib';
import { decodeJwt } from 'jose';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readAudit } from '../../../sync-server/src/audit/audit-log';
import { ROLES_CLAIM } from '../../../sync-server/src/access/jwt-callers';
import { memberRole, WRITER_ROLE } from '../../../sync-server/src/gateway/caller-tokens';
import { registered, ulidOf, visited } from '../../support/builders';
import { merge } from '../../support/merges';
import { asReceived } from '../../support/village-entries';
import { NEIGHBOURS, SmallCommune, VILLAGE } from '../../support/gateway/gateway-commune';
import { startUpstream, type TestUpstream } from '../../support/gateway/upstream';

/** A village behind a gateway is the village it was: the same entries are taken, with the same words for the others. */

let upstream: TestUpstream;
let gateway: SmallCommune;
let alone: SmallCommune;

beforeEach(async () => {
	upstream = await startUpstream();
	gateway = await SmallCommune.open(upstream.config);
	alone = await SmallCommune.open();
});
afterEach(async () => {
	await gateway.close();
	await alone.close();
	await upstream.close();
});

const registration = asReceived(registered({ by: 'tnv1' }));
const visit = (minute: number) => asReceived(visited({ by: 'tnv1', minute }, {}));
const database = `/db/${VILLAGE}`;
const row = (id: string) => `${database}/${encodeURIComponent(id)}`;

describe('an entry that is handed in', () => {
	test('is kept behind the gateway under the revision the phone gave it, and noted in the log', async () => {
		expect(await gateway.push('tnv1', [registration])).toMatchObject({ status: 201, body: [] });
		const kept = await upstream.data.store.database(VILLAGE);
		const [reading] = (await kept?.read([{ id: registration._id, revs: 'winner' }])) ?? [];
		expect(reading?.doc?.leaves).toEqual([{ rev: registration._rev, deleted: false }]);
		const log = readAudit(gateway.data.sqlite, { after: 0, limit: 100 });
		expect(log.at(-1)).toMatchObject({
			op: 'written',
			person: 'tnv1',
			db: VILLAGE,
			target: registration._id,
			detail: registration._rev
		});
	});

	test('twice is kept and noted once', async () => {
		await gateway.push('tnv1', [registration, visit(1)]);
		expect(await gateway.push('tnv1', [visit(1), registration])).toMatchObject({ body: [] });
		const log = readAudit(gateway.data.sqlite, { after: 0, limit: 100 });
		expect(log.filter(({ op }) => op === 'written').map(({ target }) => target)).toEqual([
			registration._id,
			visit(1)._id
		]);
	});

	test('has the revision our own store would have given it, where it came with none', async () => {
		const { _rev, ...entry } = registration;
		const put = [gateway, alone].map((one) => one.ask('tnv1', 'PUT', row(entry._id), entry));
		const [there, here] = await Promise.all(put);
		expect(there?.status).toBe(201);
		expect(there?.body).toEqual(here?.body);
		const again = await gateway.ask('tnv1', 'PUT', row(entry._id), entry);
		expect(again).toMatchObject({ status: 201, body: there?.body });
	});
});

describe('refusals', () => {
	const batch = [
		registration,
		{ ...visit(1), by: 'tnv2' },
		visit(2),
		{ ...visit(3), personal: { note: 'số căn cước 038201001234' } },
		{ _id: 'not-an-entry', _rev: '1-a', text: 'x' },
		{ ...visit(4), _deleted: true },
		{ ...visit(5), _attachments: { a: { content_type: 'text/plain', data: 'eA==' } } },
		{ _id: '_design/mine', _rev: '1-a', language: 'javascript' },
		visit(6)
	];

	test.each([false, true])(
		'stand among the accepted, in the order and words of our own store (new_edits: %s)',
		async (newEdits) => {
			const docs = newEdits ? batch.map(({ _rev, ...doc }) => doc) : batch;
			const body = { docs, new_edits: newEdits };
			const [there, here] = await Promise.all(
				[gateway, alone].map((one) => one.ask('tnv1', 'POST', `${database}/_bulk_docs`, body))
			);
			expect(there?.status).toBe(201);
			expect(there?.body).toEqual(here?.body);
			expect((there?.body as { error?: string }[]).filter(({ error }) => error)).toHaveLength(6);
			const all = await gateway.ask('tnv1', 'GET', `${database}/_all_docs`);
			const ids = (all.body as { rows: { id: string }[] }).rows.map(({ id }) => id).sort();
			expect(ids).toEqual(['_design/entries', registration._id, visit(2)._id, visit(6)._id].sort());
		}
	);

	test.each([
		['changed', 'PUT', (): object => ({ ...registration, source: 'import' }), ''],
		['changed over its revision', 'PUT', (): object => ({ ...registration, lane: 'x' }), 'rev'],
		['deleted', 'DELETE', (): undefined => undefined, 'rev'],
		['given a file', 'PUT', (): Buffer => Buffer.from('x'), 'file'],
		['copied', 'COPY', (): undefined => undefined, 'copy']
	])('an entry cannot be %s', async (_what, method, body, how) => {
		for (const one of [gateway, alone]) await one.push('tnv1', [registration]);
		const url =
			row(registration._id) +
			(how === 'rev' ? `?rev=${registration._rev}` : '') +
			(how === 'file' ? `/note.txt?rev=${registration._rev}` : '');
		const headers: Record<string, string> =
			how === 'copy'
				? { destination: visit(1)._id }
				: how === 'file'
					? { 'content-type': 'text/plain' }
					: {};
		const [there, here] = await Promise.all(
			[gateway, alone].map((one) => one.ask('tnv1', method, url, body(), headers))
		);
		expect(there?.status).toBe(403);
		expect(there?.body).toEqual(here?.body);
	});

	test.each([
		['PUT', '_security', {}],
		['POST', '_purge', {}],
		['PUT', '_design/mine', { language: 'javascript' }],
		['DELETE', '', undefined]
	])('an administrator cannot %s %s in a village', async (method, name, body) => {
		const [there, here] = await Promise.all(
			[gateway, alone].map((one) => one.ask('quantri', method, `${database}/${name}`, body))
		);
		expect(there?.status).toBe(403);
		expect(there?.body).toEqual(here?.body);
	});

	test('a body that inflates beyond its limit is refused before it is passed on', async () => {
		const bomb = gzipSync(Buffer.alloc(9 * 1024 * 1024, ' '));
		const answered = await gateway.ask('tnv1', 'POST', `${database}/_revs_diff`, bomb, {
			'content-type': 'application/json',
			'content-encoding': 'gzip'
		});
		expect(answered.status).toBe(413);
		expect(upstream.seen.filter(({ url }) => url.includes('_revs_diff'))).toEqual([]);
	});

	test.each([`..%2F${NEIGHBOURS}`, `../${NEIGHBOURS}`, '%2E%2E', '..', '.'])(
		'an address with %s in it leads nowhere else',
		async (name) => {
			await gateway.push('canbo', [asReceived(registered({ by: 'canbo' }))], NEIGHBOURS);
			const port = new URL(await gateway.server.listen({ host: '127.0.0.1', port: 0 })).port;
			const from = upstream.seen.length;
			for (const end of ['', '/_all_docs', '/x/_all_docs']) {
				const path = `${database}/${name}${end}`;
				expect(await rawStatus(Number(port), path, gateway.tokenOf('tnv1'))).toBeGreaterThan(399);
			}
			const passed = upstream.seen.slice(from).map(({ url }) => url);
			expect(passed.filter((url) => url.includes(NEIGHBOURS) && !url.includes(VILLAGE))).toEqual(
				[]
			);
		}
	);
});

/** As it is written: nothing on the way puts the path in order. */
const rawStatus = (port: number, path: string, token: string): Promise<number> =>
	new Promise((resolve, reject) => {
		const headers = { authorization: `Bearer ${token}` };
		const sent = request({ host: '127.0.0.1', port, path, headers }, (answer) => {
			answer.resume();
			resolve(answer.statusCode ?? 0);
		});
		sent.on('error', reject).end();
	});

describe('what goes up', () => {
	test('holds nothing of who asked but a name and the roles of one village, for some minutes', async () => {
		const token = gateway.tokenOf('tnv1');
		const from = upstream.seen.length;
		await gateway.server.inject({
			method: 'GET',
			url: `${database}/_changes`,
			headers: {
				authorization: `Bearer ${token}`,
				cookie: 'AuthSession=abc',
				host: 'dongbo.xa.example',
				'x-forwarded-for': '10.0.0.7',
				'x-couch-full-commit': 'true',
				'user-agent': 'máy của chị Hoa'.normalize('NFKD').replace(/[^ -~]/g, '')
			}
		});
		await gateway.ask('tnv1', 'POST', `${database}/_bulk_docs`, {
			docs: [registration],
			new_edits: false
		});
		const sent = upstream.seen.slice(from);
		const claims = sent.map(({ headers }) => {
			expect(JSON.stringify(headers)).not.toContain(token);
			expect(headers['cookie']).toBeUndefined();
			expect(headers['x-forwarded-for']).toBeUndefined();
			expect(headers['user-agent'] ?? '').not.toContain('Hoa');
			expect(headers['host']).toMatch(/^127\.0\.0\.1:/);
			const authorization = String(headers['authorization']);
			return authorization.startsWith('Bearer ') ? decodeJwt(authorization.slice(7)) : undefined;
		});
		const [read, ...others] = claims.filter((one) => one !== undefined && one.sub === 'tnv1');
		expect(read?.[ROLES_CLAIM]).toEqual([memberRole(VILLAGE)]);
		expect(others.map((one) => one?.[ROLES_CLAIM])).toEqual([[memberRole(VILLAGE), WRITER_ROLE]]);
		expect((read?.exp ?? 0) - (read?.iat ?? 0)).toBeLessThanOrEqual(300);
	});

	test('a device asks once, and the newest sequences of all its villages are asked for at once', async () => {
		await gateway.push('tnv1', [registration]);
		const from = upstream.seen.length;
		const { body } = await gateway.ask('canbo', 'GET', '/api/access');
		const asked = upstream.seen
			.slice(from)
			.map(({ method, url }) => `${method} ${url}`)
			// What the gateway listens to by itself.
			.filter((one) => !/_db_updates|_all_dbs/.test(one));
		expect(asked).toEqual(['POST /db/_dbs_info']);
		const seqs = (body as { databases: { name: string; seq: string }[] }).databases;
		for (const { name, seq } of seqs) expect(seq).toBe(await upstream.store.updateSeq(name));
	});
});

describe('erasing a household', () => {
	test('leaves tombstones there, tells phones, and takes nothing more of it', async () => {
		const neighbour = asReceived(registered({ by: 'tnv1', household: ulidOf(300) }));
		await gateway.push('tnv1', [registration, visit(1), neighbour]);
		const village = await gateway.data.documents.database(VILLAGE);
		const subject = registration._id.split(':')[1] ?? '';
		const by = { person: 'quantri' };
		expect(await village?.erase({ kind: 'household', subject }, by)).toBe(2);
		expect(await village?.erase({ kind: 'household', subject }, by)).toBe(0);
		expect(await village?.erase({ kind: 'household', subject: ulidOf(999) }, by)).toBeUndefined();
		const unheard = asReceived(registered({ by: 'tnv1', household: ulidOf(999) }));
		expect(await gateway.push('tnv1', [unheard])).toMatchObject({
			body: [{ error: 'forbidden', erased: true }]
		});

		const { body } = await gateway.ask('tnv1', 'GET', `${database}/_changes?include_docs=true`);
		const { results } = body as { results: { id: string; deleted?: boolean; doc: object }[] };
		const gone = results.filter(({ deleted }) => deleted);
		expect(gone.map(({ id }) => id).sort()).toEqual([registration._id, visit(1)._id].sort());
		for (const { doc } of gone)
			expect(Object.keys(doc).sort()).toEqual(['_deleted', '_id', '_rev', 'erased']);

		expect(await gateway.push('tnv1', [visit(9), visit(1)])).toMatchObject({
			body: [
				{
					id: visit(9)._id,
					error: 'forbidden',
					reason: expect.stringContaining('rút đồng ý'),
					erased: true
				}
			]
		});
		const [late, pointer] = merge(subject, ulidOf(300), { minute: 8, by: 'tnv1' }).map(asReceived);
		expect(await gateway.push('tnv1', [late!, pointer!])).toMatchObject({
			body: [{ id: late!._id, erased: true }]
		});
		const all = await gateway.ask('tnv1', 'GET', `${database}/_all_docs`);
		expect((all.body as { rows: { id: string }[] }).rows.map(({ id }) => id)).toEqual([
			'_design/entries',
			...[neighbour._id, pointer!._id].sort()
		]);
	});

	test('takes the merge by which it counts under the code of its consent', async () => {
		await gateway.push('tnv1', [registration]);
		const village = await gateway.data.documents.database(VILLAGE);
		const subject = registration._id.split(':')[1] ?? '';
		await village?.erase({ kind: 'household', subject }, { person: 'quantri' });
		const anew = asReceived(
			registered({ by: 'tnv1', household: ulidOf(300), minute: 8 }, { from: subject })
		);
		const [under] = merge(subject, ulidOf(300), { minute: 8, by: 'tnv1' }).map(asReceived);
		expect(await gateway.push('tnv1', [under!, anew])).toMatchObject({ body: [] });
		expect(await village?.erase({ kind: 'household', subject }, { person: 'quantri' })).toBe(0);
	});
});
