import { anonymisedBy } from '../../../src/lib/domain/consent/anonymised';
import { staysAfterErasure } from '../../../src/lib/domain/consent/erasure';
import { keptUntil, type Keeping } from '../../../src/lib/domain/consent/retention';
import type { Entry } from '../../../src/lib/domain/entries/entry';
import { linksOf } from '../../../src/lib/domain/household/merged-households';

/** Each household's entries, by its id. */
export type Histories = ReadonlyMap<string, readonly Entry[]>;

/**
 * A household, or several that were merged: they can only be told together, and so end together.
 *
 * @property untilMs when they are erased; undefined where nothing gave them an end
 */
export interface KeptHouseholds {
	histories: Histories;
	untilMs: number | undefined;
}

/** The households of a village of which something is left that names or locates somebody. */
export function keptHouseholds(village: Histories, keeping: Keeping): KeptHouseholds[] {
	return groupsOf(village).flatMap((ids) => {
		const histories = new Map(ids.map((id) => [id, village.get(id) ?? []]));
		const entries = [...histories.values()].flat();
		if (!entries.some(saysWhoOrWhere)) return [];
		// Its number was written down and the rest is still here: an erasure that was cut off.
		const isBegun = anonymisedBy(entries) !== undefined;
		return { histories, untilMs: isBegun ? 0 : keptUntil(entries, keeping) };
	});
}

/** A lane stands beside the refusal of those of whom nothing else was ever said. */
export const saysWhoOrWhere = (entry: Entry): boolean =>
	!staysAfterErasure(entry) || (entry.type === 'household-refused' && entry.lane !== undefined);

/** Households that merges tie together, each with all of its ties. */
function groupsOf(village: Histories): string[][] {
	const tied = new Map<string, Set<string>>();
	for (const [id, entries] of village)
		for (const other of linksOf(entries)) {
			if (!village.has(other)) continue;
			for (const [from, to] of [
				[id, other],
				[other, id]
			] as const)
				tied.set(from, (tied.get(from) ?? new Set()).add(to));
		}
	const seen = new Set<string>();
	const groups: string[][] = [];
	for (const id of village.keys()) {
		if (seen.has(id)) continue;
		const group: string[] = [];
		const open = [id];
		for (let next = open.pop(); next !== undefined; next = open.pop()) {
			if (seen.has(next)) continue;
			seen.add(next);
			group.push(next);
			open.push(...(tied.get(next) ?? []));
		}
		groups.push(group);
	}
	return groups;
}
