import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { SyncService } from '../../../src/lib/sync/sync-service';
import type { ServerProcess } from '../../support/server-process';
import { PASSWORD, serverKnows, startCommune, succeed, VILLAGE } from '../../support/sync/commune';
import { Phone } from '../../support/sync/phone';
import { BrowserChannels, BrowserLocks, type Channel } from '../../support/sync/tabs';

let server: ServerProcess;
let phone: Phone;
let locks: BrowserLocks;
let channels: BrowserChannels;
beforeAll(async () => {
	server = await startCommune();
});
afterAll(() => server.dispose());
beforeEach(async () => {
	phone = await Phone.signedIn(server.url, 'tnv1', PASSWORD);
	locks = new BrowserLocks();
	channels = new BrowserChannels();
});

/** One tab of the phone's browser. What it asks of the network is counted. */
class Tab {
	readonly channel: Channel = channels.join();
	readonly service: SyncService;
	requests = 0;

	constructor() {
		this.service = new SyncService({
			...phone.syncParts(),
			fetch: (input, init) => {
				// A frozen tab gets nowhere; what it was at ends when it thaws and finds the lead gone.
				if (this.channel.frozen)
					return new Promise((_, reject) =>
						init?.signal?.addEventListener('abort', () => reject(new Error('aborted')))
					);
				this.requests++;
				return fetch(input, init);
			},
			locks,
			openChannel: () => this.channel
		});
	}

	close(): Promise<void> {
		return this.service.stop();
	}
}

const communeHas = () => serverKnows(server, VILLAGE, `Bearer ${phone.token}`);

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
	for (let i = 0; i < 400; i++) {
		if (await holds()) return;
		await sleep(50);
	}
	throw new Error('waited in vain');
}

test('the button in a tab that does not lead sends all the same, through the one that does', async () => {
	const [first, second] = [new Tab(), new Tab()];
	await until(() => phone.state.phase === 'idle' && first.requests > 0);
	const [visit] = await phone.records(VILLAGE, ['đi vắng']);

	await second.service.trigger('button');

	expect(await communeHas()).toContain(visit!._id);
	expect(phone.sentence.say).toBe('commune-has-everything');
	expect(second.requests).toBe(0);
	await Promise.all([first.close(), second.close()]);
});

test('when the leading tab is frozen, the tab in front takes over within seconds and sends', async () => {
	const [first, second] = [new Tab(), new Tab()];
	await until(() => first.requests > 0);
	first.channel.frozen = true;
	const [visit] = await phone.records(VILLAGE, ['hẹn chiều']);

	await second.service.trigger('button');
	await until(async () => (await communeHas()).has(visit!._id));

	expect(second.requests).toBeGreaterThan(0);
	await Promise.all([first.close(), second.close()]);
});

test('a saved visit is sent by itself a moment later, and both tabs may close at any time', async () => {
	const [first, second] = [new Tab(), new Tab()];
	await until(() => first.requests > 0 && phone.state.phase === 'idle');
	const [one] = await phone.records(VILLAGE, ['lần một']);
	await second.service.trigger('saved');
	await until(async () => (await communeHas()).has(one!._id));

	await first.close();
	const [two] = await phone.records(VILLAGE, ['lần hai']);
	await until(() => second.requests > 0);
	await second.service.trigger('button');
	expect(await communeHas()).toContain(two!._id);
	await second.close();
});

test('a revoked token stops the asking; a sign-in makes it go on with everything that waits', async () => {
	const tab = new Tab();
	await until(() => tab.requests > 0 && phone.state.phase === 'idle');
	await succeed(server, ['device', 'revoke', phone.device]);
	const [visit] = await phone.records(VILLAGE, ['đi vắng']);
	await tab.service.trigger('button');
	expect(phone.sentence).toEqual({ say: 'sign-in-again', waiting: 1 });
	expect(phone.tokenAccepted).toBe(false);

	const asked = tab.requests;
	await tab.service.trigger('saved');
	await tab.service.trigger('button');
	expect(tab.requests).toBe(asked);

	await phone.signIn(PASSWORD);
	await tab.service.trigger('signed-in');
	expect(await communeHas()).toContain(visit!._id);
	expect(phone.sentence.say).toBe('commune-has-everything');
	await tab.close();
});

test('sync that is stopped while it sends touches no ledger afterwards, and the rest waits for the next start', async () => {
	const first = new Tab();
	await until(() => first.requests > 0 && phone.state.phase === 'idle');
	const visits = await phone.records(
		VILLAGE,
		Array.from({ length: 300 }, (_, i) => `hộ ${i}`)
	);
	void first.service.trigger('button');
	await sleep(30);
	await first.close();
	const waiting = phone.receipts.count().waiting;
	await sleep(200);
	expect(phone.receipts.count().waiting).toBe(waiting);

	const next = new Tab();
	await until(() => phone.sentence.say === 'commune-has-everything');
	const there = await communeHas();
	expect(visits.filter(({ _id }) => !there.has(_id))).toEqual([]);
	await next.close();
});
