import memory from 'pouchdb-adapter-memory';
import PouchDB from 'pouchdb-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Entry } from '../../../src/lib/domain/entries/entry';
import { stampFor } from '../../../src/lib/domain/entries/envelope';
import { ulid } from '../../../src/lib/domain/ids';
import type { Ledger, LedgerRow } from '../../../src/lib/store/ledger';
import { createLedger } from '../../../src/lib/store/pouch-ledger';
import { waitingBatches, type Batch } from '../../../src/lib/sync/waiting-batches';

PouchDB.plugin(memory);

const device = 'ABCDEFGHJK';
const startMs = 1_700_000_000_000;
let opened = 0;
let ledger: Ledger;

beforeEach(async () => {
	const db = new PouchDB(`waiting-${opened++}`, { adapter: 'memory' });
	const created = await createLedger(db, { village: 'village-17284-03', person: 'hoa', device });
	if (!created.ok) throw new Error('no ledger');
	ledger = created.value;
});
afterEach(() => ledger.destroy());

async function record(many: number, by: string): Promise<void> {
	const from = await ledger.updateSeq();
	const entries = Array.from({ length: many }, (_, i): Entry => {
		const subject = ulid(startMs + from + i, new Uint8Array(10));
		const at = `${String(startMs + from + i)}-0000`;
		const deviceTime = '2026-11-22T01:00:00.000Z';
		const stamp = stampFor({ kind: 'household', subject, at, by, device, deviceTime });
		return { ...stamp, type: 'visit-recorded', outcome: 'no-one-home' };
	});
	expect((await ledger.appendMany(entries)).ok).toBe(true);
}

async function walk(since: number, batchEntries = 100): Promise<Batch[]> {
	const wanted = ({ entry }: LedgerRow) => entry?.by === 'hoa';
	const options = { wanted, batchEntries: () => batchEntries };
	const batches: Batch[] = [];
	for await (const batch of waitingBatches(ledger, since, options)) batches.push(batch);
	return batches;
}

const told = (batches: readonly Batch[]) => batches.map(({ rows, upTo }) => [rows.length, upTo]);

test('past entries of others the walk says on the way how far it came, so that the next one goes on from there', async () => {
	await record(1100, 'lan');
	expect(told(await walk(0))).toEqual([
		[0, 500],
		[0, 1000],
		[0, 1100]
	]);
	expect(told(await walk(1000))).toEqual([[0, 1100]]);
	expect(await walk(1100)).toEqual([]);
});

test('what waits is never passed over by such a word', async () => {
	await record(400, 'lan');
	await record(3, 'hoa');
	await record(700, 'lan');
	expect(told(await walk(0))).toEqual([[3, 1103]]);
	expect(told(await walk(0, 2))).toEqual([
		[2, 402],
		[1, 1103]
	]);
});
