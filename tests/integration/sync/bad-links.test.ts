import { gunzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ServerProcess } from '../../support/server-process';
import { BadLink, type Passing } from '../../support/sync/bad-link';
import { PASSWORD, serverKnows, startCommune, VILLAGE } from '../../support/sync/commune';
import { Phone } from '../../support/sync/phone';

let server: ServerProcess;
let link: BadLink;
beforeAll(async () => {
	server = await startCommune();
});
afterAll(() => server.dispose());
beforeEach(async () => {
	link = await BadLink.to(server.url);
});
afterEach(() => link.close());

const isPush = ({ path }: Passing) => path.endsWith('/_bulk_docs');

/** A phone that is up to date and from now on has nothing but this link. */
async function phoneBehindTheLink(name = 'tnv1'): Promise<Phone> {
	const phone = await Phone.signedIn(server.url, name, PASSWORD);
	expect((await phone.sync()).ok).toBe(true);
	phone.origin = link.url;
	link.seen.length = 0;
	return phone;
}

const notes = (count: number) => Array.from({ length: count }, (_, i) => `hộ ${i + 1}`);
const communeHas = (phone: Phone) => serverKnows(server, VILLAGE, `Bearer ${phone.token}`);

async function expectEverythingArrived(phone: Phone, visits: readonly { _id: string }[]) {
	const there = await communeHas(phone);
	expect(visits.filter(({ _id }) => !there.has(_id))).toEqual([]);
	expect(phone.receipts.count()).toEqual({ waiting: 0, refused: 0 });
	expect(phone.sentence.say).toBe('commune-has-everything');
}

test('an answer lost on the way leaves the visits waiting; sent again they are there once', async () => {
	const phone = await phoneBehindTheLink();
	const visits = await phone.records(VILLAGE, notes(3));
	link.fate = (passing) => (isPush(passing) ? 'lose-the-answer' : 'pass');

	expect(await phone.sync()).toEqual({ ok: false, error: { kind: 'unreachable' } });
	expect(await communeHas(phone)).toContain(visits[0]!._id);
	expect(phone.receipts.count().waiting).toBe(3);
	expect(phone.sentence).toEqual({ say: 'cannot-reach-the-commune', waiting: 3 });

	link.fate = () => 'pass';
	expect((await phone.sync()).ok).toBe(true);
	await expectEverythingArrived(phone, visits);
});

test('after a cut between two batches the push goes on with the second, also in a restarted browser', async () => {
	const phone = await phoneBehindTheLink();
	const visits = await phone.records(VILLAGE, notes(250));
	let pushes = 0;
	link.fate = (passing) => (isPush(passing) && ++pushes > 1 ? 'lose-the-answer' : 'pass');

	expect((await phone.sync()).ok).toBe(false);
	expect(phone.receipts.count().waiting).toBe(150);

	phone.restart();
	link.fate = () => 'pass';
	link.seen.length = 0;
	expect((await phone.sync()).ok).toBe(true);
	expect(link.seen.filter(isPush)).toHaveLength(2);
	await expectEverythingArrived(phone, visits);
});

test('a pull that is cut at any page goes on from there', async () => {
	const sender = await Phone.signedIn(server.url, 'tnv2', PASSWORD);
	await sender.records(VILLAGE, notes(900));
	expect((await sender.sync()).ok).toBe(true);

	const phone = await Phone.signedIn(link.url, 'tnv1', PASSWORD);
	let pages = 0;
	const isPage = ({ path }: Passing) => path.includes(`${VILLAGE}/_changes`);
	link.fate = (passing) => {
		// No pack comes through here, so the village is received page by page.
		if (passing.path.includes('/api/packs/')) return 'stumble';
		return isPage(passing) && ++pages % 2 === 0 ? 'cut-the-answer' : 'pass';
	};
	expect((await phone.sync()).ok).toBe(false);
	expect(phone.complete).not.toContain(VILLAGE);
	await phone.syncUntilDone();

	expect(phone.complete).toContain(VILLAGE);
	expect(await phone.knows(VILLAGE)).toEqual(await communeHas(phone));
	const since = link.seen
		.filter(isPage)
		.map(({ path }) => new URL(path, link.url).searchParams.get('since'));
	expect(since.filter((token) => token === '0')).toHaveLength(1);
});

test('a dead link is given up after a silence, and everything still waits', async () => {
	const phone = await phoneBehindTheLink();
	phone.silenceMs = 300;
	const visits = await phone.records(VILLAGE, notes(1));
	link.fate = (passing) => (isPush(passing) ? 'silence' : 'pass');
	expect(await phone.sync()).toEqual({ ok: false, error: { kind: 'unreachable' } });
	expect(phone.receipts.of(visits[0]!)).toBe('local');
});

test("a café's sign-in page that answers everything with success confirms nothing", async () => {
	const phone = await phoneBehindTheLink();
	const visits = await phone.records(VILLAGE, notes(2));
	link.fate = (passing) => (isPush(passing) ? 'captive-portal' : 'pass');
	expect((await phone.sync()).ok).toBe(false);
	expect(phone.receipts.count().waiting).toBe(2);
	expect(phone.sentence.say).toBe('cannot-reach-the-commune');
	expect(await communeHas(phone)).not.toContain(visits[0]!._id);
});

test('a proxy that takes only small requests gets small ones, found by halving and remembered', async () => {
	const phone = await phoneBehindTheLink();
	const visits = await phone.records(VILLAGE, notes(250));
	const limit = 3_000;
	link.fate = ({ bodyBytes }) => (bodyBytes > limit ? 'too-large' : 'pass');

	expect((await phone.sync()).ok).toBe(true);
	await expectEverythingArrived(phone, visits);
	const refused = link.seen.filter((passing) => isPush(passing) && passing.bodyBytes > limit);
	expect(refused.length).toBeGreaterThan(0);

	link.seen.length = 0;
	const later = await phone.records(VILLAGE, notes(100));
	expect((await phone.sync()).ok).toBe(true);
	await expectEverythingArrived(phone, later);
	expect(link.seen.filter((passing) => isPush(passing) && passing.bodyBytes > limit)).toEqual([]);
});

test('one record over which the server stumbles is set aside with the reason and holds up no other', async () => {
	const phone = await phoneBehindTheLink();
	const visits = await phone.records(VILLAGE, notes(40));
	const poison = visits[17]!;
	link.fate = (passing, body) =>
		isPush(passing) && textOf(body).includes(poison._id) ? 'stumble' : 'pass';

	expect((await phone.sync()).ok).toBe(true);
	expect(phone.receipts.of(poison)).toBe('refused');
	expect(phone.receipts.count()).toEqual({ waiting: 0, refused: 1 });
	expect(await phone.receipts.refused()).toMatchObject([{ reason: 'máy chủ gặp sự cố' }]);
	expect(phone.sentence.say).toBe('some-were-refused');
	const there = await communeHas(phone);
	expect(visits.filter(({ _id }) => !there.has(_id))).toEqual([poison]);
});

test('a server that stumbles over everything is waited for: nothing is taken for refused', async () => {
	const phone = await phoneBehindTheLink();
	const visits = await phone.records(VILLAGE, notes(30));
	link.fate = (passing) => (isPush(passing) ? 'stumble' : 'pass');
	for (let i = 0; i < 5; i++) expect((await phone.sync()).ok).toBe(false);
	expect(phone.receipts.count()).toEqual({ waiting: 30, refused: 0 });

	link.fate = () => 'pass';
	expect((await phone.sync()).ok).toBe(true);
	await expectEverythingArrived(phone, visits);
});

/** As the server would read it. */
const textOf = (body: Buffer): string =>
	(body[0] === 0x1f && body[1] === 0x8b ? gunzipSync(body) : body).toString('utf8');
