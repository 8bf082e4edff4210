import { mayRead } from '$lib/domain/access/roles';
import { err, type Result } from '$lib/domain/result';
import type { Ledger } from '$lib/store/ledger';
import { openLedger } from '$lib/store/open-ledger';
import { OWN } from '$lib/store/own-db';
import { toStorageError, type StorageError } from '$lib/store/storage-error';
import type { PersonSide } from './person-side';

type Opened = Result<Ledger, StorageError>;

/**
 * This person's ledgers on this device, each opened at its first use and kept open; asked for anew before each use, since
 * a connection can break: a full device closes it, and the browser may take a database away.
 */
export class VillageLedgers {
	readonly #opened = new Map<string, Promise<Opened>>();

	/** @param onOpened puts back what the ledger has lost; before that nobody gets to see it */
	constructor(
		private readonly person: PersonSide,
		private readonly device: string,
		private readonly onOpened: (ledger: Ledger) => Promise<void>
	) {}

	/** Those let into today, and those with a ledger here from before: what waits in them is not forgotten. */
	async villages(): Promise<string[]> {
		const [chosen, kept] = await Promise.all([this.person.village(), this.#kept()]);
		const open = this.person.session.access.databases.filter(mayRead).map(({ name }) => name);
		return [...new Set([...(chosen === undefined ? [] : [chosen]), ...open, ...kept])];
	}

	async open(village: string): Promise<Opened> {
		const opening = this.#opened.get(village) ?? this.#begin(village);
		const opened = await opening;
		if (opened.ok && !opened.value.isBroken) return opened;

		// Whoever comes first begins again, the others wait for the same one. What failed just now is said as it is.
		const isNewest = this.#opened.get(village) === opening;
		if (!opened.ok) {
			if (isNewest) this.#opened.delete(village);
			return opened;
		}
		if (isNewest) {
			await opened.value.close().catch(() => undefined);
			if (this.#opened.get(village) === opening) this.#opened.delete(village);
		}
		return this.#opened.get(village) ?? this.#begin(village);
	}

	/** The database of a village, deleted here; another call of `open` begins an empty one. */
	async destroy(village: string): Promise<void> {
		const opened = await this.open(village);
		this.#opened.delete(village);
		if (!opened.ok) throw new Error(`the ledger of ${village} could not be opened`);
		await opened.value.destroy();
	}

	/** As if it had never been here. Comes last: a device that dies before it destroys the rest again. */
	async forget(village: string): Promise<void> {
		await this.person.own.change<string[]>(OWN.ledgers, (names = []) =>
			names.filter((name) => name !== village)
		);
	}

	async close(): Promise<void> {
		for (const opening of this.#opened.values()) {
			const opened = await opening;
			if (opened.ok) await opened.value.close().catch(() => undefined);
		}
	}

	#begin(village: string): Promise<Opened> {
		const opening = this.#openOne(village);
		this.#opened.set(village, opening);
		return opening;
	}

	async #openOne(village: string): Promise<Opened> {
		try {
			if (!(await this.#kept()).includes(village))
				await this.person.own.change<string[]>(OWN.ledgers, (names = []) => [
					...new Set([...names, village])
				]);
			const opened = await openLedger({ village, person: this.person.name, device: this.device });
			if (opened.ok) await this.onOpened(opened.value);
			return opened;
		} catch (cause) {
			return err(toStorageError(cause));
		}
	}

	async #kept(): Promise<string[]> {
		return (await this.person.own.read<string[]>(OWN.ledgers)) ?? [];
	}
}
