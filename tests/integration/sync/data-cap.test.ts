import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ServerProcess } from '../../support/server-process';
import { PASSWORD, serverKnows, startCommune, VILLAGE } from '../../support/sync/commune';
import { Phone } from '../../support/sync/phone';

/** A whole page, batch or chunk may be on its way when the limit is reached; a head of a request beside it. */
const ONE_PIECE_BYTES = 40_000;
/** A pack that is ready comes as one answer: two buffers of it may be here when the reading ends. */
const READ_AHEAD_BYTES = 2 * 64 * 1024;

/** Words that do not compress well, as a village's are, and hold no number that would be refused. */
const words = (): string => crypto.randomUUID().replace(/[^a-f]/g, 'g');

describe('a month’s limit that is reached in the middle of a round', () => {
	let server: ServerProcess;
	let entries: number;
	beforeAll(async () => {
		server = await startCommune();
		const phone = await Phone.signedIn(server.url, 'tnv1', PASSWORD);
		const notes = Array.from({ length: 4_500 }, words);
		entries = (await phone.records(VILLAGE, notes)).length;
		expect((await phone.sync()).ok).toBe(true);
	});
	afterAll(() => server.dispose());

	const communeHas = (phone: Phone) => serverKnows(server, VILLAGE, `Bearer ${phone.token}`);
	const used = ({ traffic }: Phone) => traffic.sentBytes + traffic.receivedBytes;

	test.each([{ how: 'as a pack' }, { how: 'page by page' }])(
		'ends what is being received $how after the piece it is at, and the button brings the rest',
		async ({ how }) => {
			const phone = await Phone.signedIn(server.url, 'tnv2', PASSWORD);
			if (how === 'page by page') phone.pullsOnly();
			phone.allowedBytes = 30_000;

			expect(await phone.sync()).toEqual({ ok: false, error: { kind: 'data-cap-reached' } });
			expect(used(phone)).toBeLessThan(
				phone.allowedBytes + ONE_PIECE_BYTES + (how === 'as a pack' ? READ_AHEAD_BYTES : 0)
			);
			const first = (await phone.knows(VILLAGE)).size;
			expect(first).toBeGreaterThan(0);
			expect(first).toBeLessThan(entries);
			expect(phone.complete).not.toContain(VILLAGE);
			expect(phone.state.phase).toBe('idle');

			const before = used(phone);
			phone.allowedBytes = Infinity;
			expect((await phone.sync()).ok).toBe(true);
			expect(await phone.knows(VILLAGE)).toEqual(await communeHas(phone));
			expect(phone.complete).toContain(VILLAGE);
			// What had come did not come again.
			const whole = await Phone.signedIn(server.url, 'tnv2', PASSWORD);
			if (how === 'page by page') whole.pullsOnly();
			expect((await whole.sync()).ok).toBe(true);
			expect(used(phone) - before).toBeLessThan(used(whole));
		}
	);

	test('ends what is being sent after the batch it is at; what was answered for is known to be', async () => {
		const phone = await Phone.signedIn(server.url, 'tnv2', PASSWORD);
		expect((await phone.sync()).ok).toBe(true);
		const notes = Array.from({ length: 450 }, words);
		const visits = await phone.records(VILLAGE, notes);
		phone.allowedBytes = 12_000;

		expect(await phone.sync()).toEqual({ ok: false, error: { kind: 'data-cap-reached' } });
		const { waiting } = phone.receipts.count();
		expect(waiting).toBeGreaterThan(0);
		expect(waiting).toBeLessThan(visits.length);
		const has = await communeHas(phone);
		expect(visits.filter(({ _id }) => has.has(_id))).toHaveLength(visits.length - waiting);
		expect(phone.sentence).toEqual({ say: 'waiting', waiting });

		phone.allowedBytes = Infinity;
		expect((await phone.sync()).ok).toBe(true);
		expect(phone.receipts.count().waiting).toBe(0);
	});
});
