/** What can go wrong with keeping something on this device. Foreign errors become one of these where they arrive. */
export type StorageError = { kind: 'storage-full' } | { kind: 'storage-unavailable' };

/**
 * PouchDB wraps what IndexedDB throws, Dexie keeps it as `inner`, and browsers write the quota into the name or only
 * into the words: the whole chain is looked at once, here.
 */
export function toStorageError(cause: unknown): StorageError {
	return { kind: saysFull(cause, 0) ? 'storage-full' : 'storage-unavailable' };
}

const MAX_DEPTH = 4;

function saysFull(cause: unknown, depth: number): boolean {
	if (typeof cause === 'string') return /quota/i.test(cause);
	if (typeof cause !== 'object' || cause === null || depth > MAX_DEPTH) return false;
	const { name, message, reason, inner, status } = cause as Record<string, unknown>;
	if (status === 507) return true;
	if ([name, message].some((text) => typeof text === 'string' && /quota/i.test(text))) return true;
	return saysFull(reason, depth + 1) || saysFull(inner, depth + 1);
}

/** Whether a thrown thing comes from a database rather than from our own mistake. */
export function isStorageTrouble(cause: unknown): boolean {
	if (typeof cause !== 'object' || cause === null) return false;
	if (typeof DOMException !== 'undefined' && cause instanceof DOMException) return true;
	const { name, status } = cause as { name?: unknown; status?: unknown };
	// PouchDB's errors carry an HTTP status; Dexie's names are those of IndexedDB and a few of its own.
	return status === 500 || (typeof name === 'string' && DATABASE_ERRORS.has(name));
}

const DATABASE_ERRORS = new Set([
	'AbortError',
	'DatabaseClosedError',
	'InvalidStateError',
	'MissingAPIError',
	'OpenFailedError',
	'QuotaExceededError',
	'TransactionInactiveError',
	'UnknownError',
	'indexed_db_went_bad'
]);
