import { problems, type Problem } from '../../problems';

/** Runs storage code and gives SQLite's complaints about the disk their names; everything else is a bug of ours. */
export function namingDiskTroubles<T>(work: () => T): T {
	try {
		return work();
	} catch (thrown) {
		throw nameDiskTrouble(thrown);
	}
}

/** For what was thrown outside of it, by a statement about people or devices. */
export const nameDiskTrouble = (thrown: unknown): unknown => toDiskProblem(thrown) ?? thrown;

function toDiskProblem(thrown: unknown): Problem | undefined {
	const named = (problem: Problem) => Object.assign(problem, { cause: thrown });
	switch (sqliteFamily(thrown)) {
		case 'SQLITE_FULL':
			return named(problems.diskFull());
		case 'SQLITE_BUSY':
		case 'SQLITE_LOCKED':
			return named(problems.busy());
		case 'SQLITE_READONLY':
		case 'SQLITE_IOERR':
		case 'SQLITE_CANTOPEN':
		case 'SQLITE_PERM':
			return named(problems.diskUnwritable());
		default:
			return undefined;
	}
}

/** SQLite's primary name for what went wrong, `SQLITE_BUSY`; undefined for an error that is not SQLite's. */
export const sqliteFamily = (thrown: unknown): string | undefined =>
	thrown instanceof Error && 'code' in thrown
		? /^SQLITE_[A-Z]+/.exec(String(thrown.code))?.[0]
		: undefined;
