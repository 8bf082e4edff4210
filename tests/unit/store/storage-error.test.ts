import { expect, test } from 'vitest';
import { isStorageTrouble, toStorageError } from '../../../src/lib/store/storage-error';

test.each([
	['IndexedDB itself', new DOMException('', 'QuotaExceededError')],
	['PouchDB, in the reason', { status: 500, name: 'abort', reason: 'QuotaExceededError' }],
	['Dexie, inside', { name: 'AbortError', inner: { name: 'QuotaExceededError' } }],
	['only the words', new Error('The quota has been exceeded.')]
])('a full device is known as full when %s says so', (_, cause) => {
	expect(toStorageError(cause)).toEqual({ kind: 'storage-full' });
});

test.each([
	['a closed database', new DOMException('', 'InvalidStateError')],
	['a database PouchDB could not open', { status: 500, name: 'indexed_db_went_bad' }],
	['nothing we know', undefined]
])('%s is storage that cannot be used now', (_, cause) => {
	expect(toStorageError(cause)).toEqual({ kind: 'storage-unavailable' });
});

test('a mistake of ours is not taken for trouble with storage', () => {
	expect(isStorageTrouble(new TypeError('x is undefined'))).toBe(false);
	expect(isStorageTrouble(new DOMException('', 'QuotaExceededError'))).toBe(true);
});
