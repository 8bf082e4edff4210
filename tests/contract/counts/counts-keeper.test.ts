import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { noCounts } from '../../../src/lib/domain/coverage/coverage';
import { COUNTING, type VillageCounts } from '../../../src/lib/domain/coverage/village-counts';
import { readAudit } from '../../../sync-server/src/audit/audit-log';
import { Counts } from '../../../sync-server/src/counts/counts';
import { CountsKeeper } from '../../../sync-server/src/counts/counts-keeper';
import { StoredCounts } from '../../../sync-server/src/counts/stored-counts';
import { openMemory, type Data } from '../../../sync-server/src/open-data';
import { HEAD, capableAnswers, met, registered, ulidOf } from '../../support/builders';
import { databaseOf, foldedFromScratch, send, WatchedBackend } from '../../support/village-counts';

const VILLAGE = 'village-17284-01';
const OTHER = 'village-17284-02';
const PACE = { quietMs: 60, atLeastEveryMs: 400, lookEveryMs: 10, afterFailureMs: 200 };

let data: Data;
let backend: WatchedBackend;
let keepers: CountsKeeper[];
let reported: unknown[];

beforeEach(async () => {
	data = openMemory();
	for (const name of [VILLAGE, OTHER]) await data.store.createDatabase(name);
	backend = new WatchedBackend(new StoredCounts(data.store));
	keepers = [];
	reported = [];
});
afterEach(async () => {
	for (const keeper of keepers) await keeper.stop();
	await data.store.close();
});

function start(): CountsKeeper {
	const report = (thrown: unknown) => void reported.push(thrown);
	const counts = new Counts({ backend, now: Date.now, report });
	const keeper = new CountsKeeper({ backend, counts, report, pace: PACE });
	keeper.start();
	keepers.push(keeper);
	return keeper;
}

const keep = (counts: VillageCounts) => backend.keep([{ counts, over: undefined }]);

const keptOf = async (village = VILLAGE) => (await backend.kept([village])).get(village);

async function until(holds: () => Promise<boolean>): Promise<void> {
	while (!(await holds())) await sleep(5);
}

const isUpToDate = async (village = VILLAGE) =>
	(await keptOf(village))?.counts?.seq === (await data.store.updateSeq(village));

/** A household at whose door somebody stood, and its capable head. */
const walk = (n: number) => {
	const household = ulidOf(n);
	return [registered({ household }), met({ household, minute: 1 }, HEAD, capableAnswers)];
};

test('what is sent is counted in the commune’s database, by itself and soon', async () => {
	start();
	await send(await databaseOf(data.store, VILLAGE), walk(1));
	await until(isUpToDate);
	const counts = { ...noCounts, total: 1, covered: 1, visited: 1 };
	expect((await keptOf())?.counts).toEqual({
		village: VILLAGE,
		counts,
		anonymised: {},
		households: 1,
		entries: 2,
		seq: await data.store.updateSeq(VILLAGE),
		asOf: expect.stringMatching(/^20.*Z$/),
		counting: COUNTING
	});
	expect(await data.store.listDatabases()).toContain('commune-17284');
	// Nobody did anything: the audit log has the two entries, and no line about the counts of them.
	const audited = readAudit(data.sqlite, { after: 0, limit: 100 });
	expect(audited.filter(({ op }) => op === 'written')).toHaveLength(2);
});

test('a day that comes in many batches is counted once it is in', async () => {
	start();
	const village = await databaseOf(data.store, VILLAGE);
	await until(isUpToDate);
	const before = (await keptOf())?.rev;
	for (let n = 0; n < 5; n++) {
		await send(village, walk(n));
		await sleep(15);
	}
	expect((await keptOf())?.rev).toBe(before);
	await until(isUpToDate);
	expect((await keptOf())?.counts?.households).toBe(5);
	expect(parseInt((await keptOf())?.rev ?? '')).toBe(parseInt(before ?? '') + 1);
});

test('a village that is never quiet is counted all the same', async () => {
	start();
	const village = await databaseOf(data.store, VILLAGE);
	await until(isUpToDate);
	let isOver = false;
	const sending = (async () => {
		for (let n = 0; !isOver; n++) {
			await send(village, walk(n));
			await sleep(PACE.quietMs / 4);
		}
	})();
	await until(async () => ((await keptOf())?.counts?.households ?? 0) > 0);
	isOver = true;
	await sending;
	await until(isUpToDate);
	expect((await keptOf())?.counts?.counts).toEqual(await foldedFromScratch(village));
});

test('after a restart only the villages are counted to which something came meanwhile', async () => {
	await start().stop();
	const village = await databaseOf(data.store, VILLAGE);
	const other = await databaseOf(data.store, OTHER);
	for (const one of [village, other]) await send(one, walk(1));
	const first = start();
	await until(async () => (await isUpToDate()) && (await isUpToDate(OTHER)));
	await first.stop();
	backend.read.length = 0;
	const untouched = await keptOf(OTHER);

	await send(village, walk(2));
	start();
	await until(isUpToDate);
	expect(backend.read).toHaveLength(1);
	expect(await keptOf(OTHER)).toEqual(untouched);
});

test('one visit costs the reading of one household, however large the village is', async () => {
	const village = await databaseOf(data.store, VILLAGE);
	await send(village, Array.from({ length: 50 }, (_, n) => walk(n)).flat());
	start();
	await until(isUpToDate);
	backend.read.length = 0;
	await send(village, walk(51));
	await until(isUpToDate);
	expect(backend.read).toEqual(['some']);
	expect((await keptOf())?.counts?.counts.covered).toBe(51);
});

test('counts that could not be written are written later, and nobody is told of an old number', async () => {
	backend.failures = 2;
	start();
	await send(await databaseOf(data.store, VILLAGE), walk(1));
	await until(async () => reported.length === 2);
	expect(await keptOf()).toBeUndefined();
	const counts = new Counts({ backend, now: Date.now, report: () => undefined });
	backend.failures = 1;
	const told = (await counts.upToDate([VILLAGE], Infinity)).get(VILLAGE);
	expect(told?.counts.covered).toBe(1);
	expect(await keptOf()).toBeUndefined();
	await until(isUpToDate);
});

test('who asks when there is no time to count is told what is known, and nothing that is old', async () => {
	const counts = new Counts({ backend, now: Date.now, report: () => undefined });
	await send(await databaseOf(data.store, VILLAGE), walk(1));
	await counts.upToDate([VILLAGE, OTHER], Infinity);
	await send(await databaseOf(data.store, VILLAGE), walk(2));
	expect([...(await counts.upToDate([VILLAGE, OTHER], -1)).keys()]).toEqual([OTHER]);
});

test('a village whose database was made again is counted anew', async () => {
	start();
	await send(await databaseOf(data.store, VILLAGE), [...walk(1), ...walk(2)]);
	await until(isUpToDate);
	await data.store.deleteDatabase(VILLAGE);
	await data.store.createDatabase(VILLAGE);
	await send(await databaseOf(data.store, VILLAGE), walk(3));
	await until(isUpToDate);
	expect((await keptOf())?.counts?.households).toBe(1);
});

test('what an earlier release counted otherwise is counted anew', async () => {
	const village = await databaseOf(data.store, VILLAGE);
	await send(village, Array.from({ length: 10 }, (_, n) => walk(n)).flat());
	const seq = (await data.store.updateSeq(VILLAGE)) ?? '';
	await keep({
		village: VILLAGE,
		counts: { ...noCounts, total: 7 },
		anonymised: {},
		households: 7,
		entries: 20,
		seq,
		asOf: '2026-10-20T01:00:00.000Z',
		counting: COUNTING - 1
	});
	start();
	await until(async () => (await keptOf())?.counts?.counting === COUNTING);
	expect((await keptOf())?.counts?.counts.total).toBe(10);
});

test('a number that is not of the entries before the new ones is not gone on from', async () => {
	const village = await databaseOf(data.store, VILLAGE);
	await send(village, Array.from({ length: 10 }, (_, n) => walk(n)).flat());
	await keep({
		village: VILLAGE,
		counts: { ...noCounts, total: 99 },
		anonymised: {},
		households: 99,
		entries: 19,
		seq: (await data.store.updateSeq(VILLAGE)) ?? '',
		asOf: '2026-10-20T01:00:00.000Z',
		counting: COUNTING
	});
	await send(village, walk(10));
	start();
	await until(isUpToDate);
	expect((await keptOf())?.counts?.counts.total).toBe(11);
});

test('stopping waits for the count that is under way, and nothing is counted afterwards', async () => {
	const keeper = start();
	const village = await databaseOf(data.store, VILLAGE);
	await send(village, walk(1));
	await sleep(PACE.quietMs);
	await keeper.stop();
	const kept = await keptOf();
	await send(village, walk(2));
	await sleep(3 * PACE.quietMs);
	expect(await keptOf()).toEqual(kept);
});
