declare module 'pouchdb-merge' {
	export type RevNode = [
		id: string,
		opts: { deleted?: true; status?: string },
		children: RevNode[]
	];
	export interface RevPath {
		pos: number;
		ids: RevNode;
	}

	/** Changes both of its inputs. */
	export function merge(
		tree: RevPath[],
		path: RevPath,
		depth: number
	): {
		tree: RevPath[];
		stemmedRevs: string[];
		conflicts: 'new_leaf' | 'new_branch' | 'internal_node';
	};
}
