import { subjectRange } from '../../../../src/lib/domain/ids';
import { readIncoming } from '../../protocol/incoming-doc';
import type { ErasedSubject } from '../doc-store';
import { leavesFromText } from './stored-form';
import { writeDoc, type Tables, type WriteState } from './write-doc';

/** A tombstone holds a date. */
const MAX_TOMBSTONE_BYTES = 1000;

/**
 * Puts a tombstone in the place of everything that was written about one subject, inside a transaction. What is left is
 * the id and the day; devices that replicate the tombstone drop their copy. Repeating it changes nothing.
 *
 * @returns ids of what was erased
 */
export function eraseSubject(
	tables: Tables,
	state: WriteState,
	{ kind, subject }: ErasedSubject
): string[] {
	const { statements } = tables;
	statements.noteErased.run(state.db, subject, state.now);
	const { startkey, endkey } = subjectRange(kind, subject);
	const erased = new Date(state.now).toISOString().slice(0, 10);
	const ids: string[] = [];
	for (const row of statements.liveBetween.all(state.db, startkey, endkey)) {
		ids.push(row.id);
		for (const { rev, deleted } of leavesFromText(row.leaves)) {
			if (deleted) continue;
			const tombstone = readIncoming(
				{ _id: row.id, _rev: rev, _deleted: true, erased },
				{ newEdits: true, maxBodyBytes: MAX_TOMBSTONE_BYTES }
			);
			if (!tombstone.ok) throw new Error(`a tombstone is well-formed: ${tombstone.error.reason}`);
			const outcome = writeDoc(tables, state, tombstone.value, {
				kind: 'entries',
				byAdministrator: true
			});
			if (!outcome.ok) throw new Error(`${row.id} was not erased: ${outcome.reason}`);
		}
	}
	return ids;
}
