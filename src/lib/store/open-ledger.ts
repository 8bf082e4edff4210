import idb from 'pouchdb-adapter-idb';
import PouchDB from 'pouchdb-core';
import type { Result } from '../domain/result';
import type { Ledger } from './ledger';
import { createLedger, type LedgerOwner } from './pouch-ledger';
import type { StorageError } from './storage-error';
import { installStrictDurability } from './strict-durability';

const PREFIX = 'ledger-';

/** The name carries the person: the next one on a shared tablet cannot open what is not theirs. */
export const ledgerName = ({ person, village }: { person: string; village: string }): string =>
	`${PREFIX}${person}-${village}`;

// The `idb` adapter and not `indexeddb`, which failed a quarter of the writes as soon as two tabs were open.
PouchDB.plugin(idb);

export function openLedger(owner: LedgerOwner): Promise<Result<Ledger, StorageError>> {
	installStrictDurability((name) => name.startsWith(PREFIX));
	return createLedger(new PouchDB(ledgerName(owner), { adapter: 'idb' }), owner);
}
