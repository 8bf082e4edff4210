import { beforeEach, expect, test } from 'vitest';
import { noCounts } from '../../../../src/lib/domain/coverage/coverage';
import { Counts } from '../../../../sync-server/src/counts/counts';
import { StoredCounts } from '../../../../sync-server/src/counts/stored-counts';
import { openData } from '../../../../sync-server/src/open-data';
import { commandHere, freshDataDir } from '../../../support/command-here';
import { registered, ulidOf } from '../../../support/builders';
import { databaseOf, send } from '../../../support/village-counts';

const XOM_1 = 'village-17284-01';
const XOM_2 = 'village-17284-02';

let data: string;
beforeEach(async () => {
	const fresh = await freshDataDir();
	data = fresh.data;
	return fresh.remove;
});

const rebuild = (...villages: string[]) =>
	commandHere(['counts', 'rebuild', ...villages, '--data', data]);

/** Does something with the data while no command has it open. */
async function withCounts<T>(
	work: (parts: { backend: StoredCounts; counts: Counts }) => Promise<T>
): Promise<T> {
	const { store } = openData(data);
	try {
		for (const village of [XOM_1, XOM_2]) {
			await store.createDatabase(village);
			const entries = [1, 2, 3].map((n) => registered({ household: ulidOf(n) }));
			await send(await databaseOf(store, village), entries);
		}
		const backend = new StoredCounts(store);
		const counts = new Counts({ backend, now: Date.now, report: () => undefined });
		return await work({ backend, counts });
	} finally {
		await store.close();
	}
}

const keptTotals = () =>
	withCounts(async ({ backend }) => {
		const kept = await backend.kept([XOM_1, XOM_2]);
		return [...kept.values()].map(({ counts }) => counts?.counts.total);
	});

const spoil = (village: string) =>
	withCounts(async ({ backend, counts }) => {
		await counts.count([village]);
		const kept = (await backend.kept([village])).get(village);
		if (kept?.counts === undefined) throw new Error('nothing was kept');
		const spoilt = { ...kept.counts, counts: { ...noCounts, total: 500 } };
		await backend.keep([{ counts: spoilt, over: kept.rev }]);
	});

test('every village is counted anew, and what was wrong is told', async () => {
	await spoil(XOM_1);
	const { code, stdout } = await rebuild();
	expect(code).toBe(0);
	expect(stdout).toMatch(/^village-17284-01: đã giữ số hộ 500, .*; đúng là số hộ 3, /);
	expect(stdout).toContain('Đã tính lại 2 thôn, 1 thôn trước đó sai số.');
	expect(await keptTotals()).toEqual([3, 3]);
	expect((await rebuild()).stdout).toBe('Đã tính lại 2 thôn, 0 thôn trước đó sai số.\n');
});

test('only the villages that are named are counted', async () => {
	await spoil(XOM_1);
	await spoil(XOM_2);
	expect((await rebuild(XOM_2)).stdout).toContain('Đã tính lại 1 thôn, 1 thôn trước đó sai số.');
	expect(await keptTotals()).toEqual([500, 3]);
});

test.each([
	{ given: ['thon-1'], code: 2, says: 'phải có dạng village-17284-03' },
	{ given: [XOM_2, 'village-17284-77'], code: 1, says: 'không có thôn "village-17284-77"' }
])('$given: $says', async ({ given, code, says }) => {
	await withCounts(async () => undefined);
	const answered = await rebuild(...given);
	expect(answered.code).toBe(code);
	expect(answered.stderr).toContain(says);
});
