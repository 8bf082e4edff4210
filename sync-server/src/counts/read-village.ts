import { isVillageId, subjectRange } from '../../../src/lib/domain/ids';
import { VillageCounts } from '../../../src/lib/domain/coverage/village-counts';
import { nextTurn } from '../next-turn';
import type { VillageStore, WritableDatabase } from '../storage/doc-store';
import { livePages } from '../storage/live-pages';
import type { StoredDoc } from './counts-backend';

/** What counting reads in the same way, wherever a village is kept. */

/** With reading and checking each, some ten milliseconds of blocking at a time. */
const ROWS_PER_PAGE = 500;

/** A counts document is written over for years; nobody has a copy so old that more ancestors would be asked for. */
export const COUNTS_REVS_LIMIT = 20;

export const villagesIn = async (store: VillageStore): Promise<string[]> =>
	(await store.listDatabases()).filter(isVillageId);

export const onVillageChange = (
	store: VillageStore,
	listener: (village: string) => void
): (() => void) =>
	store.onCommit((dbName) => {
		if (isVillageId(dbName)) listener(dbName);
	});

export async function* docsOf(
	database: WritableDatabase,
	households: Iterable<string>
): AsyncGenerator<StoredDoc[]> {
	let read = 0;
	for (const household of households) {
		const { startkey, endkey } = subjectRange('household', household);
		const pages = livePages(database, {
			start: { key: startkey, inclusive: true },
			end: { key: endkey, inclusive: true },
			rowsPerPage: ROWS_PER_PAGE
		});
		for await (const rows of pages) {
			read += rows.length;
			yield rows.map(storedDoc);
		}
		if (read < ROWS_PER_PAGE) continue;
		read = 0;
		await nextTurn();
	}
}

export async function* allDocs(database: WritableDatabase): AsyncGenerator<StoredDoc[]> {
	for await (const rows of livePages(database, { rowsPerPage: ROWS_PER_PAGE }))
		yield rows.map(storedDoc);
}

const storedDoc = ({ id, body }: { id: string; body: string | undefined }): StoredDoc => ({
	...(JSON.parse(body ?? '{}') as object),
	_id: id
});

/** Undefined where the document is not what this release would have written about the village. */
export function countsIn(doc: unknown, village: string): VillageCounts | undefined {
	const read = VillageCounts.safeParse(doc);
	return read.success && read.data.village === village ? read.data : undefined;
}
