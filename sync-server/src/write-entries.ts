import type { Entry } from '../../src/lib/domain/entries/entry';
import { readIncoming } from './protocol/incoming-doc';
import type { WritableDatabase } from './storage/doc-store';

/** An entry of a village has a few hundred bytes; a household of sixty with long names a few thousand. */
const MAX_ENTRY_BYTES = 1_000_000;

/**
 * Writes the server's own new entries: those of an import, of the demo. All are on disk when it returns. They have ids
 * of their own, so a refusal is our mistake and throws.
 */
export async function writeEntries(
	database: WritableDatabase,
	entries: readonly Entry[]
): Promise<void> {
	const docs = entries.map((entry) => {
		const doc = readIncoming(entry, { newEdits: true, maxBodyBytes: MAX_ENTRY_BYTES });
		if (!doc.ok) throw new Error(`${entry._id}: ${doc.error.reason}`);
		return doc.value;
	});
	const outcomes = await database.write(docs, { newEdits: true, byAdministrator: false });
	const refused = outcomes.find((outcome) => !outcome.ok);
	if (refused !== undefined && !refused.ok)
		throw new Error(`${refused.id} was refused: ${refused.error}, ${refused.reason}`);
}
