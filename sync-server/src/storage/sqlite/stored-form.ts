import type { Leaf, RevTree } from '../../protocol/rev-tree';

/** Leaves as the `doc` table keeps them, the winner first: `[["3-a…",0],["2-b…",1]]`. */
export const leavesToText = (leaves: readonly Leaf[]): string =>
	JSON.stringify(leaves.map(({ rev, deleted }) => [rev, deleted ? 1 : 0]));

export const leavesFromText = (text: string): Leaf[] =>
	(JSON.parse(text) as [string, 0 | 1][]).map(([rev, deleted]) => ({
		rev,
		deleted: deleted === 1
	}));

export const treeToText = (tree: RevTree): string => JSON.stringify(tree);
export const treeFromText = (text: string): RevTree => JSON.parse(text) as RevTree;
