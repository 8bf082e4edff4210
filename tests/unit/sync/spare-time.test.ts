import { expect, test } from 'vitest';
import { SpareTime } from '../../../src/lib/sync/spare-time';

/** Work that goes on until it is told to leave off, and takes its time to. */
function longWork() {
	const seen = { begun: 0, ended: 0 };
	const work = async (signal: AbortSignal) => {
		seen.begun++;
		await new Promise((resolve) => signal.addEventListener('abort', resolve));
		await Promise.resolve();
		seen.ended++;
	};
	return { seen, work };
}

const noSurprise = (thrown: unknown): never => {
	throw thrown;
};

test('what is done in spare time is over when a round begins, and begins anew after it', async () => {
	const { seen, work } = longWork();
	const spare = new SpareTime(work, noSurprise);
	await spare.end();
	spare.begin();
	spare.begin();
	expect(seen).toEqual({ begun: 1, ended: 0 });
	await spare.end();
	expect(seen).toEqual({ begun: 1, ended: 1 });
	spare.begin();
	await spare.end();
	expect(seen).toEqual({ begun: 2, ended: 2 });
});

test('what nobody foresaw is told, and does not stand in the way of a round', async () => {
	const surprises: unknown[] = [];
	const spare = new SpareTime(
		() => Promise.reject(new Error('full')),
		(thrown) => surprises.push(thrown)
	);
	spare.begin();
	await spare.end();
	expect(surprises).toEqual([new Error('full')]);
});
