import { AuditLog, auditHead, formatHead, THE_SERVER } from '../audit/audit-log';
import { Contents } from '../storage/sqlite/contents';
import { sqliteFamily } from '../storage/sqlite/disk-troubles';
import type { Database } from '../storage/sqlite/driver';
import { eraseSubject } from '../storage/sqlite/erase-subject';
import { prepareStatements } from '../storage/sqlite/statements';

/** What had been shut by the time a file was replaced. */
export interface Shut {
	devices: { id: string; person: string; at: number }[];
	people: { name: string; at: number }[];
	households: { village: string; subject: string }[];
	/** Where its audit log ended. */
	head: string;
}

/** How many there were of each that the backup had open. */
export interface ShutAgain {
	devices: number;
	people: number;
	households: number;
}

/** @returns undefined when the file is too damaged to say */
export function readShut(from: Database): Shut | undefined {
	try {
		return {
			devices: rowsOf(
				from,
				'device',
				'SELECT id, person, revoked_at AS at FROM device WHERE revoked_at IS NOT NULL'
			),
			people: rowsOf(
				from,
				'person',
				'SELECT name, disabled_at AS at FROM person WHERE disabled_at IS NOT NULL'
			),
			households: rowsOf(
				from,
				'erased',
				'SELECT name AS village, subject FROM erased JOIN database ON database.n = erased.db'
			),
			head: hasTable(from, 'audit') ? formatHead(auditHead(from)) : ''
		};
	} catch (thrown) {
		const family = sqliteFamily(thrown);
		if (family === 'SQLITE_CORRUPT' || family === 'SQLITE_NOTADB') return undefined;
		throw thrown;
	}
}

/**
 * What was shut since the backup was made stays shut: a lost phone must not be let in again, and nobody whose consent was
 * withdrawn comes back with an old copy. Inside the transaction of the restore.
 */
export function shutAgain(to: Database, shut: Shut, nowMs: number): ShutAgain {
	const revoke = to.prepare(
		'UPDATE device SET revoked_at = ? WHERE id = ? AND person = ? AND revoked_at IS NULL'
	);
	const disable = to.prepare(
		'UPDATE person SET disabled_at = ? WHERE name = ? AND disabled_at IS NULL'
	);
	return {
		devices: shut.devices.filter(({ id, person, at }) => revoke.run(at, id, person).changes > 0)
			.length,
		people: shut.people.filter(({ name, at }) => disable.run(at, name).changes > 0).length,
		households: eraseAgain(to, shut.households, nowMs)
	};
}

function eraseAgain(to: Database, erased: Shut['households'], nowMs: number): number {
	const statements = prepareStatements(to);
	const contents = new Contents(to);
	const audit = new AuditLog(to, () => nowMs);
	let households = 0;
	for (const { village, subject } of erased) {
		const database = statements.database.get(village);
		if (database === undefined) continue;
		const { n: db, seq } = database;
		const state = { db, seq, liveCount: 0, deletedCount: 0, now: nowMs };
		const { ids } = eraseSubject({ statements, contents }, state, { kind: 'household', subject });
		if (ids.length === 0) continue;
		households++;
		statements.advance.run(state.seq, state.liveCount, state.deletedCount, db);
		const detail = String(ids.length);
		audit.append(THE_SERVER, [{ op: 'household-erased', db: village, target: subject, detail }]);
	}
	return households;
}

const hasTable = (from: Database, name: string): boolean =>
	from.prepare('SELECT 1 FROM sqlite_master WHERE name = ?').get(name) !== undefined;

/** None where the file is of a release that had no such table. */
const rowsOf = <T>(from: Database, table: string, sql: string): T[] =>
	hasTable(from, table) ? from.prepare<[], T>(sql).all() : [];
