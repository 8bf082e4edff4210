import { subjectRange, type SubjectKind } from '../../../src/lib/domain/ids';
import type { RangeRow } from '../storage/doc-store';
import { readRange } from './read-range';
import type { Upstream } from './upstream';

/** A household of sixty that is visited every day for a year has fewer. */
const MAX_ENTRIES = 100_000;

/** All that a village has about one subject, with what it says. */
export function readSubject(
	{ admin }: Upstream,
	dbName: string,
	kind: SubjectKind,
	subject: string
): Promise<RangeRow[]> {
	const { startkey, endkey } = subjectRange(kind, subject);
	return readRange(admin, dbName, {
		start: { key: startkey, inclusive: true },
		end: { key: endkey, inclusive: true },
		skip: 0,
		limit: MAX_ENTRIES,
		descending: false,
		withBodies: true
	});
}
