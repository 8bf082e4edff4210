import { isWhatItCountedAs } from '../../../src/lib/domain/consent/erasure';
import type { Actor } from '../audit/audit-line';
import { docText } from '../protocol/doc-text';
import { nextRevision, parseRev } from '../protocol/revision';
import type { ErasedSubject, RangeRow } from '../storage/doc-store';
import { pathTo } from './couch-client';
import { heldDocs, type HeldDoc } from './held-docs';
import { readSubject } from './read-subject';
import { storeDocs, writerFor } from './store-docs';
import type { VillageParts } from './upstream-village';
import { toBackendProblem, unavailable } from './upstream-trouble';

/**
 * Puts tombstones in the place of everything about one subject. One that was cut short is finished when it is asked for
 * again, with its line in the log.
 *
 * @returns how many documents were alive; undefined when nothing was ever known of it
 */
export async function eraseSubject(
	{ audit, erased, now, tell, upstream }: VillageParts,
	name: string,
	{ kind, subject, leaveNothing = false }: ErasedSubject,
	by: Actor
): Promise<number | undefined> {
	const all = await readSubject(upstream, name, kind, subject);
	const rows: RangeRow[] = [];
	for (const row of all) {
		const document = JSON.parse(row.body ?? '{}') as object;
		const stays = leaveNothing
			? isWhatItCountedAs(document)
			: await erased.stays(upstream, name, { subject, document });
		if (!stays) rows.push(row);
	}
	const isKnown = rows.length > 0 || erased.has(name, subject);
	// Noted first: a phone that sends more of it meanwhile, or the first of it, is refused.
	erased.note(name, subject, now());
	const day = new Date(now()).toISOString().slice(0, 10);
	const ids = rows.map(({ id }) => id);
	await bury(upstream, name, { ids, by, body: JSON.stringify({ erased: day }) });
	if (rows.length > 0 || !erased.isLogged(name, subject))
		audit.recording(
			by,
			[{ op: 'household-erased', db: name, target: subject, detail: String(rows.length) }],
			() => undefined
		);
	if (!isKnown) return undefined;
	tell(name);
	await writeFilesAnew(upstream, name);
	return rows.length;
}

/** The same for entries by themselves. @returns how many of them were alive, as far as the CouchDB says */
export async function eraseAlone(
	{ audit, now, tell, upstream }: VillageParts,
	name: string,
	ids: readonly string[],
	by: Actor
): Promise<number> {
	const erasedAlone = new Date(now()).toISOString().slice(0, 10);
	const buried = await bury(upstream, name, { ids, by, body: JSON.stringify({ erasedAlone }) });
	if (buried.length > 0) {
		audit.recording(
			by,
			buried.map((target) => ({ op: 'entry-erased' as const, db: name, target })),
			() => undefined
		);
		tell(name);
	}
	// Asked again where it was cut off before this.
	await writeFilesAnew(upstream, name);
	return buried.length;
}

async function bury(
	upstream: VillageParts['upstream'],
	name: string,
	{ ids, by, body }: { ids: readonly string[]; by: Actor; body: string }
): Promise<string[]> {
	const held = await heldDocs(upstream, name, ids);
	const buried = [...held].flatMap(([id, doc]) => {
		const docs = tombstonesOf(id, doc, body);
		return docs.length > 0 ? [{ id, docs }] : [];
	});
	if (buried.length === 0) return [];
	const docs = buried.flatMap((one) => one.docs);
	const failed = await storeDocs(upstream, name, { docs, writer: writerFor(name, by, true) });
	if (failed.length > 0) throw unavailable(`not erased: ${failed[0]?.error ?? ''}`);
	return buried.map(({ id }) => id);
}

/** What entries said is in the files of every node until those are written anew. */
async function writeFilesAnew(upstream: VillageParts['upstream'], name: string): Promise<void> {
	const compacted = await upstream.admin.post(pathTo(name, '_compact'), {});
	if (!compacted.ok) throw toBackendProblem(compacted.error);
}

/** As our own store makes them: an erasure that is repeated, or was made before the village moved, gives the same. */
function tombstonesOf(id: string, { held }: HeldDoc, body: string): string[] {
	return held.leaves
		.filter(({ deleted }) => !deleted)
		.map(({ rev }) => {
			const parent = parseRev(rev);
			const next = nextRevision(parent, { deleted: true, body });
			const ids = [next.hash, ...(parent ? [parent.hash] : [])];
			return docText({
				id,
				rev: `${next.generation}-${next.hash}`,
				deleted: true,
				body,
				revisions: { start: next.generation, ids }
			});
		});
}
