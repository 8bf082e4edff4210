import { randomBytes, randomUUID } from 'node:crypto';
import {
	chmodSync,
	copyFileSync,
	existsSync,
	linkSync,
	mkdirSync,
	renameSync,
	rmSync
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { AuditLog, THE_SERVER } from '../audit/audit-log';
import { migrate, type Migration } from '../storage/sqlite/migrations';
import { writeMeta } from '../storage/sqlite/meta';
import { openAsItIs } from '../storage/sqlite/open';
import { readShut, shutAgain, type Shut, type ShutAgain } from './shut-again';
import { checkWhole, FILE_MODE, syncToDisk } from '../storage/sqlite/copy-file';
import { holdAlone } from './hold-alone';
import { noteRestore } from './restored-period';

export interface RestoreParts {
	backup: string;
	/** The server's file, replaced or made. */
	path: string;
	migrations: readonly Migration[];
	nowMs: number;
}

export interface Restored {
	/** Where the file is that was replaced. */
	kept: string | undefined;
	/** Undefined when the replaced file could not be read: what it had shut is open again. */
	shutAgain: ShutAgain | undefined;
}

export class NotOurFile extends Error {
	constructor() {
		super('the file is no copy of a sync-server');
		this.name = 'NotOurFile';
	}
}

/**
 * Puts a backup in the place of the data. It gets a new identity, so that every device compares again and hands back what
 * the backup lacks. At any moment, a power cut included, the place holds the old file or the new one, whole.
 */
export function restore({ backup, path, migrations, nowMs }: RestoreParts): Restored {
	checkOurs(backup);
	mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
	const replaced = holdAlone(path);
	const shut = existsSync(path) ? replaced && readShut(replaced) : NOTHING_SHUT;
	const unfinished = `${path}.restoring`;
	try {
		rmSync(unfinished, { force: true });
		copyFileSync(backup, unfinished);
		chmodSync(unfinished, FILE_MODE);
		const again = prepare(unfinished, { shut, migrations, nowMs });
		syncToDisk(unfinished);
		const kept = keepAside(path, nowMs);
		renameSync(unfinished, path);
		syncToDisk(dirname(path));
		return { kept, shutAgain: again };
	} finally {
		rmSync(unfinished, { force: true });
		replaced?.close();
	}
}

function checkOurs(backup: string): void {
	checkWhole(backup);
	const file = openAsItIs(backup, { readonly: true });
	try {
		const tables = file
			.prepare<[], { name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'")
			.all()
			.map(({ name }) => name);
		if (!['migration', 'meta', 'database', 'doc'].every((name) => tables.includes(name)))
			throw new NotOurFile();
	} finally {
		file.close();
	}
}

const NOTHING_SHUT: Shut = { devices: [], people: [], households: [], head: '' };

function prepare(
	path: string,
	{ shut, migrations, nowMs }: Omit<RestoreParts, 'backup' | 'path'> & { shut: Shut | undefined }
): ShutAgain | undefined {
	const file = openAsItIs(path);
	try {
		file.pragma('journal_mode = DELETE');
		file.pragma('synchronous = FULL');
		const copy = migrate(file, migrations);
		// The backup itself is that copy.
		if (copy !== undefined) rmSync(copy, { force: true });
		const again = file
			.transaction(() => {
				writeMeta(file, 'uuid', randomUUID().replaceAll('-', ''));
				writeMeta(file, 'epoch', randomBytes(8).toString('hex'));
				noteRestore(file, nowMs);
				const done = shut && shutAgain(file, shut, nowMs);
				// Says where the other branch of the history ended, which stays in the file that was kept.
				const detail = shut?.head ?? '';
				new AuditLog(file, () => nowMs).append(THE_SERVER, [{ op: 'restored', detail }]);
				return done;
			})
			.immediate();
		// What was erased again must not stay in pages that are no longer used.
		if (again !== undefined && again.households > 0) file.exec('VACUUM');
		return again;
	} finally {
		file.close();
	}
}

/** A second name for the old file comes before the new one takes the first: there is never no file. */
function keepAside(path: string, nowMs: number): string | undefined {
	if (!existsSync(path)) return undefined;
	const stamp = new Date(nowMs).toISOString().replace(/[:.]/g, '-');
	const kept = join(dirname(path), `${basename(path)}.replaced-${stamp}`);
	try {
		linkSync(path, kept);
	} catch {
		// A memory stick's file system has no second names.
		copyFileSync(path, kept);
		syncToDisk(kept);
	}
	// Left behind when the old file could not be opened; beside the new one they would spoil it.
	for (const suffix of ['-wal', '-shm'])
		if (existsSync(path + suffix)) renameSync(path + suffix, kept + suffix);
	return kept;
}
