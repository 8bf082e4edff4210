import type { GroupCommit } from './group-commit';
import type { Statements } from './statements';
import { leavesFromText } from './stored-form';
import { forgetSucceeded } from './write-doc';

/** Documents looked through in one transaction: some ten milliseconds, then others get their turn. */
const DOCS_PER_TURN = 500;

/** Takes away the bodies of succeeded revisions, and with the last of them the attachments only they had. */
export async function compactDatabase(
	{ commits, statements }: { commits: GroupCommit; statements: Statements },
	db: number
): Promise<void> {
	const upTo = statements.databaseByNumber.get(db)?.seq ?? 0;
	for (let after = 0; after < upTo;) {
		const rows = await commits.run(DOCS_PER_TURN, () => {
			const some = statements.docsAfter.all(db, after, DOCS_PER_TURN);
			for (const { n, leaves } of some) forgetSucceeded(statements, n, leavesFromText(leaves));
			return some;
		});
		const last = rows.at(-1);
		if (last === undefined) return;
		after = last.seq;
	}
}
