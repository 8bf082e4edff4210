import type { Database } from './driver';
import { subjectRange } from '../../../../src/lib/domain/ids';
import type { Actor, AuditLine } from '../../audit/audit-line';
import { THE_SERVER, type AuditLog } from '../../audit/audit-log';
import { problems } from '../../problems';
import type { Attachment } from '../../protocol/attachment';
import type { DatabaseKind } from '../../protocol/database-name';
import type { IncomingDoc } from '../../protocol/incoming-doc';
import { latestOf, revisionIn, REVS_LIMIT, type Leaf } from '../../protocol/rev-tree';
import { parseRev } from '../../protocol/revision';
import type {
	ChangeRow,
	ChangesQuery,
	DatabaseInfo,
	DatabaseSizes,
	DocAsk,
	DocDatabase,
	DocReading,
	DocState,
	ErasedSubject,
	LocalDoc,
	LocalOutcome,
	LocalRow,
	LocalsQuery,
	LocalWrite,
	RangeQuery,
	RangeRow,
	RevisionReading,
	SettingName,
	WriteOptions,
	WriteOutcome
} from '../doc-store';
import type { Contents } from './contents';
import type { DatabaseSettings } from './database-settings';
import type { GroupCommit } from './group-commit';
import { lineOf } from './audited-write';
import { eraseAlone, eraseSubject } from './erase-subject';
import { refusalOfErased } from './erased';
import { compactDatabase } from './compact';
import { purgeDoc } from './purge-docs';
import { rangeSql, type DatabaseRow, type FeedRow, type Statements } from './statements';
import { attachmentsFromText, leavesFromText, treeFromText } from './stored-form';
import { writeDoc, type WriteState } from './write-doc';

export interface SqliteParts {
	sqlite: Database;
	statements: Statements;
	contents: Contents;
	settings: DatabaseSettings;
	commits: GroupCommit;
	audit: AuditLog;
	/** Only for people to read: the order of things is the sequence's, whatever the clock does. */
	now: () => number;
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

	write(
		docs: readonly IncomingDoc[],
		{ byAdministrator, by = THE_SERVER, isServersOwn }: WriteOptions
	): Promise<WriteOutcome[]> {
		const { statements, contents, commits, audit, willReach } = this.parts;
		return commits.run(docs.length, () => {
			const rules = {
				kind: this.kind,
				byAdministrator,
				isServersOwn,
				revsLimit: this.revsLimit()
			};
			const row = this.row();
			const state: WriteState = {
				db: this.n,
				seq: row.seq,
				liveCount: 0,
				deletedCount: 0,
				now: this.parts.now()
			};
			const lines: AuditLine[] = [];
			const refusal = refusalOfErased(statements, this.n);
			const outcomes = docs.map((doc) => {
				const before = state.seq;
				const outcome = refusal(doc) ?? writeDoc({ statements, contents }, state, doc, rules);
				if (state.seq > before) lines.push(lineOf(doc, outcome, { db: this.name, by }));
				return outcome;
			});
			if (state.seq > row.seq) {
				statements.advance.run(state.seq, state.liveCount, state.deletedCount, this.n);
				willReach(this.name, state.seq);
				if (isServersOwn !== true) audit.append(by, lines);
			}
			return outcomes;
		});
	}

	erase(what: ErasedSubject, by: Actor): Promise<number | undefined> {
		const { statements, contents, commits, audit, now, willReach } = this.parts;
		return commits.run(1, () => {
			const row = this.row();
			const { startkey, endkey } = subjectRange(what.kind, what.subject);
			const isKnown = statements.anyBetween.get(this.n, startkey, endkey) !== undefined;
			const state = { db: this.n, seq: row.seq, liveCount: 0, deletedCount: 0, now: now() };
			const { ids, isNews } = eraseSubject({ statements, contents }, state, what);
			if (ids.length > 0) {
				statements.advance.run(state.seq, state.liveCount, state.deletedCount, this.n);
				willReach(this.name, state.seq);
			}
			const detail = String(ids.length);
			if (ids.length > 0 || (isNews && !isKnown))
				audit.append(by, [{ op: 'household-erased', db: this.name, target: what.subject, detail }]);
			return isKnown ? ids.length : undefined;
		});
	}

	eraseAlone(ids: readonly string[], by: Actor): Promise<number> {
		const { statements, contents, commits, audit, now, willReach } = this.parts;
		return commits.run(1, () => {
			const row = this.row();
			const state = { db: this.n, seq: row.seq, liveCount: 0, deletedCount: 0, now: now() };
			const erased = eraseAlone({ statements, contents }, state, ids);
			if (erased.length === 0) return 0;
			statements.advance.run(state.seq, state.liveCount, state.deletedCount, this.n);
			willReach(this.name, state.seq);
			audit.append(
				by,
				erased.map((target) => ({ op: 'entry-erased', db: this.name, target }))
			);
			return erased.length;
		});
	}

	async read(asks: readonly DocAsk[]): Promise<DocReading[]> {
		return this.parts.reading(() => asks.map((ask) => this.readOne(ask)));
	}

	readContent(
		{ content, keptLength }: Attachment,
		from = 0,
		upTo = keptLength
	): AsyncIterable<Uint8Array> {
		return this.parts.contents.read(content, from, upTo);
	}

	compact(): Promise<void> {
		return compactDatabase(this.parts, this.n);
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

	async setting(name: SettingName): Promise<string | undefined> {
		return this.parts.settings.get(this.n, name);
	}

	saveSetting(name: SettingName, json: string): Promise<void> {
		return this.parts.commits.run(1, () => {
			this.row();
			this.parts.settings.set(this.n, name, json);
		});
	}

	async sizes(): Promise<DatabaseSizes> {
		return this.parts.settings.sizes(this.n);
	}

	purge(
		asks: ReadonlyMap<string, readonly string[]>,
		by: Actor = THE_SERVER
	): Promise<Map<string, string[]>> {
		const { statements, settings, commits, audit, now, willReach } = this.parts;
		return commits.run(asks.size, () => {
			const row = this.row();
			const state = { db: this.n, seq: row.seq, liveCount: 0, deletedCount: 0, now: now() };
			const purged = new Map<string, string[]>();
			for (const [id, revs] of asks) purged.set(id, purgeDoc(statements, state, id, revs));
			if (state.seq === row.seq) return purged;
			statements.advance.run(state.seq, state.liveCount, state.deletedCount, this.n);
			settings.set(this.n, 'purge_seq', String(this.purgeSeq() + state.seq - row.seq));
			willReach(this.name, state.seq);
			const lines = [...purged].flatMap(([target, revs]) =>
				revs.map((detail): AuditLine => ({ op: 'purged', db: this.name, target, detail }))
			);
			audit.append(by, lines);
			return purged;
		});
	}

	private purgeSeq(): number {
		return Number(this.parts.settings.get(this.n, 'purge_seq') ?? 0);
	}

	private revsLimit(): number {
		return Number(this.parts.settings.get(this.n, 'revs_limit') ?? REVS_LIMIT);
	}

	async locals(query: LocalsQuery): Promise<LocalRow[]> {
		return this.parts.settings.locals(this.n, query);
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

	private readOne({ id, revs, latest, withKept }: DocAsk): DocReading {
		const { statements } = this.parts;
		const row = statements.doc.get(this.n, id);
		if (row === undefined) {
			const missing = Array.isArray(revs) ? revs.map(unknownRevision) : [];
			return { id, doc: undefined, revisions: missing };
		}
		const doc = { seq: row.seq, tree: treeFromText(row.tree), leaves: leavesFromText(row.leaves) };
		const revisions = revisionsAsked(doc, revs, latest === true).map(
			({ rev, deleted }): RevisionReading => {
				const kept = statements.body.get(row.n, rev);
				const attachments = attachmentsFromText(kept?.attachments ?? null);
				return { rev, deleted, body: kept?.json, attachments };
			}
		);
		if (withKept !== true) return { id, doc, revisions };
		const kept = new Set(statements.bodyRevs.all(row.n).map(({ rev }) => rev));
		return { id, doc, revisions, kept };
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

const toFeedRow = ({ seq, id, leaves, body, attachments }: FeedRow): ChangeRow => ({
	seq,
	id,
	leaves: leavesFromText(leaves),
	body: body ?? undefined,
	attachments: attachmentsFromText(attachments)
});

const unknownRevision = (rev: string): RevisionReading => ({
	rev,
	deleted: false,
	body: undefined,
	attachments: []
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
	const revision = parseRev(rev);
	const found = revision && (latest ? latestOf : revisionIn)(tree, revision);
	return found ?? { rev, deleted: false };
}
