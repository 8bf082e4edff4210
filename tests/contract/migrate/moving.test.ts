import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readAudit } from '../../../sync-server/src/audit/audit-log';
import { markedBackend } from '../../../sync-server/src/gateway/backend-mark';
import { basic } from '../../../sync-server/src/gateway/couch-client';
import { openData, type Data } from '../../../sync-server/src/open-data';
import { registered, ulidOf, visited } from '../../support/builders';
import { commandHere, freshDataDir } from '../../support/command-here';
import { replicated } from '../../support/documents/make-docs';
import { BACKEND_ADMIN, startUpstream, type TestUpstream } from '../../support/gateway/upstream';
import { BadLink } from '../../support/sync/bad-link';

const VILLAGE = 'village-17284-01';
const SMALL = 'village-17284-02';
const PLAIN = 'so-tay';
const FILE = Buffer.from('một tệp có dấu').toString('base64');
const PUSH = { newEdits: false, byAdministrator: true };

/** As many as need several pages and batches. */
const HOUSEHOLDS = 1203;
/** With those of the plain database, a conflict counting as one of its own. */
const DOCUMENTS = HOUSEHOLDS + 6;

const asReceived = (entry: { _id: string }) =>
	replicated(entry._id, [`1-${createHash('md5').update(entry._id).digest('hex')}`], entry);

async function fill({ accounts, store }: Data): Promise<void> {
	await accounts.addVillage({ id: VILLAGE, title: 'Bản Huồi Cọ' });
	await accounts.addVillage({ id: SMALL, title: 'Xóm 3' });
	await store.createDatabase(PLAIN);
	const village = await databaseOf(store, VILLAGE);
	const households = Array.from({ length: HOUSEHOLDS }, (_, i) => ulidOf(i + 1));
	const entries = households.map((household) => registered({ household }));
	await village.write(entries.map(asReceived), PUSH);
	await village.erase({ kind: 'household', subject: households[7] ?? '' }, { person: 'quantri' });
	await village.writeLocal({ id: 'may-a', rev: undefined, json: '{"last_seq":"9-abc"}' });

	const plain = await databaseOf(store, PLAIN);
	const _attachments = {
		'ghi-chu.txt': { content_type: 'text/plain', data: FILE, revpos: 1 }
	};
	await plain.write(
		[
			replicated('tranh-chap', ['2-b', '1-a'], { n: 2 }),
			replicated('tranh-chap', ['2-c', '1-a'], { n: 3 }),
			replicated('tranh-chap', ['3-d', '2-x', '1-a'], { _deleted: true }),
			replicated('da-xoa', ['4-z', '3-y', '2-x', '1-a'], { _deleted: true }),
			replicated('co-tep', ['1-f'], { _attachments }),
			replicated('_design/ten', ['1-e'], { language: 'javascript' })
		],
		PUSH
	);
	await plain.saveSetting('security', '{"members":{"roles":["thu-ky"]}}');
	await plain.saveSetting('revs_limit', '50');
}

async function databaseOf(store: Data['store'], name: string) {
	const database = await store.database(name);
	if (database === undefined) throw new Error(`${name} is not there`);
	return database;
}

describe('databases that are moved', () => {
	let data: string;
	let remove: () => Promise<void>;
	let cluster: TestUpstream;
	let link: BadLink;

	beforeEach(async () => {
		({ data, remove } = await freshDataDir());
		const filled = openData(data);
		await fill(filled);
		await filled.store.close();
		cluster = await startUpstream();
		link = await BadLink.to(new URL(cluster.config.address.url).origin);
	});
	afterEach(async () => {
		await link.close();
		await cluster.close();
		await remove();
	});

	const migrate = (direction: '--to' | '--from', folder = data) =>
		commandHere(['migrate', direction, `couchdb=${link.url}/db`, '--data', folder], {
			GO_CUA_BACKEND_USER: BACKEND_ADMIN.name,
			GO_CUA_BACKEND_PASSWORD: BACKEND_ADMIN.password
		});

	const uuidOf = async (): Promise<string> => {
		const opened = openData(data);
		const { uuid } = opened.store;
		await opened.store.close();
		return uuid;
	};

	test('have the same documents, leaves, files, tombstones, checkpoints and settings on the other side', async () => {
		const moved = await migrate('--to');
		expect(moved.stderr).toContain(`${VILLAGE}: đã so 1.203`);
		expect(moved).toMatchObject({ code: 0 });
		expect(moved.stdout).toContain(`${VILLAGE}: 1.202 bản ghi, 1 đã xoá, hai bên như nhau`);
		expect(moved.stdout).toContain(`${SMALL}: 0 bản ghi`);

		const ask = async (path: string): Promise<unknown> => {
			const { url, ...administrator } = cluster.config.address;
			const headers = { authorization: basic(administrator), accept: 'application/json' };
			return (await fetch(`${url}/${path}`, { headers })).json();
		};
		expect(await ask(VILLAGE)).toMatchObject({
			// And the entry rules, for whoever comes to it past the gateway.
			doc_count: HOUSEHOLDS - 1 + 1,
			doc_del_count: 1
		});
		expect(await ask(`${VILLAGE}/_security`)).toMatchObject({
			members: { roles: [`go-cua:v:${VILLAGE}`] }
		});
		expect(await ask(`${VILLAGE}/_local/may-a`)).toMatchObject({ last_seq: '9-abc' });
		expect(await ask(`${PLAIN}/tranh-chap?revs=true&open_revs=all`)).toEqual(
			expect.arrayContaining([
				{ ok: expect.objectContaining({ _rev: '2-b', n: 2 }) as unknown },
				{ ok: expect.objectContaining({ _rev: '2-c', n: 3 }) as unknown },
				{ ok: expect.objectContaining({ _rev: '3-d', _deleted: true }) as unknown }
			])
		);
		expect(await ask(`${PLAIN}/da-xoa?revs=true&rev=4-z`)).toMatchObject({
			_revisions: { start: 4, ids: ['z', 'y', 'x', 'a'] }
		});
		expect(await ask(`${PLAIN}/co-tep?attachments=true`)).toMatchObject({
			_attachments: { 'ghi-chu.txt': { data: FILE, content_type: 'text/plain' } }
		});
		expect(await ask(`${PLAIN}/_design/ten`)).toMatchObject({ language: 'javascript' });
		expect(await ask(`${PLAIN}/_security`)).toEqual({ members: { roles: ['thu-ky'] } });
		expect(await ask(`${PLAIN}/_revs_limit`)).toBe(50);
	});

	test('are gone on with after a break, a lost answer is asked for again, and nothing is sent twice', async () => {
		let sent: string[] = [];
		let isOut = true;
		let lost = 0;
		let marks = 0;
		link.fate = ({ method, path }, body) => {
			if (!isOut && method === 'PUT' && path.includes('_local') && marks++ === 0)
				return 'lose-the-answer';
			if (!path.endsWith('/_bulk_docs')) return 'pass';
			if (isOut && sent.length >= 700) return 'captive-portal';
			if (!isOut && lost++ === 0) return 'lose-the-answer';
			const { docs } = JSON.parse(body.toString()) as { docs: { _id: string; _rev: string }[] };
			sent.push(...docs.map(({ _id, _rev }) => `${_id} ${_rev}`));
			return 'pass';
		};
		const broken = await migrate('--to');
		expect(broken).toMatchObject({ code: 1 });
		expect(broken.stderr).toContain('Chạy lại lệnh này để đi tiếp');

		isOut = false;
		expect((await migrate('--to')).code).toBe(0);
		expect(lost).toBeGreaterThan(1);
		// The one whose answer was lost is not counted: the server has it by then.
		expect(new Set(sent).size).toBe(sent.length);
		expect(sent).toHaveLength(DOCUMENTS);

		sent = [];
		expect((await migrate('--to')).code).toBe(0);
		expect(sent).toEqual([]);
	});

	test('give the server another name, so that devices compare, and a line in its log', async () => {
		const before = await uuidOf();
		expect((await migrate('--to')).code).toBe(0);
		expect(await uuidOf()).not.toBe(before);
		const opened = openData(data);
		const ops = readAudit(opened.sqlite, { after: 0, limit: 5000 }).filter(
			({ op }) => op === 'moved-out'
		);
		expect(ops.map(({ db, detail }) => [db, detail])).toEqual([
			[PLAIN, '4'],
			[VILLAGE, '1203'],
			[SMALL, '0']
		]);
		await opened.store.close();
	});

	test('of a copy may be moved beforehand: then only what came since is sent', async () => {
		const copy = await freshDataDir();
		try {
			await mkdir(copy.data);
			const file = join(copy.data, 'go-cua.sqlite');
			expect((await commandHere(['backup', file, '--data', data])).code).toBe(0);
			expect((await migrate('--to', copy.data)).code).toBe(0);
			const opened = openData(data);
			const visit = visited({ household: ulidOf(30), minute: 9 }, {});
			await (await databaseOf(opened.store, VILLAGE)).write([asReceived(visit)], PUSH);
			await opened.store.close();

			link.seen.length = 0;
			expect(await migrate('--to')).toMatchObject({ code: 0 });
			const writes = link.seen.filter(({ path }) => path.endsWith('/_bulk_docs'));
			expect(writes.map(({ bodyBytes }) => bodyBytes < 1000)).toEqual([true]);
		} finally {
			await copy.remove();
		}
	});

	test('are not served from the file any more, until they are back', async () => {
		const marked = async () => {
			const opened = openData(data);
			const mark = markedBackend(opened.sqlite);
			await opened.store.close();
			return mark;
		};
		expect((await migrate('--to')).code).toBe(0);
		expect(await marked()).toBe(`${link.url}/db`);
		const addVillage = ['village', 'add', 'village-17284-03', '--data', data];
		expect(await commandHere(addVillage)).toMatchObject({ code: 1 });
		expect((await migrate('--from')).code).toBe(0);
		expect(await marked()).toBeUndefined();
		expect(await commandHere(addVillage)).toMatchObject({ code: 0 });
	});

	test('leave behind what each side works out by itself', async () => {
		const commune = 'commune-17284';
		const counted = replicated('counts:village-17284-01', ['3-c', '2-b', '1-a'], { n: 3 });
		await cluster.store.createDatabase(commune);
		await (await databaseOf(cluster.store, commune)).write([counted], PUSH);
		const back = await migrate('--from');
		expect(back.stdout).toContain(`${commune}: 0 bản ghi, 0 đã xoá, hai bên như nhau`);
	});

	test('come back into an empty folder as they were', async () => {
		expect((await migrate('--to')).code).toBe(0);
		const fresh = await freshDataDir();
		try {
			const empty = openData(fresh.data);
			await empty.store.close();
			const back = await migrate('--from', fresh.data);
			expect(back).toMatchObject({ code: 0 });
			const [mine, theirs] = [openData(data), openData(fresh.data)];
			for (const db of [VILLAGE, SMALL, PLAIN])
				expect(await allOf(theirs, db)).toEqual(await allOf(mine, db));
			await Promise.all([mine.store.close(), theirs.store.close()]);
		} finally {
			await fresh.remove();
		}
	});

	test('bring back what was recorded on the other side, and what was erased there', async () => {
		expect((await migrate('--to')).code).toBe(0);
		const village = await databaseOf(cluster.store, VILLAGE);
		const visit = visited({ household: ulidOf(30), minute: 9 }, {});
		await village.write([asReceived(visit)], PUSH);
		await village.erase({ kind: 'household', subject: ulidOf(40) }, { person: 'quantri' });

		const back = await migrate('--from');
		expect(back.stdout).toContain(`${VILLAGE}: 1.202 bản ghi, 2 đã xoá, hai bên như nhau`);
		const opened = openData(data);
		const { revisions } = (
			await (await databaseOf(opened.store, VILLAGE)).read([{ id: visit._id, revs: 'winner' }])
		)[0] ?? { revisions: [] };
		expect(JSON.parse(revisions[0]?.body ?? '{}')).toMatchObject({ outcome: 'no-one-home' });
		await opened.store.close();
	});

	test('that are not alike in the end are named, and the server keeps its name', async () => {
		const before = await uuidOf();
		await cluster.store.createDatabase(VILLAGE);
		await (
			await databaseOf(cluster.store, VILLAGE)
		).write([asReceived(registered({ household: ulidOf(9000) }))], PUSH);
		const moved = await migrate('--to');
		expect(moved.code).toBe(1);
		expect(moved.stderr).toContain(`${VILLAGE} KHÁC NHAU ở 1 tài liệu`);
		expect(moved.stderr).toContain('CouchDB có 1203 bản ghi và 1 đã xoá');
		expect(await uuidOf()).toBe(before);
	});

	test('a database that was made again on the other side is copied from its beginning', async () => {
		expect((await migrate('--to')).code).toBe(0);
		const mark = await (await databaseOf(cluster.store, VILLAGE)).readLocal('go-cua-migrate');
		await cluster.store.deleteDatabase(VILLAGE);
		await cluster.store.createDatabase(VILLAGE);
		await (
			await databaseOf(cluster.store, VILLAGE)
		).writeLocal({ id: 'go-cua-migrate', rev: undefined, json: mark?.json ?? '' });
		expect(await migrate('--to')).toMatchObject({ code: 0 });
	});

	test('are left alone while a server has them open', async () => {
		const running = openData(data);
		expect(await migrate('--to')).toMatchObject({
			code: 1,
			stderr: expect.stringContaining('đang dùng dữ liệu') as unknown
		});
		await running.store.close();
	});

	test.each([
		{
			what: 'both directions',
			args: ['--to', 'couchdb=http://a:b@h', '--from', 'couchdb=http://a:b@h']
		},
		{ what: 'no direction', args: [] },
		{ what: 'an address that is none', args: ['--to', 'http://a:b@h'] },
		{ what: 'nobody to sign in as', args: ['--to', 'couchdb=http://h:5984'] }
	])('are not touched with $what', async ({ args }) => {
		expect(await commandHere(['migrate', ...args, '--data', data])).toMatchObject({ code: 2 });
	});
});

async function allOf({ store }: Data, name: string) {
	const database = await databaseOf(store, name);
	const rows = await database.changes({
		after: 0,
		upTo: Infinity,
		limit: 5000,
		descending: false,
		withBodies: true
	});
	return new Map(
		rows.map(({ id, leaves, body, attachments }) => [
			id,
			{ leaves, body, attachments: attachments.map(({ name, digest }) => [name, digest]) }
		])
	);
}
