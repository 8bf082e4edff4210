import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { anyStep } from './actions';
import { begin, beginning } from './beginning';
import type { Beginning, Commune } from './commune';
import { evening } from './evening';
import { Hall } from './hall';
import { ACTIONS, PATH, ROUNDS, SEED, SHRINK_SECONDS } from './sizes';
import type { Step } from './step';
import { Tally } from './tally';

/**
 * Three people with a device each do what people do, without a network and with a bad one, while villages are taken and
 * given, tokens revoked, batteries empty and the server killed. In the evening everybody syncs, and then a model that
 * knows nothing of the application's code says what must be where.
 */

let hall: Hall;
beforeAll(async () => {
	hall = await Hall.open();
});
afterAll(() => hall.server.dispose());

/** In parts, so that hardly a day is empty, and a failing one can still be made as short as it goes. */
const PARTS = 4;
const part = fc.noBias(fc.array(anyStep, { maxLength: Math.ceil(ACTIONS / PARTS), size: 'max' }));
const steps = fc.tuple(...Array.from({ length: PARTS }, () => part)).map((parts) => parts.flat());

async function play(begins: Beginning, steps: readonly Step[]): Promise<Commune> {
	const commune = await begin(hall, begins);
	for (const step of steps) await step.run(commune);
	await evening(commune);
	return commune;
}

test(
	'whatever three devices do without a network and in whatever order they sync, everything is in its place',
	async () => {
		console.log(`seed ${SEED}, ${ROUNDS} rounds of up to ${ACTIONS} actions`);
		const tally = new Tally();
		let failedAtMs: number | undefined;
		const isSmallEnough = () =>
			failedAtMs !== undefined && Date.now() - failedAtMs > SHRINK_SECONDS * 1000;
		await fc.assert(
			fc.asyncProperty(beginning, steps, async (begins, steps) => {
				if (isSmallEnough()) return;
				try {
					tally.add((await play(begins, steps)).tally);
				} catch (cause) {
					failedAtMs ??= Date.now();
					console.log(`the server said:\n${hall.server.log.slice(-3000)}`);
					throw cause;
				}
			}),
			{
				seed: SEED,
				numRuns: ROUNDS,
				endOnFailure: SHRINK_SECONDS === 0,
				includeErrorInReport: true,
				...(PATH === undefined ? {} : { path: PATH })
			}
		);
		console.log(`${tally.all} things happened: ${tally}`);
		expect(tally.all).toBeGreaterThan(0);
	},
	Infinity
);
