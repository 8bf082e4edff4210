import type { DeviceDb, Session } from '$lib/store/device-db';
import type { LedgerSide } from './ledger-side';
import type { PersonSide } from './person-side';

/** What commands and queries may ask of the device they run on. */
export interface Device {
	readonly db: DeviceDb;
	/** Who is signed in, with the tables that are open from the first moment. */
	readonly person: PersonSide | undefined;
	/** The ledgers of the person who is signed in, loaded and opened at the first call; undefined for nobody. */
	ledgerSide(): Promise<LedgerSide | undefined>;
	/**
	 * Resolves once the tables say all that the ledgers of the person who is signed in say; not where one of these cannot be
	 * read. Opens nothing itself.
	 */
	caughtUp(): Promise<void>;
	/** Takes note of who is signed in, here or in another tab. */
	follow(session: Session | undefined): void;
	/** The first list is on its way to the page; once that has drawn it, loading the rest delays nothing that is seen. */
	readonly afterFirstList: () => void;
	onStorageChange(listener: () => void): () => void;
	storageChanged(): void;
}
