import { expect, test } from 'vitest';
import { allKept } from './harness/all-kept';
import { list, namesOf, register, sendAll, visit } from './harness/on-page';
import { usePhonesOfCommune } from './harness/use-phones';

const NAME = 'Lương Thị Ẩn Danh';
const NOTE = 'chân đau, không đi được';

const commune = usePhonesOfCommune();

test('a household that withdrew its consent leaves the phone whole: ledger, lists, second copy and forms', async () => {
	const phone = await commune.newPhone();
	const page = await phone.openTab();
	const village = await page.evaluate(async () => {
		const answer = await goCua.run('signIn', { name: 'tnv1', password: 'go-cua-demo' });
		if (!answer.ok) throw new Error(JSON.stringify(answer.error));
		return answer.value.villages[0]?.id ?? '';
	});
	await page.evaluate(() =>
		goCua.until('session', null, (session) => session?.villages[0]?.complete === true)
	);
	const { householdId } = await register(page, NAME, village);
	const neighbour = await register(page, 'Vi Văn Láng Giềng', village);
	await sendAll(page);

	await commune.server.stop();
	await visit(page, householdId, { outcome: 'refused', note: NOTE });
	const { entryId } = await visit(page, neighbour.householdId, { outcome: 'no-one-home' });
	await page.evaluate(([key, value]) => goCua.run('saveDraft', { key, value }), [
		`visit:${householdId}`,
		{ note: NOTE }
	] as const);
	const before = await allKept(page);
	expect(before).toContain(NAME);
	expect(before.split(NOTE).length).toBeGreaterThan(3);

	expect(await commune.server.command(['erase', village, householdId])).toMatchObject({ code: 0 });
	await commune.server.start();
	await page.evaluate(() => goCua.run('syncNow', null));
	await page.evaluate(
		(id) => goCua.until('household', { id }, (view) => view === null),
		householdId
	);
	const notices = await page.evaluate(() =>
		goCua.until('notices', null, (all) => all.some(({ kind }) => kind === 'household-erased'))
	);
	expect(notices).toMatchObject([{ kind: 'household-erased', households: 1 }]);
	const names = namesOf(await list(page, { village, atLeast: 1 }));
	expect(names).not.toContain(NAME);
	expect(names).toContain('Vi Văn Láng Giềng');

	await page.evaluate(() =>
		goCua.until('sync', null, ({ waiting, refused }) => waiting === 0 && refused.length === 0)
	);
	const after = await allKept(page);
	expect(after).not.toContain(NAME);
	expect(after).not.toContain(NOTE);
	// The neighbours' work is untouched.
	expect(after).toContain(entryId);
	await phone.close();
});
