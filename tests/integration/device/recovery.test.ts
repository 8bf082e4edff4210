import type { Page } from '@playwright/test';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asReceived, inBatches, villageEntries } from '../../support/village-entries';
import {
	list,
	namesOf,
	register,
	settled,
	signInAs,
	tables,
	visit,
	VILLAGE
} from './harness/on-page';
import { usePhones } from './harness/use-phones';

const newPhone = usePhones();

test('the read model can be thrown away: built anew it is the same, entry by entry', async () => {
	const phone = await newPhone();
	const page = await phone.openTab();
	await signInAs(page, 'tnv1');
	await register(page, 'Lô Thị Tím');
	await settled(page);

	const [each] = fc.sample(villageEntries(40), { numRuns: 1, seed: 20_261_122 });
	const entries = (each ?? []).flat();
	const [batches] = fc.sample(inBatches(entries), { numRuns: 1, seed: 7 });
	for (const batch of batches ?? []) {
		await page.evaluate(([village, documents]) => goCua.receive('tnv1', village, documents), [
			VILLAGE,
			batch.map(asReceived)
		] as const);
		// Own work in between, as on a day with signal now and then.
		if (Math.abs(batch.length) % 5 === 0) await register(page, `Vi Văn ${batch.length}`);
	}
	const { householdId } = await register(page, 'Moong Thị Dí');
	await visit(page, householdId, { outcome: 'refused', note: 'bận việc nương' });
	const grown = await tables(page, 'tnv1');
	expect(grown.households.length).toBeGreaterThanOrEqual(10);
	expect(grown.receipts.length).toBeGreaterThan(2);
	await page.close();

	const again = await phone.openTab();
	const deleted = await again.evaluate(() =>
		goCua.deleteDatabases((name) => name.startsWith('read-'))
	);
	expect(deleted).toEqual(['read-tnv1']);
	await settled(again);
	expect(await tables(again, 'tnv1')).toEqual(grown);
});

test('a wiped database gives its unsent entries back at the next start, and says so', async () => {
	const phone = await newPhone();
	const page = await phone.openTab();
	await signInAs(page, 'hoa');
	const { householdId } = await register(page, 'Lô Thị Tím');
	const { entryId } = await visit(page, householdId, {
		outcome: 'come-back',
		comeBack: { on: '2026-12-01' }
	});
	await page.close();

	const after = await phone.openTab();
	const deleted = await after.evaluate(() => goCua.deleteDatabases(() => true));
	expect(deleted).toContain(`_pouch_ledger-hoa-${VILLAGE}`);
	expect(deleted).toContain('go-cua-device');
	expect(await after.evaluate(() => goCua.until('session', null))).toBeNull();
	expect(await after.evaluate(() => goCua.until('unsentByPerson', null))).toEqual([
		{ person: 'hoa', entries: 2 }
	]);

	await signInAs(after, 'hoa');
	expect(namesOf(await list(after, { atLeast: 1 }))).toEqual(['Lô Thị Tím']);
	const notices = await after.evaluate(() =>
		goCua.until('notices', null, (notices) => notices.length > 0)
	);
	expect(notices).toMatchObject([{ kind: 'recovered-from-second-copy', entries: 2 }]);
	const sync = await after.evaluate(() => goCua.until('sync', null, ({ waiting }) => waiting > 0));
	expect(sync).toMatchObject({ waiting: 2, waitingKinds: { visits: 1, households: 1, others: 0 } });
	const view = await after.evaluate((id) => goCua.until('household', { id }), householdId);
	expect(view?.household.visits).toMatchObject([{ entryId }]);
	// And again at the next start, were the database lost once more.
	expect((await tables(after, 'hoa')).receipts.map(({ receipt }) => receipt)).toEqual([
		'copied',
		'copied'
	]);
});

test('a ledger that is lost alone is filled from the second copy, and the tables follow it', async () => {
	const phone = await newPhone();
	const page = await phone.openTab();
	await signInAs(page, 'hoa');
	await register(page, 'Lô Thị Tím');
	await page.evaluate(([village]) => goCua.confirmAll('hoa', village), [VILLAGE] as const);
	await page.close();
	const second = await phone.openTab();
	await settled(second);
	await register(second, 'Vi Văn Hùng');
	await second.close();

	const third = await phone.openTab();
	await third.evaluate(() => goCua.deleteDatabases((name) => name.startsWith('_pouch_')));
	await settled(third);
	// The one the commune has comes back with the next pull; the other would have been gone.
	expect(namesOf(await list(third, { atLeast: 1 }))).toEqual(['Vi Văn Hùng']);
	expect((await tables(third, 'hoa')).counters[0]?.counts.total).toBe(1);
});

test('what a dying device left without a second copy has one after the next start', async () => {
	const phone = await newPhone();
	const page = await phone.openTab();
	await signInAs(page, 'hoa');
	await register(page, 'Lô Thị Tím');
	await page.close();

	const second = await phone.openTab();
	await second.evaluate(async () =>
		(await navigator.storage.getDirectory()).removeEntry('unsent', { recursive: true })
	);
	await settled(second);
	expect((await tables(second, 'hoa')).receipts).toMatchObject([{ receipt: 'copied' }]);
	await second.close();

	const third = await phone.openTab();
	await third.evaluate(() => goCua.deleteDatabases((name) => name.startsWith('_pouch_')));
	await settled(third);
	expect(namesOf(await list(third, { atLeast: 1 }))).toEqual(['Lô Thị Tím']);
});

test('what the commune has needs no second copy and is not given back', async () => {
	const phone = await newPhone();
	const page = await phone.openTab();
	await signInAs(page, 'hoa');
	await register(page, 'Lô Thị Tím');
	await page.evaluate(([village]) => goCua.confirmAll('hoa', village), [VILLAGE] as const);
	await page.close();

	const again = await phone.openTab();
	await settled(again);
	expect(await again.evaluate(() => goCua.until('unsentByPerson', null))).toEqual([]);
});

test('every save that was answered survives a browser that is killed, draft and all', async () => {
	const phone = await newPhone();
	const page = await phone.openTab();
	await signInAs(page, 'hoa');
	const { householdId } = await register(page, 'Lô Thị Tím');
	await page.evaluate(() =>
		goCua.run('saveDraft', { key: 'visit', value: { step: 2, note: 'hẹn th' } })
	);
	const answered: string[] = [];
	await page.exposeFunction('answered', (id: string) => answered.push(id));
	page
		.evaluate(async (householdId) => {
			for (;;) {
				const saved = await goCua.run('recordVisit', {
					householdId,
					input: { outcome: 'no-one-home' }
				});
				if (saved.ok)
					(globalThis as unknown as { answered(id: string): void }).answered(saved.value.entryId);
			}
		}, householdId)
		.catch(() => undefined);
	await expect.poll(() => answered.length, { timeout: 20_000 }).toBeGreaterThan(15);
	await phone.kill();

	const after = await phone.openTab();
	await settled(after);
	const view = await after.evaluate((id) => goCua.until('household', { id }), householdId);
	const found = new Set(view?.household.visits.map(({ entryId }) => entryId));
	expect(answered.filter((id) => !found.has(id))).toEqual([]);
	expect(await after.evaluate(() => goCua.run('loadDraft', { key: 'visit' }))).toEqual({
		step: 2,
		note: 'hẹn th'
	});
	const { rows } = await list(after, { atLeast: 1 });
	expect(rows[0]).toMatchObject({ visits: found.size, receipt: 'copied' });
});

test('a refused entry is in the box with its words, is mended once, and is never counted twice', async () => {
	const phone = await newPhone();
	const page = await phone.openTab();
	await signInAs(page, 'hoa');
	const { householdId } = await register(page, 'Lô Thị Tím');
	const { entryId } = await visit(page, householdId, { outcome: 'refused', note: 'bận việc' });
	await page.evaluate(
		([village, entryId]) => goCua.putIntoBox('hoa', village, entryId, 'có mã giống mã OTP'),
		[VILLAGE, entryId] as const
	);
	await page.close();

	const again = await phone.openTab();
	await again.evaluate(() => goCua.deleteDatabases((name) => name.startsWith('read-')));
	const boxed = await again.evaluate(() =>
		goCua.until('sync', null, ({ refused }) => refused.length > 0)
	);
	expect(boxed.refused).toMatchObject([
		{
			entryId,
			type: 'visit-recorded',
			householdName: 'Lô Thị Tím',
			reason: 'có mã giống mã OTP',
			texts: [{ path: 'personal.note', text: 'bận việc' }]
		}
	]);
	expect((await list(again, { atLeast: 1 })).rows[0]).toMatchObject({
		receipt: 'refused',
		visits: 1
	});

	const mended = await again.evaluate(
		(entryId) =>
			goCua.run('correctRefused', { entryId, texts: [{ path: 'personal.note', text: 'bận' }] }),
		entryId
	);
	expect(mended.ok).toBe(true);
	const after = await again.evaluate(() => goCua.until('sync', null));
	expect(after).toMatchObject({ refused: [], waiting: 2 });
	const { rows } = await list(again);
	expect(rows[0]).toMatchObject({ receipt: 'copied', visits: 1 });

	const grown = await tables(again, 'hoa');
	await again.close();
	const third = await phone.openTab();
	await third.evaluate(() => goCua.deleteDatabases((name) => name.startsWith('read-')));
	await settled(third);
	expect(await tables(third, 'hoa')).toEqual(grown);
});

test('an entry taken out of the box waits again', async () => {
	const phone = await newPhone();
	const page = await phone.openTab();
	await signInAs(page, 'hoa');
	const { entryId } = await register(page, 'Lô Thị Tím');
	await page.evaluate(
		([village, entryId]) => goCua.putIntoBox('hoa', village, entryId, 'máy chủ chưa cập nhật'),
		[VILLAGE, entryId] as const
	);
	await page.close();
	const again = await phone.openTab();
	await again.evaluate(() => goCua.deleteDatabases((name) => name.startsWith('read-')));
	await again.evaluate(() => goCua.until('sync', null, ({ refused }) => refused.length === 1));
	await again.evaluate((entryId) => goCua.run('retryRefused', { entryId }), entryId);
	const after = await again.evaluate(() =>
		goCua.until('sync', null, ({ waiting }) => waiting === 1)
	);
	expect(after).toMatchObject({ waiting: 1, refused: [] });
	const exported = await again.evaluate(() => goCua.run('exportUnsent', null));
	expect(JSON.parse(exported.text)).toMatchObject({
		app: 'go-cua',
		person: 'hoa',
		entries: [{ village: VILLAGE, state: 'waiting', entry: { _id: entryId } }]
	});
});

test('a device that is full says so, keeps what it has and goes on once there is room', async () => {
	const phone = await newPhone();
	const page = await phone.openTab();
	const makeRoom = await phone.fill(page, 400_000);
	await signInAs(page, 'hoa');
	const { householdId } = await register(page, 'Lô Thị Tím');
	const record = (note: string) =>
		page.evaluate(
			([householdId, note]) =>
				goCua.run('recordVisit', { householdId, input: { outcome: 'refused', note } }),
			[householdId, note] as const
		);

	const answered: string[] = [];
	let answer = await record('bận');
	for (; answer.ok; answer = await record('bận việc nương '.repeat(60)))
		answered.push(answer.value.entryId);
	expect(answer).toEqual({ ok: false, error: { kind: 'storage-full' } });
	await makeRoom();

	const later = await record('đã có chỗ');
	if (!later.ok) throw new Error(JSON.stringify(later.error));
	const view = await page.evaluate(
		([id, entryId]) =>
			goCua.until('household', { id }, (view) => view?.household.visits[0]?.entryId === entryId),
		[householdId, later.value.entryId] as const
	);
	const visits = view?.household.visits.map(({ entryId }) => entryId) ?? [];
	expect(visits.toReversed()).toEqual([...answered, later.value.entryId]);
	expect((await list(page)).rows[0]).toMatchObject({ visits: visits.length });
});

/** Names and sizes of the files beside IndexedDB. */
const unsentFiles = (page: Page) =>
	page.evaluate(async () => {
		const root = await navigator.storage.getDirectory();
		const folder = await root.getDirectoryHandle('unsent');
		const files: string[] = [];
		for await (const name of folder.keys()) files.push(name);
		return files.sort();
	});

test('the files of the second copy are used again, since a new one could be lost with the power', async () => {
	const phone = await newPhone();
	const page = await phone.openTab();
	await signInAs(page, 'hoa');
	await register(page, 'Lô Thị Tím');
	const files = await unsentFiles(page);
	expect(files).toHaveLength(2);
	await page.close();

	const after = await phone.openTab();
	await register(after, 'Vi Văn Cường');
	expect(await unsentFiles(after)).toEqual(files);
});

test('a line torn by a power cut spoils neither the lines before it nor the next', async () => {
	const phone = await newPhone();
	const page = await phone.openTab();
	await signInAs(page, 'hoa');
	await register(page, 'Lô Thị Tím');
	await page.close();

	const torn = await phone.openTab();
	await torn.evaluate(async () => {
		const root = await navigator.storage.getDirectory();
		const folder = await root.getDirectoryHandle('unsent');
		for await (const handle of folder.values()) {
			const file = handle as FileSystemFileHandle;
			const { size } = await file.getFile();
			if (size === 0) continue;
			const end = await file.createWritable({ keepExistingData: true });
			await end.write({ type: 'write', position: size, data: '01234567 {"village":"vil\0\0\0' });
			await end.close();
		}
	});
	await register(torn, 'Vi Văn Cường');
	await torn.close();

	const after = await phone.openTab();
	await after.evaluate(() => goCua.deleteDatabases(() => true));
	await signInAs(after, 'hoa');
	expect(namesOf(await list(after, { atLeast: 2 }))).toEqual(['Vi Văn Cường', 'Lô Thị Tím']);
});
