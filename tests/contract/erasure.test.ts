import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DocDatabase, DocStore } from '../../sync-server/src/storage/doc-store';
import { registered, ulidOf, visited } from '../support/builders';
import { openStore } from '../support/documents/document-server';
import { replicated } from '../support/documents/make-docs';

const VILLAGE = 'village-17284-01';
const PUSH = { newEdits: false, byAdministrator: false };
const BY = { person: 'quantri' };
const [GONE, NEIGHBOUR] = [ulidOf(1), ulidOf(2)];
const ALL = { after: 0, upTo: Infinity, limit: 100, descending: false, withBodies: true };

describe.each(['in memory', 'in a file'])('erasing from a document store %s', (where) => {
	let folder: string;
	let store: DocStore;
	let village: DocDatabase;

	beforeEach(async () => {
		folder = await mkdtemp(join(tmpdir(), 'go-cua-store-'));
		store = openStore(where === 'in memory' ? ':memory:' : join(folder, 'documents.sqlite'));
		await store.createDatabase(VILLAGE);
		const opened = await store.database(VILLAGE);
		if (opened === undefined) throw new Error('the village was just made');
		village = opened;
		await push(
			registered({ household: GONE }),
			visited({ household: GONE, minute: 5 }, {}),
			registered({ household: NEIGHBOUR })
		);
	});
	afterEach(async () => {
		await store.close();
		await rm(folder, { recursive: true, force: true });
	});

	const push = (...entries: { _id: string }[]) =>
		village.write(
			entries.map((entry) => replicated(entry._id, ['1-a'], entry)),
			PUSH
		);
	const erase = (subject: string) => village.erase({ kind: 'household', subject }, BY);

	test('leaves a deleted revision of each entry with the day alone, at new sequences, and the others as they were', async () => {
		expect(await erase(GONE)).toBe(2);
		const rows = await village.changes(ALL);
		expect(rows.map(({ seq, leaves }) => [seq, leaves[0]?.deleted])).toEqual([
			[3, false],
			[4, true],
			[5, true]
		]);
		for (const { body, leaves } of rows.slice(1)) {
			expect(JSON.parse(body ?? '')).toEqual({
				erased: expect.stringMatching(/^\d{4}-\d\d-\d\d$/)
			});
			expect(leaves).toHaveLength(1);
			expect(leaves[0]?.rev).toMatch(/^2-/);
		}
		expect(await village.info()).toMatchObject({ liveCount: 1, deletedCount: 2 });
	});

	test('keeps no body of what the entries said', async () => {
		const [entry] = [registered({ household: GONE })];
		await erase(GONE);
		const [reading] = await village.read([{ id: entry._id, revs: ['1-a'] }]);
		expect(reading?.revisions[0]?.body).toBeUndefined();
	});

	test('changes nothing when it is repeated, and says when it never knew the subject', async () => {
		await erase(GONE);
		const before = await village.changes(ALL);
		expect(await erase(GONE)).toBe(0);
		expect(await village.changes(ALL)).toEqual(before);
		expect(await erase(ulidOf(99))).toBeUndefined();
	});

	test('takes nothing more about the subject, answers a repeated push as before, and takes the neighbours’', async () => {
		await erase(GONE);
		const late = await push(
			registered({ household: GONE }),
			visited({ household: GONE, minute: 9 }, {}),
			visited({ household: NEIGHBOUR, minute: 9 }, {})
		);
		expect(late).toMatchObject([
			{ ok: true },
			{ ok: false, error: 'forbidden', reason: expect.stringContaining('rút đồng ý') },
			{ ok: true }
		]);
		expect(await village.info()).toMatchObject({ liveCount: 2, deletedCount: 2 });
	});

	test('of one that never came is noted: the phone that has it hands it in in vain', async () => {
		const unheard = ulidOf(99);
		await erase(unheard);
		expect(await push(registered({ household: unheard }))).toMatchObject([
			{ ok: false, error: 'forbidden', isErased: true }
		]);
		expect(await village.info()).toMatchObject({ liveCount: 3, deletedCount: 0 });
	});

	test('forgets what was erased with the database', async () => {
		await erase(GONE);
		await store.deleteDatabase(VILLAGE);
		await store.createDatabase(VILLAGE);
		const again = await store.database(VILLAGE);
		const entry = registered({ household: GONE });
		expect(await again?.write([replicated(entry._id, ['1-a'], entry)], PUSH)).toMatchObject([
			{ ok: true }
		]);
	});
});
