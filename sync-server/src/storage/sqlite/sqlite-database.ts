import type { Database } from './driver';
import { problems } from '../../problems';
import type { DatabaseKind } from '../../protocol/database-name';
import type { IncomingDoc } from '../../protocol/incoming-doc';
import { latestOf, type Leaf } from '../../protocol/rev-tree';
import { parseRev } from '../../protocol/revision';
import type {
	ChangeRow,
	ChangesQuery,
	DatabaseInfo,
	DocAsk,
	DocDatabase,
	DocReading,
	DocState,
	LocalDoc,
	LocalOutcome,
	LocalWrite,
	RangeQuery,
	RangeRow,
	RevisionReading,
	WriteOptions,
	WriteOutcome
} from '../doc-store';
import type { GroupCommit } from './group-commit';
import { rangeSql, type DatabaseRow, type FeedRow, type Statements } from './statements';
import { leavesFromText, treeFromText } from './stored-form';
import { writeDoc, type WriteState } from './write-doc';

export interface SqliteParts {
	sqlite: Database;
	statements: Statements;
	commits: GroupCommit;
	/** Many reads of one state, for the price of one lock. */
	reading<T>(work: () => T): T;
	/** Inside a transaction: this database will have this sequence once it is committed. */
	willReach(dbName: string, seq: number): void;
}

export class SqliteDatabase implements DocDatabase {
	constructor(
		private readonly parts: SqliteParts,
		private readonly n: number,
		readonly name: string,
		readonly kind: DatabaseKind,
		readonly epoch: string
	) {}

	async info(): Promise<DatabaseInfo> {
		const row = this.row();
		return { seq: row.seq, liveCount: row.live_count, deletedCount: row.deleted_count };
	}

	write(docs: readonly IncomingDoc[], { byAdministrator }: WriteOptions): Promise<WriteOutcome[]> {
		const { statements, commits, willReach } = this.parts;
		const rules = { kind: this.kind, byAdministrator };
		return commits.run(docs.length, () => {
			const row = this.row();
			const state: WriteState = {
				db: this.n,
				seq: row.seq,
				liveCount: 0,
				deletedCount: 0,
				now: Date.now()
			};
			const outcomes = docs.map((doc) => writeDoc(statements, state, doc, rules));
			if (state.seq > row.seq) {
				statements.advance.run(state.seq, state.liveCount, state.deletedCount, this.n);
				willReach(this.name, state.seq);
			}
			return outcomes;
		});
	}

	async read(asks: readonly DocAsk[]): Promise<DocReading[]> {
		return this.parts.reading(() => asks.map((ask) => this.readOne(ask)));
	}

	async changes(query: ChangesQuery): Promise<ChangeRow[]> {
		const { docIds } = query;
		const rows =
			docIds === undefined
				? this.changesBetween(query)
				: this.parts.reading(() => this.changesOf(docIds, query));
		return rows.map(toFeedRow);
	}

	async countAfter(seq: number): Promise<number> {
		const row = this.row();
		// Where no document has ever changed, as in most villages, there are no gaps to count around.
		if (row.live_count + row.deleted_count === row.seq) return Math.max(0, row.seq - seq);
		return this.parts.statements.countAfter.get(this.n, seq)?.count ?? 0;
	}

	async range({ start, end, ...query }: RangeQuery): Promise<RangeRow[]> {
		const statement = this.parts.sqlite.prepare<unknown[], FeedRow>(
			rangeSql({
				start: start === undefined ? 'none' : start.inclusive ? 'inclusive' : 'exclusive',
				end: end === undefined ? 'none' : end.inclusive ? 'inclusive' : 'exclusive',
				descending: query.descending,
				withBodies: query.withBodies
			})
		);
		const bounds = [start, end].flatMap((bound) => (bound ? [bound.key] : []));
		return statement.all(this.n, ...bounds, query.limit, query.skip).map(toFeedRow);
	}

	async countBefore(key: string, descending: boolean): Promise<number> {
		const sign = descending ? '>' : '<';
		const counted = this.parts.sqlite
			.prepare<[number, string], { count: number }>(
				`SELECT count(*) AS count FROM doc WHERE db = ? AND deleted = 0 AND id ${sign} ?`
			)
			.get(this.n, key);
		return counted?.count ?? 0;
	}

	async readLocal(id: string): Promise<LocalDoc | undefined> {
		return this.parts.statements.local.get(this.n, id);
	}

	writeLocal({ id, rev, json }: LocalWrite): Promise<LocalOutcome> {
		const { statements, commits } = this.parts;
		return commits.run(1, (): LocalOutcome => {
			this.row();
			const stored = statements.local.get(this.n, id)?.rev;
			if (stored === undefined && json === undefined) return { ok: false, error: 'missing' };
			if (stored !== rev) return { ok: false, error: 'conflict' };
			if (json === undefined) {
				statements.deleteLocal.run(this.n, id);
				return { ok: true, rev: 0 };
			}
			const next = (stored ?? 0) + 1;
			statements.putLocal.run(this.n, id, next, json, Date.now());
			return { ok: true, rev: next };
		});
	}

	/** Throws when the database has been deleted in the meantime. */
	private row(): DatabaseRow {
		const row = this.parts.statements.databaseByNumber.get(this.n);
		if (row === undefined) throw problems.noDatabase();
		return row;
	}

	private readOne({ id, revs, latest }: DocAsk): DocReading {
		const row = this.parts.statements.doc.get(this.n, id);
		if (row === undefined) {
			const missing = Array.isArray(revs) ? revs.map(unknownRevision) : [];
			return { id, doc: undefined, revisions: missing };
		}
		const doc = { seq: row.seq, tree: treeFromText(row.tree), leaves: leavesFromText(row.leaves) };
		const revisions = revisionsAsked(doc, revs, latest === true).map(
			({ rev, deleted }): RevisionReading => ({
				rev,
				deleted,
				body: this.parts.statements.body.get(row.n, rev)?.json
			})
		);
		return { id, doc, revisions };
	}

	private changesBetween({ after, upTo, limit, descending, withBodies }: ChangesQuery): FeedRow[] {
		const { changesUp, changesUpWithBodies, changesDown, changesDownWithBodies } =
			this.parts.statements;
		const up = withBodies ? changesUpWithBodies : changesUp;
		const down = withBodies ? changesDownWithBodies : changesDown;
		return (descending ? down : up).all(this.n, after, upTo, limit);
	}

	private changesOf(ids: ReadonlySet<string>, query: ChangesQuery): FeedRow[] {
		const rows: FeedRow[] = [];
		for (const id of ids) {
			const row = this.parts.statements.changeOf.get(this.n, id);
			if (row && row.seq > query.after && row.seq <= query.upTo) rows.push(row);
		}
		rows.sort((a, b) => (query.descending ? b.seq - a.seq : a.seq - b.seq));
		return rows.slice(0, query.limit);
	}
}

const toFeedRow = ({ seq, id, leaves, body }: FeedRow): ChangeRow => ({
	seq,
	id,
	leaves: leavesFromText(leaves),
	body: body ?? undefined
});

const unknownRevision = (rev: string): RevisionReading => ({
	rev,
	deleted: false,
	body: undefined
});

function revisionsAsked(doc: DocState, revs: DocAsk['revs'], latest: boolean): readonly Leaf[] {
	if (revs === 'none') return [];
	if (revs === 'winner') return doc.leaves.slice(0, 1);
	if (revs === 'leaves') return doc.leaves;
	return revs.map((rev) => leafFor(doc, rev, latest));
}

function leafFor({ tree, leaves }: DocState, rev: string, latest: boolean): Leaf {
	const leaf = leaves.find((found) => found.rev === rev);
	if (leaf !== undefined) return leaf;
	const revision = latest ? parseRev(rev) : undefined;
	const successor = revision && latestOf(tree, revision);
	return successor ?? { rev, deleted: false };
}
