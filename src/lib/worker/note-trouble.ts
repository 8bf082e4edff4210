import { readThrown, type Trouble } from '$lib/domain/device/trouble';
import type { DeviceDb } from '$lib/store/device-db';

/** For the support page. A database that cannot take even this says so elsewhere. */
export const noteTrouble = (
	db: DeviceDb,
	trouble: Pick<Trouble, 'name' | 'where' | 'source'>
): void => void db.noteTrouble(trouble, Date.now()).catch(() => undefined);

export function noteSurprise(db: DeviceDb, thrown: unknown): void {
	console.error(thrown);
	noteTrouble(db, { ...readThrown(thrown), source: 'worker' });
}
