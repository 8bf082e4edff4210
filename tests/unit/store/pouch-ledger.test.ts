import memory from 'pouchdb-adapter-memory';
import PouchDB from 'pouchdb-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Entry } from '../../../src/lib/domain/entries/entry';
import { stampFor } from '../../../src/lib/domain/entries/envelope';
import { ulid } from '../../../src/lib/domain/ids';
import type { Ledger, LedgerRow } from '../../../src/lib/store/ledger';
import { createLedger } from '../../../src/lib/store/pouch-ledger';
import {
	markReplaced,
	offerAgain,
	putInBox,
	readBox,
	takeHouseholdsOutOfBox,
	takeOutOfBox
} from '../../../src/lib/store/box';
import { unsentRows, writePushMark } from '../../../src/lib/store/push-mark';

PouchDB.plugin(memory);

const village = 'village-17284-03';
const device = 'ABCDEFGHJK';
const otherDevice = '0123456789';
let opened = 0;
let ledger: Ledger;

const open = async (name = `ledger-${opened++}`) => {
	const db = new PouchDB(name, { adapter: 'memory' });
	const created = await createLedger(db, { village, person: 'hoa', device });
	if (!created.ok) throw new Error('no ledger');
	return created.value;
};

beforeEach(async () => {
	ledger = await open();
});
afterEach(() => ledger.destroy());

const subject = (n: number) => ulid(1_700_000_000_000 + n, new Uint8Array(10));

function visit(
	household: number,
	ms: number,
	{ by = 'hoa', on = device }: { by?: string; on?: string } = {}
): Entry {
	const at = `${String(1_700_000_000_000 + ms)}-0000`;
	const deviceTime = '2026-11-22T01:00:00.000Z';
	return {
		...stampFor({ kind: 'household', subject: subject(household), at, by, device: on, deviceTime }),
		type: 'visit-recorded',
		outcome: 'no-one-home'
	};
}

const idsOf = (rows: readonly LedgerRow[]) => rows.map((row) => row.id);

test('saving the same entry twice, as a double tap does, keeps it once', async () => {
	const entry = visit(1, 1);
	expect(await ledger.append(entry)).toEqual({ ok: true, value: 'appended' });
	expect(await ledger.append(entry)).toEqual({ ok: true, value: 'already-there' });
	expect((await ledger.entriesOf(subject(1))).entries).toEqual([entry]);
});

test('two different entries under one id are our mistake, and it is loud', async () => {
	const entry = visit(1, 1);
	await ledger.append(entry);
	await expect(ledger.append({ ...entry, outcome: 'refused' } as Entry)).rejects.toThrow(entry._id);
});

test('the changes are read in pages, in the order they were written here', async () => {
	const entries = [visit(3, 1), visit(1, 2), visit(2, 3), visit(1, 4), visit(3, 5)];
	for (const entry of entries) await ledger.append(entry);

	const first = await ledger.changesSince(0, 2);
	const second = await ledger.changesSince(first.lastSeq, 2);
	const third = await ledger.changesSince(second.lastSeq, 2);
	const end = await ledger.changesSince(third.lastSeq, 2);
	expect([first, second, third].flatMap((page) => idsOf(page.rows))).toEqual(
		entries.map((entry) => entry._id)
	);
	expect(end).toEqual({ rows: [], lastSeq: third.lastSeq });
	expect(third.lastSeq).toBe(await ledger.updateSeq());
});

test('a scan hands over every household once with all its entries', async () => {
	const entries = Array.from({ length: 2300 }, (_, i) => visit(i % 700, i));
	await ledger.appendMany(entries);
	const seen = new Map<string, number>();
	await ledger.allSubjects(({ subject, entries }) => {
		expect(seen.has(subject)).toBe(false);
		seen.set(subject, entries.length);
	});
	expect(seen.size).toBe(700);
	expect([...seen.values()].reduce((a, b) => a + b)).toBe(2300);
});

test('what the server sends is kept with its revision, once, and is no work of ours', async () => {
	const entry = visit(1, 1, { by: 'lan', on: otherDevice });
	const document = { ...entry, _rev: '1-0123456789abcdef0123456789abcdef' };
	await ledger.receive([document]);
	await ledger.receive([document]);

	const { rows } = await ledger.changesSince(0, 10);
	expect(rows).toHaveLength(1);
	expect(rows[0]?.document._rev).toBe(document._rev);
	expect((await unsentRows(ledger)).waiting).toEqual([]);
});

test('our own entry coming back from the server is the one we have', async () => {
	const entry = visit(1, 1);
	await ledger.append(entry);
	const before = await ledger.updateSeq();
	const [row] = await ledger.read([entry._id]);
	if (!row) throw new Error('not there');
	await ledger.receive([row.document]);
	expect(await ledger.updateSeq()).toBe(before);
});

test('an entry of a newer release is kept and counted, not guessed at', async () => {
	const newer = { ...visit(1, 1), v: 2, mood: 'glad', _rev: '1-0123456789abcdef0123456789abcdef' };
	await ledger.receive([newer]);
	await ledger.append(visit(1, 2));
	expect(await ledger.entriesOf(subject(1))).toMatchObject({ unread: 1, entries: [visit(1, 2)] });
});

test('an erased entry is told as deleted and no longer read', async () => {
	const entry = visit(1, 1);
	await ledger.append(entry);
	const [row] = await ledger.read([entry._id]);
	const [, hash = ''] = row?.document._rev.split('-') ?? [];
	await ledger.receive([
		{
			_id: entry._id,
			_rev: '2-ffffffffffffffffffffffffffffffff',
			_deleted: true,
			_revisions: { start: 2, ids: ['ffffffffffffffffffffffffffffffff', hash] }
		}
	]);
	const { rows } = await ledger.changesSince(0, 10);
	expect(rows.map(({ id, deleted }) => ({ id, deleted }))).toEqual([
		{ id: entry._id, deleted: true }
	]);
	expect((await ledger.entriesOf(subject(1))).entries).toEqual([]);
	expect(await ledger.read([entry._id])).toEqual([]);
});

test('what is left of a household that withdrew its consent is that it did, sent or not', async () => {
	const [sent, unsent] = [visit(1, 1), visit(1, 2)];
	const { _id, v, at, by, device: on, deviceTime } = visit(1, 3);
	const withdrawn: Entry = {
		...{ _id, v, at, by, device: on, deviceTime },
		type: 'consent-withdrawn',
		purpose: 'coverage-record',
		textVersion: 'coverage-record.1',
		how: 'spoken'
	};
	for (const entry of [sent, unsent, withdrawn, visit(2, 1)]) await ledger.append(entry);
	const erased = await ledger.erase([sent._id]);
	expect(erased).toEqual({ ok: true, value: expect.arrayContaining([sent._id, unsent._id]) });
	expect((await ledger.entriesOf(subject(1))).entries).toMatchObject([
		{ type: 'consent-withdrawn' }
	]);
	expect((await ledger.entriesOf(subject(2))).entries).toHaveLength(1);
});

test('an erasure that a dying tab cut off is finished with the next one, also of what was never sent', async () => {
	const name = `cut-off-${opened++}`;
	const unsent = { ...visit(1, 2), personal: { note: 'chân đau, không đi được' } } as Entry;
	const db = new PouchDB(name, { adapter: 'memory' });
	const cut = Object.assign(new PouchDB(name, { adapter: 'memory' }), {
		compactDocument: () => Promise.reject(new Error('the tab is gone'))
	});
	const created = await createLedger(cut, { village, person: 'hoa', device });
	if (!created.ok) throw new Error('no ledger');
	await created.value.appendMany([visit(1, 1), unsent]);
	expect((await created.value.erase([visit(1, 1)._id])).ok).toBe(false);

	const again = await open(name);
	await again.erase([visit(1, 1)._id]);
	const { _revs_info = [] } = await db.get(unsent._id, {
		rev: (await db.changes({ doc_ids: [unsent._id] })).results[0]?.changes[0]?.rev ?? '',
		revs_info: true
	});
	expect(_revs_info.map(({ status }) => status)).toEqual(['available', 'missing']);
	await again.destroy();
});

test('what was refused leaves the box with its household, by whatever call it was erased', async () => {
	const [gone, stays] = [visit(1, 1), visit(2, 1)];
	for (const entry of [gone, stays]) {
		await ledger.append(entry);
		await putInBox(ledger, entry._id, { reason: 'có mã giống mã OTP', ms: 1 });
	}
	await takeHouseholdsOutOfBox(ledger, [subject(1)]);
	expect(Object.keys((await readBox(ledger)).refused)).toEqual([stays._id]);
});

test('own entries wait until the server has answered up to them', async () => {
	const entries = [visit(1, 1), visit(2, 2), visit(3, 3)];
	for (const entry of entries) await ledger.append(entry);
	const { rows } = await ledger.changesSince(0, 2);
	await writePushMark(ledger, { server: 'a', seq: rows[1]?.seq ?? 0 });
	expect(idsOf((await unsentRows(ledger)).waiting)).toEqual([entries[2]?._id]);
});

test('a refused entry stays in the box until it is sent again, replaced or taken', async () => {
	const entries = [visit(1, 1), visit(2, 2), visit(3, 3)];
	for (const entry of entries) await ledger.append(entry);
	const [a, b, c] = entries.map((entry) => entry._id) as [string, string, string];
	for (const id of [a, b, c]) await putInBox(ledger, id, { reason: 'có mã giống mã OTP', ms: 1 });
	await writePushMark(ledger, { server: 'a', seq: await ledger.updateSeq() });
	await offerAgain(ledger, a);
	await markReplaced(ledger, b, 'household:…');

	const { waiting, refused } = await unsentRows(ledger);
	expect(idsOf(waiting)).toEqual([a]);
	expect(refused.map(({ id, reason }) => ({ id, reason }))).toEqual([
		{ id: c, reason: 'có mã giống mã OTP' }
	]);

	await takeOutOfBox(ledger, [a]);
	expect(Object.keys((await readBox(ledger)).refused).sort()).toEqual([b, c].sort());
});

test('two tabs writing beside each other into the box lose nothing', async () => {
	const name = 'shared-by-two-tabs';
	const tabs = [await open(name), await open(name)] as const;
	const ids = Array.from({ length: 20 }, (_, i) => visit(i, i)._id);
	await Promise.all(
		ids.map((id, i) => putInBox(tabs[i % 2] ?? tabs[0], id, { reason: 'lý do', ms: i }))
	);
	expect(Object.keys((await readBox(tabs[0])).refused)).toHaveLength(20);
	await tabs[0].destroy();
});

test('entries of an earlier life of this device count as its own once adopted', async () => {
	const entry = visit(1, 1, { on: otherDevice });
	expect(ledger.isOwn(entry)).toBe(false);
	await ledger.adoptDevices([otherDevice]);
	expect(ledger.isOwn(entry)).toBe(true);
	expect(ledger.isOwn(visit(1, 1, { by: 'lan', on: otherDevice }))).toBe(false);
});

test('an entry that was erased by itself leaves its words nowhere, and its household stays', async () => {
	const name = `alone-${opened++}`;
	const db = new PouchDB(name, { adapter: 'memory' });
	const again = await open(name);
	const code = { ...visit(1, 1), personal: { note: 'H41.20-261120-0912' } } as Entry;
	await again.appendMany([code, visit(1, 2)]);
	const [row] = await again.read([code._id]);
	const [, hash = ''] = row?.document._rev.split('-') ?? [];
	const tombstone = {
		_id: code._id,
		_rev: '2-ffffffffffffffffffffffffffffffff',
		_deleted: true,
		erasedAlone: '2026-11-22',
		_revisions: { start: 2, ids: ['ffffffffffffffffffffffffffffffff', hash] }
	};
	await again.receive([tombstone]);
	// Brought twice, by a page that was cut off: the same.
	for (const _ of [1, 2]) expect((await again.drop([code._id])).ok).toBe(true);
	const { _revs_info = [] } = await db.get(code._id, { rev: tombstone._rev, revs_info: true });
	expect(_revs_info.map(({ status }) => status)).toEqual(['available', 'missing']);
	expect((await again.entriesOf(subject(1))).entries).toEqual([visit(1, 2)]);
	await again.destroy();
});
