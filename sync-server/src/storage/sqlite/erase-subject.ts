import { isWhatItCountedAs } from '../../../../src/lib/domain/consent/erasure';
import { subjectRange } from '../../../../src/lib/domain/ids';
import { readIncoming } from '../../protocol/incoming-doc';
import type { ErasedSubject } from '../doc-store';
import { liveBody, staysErased } from './erased';
import { leavesFromText } from './stored-form';
import { writeDoc, type Tables, type WriteState } from './write-doc';

/** A tombstone holds a date. */
const MAX_TOMBSTONE_BYTES = 1000;

/**
 * Puts a tombstone in the place of everything that was written about one subject, inside a transaction. What is left is
 * the id and the day, and that the household declined; devices that replicate the tombstone drop their copy. Repeating it
 * changes nothing.
 *
 * @returns ids of what was erased, and whether this is the first that is heard of it
 */
export function eraseSubject(
	tables: Tables,
	state: WriteState,
	{ kind, subject, leaveNothing = false }: ErasedSubject
): { ids: string[]; isNews: boolean } {
	const { statements } = tables;
	const isNews = statements.noteErased.run(state.db, subject, state.now).changes > 0;
	const { startkey, endkey } = subjectRange(kind, subject);
	const ids: string[] = [];
	for (const row of statements.liveBetween.all(state.db, startkey, endkey)) {
		if (stays(tables, state.db, { subject, row, leaveNothing })) continue;
		ids.push(row.id);
		bury(tables, state, row, { erased: dayOf(state) });
	}
	return { ids, isNews };
}

/**
 * The same for entries by themselves, of households that go on; a device that sends one of them later is heard.
 *
 * @returns ids of those that were alive
 */
export function eraseAlone(tables: Tables, state: WriteState, ids: readonly string[]): string[] {
	return ids.filter((id) => {
		const row = tables.statements.doc.get(state.db, id);
		if (row === undefined || row.deleted === 1) return false;
		bury(tables, state, { id, leaves: row.leaves }, { erasedAlone: dayOf(state) });
		return true;
	});
}

const dayOf = ({ now }: WriteState): string => new Date(now).toISOString().slice(0, 10);

function bury(
	tables: Tables,
	state: WriteState,
	{ id, leaves }: { id: string; leaves: string },
	body: Record<string, string>
): void {
	for (const { rev, deleted } of leavesFromText(leaves)) {
		if (deleted) continue;
		const tombstone = readIncoming(
			{ ...body, _id: id, _rev: rev, _deleted: true },
			{ newEdits: true, maxBodyBytes: MAX_TOMBSTONE_BYTES }
		);
		if (!tombstone.ok) throw new Error(`a tombstone is well-formed: ${tombstone.error.reason}`);
		const outcome = writeDoc(tables, state, tombstone.value, {
			kind: 'entries',
			byAdministrator: true
		});
		if (!outcome.ok) throw new Error(`${id} was not erased: ${outcome.reason}`);
	}
}

function stays(
	{ statements }: Tables,
	db: number,
	{
		subject,
		row,
		leaveNothing
	}: { subject: string; row: { id: string; leaves: string }; leaveNothing: boolean }
): boolean {
	const entry = liveBody({ statements, db }, row);
	if (entry === undefined) return false;
	return leaveNothing ? isWhatItCountedAs(entry) : staysErased({ statements, db }, subject, entry);
}
