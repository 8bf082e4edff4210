import { merge, type RevNode, type RevPath } from 'pouchdb-merge';
import { formatRev, type Revision } from './revision';

/**
 * All revisions a document has had, as far as they are remembered, in PouchDB's own form; its merge and its choice of a
 * winner are CouchDB's, so every device and the server show the same revision without asking each other.
 */
export type RevTree = RevPath[];

/** A revision nothing has succeeded. */
export interface Leaf {
	rev: string;
	deleted: boolean;
}

/** As an entry is that was accepted and never touched: one revision, no ancestors, alive. */
export function isPlain({ leaves }: { leaves: readonly Leaf[] }): boolean {
	const [only] = leaves;
	return leaves.length === 1 && only?.deleted === false && only.rev.startsWith('1-');
}

/** CouchDB's `_revisions`: the newest first, `start` the generation of the newest. */
export interface Ancestry {
	start: number;
	ids: readonly string[];
}

/** CouchDB's default `revs_limit`: older ancestors are forgotten. */
export const REVS_LIMIT = 1000;

export const noRevisions: RevTree = [];

/**
 * The tree with one more revision and what is known of its ancestors; `forgotten` are revisions that fell off its far
 * end. The given tree must not be used afterwards.
 */
export function graft(
	tree: RevTree,
	{ start, ids }: Ancestry,
	deleted: boolean,
	revsLimit = REVS_LIMIT
): { tree: RevTree; outcome: 'new_leaf' | 'new_branch' | 'internal_node'; forgotten: string[] } {
	const path = pathOf(start, ids.slice(0, revsLimit), deleted);
	if (tree.length === 0) return { tree: [path], outcome: 'new_leaf', forgotten: [] };
	const merged = merge(tree, path, revsLimit);
	return { tree: merged.tree, outcome: merged.conflicts, forgotten: merged.stemmedRevs };
}

function pathOf(start: number, ids: readonly string[], deleted: boolean): RevPath {
	let node: RevNode | undefined;
	for (const id of ids) node = node ? [id, {}, [node]] : [id, deleted ? { deleted: true } : {}, []];
	if (node === undefined) throw new RangeError('an ancestry names at least one revision');
	return { pos: start - ids.length + 1, ids: node };
}

interface Visit {
	generation: number;
	node: RevNode;
	parent: Visit | undefined;
}

/** Every revision once, parents before children. Iterative: a tree may be a thousand revisions deep. */
function* visits(tree: RevTree): Generator<Visit> {
	const waiting: Visit[] = tree.map(({ pos, ids }) => ({
		generation: pos,
		node: ids,
		parent: undefined
	}));
	for (let visit = waiting.pop(); visit !== undefined; visit = waiting.pop()) {
		yield visit;
		for (const child of visit.node[2])
			waiting.push({ generation: visit.generation + 1, node: child, parent: visit });
	}
}

const revisionOf = ({ generation, node }: Visit): Revision => ({ generation, hash: node[0] });
const revOf = (visit: Visit): string => formatRev(revisionOf(visit));
const isLeaf = ({ node }: Visit): boolean => node[2].length === 0;

/** The leaves, the winner first, and then as they would follow one another if winners were taken away. */
export function leavesOf(tree: RevTree): Leaf[] {
	const leaves = new Map<string, Visit>();
	for (const visit of visits(tree)) if (isLeaf(visit)) leaves.set(revOf(visit), visit);
	return [...leaves.values()]
		.sort(winnerFirst)
		.map((visit) => ({ rev: revOf(visit), deleted: isDeleted(visit) }));
}

const isDeleted = ({ node }: Visit): boolean => node[1].deleted === true;

function winnerFirst(a: Visit, b: Visit): number {
	if (isDeleted(a) !== isDeleted(b)) return isDeleted(a) ? 1 : -1;
	if (a.generation !== b.generation) return b.generation - a.generation;
	return a.node[0] < b.node[0] ? 1 : -1;
}

function find(tree: RevTree, { generation, hash }: Revision): Visit | undefined {
	for (const visit of visits(tree))
		if (visit.generation === generation && visit.node[0] === hash) return visit;
	return undefined;
}

export const knows = (tree: RevTree, revision: Revision): boolean =>
	find(tree, revision) !== undefined;

/** A revision, leaf or not; undefined when it was never heard of. */
export function revisionIn(tree: RevTree, revision: Revision): Leaf | undefined {
	const found = find(tree, revision);
	return found && { rev: formatRev(revision), deleted: isDeleted(found) };
}

/** The revision with its ancestors, as `_revisions` names them. */
export function ancestryOf(tree: RevTree, revision: Revision): Ancestry | undefined {
	const found = find(tree, revision);
	if (found === undefined) return undefined;
	const ids: string[] = [];
	for (let at: Visit | undefined = found; at !== undefined; at = at.parent) ids.push(at.node[0]);
	return { start: revision.generation, ids };
}

/** The best of the leaves that grew out of a revision; the revision itself when it is a leaf. */
export function latestOf(tree: RevTree, revision: Revision): Leaf | undefined {
	const target = find(tree, revision);
	if (target === undefined) return undefined;
	const below = leavesOf([{ pos: target.generation, ids: target.node }]);
	return below[0];
}

/** What a pusher may use as parents of revisions we lack: our leaves of an earlier generation. */
export const possibleAncestors = (
	leaves: readonly Leaf[],
	missing: readonly Revision[]
): string[] => {
	const newest = Math.max(...missing.map(({ generation }) => generation));
	return leaves.map(({ rev }) => rev).filter((rev) => parseInt(rev, 10) < newest);
};
