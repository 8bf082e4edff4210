import Dexie, { liveQuery, type Observable, type Table } from 'dexie';

/**
 * What a person keeps on this device beside the entries: drafts, the clock, settings, what sync last said. Strict, since
 * a half-typed form is work too. The name carries the person, so that the next one on a shared tablet never opens it.
 */
export class OwnDb {
	readonly #db: OwnTables;

	constructor(person: string) {
		this.#db = new OwnTables(`own-${person}`);
	}

	async read<T>(key: string): Promise<T | undefined> {
		return (await this.#db.kept.get(key))?.value as T | undefined;
	}

	async keep(key: string, value: unknown): Promise<void> {
		if (value === undefined) await this.#db.kept.delete(key);
		else await this.#db.kept.put({ key, value });
	}

	/** Keys of the half-filled forms that are kept here, as the forms know them. */
	async draftKeys(): Promise<string[]> {
		const keys = await this.#db.kept.where('key').startsWith(OWN.draft('')).primaryKeys();
		return keys.map((key) => key.slice(OWN.draft('').length));
	}

	async forgetDraft(key: string): Promise<void> {
		await this.keep(OWN.draft(key), undefined);
	}

	/** Throws away the half-filled forms about one household; their keys name it. */
	async forgetDrafts(household: string): Promise<void> {
		await this.#db.kept
			.where('key')
			.startsWith(OWN.draft(''))
			.filter(({ key }) => key.includes(household))
			.delete();
	}

	/** Reads and writes in one transaction: two tabs never both act on the same earlier value. */
	change<T>(key: string, next: (value: T | undefined) => T): Promise<T> {
		return this.#db.transaction('rw', this.#db.kept, async () => {
			const value = next(await this.read<T>(key));
			await this.keep(key, value);
			return value;
		});
	}

	/** Answers now and after every change, in whatever tab it was made. */
	watch<T>(key: string): Observable<T | undefined> {
		return liveQuery(() => this.read<T>(key));
	}

	close(): void {
		this.#db.close();
	}
}

/** Keys of `OwnDb`, in one place so that no two parts use the same. */
export const OWN = {
	clock: 'clock',
	/** The village the screens show. */
	village: 'village',
	/** Villages received to their end at least once. */
	complete: 'complete',
	/** Villages with a ledger here, also those no longer open to this person. */
	ledgers: 'ledgers',
	/** What the villages are called, also those no longer open to this person. */
	titles: 'titles',
	/** The numbers of villages, as the commune last said them. */
	counts: 'counts',
	/** What the communes of the villages decided for themselves, by commune. */
	settings: 'settings',
	/** What the officers of a commune wrote for everybody in it: own versions of procedures, the directory. */
	office: (commune: string) => `office:${commune}`,
	/** What people call each other, by sign-in name; also those who left. */
	colleagues: 'colleagues',
	/** Up to which visit this person has looked at the hints about their own. */
	lookedBack: (village: string) => `looked-back:${village}`,
	notices: 'notices',
	syncStatus: 'sync-status',
	dataUse: 'data-use',
	/** How many megabytes a month sync may use by itself. */
	dataCap: 'data-cap',
	/** Ids that the commune has, of villages whose ledger is no longer here to say so. */
	handedIn: 'handed-in',
	/** Households erased here of which the commune has not been told yet. */
	erasedHere: 'erased-here',
	/** When everything written so far was last brought to the disk. */
	settled: 'settled',
	/** Pairs of households that somebody has told apart. */
	toldApart: 'told-apart',
	/** Households the commune is to be asked about, and those that may be known in another village. */
	askedElsewhere: 'asked-elsewhere',
	/** How this person wants to walk a village, today and at all. */
	wishes: (village: string) => `wishes:${village}`,
	draft: (key: string) => `draft:${key}`
} as const;

class OwnTables extends Dexie {
	readonly kept!: Table<{ key: string; value: unknown }, string>;

	constructor(name: string) {
		super(name, { chromeTransactionDurability: 'strict' });
		this.version(1).stores({ kept: 'key' });
	}
}
