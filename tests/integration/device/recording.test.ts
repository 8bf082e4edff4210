import { expect, test } from 'vitest';
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

test('a household registered at the door is on the list, with its second copy kept', async () => {
	const page = await (await newPhone()).openTab();
	await signInAs(page, 'hoa');
	await register(page, 'Lô Thị Tím');

	const { rows, counts } = await list(page, { text: 'tim' });
	expect(rows.map(({ personal, receipt }) => [personal.name, receipt])).toEqual([
		['Lô Thị Tím', 'copied']
	]);
	expect(counts).toMatchObject({ all: 1, unknown: 1, 'not-visited': 1 });
});

test('a visit shows in the household, in the list and in the counts as soon as it is saved', async () => {
	const page = await (await newPhone()).openTab();
	await signInAs(page, 'hoa');
	const { householdId } = await register(page, 'Lô Thị Tím');
	const alone = { state: 'yes', doneBy: 'citizen' } as const;
	const shown = await page.evaluate(
		(id) => goCua.until('household', { id }, (answer) => answer !== null),
		householdId
	);
	const memberId = shown?.household.headId ?? '';
	await visit(page, householdId, {
		outcome: 'met',
		met: [
			{
				memberId,
				skills: {
					'activated-on-phone': alone,
					'signs-in-alone': alone,
					'has-submitted-or-looked-up': alone
				}
			}
		]
	});

	const view = await page.evaluate((id) => goCua.until('household', { id }), householdId);
	expect(view).toMatchObject({
		village: VILLAGE,
		coverage: { state: 'covered', memberId },
		household: { visits: [{ outcome: 'met', by: 'hoa' }] }
	});
	expect(Object.values(view?.receipts ?? {})).toEqual([
		{ receipt: 'copied' },
		{ receipt: 'copied' }
	]);
	expect(await list(page, { filter: 'covered' })).toMatchObject({ matching: 1 });
	const session = await page.evaluate(() => goCua.until('session', null));
	expect(session?.village?.tally.counts).toMatchObject({ total: 1, covered: 1, visited: 1 });
});

test('a family that worked away is found by name when it comes home, and not written down twice', async () => {
	const page = await (await newPhone()).openTab();
	await signInAs(page, 'hoa');
	const { householdId } = await register(page, 'Lô Thị Tím');
	await register(page, 'Vi Văn Tím');
	await page.evaluate(async (householdId) => {
		const out = { as: 'not-counted', reason: 'all-away' } as const;
		const saved = await goCua.run('takeOutOfScope', { householdId, out });
		if (!saved.ok) throw new Error(JSON.stringify(saved.error));
		await goCua.until('household', { id: householdId });
	}, householdId);

	expect(namesOf(await list(page))).toEqual(['Vi Văn Tím']);
	const found = await list(page, { text: 'tim', atLeast: 2 });
	expect(found.rows.map(({ personal, out }) => [personal.name, out])).toEqual([
		['Vi Văn Tím', undefined],
		['Lô Thị Tím', 'not-counted']
	]);
	const typed = await page.evaluate(
		(village) =>
			goCua.until(
				'possibleDuplicates',
				{ village, people: [{ name: 'Lo Thi Tim' }], apart: [], limit: 3 },
				(answer) => answer.length > 0
			),
		VILLAGE
	);
	expect(typed.map(({ row }) => row.id)).toEqual([householdId]);
});

test('undo takes a visit out of the counts and leaves it in the history', async () => {
	const page = await (await newPhone()).openTab();
	await signInAs(page, 'hoa');
	const { householdId } = await register(page, 'Lô Thị Tím');
	const { entryId } = await visit(page, householdId, { outcome: 'refused' });
	await page.evaluate(
		([householdId, entryId]) => goCua.run('voidEntry', { householdId, entryId, reason: 'undo' }),
		[householdId, entryId] as const
	);

	const view = await page.evaluate((id) => goCua.until('household', { id }), householdId);
	expect(view?.household.visits).toEqual([]);
	expect(view?.household.history.find((line) => line.entryId === entryId)?.voided).toBeTruthy();
	expect(await list(page, { filter: 'not-visited' })).toMatchObject({ matching: 1 });
});

test('what the domain refuses is not written', async () => {
	const page = await (await newPhone()).openTab();
	await signInAs(page, 'hoa');
	const { householdId } = await register(page, 'Lô Thị Tím');
	const answer = await page.evaluate(
		(householdId) =>
			goCua.run('recordVisit', {
				householdId,
				input: { outcome: 'refused', note: 'số căn cước 040186012345' }
			}),
		householdId
	);
	expect(answer).toMatchObject({ ok: false, error: { kind: 'forbidden-text', field: 'note' } });
	const { receipts } = await tables(page, 'hoa');
	expect(receipts).toHaveLength(1);
});

test('two tabs that save at the same time lose nothing and agree', async () => {
	const phone = await newPhone();
	const tabs = [await phone.openTab(), await phone.openTab()] as const;
	await signInAs(tabs[0], 'hoa');
	const { householdId } = await register(tabs[0], 'Lô Thị Tím');
	const each = 25;
	const saved = await Promise.all(
		tabs.map((tab) =>
			tab.evaluate(
				async ([householdId, each]) => {
					const ids: string[] = [];
					for (let i = 0; i < each; i++) {
						const saved = await goCua.run('recordVisit', {
							householdId,
							input: { outcome: 'no-one-home' }
						});
						if (!saved.ok) throw new Error(JSON.stringify(saved.error));
						ids.push(saved.value.entryId);
					}
					return ids;
				},
				[householdId, each] as const
			)
		)
	);

	expect(new Set(saved.flat()).size).toBe(2 * each);
	for (const tab of tabs) {
		const view = await tab.evaluate(
			([id, visits]) =>
				goCua.until('household', { id }, (view) => view?.household.visits.length === visits),
			[householdId, 2 * each] as const
		);
		expect(new Set(view?.household.visits.map(({ entryId }) => entryId))).toEqual(
			new Set(saved.flat())
		);
		const { rows } = await tab.evaluate(
			([village, visits]) =>
				goCua.until(
					'households',
					{ village, text: '', filter: 'all', limit: 10 },
					// A tab knows of its own second copies only; the other adds the rest.
					({ rows }) => rows[0]?.visits === visits && rows[0].receipt === 'copied'
				),
			[VILLAGE, 2 * each] as const
		);
		expect(rows[0]).toMatchObject({ visits: 2 * each, receipt: 'copied' });
	}
	const { counters, receipts } = await tables(tabs[0], 'hoa');
	expect(counters[0]?.counts).toMatchObject({ total: 1, visited: 1 });
	expect(receipts).toHaveLength(2 * each + 1);
});

test('the next person on a shared tablet sees nothing of the one before, who finds it all again', async () => {
	const page = await (await newPhone()).openTab();
	await signInAs(page, 'hoa');
	const { householdId } = await register(page, 'Lô Thị Tím');
	const left = await page.evaluate(async () => {
		await goCua.run('saveDraft', { key: 'visit', value: 'of hoa' });
		return [
			await goCua.run('signOut', { keepUnsent: false }),
			await goCua.run('signOut', { keepUnsent: true })
		];
	});
	expect(left).toEqual([
		{ ok: false, error: { kind: 'unsent', entries: 1 } },
		{ ok: true, value: null }
	]);
	expect(await page.evaluate(() => goCua.until('unsentByPerson', null))).toEqual([
		{ person: 'hoa', entries: 1 }
	]);

	await signInAs(page, 'lan');
	expect(await list(page)).toMatchObject({ rows: [], matching: 0 });
	const seen = await page.evaluate(
		async (id) => ({
			household: await goCua.until('household', { id }),
			draft: await goCua.run('loadDraft', { key: 'visit' }),
			waiting: (await goCua.until('sync', null)).waiting,
			notices: await goCua.until('notices', null, (notices) => notices.length > 0),
			written: await goCua.run('recordVisit', {
				householdId: id,
				input: { outcome: 'no-one-home' }
			})
		}),
		householdId
	);
	expect(seen).toMatchObject({
		household: null,
		waiting: 0,
		notices: [{ kind: 'unsent-of-others', person: 'hoa', entries: 1 }],
		written: { ok: false, error: { kind: 'no-such-household' } }
	});
	expect(seen.draft).toBeUndefined();
	// The last letters of a form that was open while somebody else signed in.
	await page.evaluate(() =>
		goCua.run('saveDraft', { key: 'visit', value: 'all of hoa', of: 'hoa' })
	);
	expect(await page.evaluate(() => goCua.run('loadDraft', { key: 'visit' }))).toBeUndefined();

	await signInAs(page, 'hoa');
	expect(namesOf(await list(page, { atLeast: 1 }))).toEqual(['Lô Thị Tím']);
	expect(await page.evaluate(() => goCua.run('loadDraft', { key: 'visit' }))).toBe('all of hoa');
});

test('signing in on one tab is seen by the other', async () => {
	const phone = await newPhone();
	const [first, second] = [await phone.openTab(), await phone.openTab()];
	const seen = second.evaluate(() =>
		goCua.until('session', null, (session) => session?.person.name === 'hoa')
	);
	await signInAs(first, 'hoa');
	expect((await seen)?.villages.map(({ id }) => id)).toEqual([VILLAGE]);
});

test('the list is answered before the ledger is even loaded', async () => {
	const phone = await newPhone();
	const before = await phone.openTab();
	await signInAs(before, 'hoa');
	await register(before, 'Lô Thị Tím');
	await before.close();

	const page = await phone.openTab();
	const loaded: string[] = [];
	page.context().on('request', (request) => loaded.push(new URL(request.url()).pathname));
	expect(namesOf(await list(page, { atLeast: 1 }))).toEqual(['Lô Thị Tím']);
	expect(loaded.filter((path) => path.includes('ledger-side'))).toEqual([]);
	await settled(page);
	expect(loaded.filter((path) => path.includes('ledger-side'))).toHaveLength(1);
});

test('what waits is not said to be counted before what a tab saved in its last moment is among it', async () => {
	const phone = await newPhone();
	const saving = await phone.openTab();
	await signInAs(saving, 'hoa');
	const { householdId } = await register(saving, 'Lô Thị Tím');
	const holding = await phone.openTab();
	// The tables of this person are busy: a save answers all the same, and its receipt comes later.
	await holding.evaluate(
		() =>
			new Promise<void>((held) => {
				void navigator.locks.request('go-cua-projector-hoa', () => {
					held();
					return new Promise((release) => Object.assign(window, { release }));
				});
			})
	);
	await saving.evaluate(
		(householdId) =>
			goCua.run('recordVisit', { householdId, input: { outcome: 'no-one-home' } }).then(() => null),
		householdId
	);
	await saving.close();

	const opened = await phone.openTab();
	const before = await opened.evaluate(() => goCua.until('sync', null));
	expect(before).toMatchObject({ waiting: 1, counted: false });
	await holding.evaluate(() => (window as unknown as { release: () => void }).release());
	const after = await opened.evaluate(() => goCua.until('sync', null, ({ counted }) => counted));
	expect(after.waiting).toBe(2);
});
