import type { OfficeBook } from '../../../src/lib/domain/directory/office-book';
import type { OfficeRevisions } from '../../../src/lib/domain/directory/office-revisions';
import type { Place, PlaceContent } from '../../../src/lib/domain/directory/place';
import type { LocalVersion, NewVersion } from '../../../src/lib/domain/procedures/local';
import { err, ok, type Result } from '../../../src/lib/domain/result';
import type { Database } from '../storage/sqlite/driver';

export type OfficeKind = 'procedure' | 'place';

/** @property number one more than the newest that was seen, so nothing is written over what somebody did meanwhile */
export interface Slot {
	commune: string;
	id: string;
	number: number;
	by: string;
}

export type WriteProblem = { kind: 'changed-meanwhile' } | { kind: 'book-full' };

interface Row {
	id: string;
	number: number;
	body: string;
	writtenAt: number;
	writtenBy: string;
}

interface Kept {
	revision: number;
	row: Row;
}

/** Every device of the commune carries the book: ten changes a day for a year would not fill it. */
const MOST_VERSIONS = 4_000;

/** The books of communes. What was written stays as it is: a correction is one more version. */
export class Office {
	private readonly statements;
	private readonly inOneStep: <T>(work: () => T) => T;

	constructor(
		sqlite: Database,
		private readonly now: () => number
	) {
		this.inOneStep = (work) => sqlite.transaction(work).immediate();
		const columns = 'id, number, body, written_at AS writtenAt, written_by AS writtenBy';
		this.statements = {
			all: sqlite.prepare<[string, OfficeKind], Row>(
				`SELECT ${columns} FROM office_version WHERE commune = ? AND kind = ? ORDER BY revision`
			),
			newestOfEach: sqlite.prepare<[string, OfficeKind], Row>(
				`SELECT ${columns} FROM office_version AS one WHERE commune = ? AND kind = ? AND number = (
					SELECT max(number) FROM office_version AS other
					WHERE other.commune = one.commune AND other.kind = one.kind AND other.id = one.id
				) ORDER BY id`
			),
			one: sqlite.prepare<[string, OfficeKind, string, number], Row & { revision: number }>(
				`SELECT ${columns}, revision FROM office_version
				WHERE commune = ? AND kind = ? AND id = ? AND number = ?`
			),
			last: sqlite.prepare<[string, OfficeKind, string], { number: number }>(
				`SELECT coalesce(max(number), 0) AS number FROM office_version
				WHERE commune = ? AND kind = ? AND id = ?`
			),
			revision: sqlite.prepare<[string], { revision: number }>(
				'SELECT coalesce(max(revision), 0) AS revision FROM office_version WHERE commune = ?'
			),
			revisions: sqlite.prepare<[], { commune: string; revision: number }>(
				'SELECT commune, max(revision) AS revision FROM office_version GROUP BY commune'
			),
			insert: sqlite.prepare<[string, OfficeKind, string, number, number, string, number, string]>(
				`INSERT INTO office_version (commune, kind, id, number, revision, body, written_at, written_by)
				VALUES (?, ?, ?, ?, ?, ?, ?, ?)`
			)
		};
	}

	/** Of procedures all versions, since dossiers hang on them; of places what they are now. */
	bookOf(commune: string): OfficeBook {
		return {
			revision: this.revisionOf(commune),
			versions: this.statements.all.all(commune, 'procedure').map(versionOf),
			places: this.statements.newestOfEach.all(commune, 'place').map(placeOf)
		};
	}

	/** Of those communes that have anything in their book. */
	revisionsOf(communes: ReadonlySet<string>): OfficeRevisions {
		return Object.fromEntries(
			this.statements.revisions
				.all()
				.filter(({ commune }) => communes.has(commune))
				.map(({ commune, revision }) => [commune, revision])
		);
	}

	writeVersion(
		slot: Slot,
		version: NewVersion
	): Result<{ revision: number; written: LocalVersion }, WriteProblem> {
		const kept = this.write('procedure', slot, version);
		return kept.ok
			? ok({ revision: kept.value.revision, written: versionOf(kept.value.row) })
			: kept;
	}

	writePlace(
		slot: Slot,
		content: PlaceContent
	): Result<{ revision: number; written: Place }, WriteProblem> {
		const kept = this.write('place', slot, { content });
		return kept.ok ? ok({ revision: kept.value.revision, written: placeOf(kept.value.row) }) : kept;
	}

	/** Sent once more, because an answer was lost, it changes nothing. */
	private write(
		kind: OfficeKind,
		{ commune, id, number, by }: Slot,
		what: object
	): Result<Kept, WriteProblem> {
		const body = JSON.stringify(what);
		return this.inOneStep((): Result<Kept, WriteProblem> => {
			const there = this.statements.one.get(commune, kind, id, number);
			if (there?.body === body) return ok({ revision: there.revision, row: there });
			if (this.statements.last.get(commune, kind, id)?.number !== number - 1)
				return err({ kind: 'changed-meanwhile' });
			const revision = this.revisionOf(commune) + 1;
			if (revision > MOST_VERSIONS) return err({ kind: 'book-full' });
			const writtenAt = this.now();
			this.statements.insert.run(commune, kind, id, number, revision, body, writtenAt, by);
			return ok({ revision, row: { id, number, body, writtenAt, writtenBy: by } });
		});
	}

	private revisionOf(commune: string): number {
		return this.statements.revision.get(commune)?.revision ?? 0;
	}
}

const versionOf = ({ id, ...row }: Row): LocalVersion => ({
	procedure: id,
	...writtenIn(row),
	...(JSON.parse(row.body) as NewVersion)
});

const placeOf = ({ id, ...row }: Row): Place => ({
	id,
	...writtenIn(row),
	...(JSON.parse(row.body) as { content: PlaceContent })
});

const writtenIn = ({ number, writtenAt, writtenBy }: Omit<Row, 'id'>) => ({
	number,
	by: writtenBy,
	at: new Date(writtenAt).toISOString()
});
