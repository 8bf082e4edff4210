import type { RevNode } from 'pouchdb-merge';
import { parseRev } from './revision';
import type { RevTree } from './rev-tree';

/**
 * Takes leaves out of a tree, each with the ancestors that led to it alone, as if they had never been; a revision that
 * others grew out of stays. The given tree must not be used afterwards.
 */
export function purgeRevs(
	tree: RevTree,
	revs: readonly string[]
): { tree: RevTree; purged: string[] } {
	let left = tree;
	const purged: string[] = [];
	for (const rev of new Set(revs)) {
		const leaf = findLeaf(left, rev);
		if (leaf === undefined) continue;
		purged.push(rev);
		const goneRoot = takeOut(leaf);
		left = left.filter(({ ids }) => ids !== goneRoot);
	}
	return { tree: left, purged };
}

interface Visit {
	generation: number;
	node: RevNode;
	parent: Visit | undefined;
}

/** Iterative: a tree may be a thousand revisions deep. */
function findLeaf(tree: RevTree, rev: string): Visit | undefined {
	const revision = parseRev(rev);
	const waiting: Visit[] = tree.map(({ pos, ids }) => ({
		generation: pos,
		node: ids,
		parent: undefined
	}));
	for (let visit = waiting.pop(); visit !== undefined; visit = waiting.pop()) {
		const { generation, node } = visit;
		for (const child of node[2])
			waiting.push({ generation: generation + 1, node: child, parent: visit });
		const isLeaf = node[2].length === 0;
		if (isLeaf && generation === revision?.generation && node[0] === revision.hash) return visit;
	}
	return undefined;
}

/** Returns the root when nothing is left of its branch. */
function takeOut(leaf: Visit): RevNode | undefined {
	let at = leaf;
	while (at.parent !== undefined) {
		const children = at.parent.node[2];
		children.splice(children.indexOf(at.node), 1);
		if (children.length > 0) return undefined;
		at = at.parent;
	}
	return at.node;
}
