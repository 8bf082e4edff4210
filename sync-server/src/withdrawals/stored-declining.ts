import {
	maySpeakOfClosing,
	maySpeakOfErasure,
	movedInFrom
} from '../../../src/lib/domain/consent/erasure';
import { nextTurn } from '../next-turn';
import type { DocDatabase, DocStore } from '../storage/doc-store';
import type { DecliningVillage, DecliningVillages, LookedThrough } from './declining-villages';

const ROWS_PER_PAGE = 500;
/** What is in every entry that may. */
const SPEAKS_OF_IT: readonly string[] = [
	'coverage-record',
	'entry-voided',
	'moved-in',
	'submission-closed',
	'dossier-code-noted'
];

/** Villages of the embedded store. */
export const storedDeclining = (store: DocStore): DecliningVillages => ({
	store,
	async village(id) {
		const database = await store.database(id);
		return database && new StoredDeclining(database);
	}
});

class StoredDeclining implements DecliningVillage {
	readonly history: string;

	constructor(private readonly database: DocDatabase) {
		this.history = database.epoch;
	}

	async *since(place: string | undefined): AsyncGenerator<LookedThrough> {
		const { seq: newest } = await this.database.info();
		for (let after = Number(place ?? 0); after < newest;) {
			const rows = await this.database.changes({
				after,
				upTo: newest,
				limit: ROWS_PER_PAGE,
				descending: false,
				withBodies: true
			});
			after = rows.length < ROWS_PER_PAGE ? newest : (rows.at(-1)?.seq ?? newest);
			const found = rows.flatMap(({ id, body }) => {
				// Read only where the words are there at all: hardly any entry is one.
				if (!SPEAKS_OF_IT.some((words) => body?.includes(words))) return [];
				return [{ ...(JSON.parse(body ?? '{}') as object), _id: id }];
			});
			yield {
				looked: rows.length,
				declining: found.filter(maySpeakOfErasure),
				arriving: found.filter((doc) => movedInFrom(doc) !== undefined),
				closing: found.filter(maySpeakOfClosing),
				place: String(after)
			};
			await nextTurn();
		}
	}
}
