import fc from 'fast-check';
import { expect, test } from 'vitest';
import { COUNTED_AS } from '../../../src/lib/domain/entries/anonymised-entries';
import type { Entry } from '../../../src/lib/domain/entries/entry';
import { Counts } from '../../../sync-server/src/counts/counts';
import { StoredCounts } from '../../../sync-server/src/counts/stored-counts';
import { openMemory } from '../../../sync-server/src/open-data';
import { stampAt, ulidOf } from '../../support/builders';
import { merges } from '../../support/merges';
import {
	databaseOf,
	send,
	talliedFromScratch,
	talliedUpTo,
	WatchedBackend
} from '../../support/village-counts';
import { inBatches, villageEntries } from '../../support/village-entries';

const VILLAGE = 'village-17284-01';
const BY = { person: 'quantri' };
const HOUSEHOLDS = 12;

/** What phones and the server do, one after the other. @property n which batch is sent again, which household is erased, or written down as a number */
interface Step {
	does: 'send' | 'send-again' | 'erase' | 'time-over' | 'count' | 'restart';
	n: number;
	/** How many of the next steps happen at each moment of this count. */
	meanwhile: number[];
}

const steps: fc.Arbitrary<Step[]> = fc.array(
	fc.record({
		// A village is written to and counted all the time; hardly ever is a household erased.
		does: fc.oneof(
			{ weight: 8, arbitrary: fc.constant('send' as const) },
			{ weight: 6, arbitrary: fc.constant('count' as const) },
			{ weight: 2, arbitrary: fc.constant('send-again' as const) },
			{ weight: 2, arbitrary: fc.constant('restart' as const) },
			{ weight: 1, arbitrary: fc.constant('erase' as const) },
			{ weight: 1, arbitrary: fc.constant('time-over' as const) }
		),
		n: fc.nat({ max: 30 }),
		meanwhile: fc.array(fc.nat({ max: 2 }), { maxLength: 7 })
	}),
	{ minLength: 20, maxLength: 80 }
);

const histories = villageEntries({ minLength: 4, maxLength: HOUSEHOLDS })
	.chain((households) =>
		merges(households.map((_, i) => ulidOf(200 + i))).chain((some) =>
			inBatches([...households.flat(), ...some], 3)
		)
	)
	.chain((batches) =>
		fc.record({
			batches: fc.constant(batches),
			// The more a village has, the less often all of it is read again.
			before: fc.nat({ max: Math.ceil(batches.length / 2) }),
			steps
		})
	);

/** @property before how many batches the village has when the story begins */
interface History {
	batches: Entry[][];
	before: number;
	steps: Step[];
}

/** As the server writes it down when the time of a household is over, on one of a few days. */
const numberOf = (n: number): Entry => ({
	...stampAt({ household: ulidOf(200 + (n % HOUSEHOLDS)), minute: 5000 + n, by: 'may-chu' }),
	v: 2,
	type: 'household-anonymised',
	deviceTime: `2027-05-${10 + (n % 4)}T01:00:00.000Z`,
	coverage: COUNTED_AS[n % COUNTED_AS.length] ?? 'unknown',
	visited: n % 2 === 0
});

/** Lives through a history and counts at its end. @returns how often all entries were read, and how often only some */
async function live({ batches, before, steps }: History): Promise<('all' | 'some')[]> {
	const data = openMemory();
	const { store } = data;
	await store.createDatabase(VILLAGE);
	const village = await databaseOf(store, VILLAGE);
	const rest = [...steps];
	const unsent = batches.slice(before);
	for (const batch of batches.slice(0, before)) await send(village, batch);
	let during: number[] = [];
	const backend = new WatchedBackend(new StoredCounts(store), async () => {
		// One count at a time: what would count meanwhile is passed over.
		for (const next of rest.splice(0, during.shift() ?? 0)) await take(next);
	});
	const begun = () =>
		new Counts({
			backend,
			now: Date.now,
			report: (thrown) => {
				throw thrown;
			}
		});
	let counts = begun();

	async function take({ does, n }: Step): Promise<void> {
		switch (does) {
			case 'send':
				await send(village, unsent.shift() ?? []);
				return;
			case 'send-again':
				await send(village, batches[n % batches.length] ?? []);
				return;
			case 'erase':
				await village.erase({ kind: 'household', subject: ulidOf(200 + (n % HOUSEHOLDS)) }, BY);
				return;
			case 'time-over':
				await send(village, [numberOf(n)]);
				return;
			case 'restart':
			case 'count':
				return;
		}
	}

	try {
		for (let step = rest.shift(); step !== undefined; step = rest.shift()) {
			await take(step);
			// Nothing is remembered but what is kept.
			if (step.does === 'restart') counts = begun();
			if (step.does !== 'count') continue;
			during = [...step.meanwhile];
			const counted = (await counts.count([VILLAGE])).get(VILLAGE);
			during = [];
			const upTo = await talliedUpTo(village, parseInt(counted?.counts?.seq ?? ''));
			if (upTo !== undefined) expect(counted?.counts).toMatchObject(upTo);
		}
		for (const batch of unsent) await send(village, batch);
		const told = (await counts.upToDate([VILLAGE], Infinity)).get(VILLAGE);
		const kept = (await backend.kept([VILLAGE])).get(VILLAGE)?.counts;
		expect(told).toEqual(kept);
		const { counts: all, anonymised } = await talliedFromScratch(village);
		expect(kept?.counts).toEqual(all);
		expect(kept?.anonymised).toEqual(anonymised);
		expect(kept?.seq).toBe(await store.updateSeq(VILLAGE));
		expect(kept?.entries).toBe((await village.info()).liveCount);
	} finally {
		await store.close();
	}
	return backend.read;
}

test('kept counts equal a fold from scratch, whatever came, came again or was erased, and whenever they were counted', async () => {
	const read: ('all' | 'some')[] = [];
	await fc.assert(
		fc.asyncProperty(histories, async (history) => {
			read.push(...(await live(history)));
		}),
		{ numRuns: 200 }
	);
	// Both ways of counting were on trial.
	expect(read.filter((what) => what === 'all').length).toBeGreaterThan(100);
	expect(read.filter((what) => what === 'some').length).toBeGreaterThan(100);
});
