import { accessSync, constants } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Database } from './storage/sqlite/driver';

/** Enough for the log between two checkpoints and the answers under way. */
const ROOM_BYTES = 32 * 1024 ** 2;

export type Unready = 'stopping' | 'data-closed' | 'read-only' | 'disk-full' | 'backend-down';

/**
 * Whether the server can do its work now: the data is open, can be written, and nobody has asked it to stop. The schema
 * was brought up to date before the data was handed out. Nothing is written to find out, so that it may be asked often.
 */
export class Readiness {
	private isStopping = false;

	/**
	 * @param sqlite absent where a test has none
	 * @param isBackendUp where a CouchDB keeps the documents: whether that answers
	 */
	constructor(
		private readonly sqlite: Database | undefined,
		private readonly isBackendUp: () => Promise<boolean> = async () => true
	) {}

	stop(): void {
		this.isStopping = true;
	}

	/** What keeps it from working; undefined when nothing does. */
	async fault(): Promise<Unready | undefined> {
		if (this.isStopping) return 'stopping';
		const own = await this.faultOfData();
		return own ?? ((await this.isBackendUp()) ? undefined : 'backend-down');
	}

	private async faultOfData(): Promise<Unready | undefined> {
		if (this.sqlite === undefined) return undefined;
		try {
			this.sqlite.pragma('user_version');
		} catch {
			return 'data-closed';
		}
		return this.sqlite.memory ? undefined : faultOfDisk(this.sqlite.name);
	}
}

async function faultOfDisk(path: string): Promise<Unready | undefined> {
	try {
		accessSync(path, constants.W_OK);
		accessSync(dirname(path), constants.W_OK);
	} catch {
		return 'read-only';
	}
	const { bavail, bsize } = await statfs(path);
	return bavail * bsize < ROOM_BYTES ? 'disk-full' : undefined;
}
