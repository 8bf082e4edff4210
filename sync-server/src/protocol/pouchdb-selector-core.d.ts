declare module 'pouchdb-selector-core' {
	type Conditions = Readonly<Record<string, unknown>>;

	export function rowFilter(doc: Conditions, selector: Conditions, fields: string[]): boolean;
	/** Compares what stands under `doc` in two rows as CouchDB sorts JSON, then by `_id`. */
	export function createFieldSorter(
		sort: readonly Readonly<Record<string, 'asc' | 'desc'>>[]
	): (a: { doc: object }, b: { doc: object }) => number;
	/** `a.b\.c` → `['a', 'b.c']` */
	export function parseField(name: string): string[];
}
