import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	ancestryOf,
	graft,
	knows,
	latestOf,
	leavesOf,
	noRevisions,
	possibleAncestors,
	REVS_LIMIT,
	type RevTree
} from '../../../../sync-server/src/protocol/rev-tree';
import { parseRev, type Revision } from '../../../../sync-server/src/protocol/revision';

/** `['3-c', '2-b', '1-a']`: a revision and its ancestors, the newest first. `!` marks a deletion. */
function grown(...paths: string[][]): RevTree {
	let tree = noRevisions;
	for (const path of paths) {
		const deleted = path[0]?.startsWith('!') === true;
		const revs = path.map((text) => rev(text.replace('!', '')));
		const start = revs[0]?.generation ?? 0;
		tree = graft(tree, { start, ids: revs.map(({ hash }) => hash) }, deleted).tree;
	}
	return tree;
}

function rev(text: string): Revision {
	const found = parseRev(text);
	if (found === undefined) throw new Error(`not a revision: ${text}`);
	return found;
}

const revsOf = (tree: RevTree): string[] => leavesOf(tree).map((leaf) => leaf.rev);

describe('the winner', () => {
	test.each([
		{ of: 'one line', tree: grown(['2-b', '1-a']), leaves: ['2-b'] },
		{ of: 'a line that grew', tree: grown(['1-a'], ['2-b', '1-a']), leaves: ['2-b'] },
		{
			of: 'a longer and a shorter branch',
			tree: grown(['2-z', '1-a'], ['3-c', '2-b', '1-a']),
			leaves: ['3-c', '2-z']
		},
		{ of: 'equal branches', tree: grown(['2-c', '1-a'], ['2-b', '1-a']), leaves: ['2-c', '2-b'] },
		{
			of: 'a deleted longer branch',
			tree: grown(['!3-c', '2-b', '1-a'], ['2-z', '1-a']),
			leaves: ['2-z', '3-c']
		},
		{
			of: 'branches that are all deleted',
			tree: grown(['!3-c', '2-b', '1-a'], ['!2-z', '1-a']),
			leaves: ['3-c', '2-z']
		},
		{ of: 'two documents of one id', tree: grown(['1-a'], ['1-b']), leaves: ['1-b', '1-a'] }
	])('of $of', ({ tree, leaves }) => {
		expect(revsOf(tree)).toEqual(leaves);
	});
});

test('a revision’s past is told as far as it is known', () => {
	const tree = grown(['3-c', '2-b'], ['4-x', '3-w', '2-b']);
	expect(ancestryOf(tree, rev('4-x'))).toEqual({ start: 4, ids: ['x', 'w', 'b'] });
	expect(ancestryOf(tree, rev('2-b'))).toEqual({ start: 2, ids: ['b'] });
	expect(ancestryOf(tree, rev('2-x'))).toBeUndefined();
});

test('the latest of a revision is the best that grew from it, not from its siblings', () => {
	const tree = grown(
		['3-c', '2-b', '1-a'],
		['5-z', '4-y', '3-x', '2-w', '1-a'],
		['3-d', '2-b', '1-a']
	);
	expect(latestOf(tree, rev('2-b'))).toEqual({ rev: '3-d', deleted: false });
	expect(latestOf(tree, rev('1-a'))).toEqual({ rev: '5-z', deleted: false });
	expect(latestOf(tree, rev('3-c'))).toEqual({ rev: '3-c', deleted: false });
	expect(latestOf(tree, rev('9-q'))).toBeUndefined();
});

test('what a pusher may build on is older than what it offers', () => {
	const leaves = leavesOf(grown(['2-b', '1-a'], ['4-y', '3-x', '2-w', '1-a']));
	expect(possibleAncestors(leaves, [rev('3-c')])).toEqual(['2-b']);
	expect(possibleAncestors(leaves, [])).toEqual([]);
});

test('a document edited thousands of times keeps its newest thousand revisions, and can be stored', () => {
	const ids = Array.from({ length: 5000 }, (_, n) => `h${5000 - n}`);
	let tree = graft(noRevisions, { start: 5000, ids }, false).tree;
	tree = JSON.parse(JSON.stringify(tree)) as RevTree;
	tree = graft(tree, { start: 5001, ids: ['h5001', ...ids] }, false).tree;
	expect(ancestryOf(tree, rev('5001-h5001'))?.ids).toHaveLength(REVS_LIMIT);
	expect(knows(tree, rev('4002-h4002'))).toBe(true);
	expect(knows(tree, rev('4001-h4001'))).toBe(false);
});

/** A random history: each revision grows from an earlier one, or begins the document anew. */
const histories = fc
	.array(fc.record({ parent: fc.nat(), isRoot: fc.boolean(), deleted: fc.boolean() }), {
		minLength: 1,
		maxLength: 14
	})
	.map((steps) => {
		const made: { path: string[]; deleted: boolean }[] = [];
		for (const [index, { parent, isRoot, deleted }] of steps.entries()) {
			const from = isRoot ? undefined : made[parent % (index || 1)];
			const past = from?.path ?? [];
			made.push({ path: [`${past.length + 1}-h${index}`, ...past], deleted });
		}
		return made;
	});

const inSomeOrder = histories.chain((history) =>
	fc.record({
		history: fc.constant(history),
		order: fc.shuffledSubarray([...history, ...history], { minLength: history.length })
	})
);

test('the winner is the same whatever order the revisions arrive in, and however often', () => {
	fc.assert(
		fc.property(inSomeOrder, ({ history, order }) => {
			const push = (tree: RevTree, { path, deleted }: (typeof history)[number]) => {
				const revisions = path.map(rev);
				const first = revisions[0];
				if (first === undefined || knows(tree, first)) return tree;
				const ids = revisions.map(({ hash }) => hash);
				return graft(tree, { start: first.generation, ids }, deleted).tree;
			};
			const all = new Set(order.map((item) => history.indexOf(item)));
			const missing = history.filter((_, index) => !all.has(index));
			const straight = history.reduce(push, noRevisions);
			const shuffled = [...order, ...missing].reduce(push, noRevisions);
			expect(revsOf(shuffled)).toEqual(revsOf(straight));
		})
	);
});
