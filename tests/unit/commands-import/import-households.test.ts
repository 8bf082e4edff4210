import memory from 'pouchdb-adapter-memory';
import PouchDB from 'pouchdb-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { importHouseholds } from '../../../src/lib/commands/import-households';
import type { App } from '../../../src/lib/commands/app';
import { clockStart, formatReading, tick } from '../../../src/lib/domain/time/clock';
import { Entry } from '../../../src/lib/domain/entries/entry';
import { stampFor } from '../../../src/lib/domain/entries/envelope';
import { foldHousehold } from '../../../src/lib/domain/household/fold-household';
import { toHouseholdRow } from '../../../src/lib/domain/household/household-row';
import type { ExistingHousehold } from '../../../src/lib/domain/import/find-duplicates';
import { noChoices } from '../../../src/lib/domain/import/import-choices';
import { householdsToAdd } from '../../../src/lib/domain/import/import-view';
import { err, ok } from '../../../src/lib/domain/result';
import type { Ledger } from '../../../src/lib/store/ledger';
import { createLedger } from '../../../src/lib/store/pouch-ledger';
import { MORNING_MS, phoneA, ulidOf } from '../../support/builders';
import { MOUNTAIN_LIST, planSample, TIDY_LIST } from '../../support/sheets/sample-sheets';

PouchDB.plugin(memory);

const village = 'village-17284-03';
let ledger: Ledger;
let opened = 0;

beforeEach(async () => {
	const db = new PouchDB(`import-${opened++}`, { adapter: 'memory' });
	const created = await createLedger(db, { village, person: 'tnv1', device: phoneA });
	if (!created.ok) throw new Error('no ledger');
	ledger = created.value;
});
afterEach(() => ledger.destroy());

/** What a volunteer's device gives a command, over the ledger of this test. */
function appOf({ fullAfter = Infinity }: { fullAfter?: number } = {}): App {
	let clock = clockStart;
	let ids = 0;
	let writes = 0;
	return {
		person: 'tnv1',
		isOfficer: false,
		mayWrite: () => true,
		nowMs: () => MORNING_MS,
		household: async () => undefined,
		newStamps: async () => [],
		newStampsFor: async (households) =>
			households.map((subject) => {
				clock = tick(clock, MORNING_MS);
				return stampFor({
					kind: 'household',
					subject,
					at: formatReading(clock),
					by: 'tnv1',
					device: phoneA,
					deviceTime: new Date(MORNING_MS).toISOString()
				});
			}),
		refusedEntry: async () => undefined,
		setAside: async () => ok(null),
		newId: () => ulidOf(10_000 + ids++),
		write: async (_, entries) => {
			if (++writes > fullAfter) return err({ kind: 'storage-full' });
			const written = await ledger.appendMany(entries);
			return written.ok ? ok(null) : written;
		}
	};
}

async function villageNow() {
	const households: ExistingHousehold[] = [];
	const entries: Entry[] = [];
	await ledger.allSubjects((subject) => {
		entries.push(...subject.entries);
		const household = foldHousehold(subject.entries);
		if (!household) return;
		const { id, importKey, personal } = toHouseholdRow(household, village, 'local');
		households.push({ id, name: personal.name, ...(importKey ? { importKey } : {}) });
	});
	return { title: 'Xóm 3', households, entries };
}

test('every household of a list becomes an entry of its own that the commune accepts', async () => {
	const { households } = await planSample(MOUNTAIN_LIST);
	const seen: number[] = [];
	const added = await importHouseholds(appOf(), village, households, (done) => seen.push(done));

	expect(added).toEqual({ ok: true, value: { added: 96 } });
	expect(seen).toEqual([50, 96]);
	const { entries } = await villageNow();
	expect(entries).toHaveLength(96);
	expect(entries.filter((entry) => !Entry.safeParse(entry).success)).toEqual([]);
	expect(new Set(entries.map(({ at }) => at)).size).toBe(96);
	const named = entries.flatMap((entry) =>
		entry.type === 'household-registered' ? entry.personal.members : []
	);
	expect(named).toHaveLength(359);
});

test('the same file a second time adds nothing', async () => {
	const plan = await planSample(TIDY_LIST);
	const first = householdsToAdd(plan, noChoices, await villageNow());
	expect(first).toHaveLength(118);
	await importHouseholds(appOf(), village, first, () => undefined);

	expect(householdsToAdd(plan, noChoices, await villageNow())).toEqual([]);
});

test('a phone that fills up in the middle keeps what was written, and the next import brings the rest', async () => {
	const plan = await planSample(TIDY_LIST);
	const cutOff = await importHouseholds(
		appOf({ fullAfter: 1 }),
		village,
		householdsToAdd(plan, noChoices, await villageNow()),
		() => undefined
	);
	expect(cutOff).toEqual({ ok: false, error: { kind: 'storage-full', added: 50 } });

	expect(householdsToAdd(plan, noChoices, await villageNow())).toHaveLength(68);
});
