import type { Database } from './driver';
import { copyFile } from './copy-file';

/** One step forward of the schema. Once released, a migration is never changed; the next one goes below it. */
export interface Migration {
	/** Unique in the whole file, in the order of the list: `documents-001`. */
	name: string;
	sql: string;
}

export class NewerSchema extends Error {
	constructor(readonly unknown: readonly string[]) {
		super(`the data was written by a newer version of the server (${unknown.join(', ')})`);
		this.name = 'NewerSchema';
	}
}

/**
 * Brings the file to the newest schema, all steps or none. Before a file that already has a schema is changed, a copy
 * is left beside it.
 *
 * @returns where the copy is, when one was made
 */
export function migrate(database: Database, migrations: readonly Migration[]): string | undefined {
	database.exec('CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY, applied_at INTEGER)');
	const applied = appliedTo(database);
	const unknown = applied.filter((name) => !migrations.some((known) => known.name === name));
	if (unknown.length > 0) throw new NewerSchema(unknown);

	const next = migrations.find(({ name }) => !applied.includes(name));
	if (next === undefined) return undefined;
	const copy = applied.length > 0 ? copyBeside(database, next.name) : undefined;
	applyPending(database, migrations);
	return copy;
}

const appliedTo = (database: Database): string[] =>
	database
		.prepare<[], { name: string }>('SELECT name FROM migration')
		.all()
		.map(({ name }) => name);

function applyPending(database: Database, migrations: readonly Migration[]): void {
	const note = database.prepare('INSERT INTO migration (name, applied_at) VALUES (?, ?)');
	const apply = database.transaction(() => {
		// Asked again inside the lock: a command may have been started beside the server.
		const applied = appliedTo(database);
		for (const { name, sql } of migrations) {
			if (applied.includes(name)) continue;
			database.exec(sql);
			note.run(name, Date.now());
		}
	});
	apply.immediate();
}

function copyBeside(database: Database, before: string): string | undefined {
	if (database.memory) return undefined;
	const copy = `${database.name}.before-${before}-${Date.now()}`;
	copyFile(database, copy);
	return copy;
}
