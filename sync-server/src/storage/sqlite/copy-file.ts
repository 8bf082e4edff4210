import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Database } from './driver';
import { openAsItIs } from './open';

/** Only the account that made a copy may read it, as with the data itself. */
export const FILE_MODE = 0o600;

export class DamagedFile extends Error {
	constructor(readonly said: string) {
		super(`the file is damaged: ${said}`);
		this.name = 'DamagedFile';
	}
}

/**
 * A whole and consistent copy of the data as it is now, while the server works: one reading of one moment. It holds
 * nothing that was erased before, since what SQLite no longer uses is not copied. The name appears only when the copy
 * has been read through and is on the disk.
 */
export function copyFile(sqlite: Database, to: string): void {
	const unfinished = `${to}.part`;
	rmSync(unfinished, { force: true });
	try {
		closeSync(openSync(unfinished, 'wx', FILE_MODE));
		sqlite.prepare('VACUUM INTO ?').run(unfinished);
		checkWhole(unfinished);
		syncToDisk(unfinished);
		renameSync(unfinished, to);
		syncToDisk(dirname(to));
	} catch (thrown) {
		rmSync(unfinished, { force: true });
		throw thrown;
	}
}

/** Reads every page and index of a file that nobody else has open. */
export function checkWhole(path: string): void {
	const file = openAsItIs(path, { readonly: true });
	try {
		const said = file.pragma('integrity_check(1)', { simple: true });
		if (said !== 'ok') throw new DamagedFile(String(said));
	} finally {
		file.close();
	}
}

/** A file's bytes, or a folder's names: what is in memory alone is gone after a power cut. */
export function syncToDisk(path: string): void {
	const handle = openSync(path, 'r');
	try {
		fsyncSync(handle);
	} finally {
		closeSync(handle);
	}
}
