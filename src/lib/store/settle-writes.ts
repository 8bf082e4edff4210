import Dexie from 'dexie';
import { readModelName } from './read-model';
import { OWN, type OwnDb } from './own-db';

/** Long enough to gather a page of a pull, short beside the half minute a system may keep writes in memory. */
const SETTLE_AFTER_MS = 300;

/**
 * Lets a write that waits for the disk follow soon after those that do not. All databases of a site share one log, and
 * Chromium goes on writing it in the next session: behind an end that a power cut tore, what is appended is passed over
 * when the log is read once more, or the whole store is taken for damaged and cleared (seen with Chromium 156).
 *
 * @returns stops it
 */
export function settleWrites(person: string, own: OwnDb): () => void {
	const table = `idb://${readModelName(person)}/`;
	let timer: ReturnType<typeof setTimeout> | undefined;
	const settle = () => {
		timer = undefined;
		// Trouble with storage is told where work is saved.
		own.keep(OWN.settled, Date.now()).catch(() => undefined);
	};
	const follow = (parts: Record<string, unknown>) => {
		if (Object.keys(parts).some((part) => part.startsWith(table)))
			timer ??= setTimeout(settle, SETTLE_AFTER_MS);
	};
	Dexie.on('storagemutated', follow);
	return () => {
		Dexie.on('storagemutated').unsubscribe(follow);
		clearTimeout(timer);
	};
}
