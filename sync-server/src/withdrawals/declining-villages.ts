import type { StoredDoc } from '../counts/counts-backend';
import type { VillageStore } from '../storage/doc-store';

/** What carrying out withdrawals asks of the place where villages are kept: the embedded store, or a CouchDB. */
export interface DecliningVillages {
	readonly store: VillageStore;
	/** Undefined where it has no database. */
	village(id: string): Promise<DecliningVillage | undefined>;
}

/** @property history which one of the village its places belong to; another one is looked through from its beginning */
export interface DecliningVillage {
	readonly history: string;
	/** What has come since a place, or ever. What comes meanwhile is among it or comes next time. */
	since(place: string | undefined): AsyncIterable<LookedThrough>;
}

/**
 * @property looked how many documents
 * @property declining those of them by which a withdrawal may hold
 * @property arriving those that register who moved in
 * @property closing those after which the code of a dossier may be to erase
 * @property place where to go on
 */
export interface LookedThrough {
	looked: number;
	declining: readonly StoredDoc[];
	arriving: readonly StoredDoc[];
	closing: readonly StoredDoc[];
	place: string;
}
