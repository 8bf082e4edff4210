import { err, ok } from '../../../src/lib/domain/result';
import { compareDatabases, type Compared } from './compare-databases';
import { copyDatabase, type Copying, type Progress } from './copy-database';
import { copyLocals, copySettings } from './copy-settings';
import type { CouchSide, Told } from './couch-side';
import type { Counts } from './move-error';
import { SideDatabase } from './side-database';

export interface Move {
	from: CouchSide;
	to: CouchSide;
	/** What a database needs on the other side once its documents are there. */
	prepare: (db: string) => Promise<void>;
	onProgress: (progress: Progress) => void;
	/** After each database that was copied and found alike. */
	onMoved: (moved: Moved) => void;
}

export interface Moved extends Counts {
	db: string;
}

/**
 * Moves all databases, one after another, and proves of each that both sides have the same. Nobody may write on either
 * side meanwhile. Whatever breaks it off, done again it goes on.
 */
export async function moveDatabases(move: Move): Told<Moved[]> {
	const { from, to, onProgress, onMoved } = move;
	const uuid = await from.uuid();
	if (!uuid.ok) return uuid;
	const names = await from.databases();
	if (!names.ok) return names;

	const moved: Moved[] = [];
	for (const db of names.value) {
		const created = await to.create(db);
		if (!created.ok) return created;
		const sides = { from: new SideDatabase(from, db), to: new SideDatabase(to, db) };
		const compared = await moveDatabase({ ...sides, uuid: uuid.value, onProgress }, move);
		if (!compared.ok) return compared;
		const { counts, difference } = compared.value;
		if (difference !== undefined) return err({ kind: 'differs', db, difference });
		moved.push({ db, ...counts });
		onMoved({ db, ...counts });
	}
	return ok(moved);
}

async function moveDatabase(copying: Copying, { prepare }: Move): Told<Compared> {
	const { from, to } = copying;
	const copied = await copyDatabase(copying, { anew: false });
	if (!copied.ok) return copied;
	for (const copy of [copyLocals, copySettings]) {
		const done = await copy(from, to);
		if (!done.ok) return done;
	}
	await prepare(from.name);
	const compared = await compareDatabases(from, to);
	if (!compared.ok || compared.value.difference === undefined || !copied.value.wentOn)
		return compared;

	// The mark was of a database that has been deleted and made again since.
	const again = await copyDatabase(copying, { anew: true });
	return again.ok ? compareDatabases(from, to) : again;
}
