import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { parseEntryId } from '../../../src/lib/domain/ids';
import { readPullMark } from '../../../src/lib/sync/pull-mark';
import type { ServerProcess } from '../../support/server-process';
import { BadLink, type Passing } from '../../support/sync/bad-link';
import {
	OTHER_VILLAGE,
	PASSWORD,
	serverKnows,
	startCommune,
	succeed,
	VILLAGE
} from '../../support/sync/commune';
import { Phone } from '../../support/sync/phone';

const ENTRIES = 900;

let server: ServerProcess;
let sender: Phone;
let link: BadLink;
beforeAll(async () => {
	server = await startCommune();
	sender = await Phone.signedIn(server.url, 'tnv2', PASSWORD);
	const notes = Array.from(
		{ length: ENTRIES },
		(_, i) => `${i} ${'nhà sàn cạnh suối '.repeat(i % 9)}`
	);
	await sender.records(VILLAGE, notes);
	expect((await sender.sync()).ok).toBe(true);
});
afterAll(() => server.dispose());
beforeEach(async () => {
	link = await BadLink.to(server.url);
});
afterEach(() => link.close());

const isOfPacks = ({ path }: Passing) => path.startsWith(`/api/packs/${VILLAGE}`);
const isPackBytes = ({ path }: Passing) => path.startsWith(`/api/packs/${VILLAGE}/`);
const isFirstPage = ({ path }: Passing) => path.startsWith(`/db/${VILLAGE}/_changes?since=0&`);
const isPage = ({ path }: Passing) => path.startsWith(`/db/${VILLAGE}/_changes`);

async function expectUpToDate(phone: Phone): Promise<void> {
	expect(phone.complete).toContain(VILLAGE);
	expect(await phone.knows(VILLAGE)).toEqual(
		await serverKnows(server, VILLAGE, `Bearer ${phone.token}`)
	);
}

/** As the device's ledger and the server's database have them. */
async function expectSameRevisions(phone: Phone): Promise<void> {
	const answered = await fetch(`${server.url}/db/${VILLAGE}/_all_docs?include_docs=true`, {
		headers: { authorization: `Bearer ${phone.token}` }
	});
	const { rows } = (await answered.json()) as { rows: { doc: { _id: string } }[] };
	const ledger = await phone.ledger(VILLAGE);
	const held = await ledger.read(rows.map(({ doc }) => doc._id));
	expect(held.map(({ document }) => document)).toEqual(rows.map(({ doc }) => doc));
}

test('a new phone receives a village as a pack: two requests, its size said before the first byte', async () => {
	const phone = await Phone.signedIn(link.url, 'tnv1', PASSWORD);
	expect((await phone.sync()).ok).toBe(true);

	await expectUpToDate(phone);
	await expectSameRevisions(phone);
	expect(link.seen.filter(isOfPacks)).toHaveLength(2);
	expect(link.seen.filter(isPage)).toEqual([]);
	const [first, ...later] = phone.said.flatMap(({ receiving }) =>
		receiving?.village === VILLAGE ? [receiving] : []
	);
	expect(first).toMatchObject({ done: 0, total: ENTRIES, pack: { households: ENTRIES } });
	expect(first?.pack?.bytes).toBeGreaterThan(10_000);
	expect(later.at(-1)).toMatchObject({ done: ENTRIES, total: ENTRIES });
});

test('the next round asks for nothing again, and what is new comes by the feed from the pack’s sequence', async () => {
	const phone = await Phone.signedIn(link.url, 'tnv1', PASSWORD);
	expect((await phone.sync()).ok).toBe(true);
	link.seen.length = 0;
	expect((await phone.sync()).ok).toBe(true);
	expect(link.seen.filter((passing) => isOfPacks(passing) || isPage(passing))).toEqual([]);

	await sender.records(VILLAGE, ['mới']);
	expect((await sender.sync()).ok).toBe(true);
	expect((await phone.sync()).ok).toBe(true);
	expect(link.seen.filter(isOfPacks)).toEqual([]);
	expect(link.seen.filter(isPage)).toHaveLength(1);
	await expectUpToDate(phone);
});

test.each([
	{ when: 'in the same tab', restarts: false },
	{ when: 'and a restarted browser', restarts: true }
])(
	'cut at any byte it goes on there, $when, and is never taken for complete before',
	async ({ restarts }) => {
		const phone = await Phone.signedIn(link.url, 'tnv1', PASSWORD);
		let received = 0;
		let cuts = 0;
		link.cutAfter = (bytes) => {
			const passed = Math.floor(Math.random() * Math.min(bytes, 25_000));
			received += passed;
			return passed;
		};
		let lastRange: string | undefined;
		let inVain = 0;
		link.fate = (passing) => {
			if (!isPackBytes(passing)) return 'pass';
			// A busy phone may lose what came before a cut; after three times nothing it rightly pulls page by page.
			inVain = cuts > 0 && passing.range === lastRange ? inVain + 1 : 0;
			lastRange = passing.range;
			return ++cuts <= 12 && inVain < 2 ? 'cut-the-answer' : 'pass';
		};
		for (let i = 0; i < 20; i++) {
			if ((await phone.sync()).ok) break;
			expect(phone.complete).not.toContain(VILLAGE);
			if (restarts) phone.restart();
		}

		await expectUpToDate(phone);
		await expectSameRevisions(phone);
		expect(received).toBeGreaterThan(0);
		// The size was asked for once; every cut was followed by a question for the rest.
		expect(link.seen.filter((passing) => isOfPacks(passing) && !isPackBytes(passing))).toHaveLength(
			1
		);
		expect(link.seen.filter(isFirstPage)).toEqual([]);
	}
);

test('bytes that came before a cut do not come again', async () => {
	const phone = await Phone.signedIn(link.url, 'tnv1', PASSWORD);
	link.cutAfter = () => 1000;
	let cuts = 0;
	link.fate = (passing) => (isPackBytes(passing) && ++cuts <= 3 ? 'cut-the-answer' : 'pass');
	for (let i = 0; i < 3; i++) expect((await phone.sync()).ok).toBe(false);
	const before = phone.traffic.receivedBytes;
	expect((await phone.sync()).ok).toBe(true);
	const { bytes = 0 } = phone.said.find(({ receiving }) => receiving?.pack)?.receiving?.pack ?? {};
	// With the head of the answer and the answers to the other questions of a round.
	expect(phone.traffic.receivedBytes - before).toBeLessThan(bytes - 3000 + 2000);
	await expectUpToDate(phone);
});

test('a household that is erased while the pack is on its way leaves the phone too', async () => {
	const [doomed] = await sender.records(VILLAGE, ['sẽ rút đồng ý']);
	const household = parseEntryId(doomed!._id)!.subject;
	expect((await sender.sync()).ok).toBe(true);
	const phone = await Phone.signedIn(link.url, 'tnv1', PASSWORD);
	link.cutAfter = (bytes) => bytes - 10;
	link.fate = (passing) => (isPackBytes(passing) ? 'cut-the-answer' : 'pass');
	expect((await phone.sync()).ok).toBe(false);

	await succeed(server, ['erase', VILLAGE, household]);
	link.fate = () => 'pass';
	expect((await phone.sync()).ok).toBe(true);
	await expectUpToDate(phone);
	expect(await phone.knows(VILLAGE)).not.toContain(doomed!._id);
});

test.each(['stumble', 'captive-portal', 'lose-the-answer'] as const)(
	'where packs do not come through (%s), the village is pulled',
	async (fate) => {
		const phone = await Phone.signedIn(link.url, 'tnv1', PASSWORD);
		link.fate = (passing) => (isPackBytes(passing) ? fate : 'pass');
		await phone.syncUntilDone();
		await expectUpToDate(phone);
		await expectSameRevisions(phone);
		expect(link.seen.filter(isPage).length).toBeGreaterThan(0);
	}
);

test('a small village is pulled, and the mark says nothing of a pack', async () => {
	await sender.records(OTHER_VILLAGE, ['một', 'hai']);
	expect((await sender.sync()).ok).toBe(true);
	const phone = await Phone.signedIn(link.url, 'tnv1', PASSWORD);
	expect((await phone.sync()).ok).toBe(true);
	expect(await phone.knows(OTHER_VILLAGE)).toHaveLength(2);
	const mark = await readPullMark(await phone.ledger(OTHER_VILLAGE));
	expect(mark).toMatchObject({ complete: true });
	expect(mark?.pack).toBeUndefined();
});
