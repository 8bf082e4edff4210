import { expect } from 'vitest';
import type { CoverageCounts } from '../../../../src/lib/domain/coverage/coverage-counts';
import type { Entry } from '../../../../src/lib/domain/entries/entry';
import type { Commune } from '../commune';
import type { ServerDocument } from '../hall';
import { expectedCounts } from '../model/expected-counts';
import { expectedHousehold, isModelled, type ExpectedHousehold } from '../model/expected-household';
import { mayStay } from '../model/consents';
import type { SavedEntries } from '../model/saved-entries';
import { toBeForgotten } from '../model/erasures';
import { viewOf } from './view-of';
import { foldHouseholds } from '../../../../src/lib/domain/household/merged-households';
import { checkDevice } from './device';
import { checkDoors } from './doors';
import { checkEveryEntry } from './every-entry';

/** A village as the commune has it, and what the model makes of that. */
export interface VillageAtRest {
	village: string;
	documents: Map<string, ServerDocument>;
	expected: Map<string, ExpectedHousehold>;
	counts: CoverageCounts;
}

/** What must hold once everybody has synced and nobody has anything left to do. */
export async function checkAtRest(commune: Commune): Promise<void> {
	const villages: VillageAtRest[] = [];
	for (const village of commune.villages) {
		const documents = await commune.hall.has(village);
		await commune.hearsOfErasures();
		checkDocuments(commune, village, documents);
		const expected = expectedOf(commune, documents);
		const counts = expectedCounts([...expected.values()]);
		villages.push({ village, documents, expected, counts });
	}
	await checkEveryEntry(commune, villages);
	for (const device of commune.devices) await checkDevice(commune, device, villages);
	await checkDoors(commune);
	await checkCounts(commune, villages);
}

/** Nothing is there that nobody wrote, nothing twice, nothing otherwise than it was written, nothing that was erased. */
function checkDocuments(
	{ saved }: Commune,
	village: string,
	documents: Map<string, ServerDocument>
): void {
	for (const [id, { _rev, _conflicts, ...document }] of documents) {
		const written = saved.find(id);
		expect(written, `the commune has ${id}, which nobody wrote`).toBeDefined();
		expect(written?.village, id).toBe(village);
		expect(document, id).toEqual(written?.entry);
		expect(_conflicts, `${id} is there twice`).toBeUndefined();
		expect(_rev, id).toMatch(/^1-/);
		if (!saved.erased.has(written?.household ?? '')) continue;
		const entry = document as unknown as Entry;
		expect(mayStay(entry), `${id} was erased`).toBe(true);
		if (entry.type === 'household-merged')
			checkLeadsOn(saved, documents, { from: written?.household ?? '', into: entry.into });
	}
}

/** Of what was erased a merge is left only where the same household has agreed since, under the code that it names. */
function checkLeadsOn(
	saved: SavedEntries,
	documents: Map<string, ServerDocument>,
	{ from, into }: { from: string; into: string }
): void {
	// By command a code is erased alone.
	if (saved.erasedByCommand.has(into)) return;
	const there = [...documents].filter(([id]) => id.split(':')[1] === into);
	const agreed = there.some(
		([, { type, source, from: before }]) =>
			type === 'household-registered' && source === 'door' && before === from
	);
	expect(agreed, `${from} was erased, and is said to be ${into}`).toBe(true);
}

function expectedOf(
	{ saved }: Commune,
	documents: Map<string, ServerDocument>
): Map<string, ExpectedHousehold> {
	const byHousehold = new Map<string, Entry[]>();
	for (const [id, { _rev, _conflicts, ...document }] of documents) {
		const household = id.split(':')[1] ?? '';
		const entry = document as unknown as Entry;
		byHousehold.set(household, [...(byHousehold.get(household) ?? []), entry]);
	}
	const histories = new Map([...byHousehold].map(([id, entries]) => [id, { entries, unread: 0 }]));
	const folded = foldHouseholds(histories);
	const expected = new Map<string, ExpectedHousehold>();
	for (const [id, entries] of byHousehold) {
		const told = folded.get(id);
		const household = isModelled(entries) ? expectedHousehold(entries) : told && viewOf(told);
		if (household) expected.set(id, household);
	}
	for (const id of toBeForgotten(byHousehold, saved).must) {
		const household = expected.get(id);
		if (!household) continue;
		const {
			lane: _lane,
			head: _head,
			isInScope: _in,
			state: _state,
			consents: _said,
			...known
		} = household;
		expect(known, `${id} declined`).toEqual(NOTHING);
	}
	return expected;
}

/** Whatever else became of a household that declined. */
const NOTHING = {
	people: {},
	visits: [],
	claims: [],
	houseHint: null,
	note: null,
	place: null,
	visitedAt: [],
	submissions: {},
	requests: []
};

async function checkCounts({ hall }: Commune, villages: readonly VillageAtRest[]): Promise<void> {
	const answer = (await hall.ask('/api/counts')) as {
		villages: { name: string; counts: CoverageCounts }[];
	};
	for (const { village, counts } of villages)
		expect(answer.villages.find(({ name }) => name === village)?.counts, village).toEqual(counts);
}
