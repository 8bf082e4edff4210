import { DeviceDb, type Session } from '$lib/store/device-db';
import { runLightCommand } from './light-commands';
import type { LedgerSide } from './ledger-side';
import { noteSurprise } from './note-trouble';
import { PersonSide } from './person-side';
import { queries } from './queries';
import type { CommandName, Commands, DeviceApi, QueryName, Queries } from './api';
import type { Device } from './device';

/**
 * The device's data, put together: who is signed in, what they may look at, and, loaded after the first screen, the
 * ledgers and sync.
 *
 *   page ──watch──► queries ──► read model (Dexie)      here from the first moment
 *   page ──run────► commands ─► ledgers, second copy, projector, sync      LedgerSide, loaded when first needed
 */
export class OpenDevice implements Device, DeviceApi {
	readonly db = new DeviceDb();
	#person: PersonSide | undefined;
	#ledgerSide: Promise<LedgerSide> | undefined;
	#caughtUp = new Moment();
	readonly #whenKnown: Promise<void>;
	readonly #personListeners = new Set<() => void>();
	readonly #storageListeners = new Set<() => void>();

	constructor() {
		this.#whenKnown = openDatabase(this.db).then(() => this.#followSession());
		// Whoever asks something hears of it.
		this.#whenKnown.catch(() => undefined);
		// No screen may have asked for a list yet; unsent work is sent all the same.
		setTimeout(this.#loadLedgerSide, LEDGER_SIDE_AFTER_MS);
	}

	#followSession(): Promise<void> {
		return new Promise((resolve, reject) => {
			this.db.watchSession().subscribe({
				next: (session) => {
					this.follow(session);
					resolve();
				},
				error: reject
			});
		});
	}

	readonly #loadLedgerSide = (): void => {
		this.ledgerSide().catch((cause: unknown) => noteSurprise(this.db, cause));
	};

	readonly afterFirstList = (): void => {
		setTimeout(this.#loadLedgerSide, FIRST_LIST_DRAWN_MS);
	};

	get person(): PersonSide | undefined {
		return this.#person;
	}

	async ledgerSide(): Promise<LedgerSide | undefined> {
		await this.#whenKnown;
		const person = this.#person;
		if (!person) return undefined;
		this.#ledgerSide ??= this.#openLedgerSide(person);
		return this.#ledgerSide;
	}

	caughtUp(): Promise<void> {
		return this.#caughtUp.reached;
	}

	async #openLedgerSide(person: PersonSide): Promise<LedgerSide> {
		const caughtUp = this.#caughtUp;
		try {
			const { openLedgerSide } = await import('./ledger-side');
			const side = await openLedgerSide(person, this.db);
			if (side.caughtUp) caughtUp.reach();
			return side;
		} catch (cause) {
			// What failed now (a file not fetched, a database still blocked) is tried again at the next call.
			if (this.#person === person) this.#ledgerSide = undefined;
			throw cause;
		}
	}

	follow(session: Session | undefined): void {
		if (session && session.person.name === this.#person?.name) {
			this.#person.session = session;
			return;
		}
		if (!session && !this.#person) return;
		const before = { person: this.#person, ledgerSide: this.#ledgerSide };
		this.#person = session && new PersonSide(session);
		this.#ledgerSide = undefined;
		this.#caughtUp = new Moment();
		// Whoever asks for the rows hears what is wrong with them.
		this.#person?.readAhead().catch(() => undefined);
		for (const listener of [...this.#personListeners]) listener();
		void leave(before);
	}

	async watch<Q extends QueryName>(
		query: Q,
		args: Queries[Q]['args'],
		listener: (answer: Queries[Q]['answer']) => void
	): Promise<() => void> {
		await this.#whenKnown;
		let stop: () => void = () => undefined;
		const start = () => {
			stop();
			stop = queries[query](this, args, listener);
		};
		start();
		this.#personListeners.add(start);
		return () => {
			this.#personListeners.delete(start);
			stop();
		};
	}

	async run<C extends CommandName>(
		command: C,
		args: Commands[C]['args']
	): Promise<Commands[C]['answer']> {
		await this.#whenKnown;
		const light = await runLightCommand(this, command, args);
		if (light) return light.answer;
		const { runCommand } = await import('./run-command');
		return runCommand(this, command, args);
	}

	onStorageChange(listener: () => void): () => void {
		this.#storageListeners.add(listener);
		return () => this.#storageListeners.delete(listener);
	}

	storageChanged(): void {
		for (const listener of [...this.#storageListeners]) listener();
	}
}

/** Something that happens once, for whoever waits for it. */
class Moment {
	reach!: () => void;
	readonly reached = new Promise<void>((resolve) => {
		this.reach = resolve;
	});
}

/**
 * After a power cut Chromium may find its store damaged: it then fails the first opening, clears the store and opens at
 * the next asking (seen within a second). What was unsent comes back from the second copy.
 */
const OPEN_AGAIN_AFTER_MS = [200, 500, 1_000, 2_000];

async function openDatabase(db: DeviceDb): Promise<void> {
	for (const waitMs of OPEN_AGAIN_AFTER_MS) {
		try {
			await db.open();
			return;
		} catch {
			await new Promise((resolve) => setTimeout(resolve, waitMs));
		}
	}
	await db.open();
}

/** Two frames of a list on a phone four times slower than a PC. */
const FIRST_LIST_DRAWN_MS = 250;

/** The first list is drawn by then on the slowest phones we measured; loading PouchDB meanwhile would only delay it. */
const LEDGER_SIDE_AFTER_MS = 2_500;

/** Work under way is finished first: an entry is never given up because somebody else took the tablet. */
async function leave(before: {
	person: PersonSide | undefined;
	ledgerSide: Promise<LedgerSide> | undefined;
}): Promise<void> {
	await (await before.ledgerSide?.catch(() => undefined))?.close();
	before.person?.close();
}
