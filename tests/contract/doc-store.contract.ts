import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type {
	ChangeRow,
	DocDatabase,
	DocStore,
	WriteOutcome
} from '../../sync-server/src/storage/doc-store';
import type { Attachment } from '../../sync-server/src/protocol/attachment';
import type { IncomingDoc } from '../../sync-server/src/protocol/incoming-doc';
import { edited, many, replicated } from '../support/documents/make-docs';

const PUSH = { newEdits: false, byAdministrator: false };
const EDIT = { newEdits: true, byAdministrator: false };
const ALL = { after: 0, upTo: Infinity, limit: 1000, descending: false, withBodies: false };

export interface StoreMaker {
	open(): Promise<DocStore>;
	dispose(): Promise<void>;
}

/** What every document store does, wherever it keeps its documents. */
export function docStoreContract(name: string, make: () => Promise<StoreMaker>): void {
	describe(`a document store ${name}`, () => {
		let maker: StoreMaker;
		let store: DocStore;
		let plain: DocDatabase;
		let village: DocDatabase;

		beforeEach(async () => {
			maker = await make();
			store = await maker.open();
			plain = await made('plain');
			village = await made('village-17284-01');
		});
		afterEach(async () => {
			await store.close();
			await maker.dispose();
		});

		async function made(dbName: string): Promise<DocDatabase> {
			await store.createDatabase(dbName);
			return opened(dbName);
		}
		async function opened(dbName: string): Promise<DocDatabase> {
			const database = await store.database(dbName);
			if (database === undefined) throw new Error(`no ${dbName}`);
			return database;
		}
		const one = async (
			doc: IncomingDoc,
			options = EDIT,
			database = plain
		): Promise<WriteOutcome> => {
			const [outcome] = await database.write([doc], options);
			if (outcome === undefined) throw new Error('no outcome');
			return outcome;
		};
		const changesOf = (database = plain, query: object = {}): Promise<ChangeRow[]> =>
			database.changes({ ...ALL, ...query });
		const revOf = (outcome: WriteOutcome): string => outcome.rev ?? 'none';

		describe('databases', () => {
			test('are made once, listed by name, and deleted with all they hold', async () => {
				expect(await store.createDatabase('plain')).toBe(false);
				expect(await store.listDatabases()).toEqual(['plain', 'village-17284-01']);
				await one(edited('a'));
				expect(await store.deleteDatabase('plain')).toBe(true);
				expect(await store.deleteDatabase('plain')).toBe(false);
				expect(await store.database('plain')).toBeUndefined();
				expect(await store.updateSeq('plain')).toBeUndefined();
				expect(await changesOf(await made('plain'))).toEqual([]);
			});

			test('made again under an old name begin another history', async () => {
				await one(edited('a'));
				const before = await store.updateSeq('plain');
				await store.deleteDatabase('plain');
				const again = await made('plain');
				await one(edited('a'), EDIT, again);
				expect(again.epoch).not.toBe(plain.epoch);
				expect(await store.updateSeq('plain')).not.toBe(before);
			});

			test('that are gone take no more documents', async () => {
				await store.deleteDatabase('plain');
				await expect(one(edited('a'))).rejects.toMatchObject({ status: 404 });
			});

			test('do not see one another’s documents', async () => {
				await one(edited('a', { of: 'plain' }));
				expect(await changesOf(village)).toEqual([]);
				const [reading] = await village.read([{ id: 'a', revs: 'winner' }]);
				expect(reading?.doc).toBeUndefined();
			});

			test('count the living and the deleted', async () => {
				const first = await one(edited('a'));
				await one(edited('b'));
				await one(edited('a', { _rev: revOf(first), _deleted: true }));
				expect(await plain.info()).toEqual({ seq: 3, liveCount: 1, deletedCount: 1 });
				await one(edited('a', { back: true }));
				expect(await plain.info()).toEqual({ seq: 4, liveCount: 2, deletedCount: 0 });
			});
		});

		describe('a person’s edit', () => {
			test('of a new document makes its first revision, and of that one the second', async () => {
				const first = await one(edited('a', { n: 1 }));
				const second = await one(edited('a', { n: 2, _rev: revOf(first) }));
				expect(revOf(first)).toMatch(/^1-[0-9a-f]{32}$/);
				expect(revOf(second)).toMatch(/^2-[0-9a-f]{32}$/);
			});

			test('of what has changed meanwhile is a conflict, and nothing is stored', async () => {
				const first = await one(edited('a', { n: 1 }));
				await one(edited('a', { n: 2, _rev: revOf(first) }));
				for (const late of [{ n: 3, _rev: revOf(first) }, { n: 3 }, { n: 3, _rev: '7-x' }])
					expect(await one(edited('a', late))).toMatchObject({ ok: false, error: 'conflict' });
				expect((await plain.info()).seq).toBe(2);
			});

			test('several times in one request is taken in order', async () => {
				const outcomes = await plain.write([edited('a', { n: 1 }), edited('a', { n: 2 })], EDIT);
				expect(outcomes).toMatchObject([{ ok: true }, { ok: false, error: 'conflict' }]);
			});
		});

		describe('replicated documents', () => {
			test('keep their revisions, and a repeated push changes nothing', async () => {
				const doc = () => replicated('a', ['2-b', '1-a'], { n: 1 });
				expect(await one(doc(), PUSH)).toEqual({ ok: true, id: 'a', rev: '2-b' });
				expect(await one(doc(), PUSH)).toEqual({ ok: true, id: 'a', rev: '2-b' });
				expect((await plain.info()).seq).toBe(1);
			});

			test('of two branches are both kept, the same winner whatever came first', async () => {
				const branches = [
					replicated('a', ['2-b', '1-a'], { side: 'b' }),
					replicated('a', ['2-c', '1-a'], { side: 'c' })
				];
				for (const [dbName, order] of [
					['one-way', branches],
					['other-way', branches.toReversed()]
				] as const) {
					const database = await made(dbName);
					for (const doc of order) await one(doc, PUSH, database);
					const [reading] = await database.read([{ id: 'a', revs: 'leaves' }]);
					expect(reading?.revisions).toEqual([
						{ rev: '2-c', deleted: false, body: '{"side":"c"}', attachments: [] },
						{ rev: '2-b', deleted: false, body: '{"side":"b"}', attachments: [] }
					]);
				}
			});

			test('that were succeeded lose their body when compacted, and keep their name', async () => {
				await one(replicated('a', ['1-a'], { secret: 'cũ' }), PUSH);
				await one(replicated('a', ['2-b', '1-a'], {}), PUSH);
				const asks = [
					{ id: 'a', revs: ['1-a'] },
					{ id: 'a', revs: ['1-a'], latest: true }
				];
				const [before] = await plain.read(asks);
				expect(before?.revisions).toMatchObject([{ rev: '1-a', body: '{"secret":"cũ"}' }]);
				await plain.compact();
				const [plainly, latest] = await plain.read(asks);
				expect(plainly?.revisions).toMatchObject([{ rev: '1-a', body: undefined }]);
				expect(latest?.revisions).toMatchObject([{ rev: '2-b', body: '{}' }]);
			});
		});

		describe('a village’s entries', () => {
			test('are accepted once; the same one again is a success without a trace', async () => {
				const entry = () => replicated('e:1', ['1-a'], { n: 1 });
				expect(await one(entry(), PUSH, village)).toMatchObject({ ok: true });
				expect(await one(entry(), PUSH, village)).toMatchObject({ ok: true });
				expect((await village.info()).seq).toBe(1);
			});

			test.each([
				{ change: 'a second revision', doc: replicated('e:1', ['2-b', '1-a'], { n: 2 }) },
				{ change: 'another first revision', doc: replicated('e:1', ['1-z'], { n: 2 }) },
				{ change: 'a new entry that has a past', doc: replicated('e:2', ['2-b', '1-a'], {}) },
				{ change: 'a deletion', doc: replicated('e:1', ['2-d', '1-a'], { _deleted: true }) },
				{ change: 'a design document', doc: replicated('_design/x', ['1-a'], {}) }
			])('refuse $change with a reason a person can read', async ({ doc }) => {
				await one(replicated('e:1', ['1-a'], { n: 1 }), PUSH, village);
				const refused = await one(doc, PUSH, village);
				expect(refused).toMatchObject({ ok: false, id: doc.id, error: 'forbidden' });
				expect(refused.ok ? '' : refused.reason).toMatch(/^\p{Lu}.{20,}\.$/u);
				expect((await village.info()).seq).toBe(1);
			});

			test('put twice by a person without a revision are one entry', async () => {
				const put = () => one(edited('e:1', { n: 1 }), EDIT, village);
				const first = await put();
				expect(await put()).toEqual(first);
				expect(await one(edited('e:1', { n: 2 }), EDIT, village)).toMatchObject({
					error: 'forbidden'
				});
			});

			test('are not what the server works out of them: that is written over, by who knows what is there', async () => {
				const own = { ...EDIT, isServersOwn: true };
				const first = await one(edited('counts:x', { n: 1 }), own, village);
				const second = await one(edited('counts:x', { n: 2, _rev: revOf(first) }), own, village);
				expect(second).toMatchObject({ ok: true, rev: expect.stringMatching(/^2-/) });
				for (const late of [{ n: 3 }, { n: 3, _rev: revOf(first) }])
					expect(await one(edited('counts:x', late), own, village)).toMatchObject({
						error: 'conflict'
					});
				const [reading] = await village.read([
					{ id: 'counts:x', revs: [revOf(first), revOf(second)] }
				]);
				expect(reading?.revisions.map(({ body }) => body)).toEqual([undefined, '{"n":2}']);
			});

			test('are erased by an administrator only, and an erased one does not come back', async () => {
				const admin = { newEdits: true, byAdministrator: true };
				await one(replicated('e:1', ['1-a'], { name: 'Lô Thị Hoa' }), PUSH, village);
				const erased = await one(edited('e:1', { _rev: '1-a', _deleted: true }), admin, village);
				expect(erased).toMatchObject({ ok: true });
				await one(replicated('e:1', ['1-a'], { name: 'Lô Thị Hoa' }), PUSH, village);
				const [reading] = await village.read([{ id: 'e:1', revs: 'leaves' }]);
				expect(reading?.revisions).toMatchObject([
					{ rev: revOf(erased), deleted: true, body: '{}' }
				]);
				const [first] = await village.read([{ id: 'e:1', revs: ['1-a'], withKept: true }]);
				expect(first?.revisions).toMatchObject([{ body: undefined }]);
				expect(first?.kept).toEqual(new Set([revOf(erased)]));
			});

			test('are not changed by an administrator either', async () => {
				const admin = { newEdits: true, byAdministrator: true };
				await one(replicated('e:1', ['1-a'], { n: 1 }), PUSH, village);
				expect(await one(edited('e:1', { _rev: '1-a', n: 2 }), admin, village)).toMatchObject({
					error: 'forbidden'
				});
			});
		});

		describe('changes', () => {
			test('list each document once, at its newest change, in order', async () => {
				const first = await one(edited('a'));
				await one(edited('b'));
				await one(edited('a', { _rev: revOf(first), n: 2 }));
				const rows = await changesOf();
				expect(rows.map(({ seq, id }) => [seq, id])).toEqual([
					[2, 'b'],
					[3, 'a']
				]);
			});

			test('page in both directions, within bounds, with and without bodies', async () => {
				await plain.write(many(10), EDIT);
				const seqs = async (query: object) => (await changesOf(plain, query)).map(({ seq }) => seq);
				expect(await seqs({ after: 3, limit: 3 })).toEqual([4, 5, 6]);
				expect(await seqs({ after: 3, upTo: 5 })).toEqual([4, 5]);
				expect(await seqs({ descending: true, limit: 2 })).toEqual([10, 9]);
				expect(await seqs({ limit: 0 })).toEqual([]);
				const [row] = await changesOf(plain, { limit: 1, withBodies: true });
				expect(row?.body).toBe('{"n":0}');
				expect(await plain.countAfter(7)).toBe(3);
			});

			test('of named documents only', async () => {
				await plain.write(many(10), EDIT);
				const docIds = new Set(['doc:000007', 'doc:000002', 'nobody']);
				const rows = await changesOf(plain, { docIds });
				expect(rows.map(({ id }) => id)).toEqual(['doc:000002', 'doc:000007']);
			});

			test('are told after the commit, once for a group, with the sequence it reached', async () => {
				const told: [string, number][] = [];
				const stop = store.onCommit((dbName, seq) => told.push([dbName, seq]));
				await Promise.all([plain.write(many(5), EDIT), one(edited('x')), one(edited('y'))]);
				expect(told).toEqual([['plain', 7]]);
				stop();
				await one(edited('z'));
				expect(told).toHaveLength(1);
			});

			test('never give a sequence to a refused document', async () => {
				await one(edited('a'));
				await one(edited('a'));
				await one(edited('b'));
				expect((await changesOf()).map(({ seq }) => seq)).toEqual([1, 2]);
			});
		});

		describe('ranges', () => {
			const ids = ['a', 'b', 'ă', 'đ', '😀', 'z'];
			const range = async (query: object) => {
				const rows = await plain.range({
					skip: 0,
					limit: 100,
					descending: false,
					withBodies: false,
					...query
				});
				return rows.map(({ id }) => id);
			};
			beforeEach(async () => {
				await plain.write(
					ids.map((id) => edited(id)),
					EDIT
				);
			});

			test('are in the order of bytes, as CouchDB has them, both ways', async () => {
				expect(await range({})).toEqual(['a', 'b', 'z', 'ă', 'đ', '😀']);
				expect(await range({ descending: true, limit: 2 })).toEqual(['😀', 'đ']);
			});

			test('have ends that belong to them or not', async () => {
				const start = { key: 'b', inclusive: true };
				const end = { key: 'ă', inclusive: false };
				expect(await range({ start, end })).toEqual(['b', 'z']);
				expect(await range({ start: { ...start, inclusive: false }, skip: 1, limit: 1 })).toEqual([
					'ă'
				]);
				expect(await plain.countBefore('z', false)).toBe(2);
				expect(await plain.countBefore('z', true)).toBe(3);
			});

			test('leave out what was deleted', async () => {
				const [reading] = await plain.read([{ id: 'b', revs: 'winner' }]);
				const _rev = reading?.revisions[0]?.rev;
				await one(edited('b', { _rev, _deleted: true }));
				expect(await range({})).not.toContain('b');
			});
		});

		describe('attachments', () => {
			const file = (text: string) => ({
				content_type: 'text/plain',
				data: Buffer.from(text).toString('base64')
			});
			const attached = async (rev: string): Promise<readonly Attachment[]> => {
				const [reading] = await plain.read([{ id: 'a', revs: [rev] }]);
				return reading?.revisions[0]?.attachments ?? [];
			};
			const textOf = async (attachment: Attachment | undefined): Promise<string> => {
				if (attachment === undefined) throw new Error('no attachment');
				const pieces: Uint8Array[] = [];
				for await (const piece of plain.readContent(attachment)) pieces.push(piece);
				return Buffer.concat(pieces).toString();
			};

			test('are kept with their revision and carried on by name', async () => {
				const first = await one(edited('a', { _attachments: { x: file('mot'), y: file('hai') } }));
				const second = await one(
					edited('a', {
						_rev: revOf(first),
						_attachments: { x: { stub: true }, z: file('ba') }
					})
				);
				const now = await attached(revOf(second));
				expect(now).toMatchObject([
					{ name: 'x', revpos: 1, length: 3, contentType: 'text/plain' },
					{ name: 'z', revpos: 2, length: 2 }
				]);
				expect(await textOf(now[0])).toBe('mot');
				expect(await textOf((await attached(revOf(first)))[1])).toBe('hai');
			});

			test('that a revision never had cannot be carried on, and nothing is stored', async () => {
				const first = await one(edited('a', { _attachments: { x: file('mot') } }));
				for (const stub of [{ y: { stub: true } }, { x: { stub: true, revpos: 7 } }])
					expect(await one(edited('a', { _rev: revOf(first), _attachments: stub }))).toMatchObject({
						ok: false,
						error: 'missing_stub'
					});
				expect((await plain.info()).seq).toBe(1);
			});

			test('are found by a replicated revision that skips some', async () => {
				await one(replicated('a', ['1-a'], { _attachments: { x: file('mot') } }), PUSH);
				await one(
					replicated('a', ['3-c', '2-b', '1-a'], {
						_attachments: { x: { stub: true, revpos: 1 } }
					}),
					PUSH
				);
				expect(await textOf((await attached('3-c'))[0])).toBe('mot');
			});

			test('go when nothing names them any more, and not before', async () => {
				const first = await one(edited('a', { _attachments: { x: file('mot') } }));
				const [kept] = await attached(revOf(first));
				await one(edited('b', { _attachments: { copy: file('mot') } }));
				await one(edited('a', { _rev: revOf(first) }));
				await plain.compact();
				expect(await attached(revOf(first))).toEqual([]);
				expect(await textOf(kept)).toBe('mot');
				await store.deleteDatabase('plain');
				await expect(textOf(kept)).rejects.toMatchObject({ status: 404 });
			});

			test('go with the revision that is purged', async () => {
				const put = await one(edited('a', { _attachments: { x: file('mot') } }));
				const [purged] = await attached(revOf(put));
				await plain.purge(new Map([['a', [revOf(put)]]]), { person: 'admin' });
				await expect(textOf(purged)).rejects.toMatchObject({ status: 404 });
			});

			test('are read from any place to any place', async () => {
				const bytes = Buffer.from(Array.from({ length: 700_000 }, (_, n) => (n * 7919) % 251));
				const put = await one(
					edited('a', { _attachments: { big: { data: bytes.toString('base64') } } })
				);
				const [big] = await attached(revOf(put));
				if (big === undefined) throw new Error('no attachment');
				for (const [from, upTo] of [
					[0, 700_000],
					[262_143, 262_145],
					[262_144, 524_288],
					[699_999, 700_000],
					[5, 5]
				] as const) {
					const pieces: Uint8Array[] = [];
					for await (const piece of plain.readContent(big, from, upTo)) pieces.push(piece);
					expect(Buffer.concat(pieces).equals(bytes.subarray(from, upTo))).toBe(true);
				}
			});

			test('come with the rows of feeds and lists', async () => {
				await one(edited('a', { _attachments: { x: file('mot') } }));
				const [change] = await changesOf(plain, { withBodies: true });
				expect(change?.attachments).toMatchObject([{ name: 'x' }]);
				const [row] = await plain.range({
					skip: 0,
					limit: 1,
					descending: false,
					withBodies: true
				});
				expect(row?.attachments).toMatchObject([{ name: 'x' }]);
			});
		});

		describe('checkpoints', () => {
			const write = (rev: number | undefined, json: string | undefined = '{"last_seq":1}') =>
				plain.writeLocal({ id: 'device', rev, json });

			test('count their revisions and refuse a stale one', async () => {
				expect(await write(undefined)).toEqual({ ok: true, rev: 1 });
				expect(await write(undefined)).toEqual({ ok: false, error: 'conflict' });
				expect(await write(1, '{"last_seq":2}')).toEqual({ ok: true, rev: 2 });
				expect(await write(1)).toEqual({ ok: false, error: 'conflict' });
				expect(await plain.readLocal('device')).toEqual({ rev: 2, json: '{"last_seq":2}' });
			});

			test('are deleted, belong to one database, and are no change', async () => {
				await write(undefined);
				expect(await village.readLocal('device')).toBeUndefined();
				expect((await plain.info()).seq).toBe(0);
				expect(await plain.writeLocal({ id: 'device', rev: 1, json: undefined })).toMatchObject({
					ok: true
				});
				expect(await plain.readLocal('device')).toBeUndefined();
				expect(await plain.writeLocal({ id: 'device', rev: 1, json: undefined })).toEqual({
					ok: false,
					error: 'missing'
				});
			});
		});

		test('finishes the writes it has accepted before it closes, and takes no more', async () => {
			const accepted = one(edited('a'));
			await store.close();
			expect(await accepted).toMatchObject({ ok: true });
			await expect(one(edited('b'))).rejects.toMatchObject({ status: 503 });
			store = await maker.open();
		});
	});
}
