import type { DocReading } from '../storage/doc-store';
import { knows, possibleAncestors } from './rev-tree';
import { parseRev, type Revision } from './revision';

export interface MissingRevisions {
	missing: string[];
	possible_ancestors?: string[];
}

/** Which of the offered revisions the server has not: those a device must send. */
export function revsDiff(
	offered: ReadonlyMap<string, readonly string[]>,
	known: readonly DocReading[]
): Record<string, MissingRevisions> {
	const answer: [string, MissingRevisions][] = [];
	for (const { id, doc } of known) {
		const revs = offered.get(id) ?? [];
		if (doc === undefined) {
			if (revs.length > 0) answer.push([id, { missing: [...revs] }]);
			continue;
		}
		const missing = revs.filter((rev) => {
			const revision = parseRev(rev);
			return revision === undefined || !knows(doc.tree, revision);
		});
		if (missing.length === 0) continue;
		const revisions = missing
			.map(parseRev)
			.filter((found): found is Revision => found !== undefined);
		const ancestors = possibleAncestors(doc.leaves, revisions);
		answer.push([
			id,
			ancestors.length > 0 ? { missing, possible_ancestors: ancestors } : { missing }
		]);
	}
	// Not an object literal: an id may be `__proto__`.
	return Object.fromEntries(answer);
}
