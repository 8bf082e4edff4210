/**
 * A village as packs read it: in the embedded store, or in an Apache CouchDB behind a gateway. What cannot be done at
 * the moment it throws as a Problem.
 */
export interface PackedVillage {
	readonly name: string;
	/** About how many documents it has, tombstones counted. */
	size(): Promise<number>;
	/**
	 * Hands over all it holds, a household's documents together.
	 *
	 * @returns what that was; undefined where it cannot be said for certain that it was all
	 */
	read(take: (row: PackedRow) => Promise<void>): Promise<PackedContents | undefined>;
	/** What has come after a place. */
	newsSince(place: PackedPlace): Promise<PackedNews>;
}

/**
 * @property body as JSON text, of a document with one revision and no past
 * @property revs of all its leaves
 */
export interface PackedRow {
	id: string;
	isLive: boolean;
	body: string | undefined;
	revs: readonly string[];
}

/**
 * @property seq a token: it is handed back, and nothing is read from it
 * @property size how many documents there were, tombstones counted
 */
export interface PackedPlace {
	seq: string;
	size: number;
}

/** @property lineage another one where the village was deleted and made again */
export interface PackedContents extends PackedPlace {
	lineage: string;
}

/** @property isOnlyAdded false when something was erased, or changed in any other way, or nobody can tell */
export interface PackedNews {
	place: PackedPlace;
	isOnlyAdded: boolean;
}

/** Villages by their names. */
export interface PackedVillages<Reader> {
	/** Read in somebody's name, or by the server itself; undefined where there is none of that name. */
	village(name: string, reader?: Reader): Promise<PackedVillage | undefined>;
	/** Told of every database in which something may have changed. Returns the way to stop listening. */
	onCommit(listener: (dbName: string) => void): () => void;
}
