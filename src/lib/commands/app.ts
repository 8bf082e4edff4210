import { isDeclined } from '../domain/consent/declined';
import type { Entry } from '../domain/entries/entry';
import type { EntryStamp } from '../domain/entries/envelope';
import type { Household } from '../domain/household/household';
import { err, ok, type Result } from '../domain/result';
import type { StorageError } from '../store/storage-error';

/** What a command has at hand: who acts, what is known, and a way to write down what happened. */
export interface App {
	readonly person: string;
	readonly isOfficer: boolean;
	/** Whether what this person writes in a village is taken there. */
	mayWrite(village: string): boolean;
	/** The commune's time, as well as this device knows it. */
	nowMs(): number;
	/** As its entries say now, or undefined where this person has no such household here. */
	household(id: string): Promise<KnownHousehold | undefined>;
	/** For so many entries about one household, each later than all this device has seen of it. */
	newStamps(household: string, count: number, known?: Household): Promise<EntryStamp[]>;
	/** For so many entries, each about a household of its own. */
	newStampsFor(households: readonly string[]): Promise<EntryStamp[]>;
	/** A new name for a household or a member. */
	newId(): string;
	/** Durable and kept a second time when answered; shown right after. */
	write(village: string, entries: readonly Entry[]): Promise<Result<null, StorageError>>;
	/** What the commune did not take and nothing has replaced. */
	refusedEntry(id: string): Promise<RefusedHere | undefined>;
	/** Leaves a refused entry out of what is known, in favour of its mended copy. */
	setAside(
		village: string,
		refused: { entryId: string; replacedBy: string }
	): Promise<Result<null, StorageError>>;
}

export interface KnownHousehold {
	village: string;
	household: Household;
}

export interface RefusedHere {
	village: string;
	householdId: string;
	entry: Entry;
}

export type CommandError =
	| StorageError
	| { kind: 'not-signed-in' }
	| { kind: 'no-such-household' }
	/** The household does not want to be recorded, as another device may have heard while a form was open here. */
	| { kind: 'declined' };

export interface Saved {
	entryId: string;
	householdId: string;
}

/** The way of most commands: look at the household, let the domain decide, write the entry down. */
export async function decideAndWrite<E>(
	app: App,
	householdId: string,
	decide: (household: Household, stamp: EntryStamp) => Result<Entry, E>
): Promise<Result<Saved, E | CommandError>> {
	const known = await app.household(householdId);
	// Of one whose time is over there is nobody left to write about.
	if (!known || known.household.anonymised) return err({ kind: 'no-such-household' });
	if (isDeclined(known.household)) return err({ kind: 'declined' });

	const [stamp] = await app.newStamps(householdId, 1, known.household);
	if (!stamp) throw new Error('the clock gave no reading');
	const decision = decide(known.household, stamp);
	if (!decision.ok) return decision;

	const written = await app.write(known.village, [decision.value]);
	return written.ok ? ok({ entryId: stamp._id, householdId }) : written;
}
