import { createHash } from 'node:crypto';
import type { Entry } from '../../../src/lib/domain/entries/entry';
import { madeUpCommune } from '../../../sync-server/src/demo/made-up-commune';
import { DEVICES_PER_VILLAGE, ENTRIES_PER_CYCLE, FLEETS, sizes } from './sizes';

/** A replicated document as text, so that the one who sends it has nothing to do but send. */
export interface ReadyDocument {
	id: string;
	rev: string;
	text: string;
}

export interface PlannedVillage {
	name: string;
	/** Who writes there. */
	person: string;
	devices: number;
	documents: ReadyDocument[];
}

export interface Round {
	/** Done before anything is measured: a server just started has compiled nothing yet. */
	warmUp: PlannedVillage;
	bulk: PlannedVillage;
	fleets: { devices: number; villages: PlannedVillage[] }[];
	feeds: PlannedVillage;
}

const WARM_UP_DOCUMENTS = 8000;

/** Villages and entries of all rounds: each round has villages of its own, so that nothing is there before it. */
export const planRounds = (): Round[] =>
	Array.from({ length: sizes.rounds }, (_, round) => {
		let n = 0;
		const village = (documents: number, devices: number): PlannedVillage => {
			const name = `village-${99900 + round}-${String(++n).padStart(2, '0')}`;
			const person = `tnv-${round}-${n}`;
			return { ...plannedVillage(name, { person, documents, seed: round }), devices };
		};
		return {
			warmUp: village(round === 0 ? WARM_UP_DOCUMENTS : 1, 1),
			bulk: village(sizes.documents, 1),
			fleets: FLEETS.map((devices) => ({
				devices,
				villages: Array.from({ length: devices / DEVICES_PER_VILLAGE }, () =>
					village(DEVICES_PER_VILLAGE * ENTRIES_PER_CYCLE * sizes.cycles, DEVICES_PER_VILLAGE)
				)
			})),
			feeds: village(sizes.wakes, sizes.feeds)
		};
	});

/** One village by itself, with entries of its volunteer. */
export const plannedVillage = (
	name: string,
	{ person, documents, seed }: { person: string; documents: number; seed: number }
): PlannedVillage => ({
	name,
	person,
	devices: 1,
	documents: documentsOf(name, person, documents, seed)
});

export const villagesOf = ({ warmUp, bulk, fleets, feeds }: Round): PlannedVillage[] => [
	warmUp,
	bulk,
	...fleets.flatMap(({ villages }) => villages),
	feeds
];

function documentsOf(name: string, person: string, count: number, seed: number): ReadyDocument[] {
	// Each household has about three entries; its registration is one of them.
	const households = Math.max(20, Math.ceil(count / 2.5));
	const entries = madeUpCommune({
		seed,
		untilMs: Date.now(),
		villages: [{ id: name, title: name, households, volunteer: person }]
	});
	const some = (entries.get(name) ?? []).slice(0, count);
	if (some.length < count) throw new Error(`only ${some.length} of ${count} entries for ${name}`);
	return some.map(ready);
}

function ready(entry: Entry): ReadyDocument {
	const hash = createHash('md5').update(JSON.stringify(entry)).digest('hex');
	const rev = `1-${hash}`;
	const text = JSON.stringify({ ...entry, _rev: rev, _revisions: { start: 1, ids: [hash] } });
	return { id: entry._id, rev, text };
}
