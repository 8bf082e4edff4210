import { Entry } from './entry';
import { err, ok, type Result } from '../result';

/** The newest shape this build reads and writes. */
export const CURRENT_VERSION = 3;

export type ReadError =
	/** Written by a newer release: keep it, show that an update is needed, do not guess. */
	{ kind: 'newer-version'; version: number } | { kind: 'not-an-entry'; where: string };

/**
 * One step each from version n to n + 1, by the version it starts from. Entries are never rewritten: a later release
 * reads an earlier shape through these, and every released shape has a fixture that never changes.
 */
const upcasters: Record<number, (older: Record<string, unknown>) => Record<string, unknown>> = {
	// Versions 2 and 3 only added types and fields: what an older one says stands as it is, and keeps its number, so that a
	// copy of it is still the same document.
	1: (older) => older,
	2: (older) => older
};

/** Reads a stored document of any released version as a current entry. CouchDB's own fields beside `_id` are ignored. */
export function readEntry(document: unknown): Result<Entry, ReadError> {
	if (typeof document !== 'object' || document === null)
		return err({ kind: 'not-an-entry', where: '' });

	const stored = withoutCouchFields(document as Record<string, unknown>);
	const version = stored['v'];
	if (typeof version !== 'number') return err({ kind: 'not-an-entry', where: 'v' });
	if (version > CURRENT_VERSION) return err({ kind: 'newer-version', version });

	let current: Record<string, unknown> = stored;
	for (let from = version; from < CURRENT_VERSION; from++) {
		const upcast = upcasters[from];
		if (!upcast) return err({ kind: 'not-an-entry', where: 'v' });
		current = upcast(current);
	}

	const parsed = Entry.safeParse(current);
	if (parsed.success) return ok(parsed.data);
	return err({ kind: 'not-an-entry', where: parsed.error.issues[0]?.path.join('.') ?? '' });
}

/** A copy only where there is something to leave out: a server reads thousands of entries that come without. */
function withoutCouchFields(document: Record<string, unknown>): Record<string, unknown> {
	if (!('_rev' in document || '_revisions' in document || '_conflicts' in document))
		return document;
	const { _rev, _revisions, _conflicts, ...stored } = document;
	void [_rev, _revisions, _conflicts];
	return stored;
}
