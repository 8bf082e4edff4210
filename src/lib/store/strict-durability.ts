/**
 * A person's own saves must survive a flat battery. Chromium answers an IndexedDB write before it is on the disk unless
 * the transaction asks for strict durability (measured: a power cut took every acknowledged write of the last seconds,
 * with strict none), and PouchDB has no option for it. So transactions that write to a ledger ask for it here; what is
 * pulled from the server may stay relaxed, since it can be pulled again.
 */

/** PouchDB's idb adapter puts this before the name it is given. */
const POUCH_PREFIX = '_pouch_';

const relaxedNames = new Set<string>();
let installed = false;

/** Changes `IDBDatabase` of this worker, once; databases that are no ledgers are left as they are. */
export function installStrictDurability(isLedger: (name: string) => boolean): void {
	if (installed || typeof IDBDatabase === 'undefined') return;
	installed = true;
	const transaction = IDBDatabase.prototype.transaction;
	IDBDatabase.prototype.transaction = function (stores, mode, options) {
		const strict = mode === 'readwrite' && asksForStrict(this.name, isLedger);
		return transaction.call(
			this,
			stores,
			mode,
			strict ? { ...options, durability: 'strict' } : options
		);
	};
}

function asksForStrict(databaseName: string, isLedger: (name: string) => boolean): boolean {
	if (!databaseName.startsWith(POUCH_PREFIX)) return false;
	const name = databaseName.slice(POUCH_PREFIX.length);
	return isLedger(name) && !relaxedNames.has(name);
}

/** Only inside the ledger's queue of writes: nothing else of this ledger may be written meanwhile. */
export async function relaxedWhile<T>(name: string, task: () => Promise<T>): Promise<T> {
	relaxedNames.add(name);
	try {
		return await task();
	} finally {
		relaxedNames.delete(name);
	}
}
