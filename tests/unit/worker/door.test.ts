import { expose, proxy, wrap } from 'comlink';
import { expect, onTestFinished, test } from 'vitest';
import type { DeviceApi, Queries } from '../../../src/lib/worker/api';
import { doorOf } from '../../../src/lib/worker/door';

type Answer = Queries['troubles']['answer'];

/** A page and its worker, as far as the door between them goes: `tell` is the device's answer, at any time. */
function pageAndWorker() {
	const { port1, port2 } = new MessageChannel();
	onTestFinished(() => (port1.close(), port2.close()));
	let listener: ((answer: never) => void) | undefined;
	let stops = 0;
	const device: DeviceApi = {
		watch: (_query, _args, given) => {
			listener = given as typeof listener;
			return Promise.resolve(() => void stops++);
		},
		run: () => Promise.reject(new Error('nothing is run here'))
	};
	expose(doorOf(device), port1);
	return {
		page: wrap<DeviceApi>(port2) as unknown as DeviceApi,
		tell: (answer: Answer) => listener?.(answer as never),
		stops: () => stops
	};
}

test('a page that stops listening twice is not told off for it', async () => {
	const { page, stops } = pageAndWorker();
	const stop = await page.watch(
		'troubles',
		null,
		proxy(() => undefined)
	);
	await stop();
	await stop();
	expect(stops()).toBe(1);
});

test('an answer that comes after the page has stopped listening goes nowhere', async () => {
	const { page, tell } = pageAndWorker();
	const told: Answer[] = [];
	const stop = await page.watch(
		'troubles',
		null,
		proxy((answer: Answer) => void told.push(answer))
	);
	tell([]);
	await stop();
	expect(() => tell([])).not.toThrow();
	expect(told).toEqual([[]]);
});
