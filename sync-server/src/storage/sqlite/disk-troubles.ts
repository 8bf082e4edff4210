import { problems, type Problem } from '../../problems';

/** Runs storage code and gives SQLite's complaints about the disk their names; everything else is a bug of ours. */
export function namingDiskTroubles<T>(work: () => T): T {
	try {
		return work();
	} catch (thrown) {
		throw toDiskProblem(thrown) ?? thrown;
	}
}

function toDiskProblem(thrown: unknown): Problem | undefined {
	if (!(thrown instanceof Error && 'code' in thrown)) return undefined;
	const named = (problem: Problem) => Object.assign(problem, { cause: thrown });
	const family = /^SQLITE_[A-Z]+/.exec(String(thrown.code))?.[0];
	switch (family) {
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
