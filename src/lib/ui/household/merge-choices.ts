import {
	headOf,
	presentMembers,
	type Household,
	type HistoryLine,
	type Member
} from '$lib/domain/household/household';
import type { MergeInput } from '$lib/domain/household/household-life';
import { foldText } from '$lib/domain/text/fold-text';

/** What the two records say differently and a person chooses between. */
export const MERGE_FIELDS = ['head', 'houseHint', 'lane'] as const;
export type MergeField = (typeof MERGE_FIELDS)[number];
export type Side = 'into' | 'from';

/** Which of the two remains: the one more is known of, the older where both know as much. */
export function remainingOf(a: Household, b: Household): { into: Household; from: Household } {
	const more = b.history.length - a.history.length;
	if (more !== 0) return more > 0 ? { into: b, from: a } : { into: a, from: b };
	return firstAt(b.history) < firstAt(a.history) ? { into: b, from: a } : { into: a, from: b };
}

const firstAt = (history: readonly HistoryLine[]): string =>
	history.at(-1)?.entryId.slice(37) ?? '';

export const fieldOf = (household: Household, field: MergeField): string | undefined =>
	field === 'head' ? headOf(household).name : household[field];

/** Only what differs is asked; where one says nothing, the other's word is taken. */
export function differing(into: Household, from: Household): MergeField[] {
	return MERGE_FIELDS.filter((field) => {
		const [one, other] = [fieldOf(into, field), fieldOf(from, field)];
		return one !== undefined && other !== undefined && one !== other;
	});
}

/** Of two ways to spell the same, the one with its marks is begun with; of two different things, the one that remains. */
export function suggestedSide(into: Household, from: Household, field: MergeField): Side {
	const [one, other] = [fieldOf(into, field) ?? '', fieldOf(from, field) ?? ''];
	const isSame = foldText(one) === foldText(other);
	return isSame && marksIn(other) > marksIn(one) ? 'from' : 'into';
}

const marksIn = (text: string): number => text.normalize('NFD').replace(/[^\p{M}đĐ]/gu, '').length;

/** Who of the one record is whom of the other, by a name that reads the same: each at most once. */
export function samePeople(into: Household, from: Household): Record<string, string> {
	const pairs: Record<string, string> = {};
	const taken = new Set<string>();
	for (const member of presentMembers(from)) {
		const twin = presentMembers(into).find(
			({ id, name }) => !taken.has(id) && foldText(name) === foldText(member.name)
		);
		if (!twin) continue;
		taken.add(twin.id);
		pairs[member.id] = twin.id;
	}
	return pairs;
}

/** @param chosen of each field that differs, whose word is taken; as suggested where nobody chose */
export function mergeInput(
	into: Household,
	from: Household,
	chosen: Partial<Record<MergeField, Side>>,
	same: Record<string, string>
): MergeInput {
	const takes = (field: MergeField) =>
		fieldOf(from, field) !== undefined &&
		fieldOf(into, field) !== fieldOf(from, field) &&
		(fieldOf(into, field) === undefined ||
			(chosen[field] ?? suggestedSide(into, from, field)) === 'from');
	const [mine, theirs] = [headOf(into), headOf(from)];
	const isJoined = same[theirs.id] === mine.id;
	const head = takes('head') ? theirs : mine;
	const note = [into.note, from.note].filter((text) => text !== undefined).join('\n');
	return {
		sameMembers: Object.entries(same).map(([one, other]) => ({ from: one, into: other })),
		...(takes('head') ? { headId: same[head.id] ?? head.id } : {}),
		// One person with two spellings: the record that remains has to be told which one holds.
		...(isJoined && mine.name !== theirs.name
			? { name: head.name, ...(head.callName ? { callName: head.callName } : {}) }
			: {}),
		...(takes('houseHint') ? { houseHint: from.houseHint } : {}),
		...(takes('lane') ? { lane: from.lane } : {}),
		...(from.note !== undefined && from.note !== into.note && note.length <= NOTE_MAX
			? { note }
			: {})
	};
}

const NOTE_MAX = 1000;

export const namesOf = (members: readonly Member[]): string =>
	members.map(({ name }) => name).join(', ');
