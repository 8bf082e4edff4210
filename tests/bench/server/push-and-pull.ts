import { z } from 'zod/mini';
import { ask } from './http-client';
import type { PlannedVillage, ReadyDocument } from './plan';
import { measured, type Measured } from './measured';
import { sizes } from './sizes';
import type { Target } from './target';

const BATCH = 100;
const CONNECTIONS = 4;
/** What PouchDB and CouchDB's replicator take at a time. */
const PAGE = 500;

/** Everything into an empty database: what is missing is asked first, then sent, as a replication does it. */
export function push(target: Target, village: PlannedVillage): Promise<Measured> {
	const batches: ReadyDocument[][] = [];
	for (let at = 0; at < village.documents.length; at += BATCH)
		batches.push(village.documents.slice(at, at + BATCH));
	const left = batches.values();
	return measured(target, village.documents.length, () =>
		together(CONNECTIONS, async () => {
			for (const batch of left) await pushSome(target, village.name, 0, batch);
		})
	);
}

/** @throws when a document was refused */
export async function pushSome(
	target: Target,
	village: string,
	device: number,
	documents: readonly ReadyDocument[]
): Promise<void> {
	const path = target.path(village);
	const authorization = target.authorization(village, device);
	const offered = Object.fromEntries(documents.map(({ id, rev }) => [id, [rev]]));
	const post = (to: string, body: string) =>
		ask(target.origin, { method: 'POST', path: `${path}/${to}`, body, authorization });
	await post('_revs_diff', JSON.stringify(offered));
	const texts = documents.map(({ text }) => text).join(',');
	const answered = await post('_bulk_docs', `{"new_edits":false,"docs":[${texts}]}`);
	if (answered.includes('"error"'))
		throw new Error(`${target.name} refused documents: ${answered.slice(0, 300)}`);
}

/** Several devices that each take the whole database. */
export function pull(target: Target, village: PlannedVillage): Promise<Measured> {
	return measured(target, village.documents.length * sizes.readers, () =>
		together(sizes.readers, async () => {
			let since: Since = 0;
			let received = 0;
			for (;;) {
				const page = await pullPage(target, village.name, 0, since, PAGE);
				if (page.rows === 0) break;
				received += page.rows;
				since = page.since;
			}
			if (received !== village.documents.length)
				throw new Error(`${target.name} gave ${received} of ${village.documents.length}`);
		})
	);
}

export type Since = string | number;
const Changes = z.object({
	results: z.array(z.object({ id: z.string(), changes: z.array(z.object({ rev: z.string() })) })),
	last_seq: z.union([z.string(), z.number()])
});

/** What changed, then those documents with their ancestry. */
export async function pullPage(
	target: Target,
	village: string,
	device: number,
	since: Since,
	limit: number
): Promise<{ rows: number; since: Since }> {
	const path = target.path(village);
	const authorization = target.authorization(village, device);
	const query = `since=${encodeURIComponent(since)}&limit=${limit}&style=all_docs`;
	const page = await ask(target.origin, { path: `${path}/_changes?${query}`, authorization });
	const { results, last_seq } = Changes.parse(JSON.parse(page));
	if (results.length === 0) return { rows: 0, since: last_seq };
	// Behind a gateway, a village has a design document, which devices pass over.
	const docs = results
		.filter(({ id }) => !id.startsWith('_design/'))
		.map(({ id, changes }) => ({ id, rev: changes[0]?.rev }));
	await ask(target.origin, {
		method: 'POST',
		path: `${path}/_bulk_get?revs=true&latest=true`,
		body: JSON.stringify({ docs }),
		authorization
	});
	return { rows: docs.length, since: last_seq };
}

export async function together(count: number, work: (n: number) => Promise<void>): Promise<void> {
	await Promise.all(Array.from({ length: count }, (_, n) => work(n)));
}
