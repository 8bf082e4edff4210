import type { Entry } from '../../../src/lib/domain/entries/entry';
import type { Accounts } from '../access/accounts';
import type { VillageStore, WritableDatabase } from '../storage/doc-store';
import { writeEntries } from '../write-entries';
import { DEMO_COMMUNE, DEMO_PEOPLE, DEMO_SEED, DEMO_VILLAGES } from './demo-commune';
import { madeUpCommune } from './made-up-commune';

export interface DemoParts {
	accounts: Accounts;
	store: VillageStore;
	password: string;
	now: () => number;
}

/**
 * Loads the made-up commune on the first run, and finishes a first run that was cut short: entries, villages and people
 * that are there are left as they are. The people come last, so that whoever can sign in finds everything.
 */
export async function loadDemo({ accounts, store, password, now }: DemoParts): Promise<void> {
	const missing = DEMO_PEOPLE.filter(({ name }) => !accounts.people.exists(name));
	if (missing.length === 0) return;

	const entries = madeUpCommune({ seed: DEMO_SEED, villages: DEMO_VILLAGES, untilMs: now() });
	for (const { id, title } of DEMO_VILLAGES) {
		await accounts.addVillage({ id, title });
		await fillWhenEmpty(store, id, entries.get(id) ?? []);
	}

	accounts.villages.nameCommune(DEMO_COMMUNE.code, DEMO_COMMUNE.name);
	const phc = await accounts.passwords.hash(password);
	for (const { villages, ...person } of missing) {
		accounts.people.add({ ...person, phc });
		accounts.villages.setFor(person.name, villages);
	}
}

/** A village's entries are one transaction: all of them are there, or none. */
async function fillWhenEmpty(store: VillageStore, villageId: string, entries: readonly Entry[]) {
	const database = await store.database(villageId);
	if (database === undefined) throw new Error(`${villageId} has no database`);
	if (!(await hasEntries(database))) await writeEntries(database, entries);
}

async function hasEntries(database: WritableDatabase): Promise<boolean> {
	const some = { start: { key: 'household:', inclusive: true }, skip: 0, limit: 1 };
	const rows = await database.range({ ...some, descending: false, withBodies: false });
	return rows.length > 0;
}
