import { randomBytes } from 'node:crypto';
import { clockStart, formatReading, tick, type Clock } from '../../src/lib/domain/time/clock';
import { acceptEntry, reasonOf } from '../../src/lib/domain/entries/accept-entry';
import type { Entry } from '../../src/lib/domain/entries/entry';
import { stampFor } from '../../src/lib/domain/entries/envelope';
import { foldHousehold } from '../../src/lib/domain/household/fold-household';
import { headOf, presentMembers } from '../../src/lib/domain/household/household';
import { deviceId, ulid } from '../../src/lib/domain/ids';
import {
	findDuplicates,
	type ExistingDuplicate,
	type ExistingHousehold
} from '../../src/lib/domain/import/find-duplicates';
import type {
	ImportPlan,
	PlannedHousehold,
	RowPlace
} from '../../src/lib/domain/import/import-plan';
import { toRegistration } from '../../src/lib/domain/import/registration';
import { bySubject, readEntries } from './read-entries';
import type { WritableDatabase } from './storage/doc-store';
import { writeEntries } from './write-entries';

export interface Registration {
	place: RowPlace;
	entry: Entry;
}

export interface PreparedImport {
	/** The plan without the households the entry rules refuse. */
	plan: ImportPlan;
	/** Entries for the households that are not in the village yet. */
	registrations: Registration[];
	refused: (RowPlace & { reason: string })[];
	/** Rows that came with an earlier import: they add nothing. */
	importedBefore: number;
	/** Rows that look like a household the village has; they are added, and a person decides. */
	similar: ExistingDuplicate[];
}

/**
 * Makes entries of a plan, as its author would at the door. Nothing is written here.
 *
 * @param existing the entries the village has
 */
export function prepareImport(
	plan: ImportPlan,
	existing: readonly Entry[],
	{ by, nowMs }: { by: string; nowMs: number }
): PreparedImport {
	const found = findDuplicates(plan.households, existingHouseholds(existing));
	const before = new Set(
		found.filter(({ why }) => why.includes('imported-before')).map(({ importKey }) => importKey)
	);

	const register = registrar(by, nowMs);
	const registrations: Registration[] = [];
	const refused: PreparedImport['refused'] = [];
	const households: PlannedHousehold[] = [];
	for (const household of plan.households) {
		const { sheet, row, importKey } = household;
		const entry = register(household);
		const accepted = acceptEntry(entry, { by, isOfficer: true });
		if (!accepted.ok) {
			refused.push({ sheet, row, reason: reasonOf(accepted.error) });
			continue;
		}
		households.push(household);
		if (!before.has(importKey))
			registrations.push({ place: { sheet, row }, entry: accepted.value });
	}
	return {
		plan: { ...plan, households },
		registrations,
		refused,
		importedBefore: households.length - registrations.length,
		similar: found.filter(({ importKey }) => !before.has(importKey))
	};
}

/** A thousand rows hold the lock for some tens of milliseconds, so a running server hardly notices. */
const AT_ONCE = 1000;

/** Cut short, the same import run again adds the rest. */
export async function writeImport(
	database: WritableDatabase,
	registrations: readonly Registration[]
): Promise<void> {
	for (let start = 0; start < registrations.length; start += AT_ONCE)
		await writeEntries(
			database,
			registrations.slice(start, start + AT_ONCE).map(({ entry }) => entry)
		);
}

/** The entries a village has, none where there is no village yet. */
export const entriesOf = async (database: WritableDatabase | undefined): Promise<Entry[]> =>
	database === undefined ? [] : readEntries(database);

function registrar(by: string, nowMs: number): (household: PlannedHousehold) => Entry {
	const device = deviceId(randomBytes(7));
	const newId = () => ulid(nowMs, randomBytes(10));
	let clock: Clock = clockStart;
	return (household) => {
		clock = tick(clock, nowMs);
		const stamp = stampFor({
			kind: 'household',
			subject: newId(),
			at: formatReading(clock),
			by,
			device,
			deviceTime: new Date(nowMs).toISOString()
		});
		return { ...stamp, ...toRegistration(household, newId) };
	};
}

const existingHouseholds = (entries: readonly Entry[]): ExistingHousehold[] =>
	[...bySubject(entries)].map(([id, history]) => existingHousehold(id, history));

function existingHousehold(id: string, history: readonly Entry[]): ExistingHousehold {
	const household = foldHousehold(history);
	const registered = history.find((entry) => entry.type === 'household-registered');
	// A registration that was taken back still says that this row was brought in once.
	const importKey = household?.importKey ?? registered?.importKey;
	const head = household && headOf(household);
	return {
		id,
		name: head?.name ?? '',
		...(head?.birthBand !== undefined && { birthBand: head.birthBand }),
		...(head?.phone !== undefined && { phone: head.phone }),
		...(household?.houseHint !== undefined && { houseHint: household.houseHint }),
		...(importKey !== undefined && { importKey }),
		others: household ? presentMembers(household).filter((one) => one.id !== head?.id) : []
	};
}
