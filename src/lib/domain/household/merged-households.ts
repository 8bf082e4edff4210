import { anonymisedBy } from '../consent/anonymised';
import { isDeclined, respectingConsents } from '../consent/declined';
import { decliningEntry } from '../consent/erasure';
import type { Entry } from '../entries/entry';
import { sideOf } from './case-file';
import { claimedMerges, type HouseholdMerged } from './claimed-merges';
import { compareEntries, inClockOrder, standingOf } from './entry-order';
import { foldHousehold, type TakenIn } from './fold-household';
import type { Household, ReviewCase } from './household';

/** What a ledger has of one household. @property unread how many entries are of a newer release */
export interface History {
	entries: readonly Entry[];
	unread: number;
}

/**
 * The households these entries point to: the one they were merged into, those they took in, and the one that declined
 * where a household consents again. Both sides of a merge point to each other, so whoever folds one finds the others by
 * their ids and looks through no village. Merges that were taken back point too: the taking back has to reach both.
 */
export function linksOf(entries: readonly Entry[]): string[] {
	const links: string[] = [];
	for (const entry of entries) {
		if (entry.type === 'household-merged') links.push(entry.into);
		else if (entry.type === 'household-took-in') links.push(entry.household);
		const before = declinedBefore(entry);
		if (before !== undefined) links.push(before);
	}
	return links;
}

/**
 * Folds households, each alone, or together with those that were merged into it. They must be closed under `linksOf`. What
 * its people do not consent to is left out of a record that was merged away too, under whichever code they said so.
 */
export function foldHouseholds(histories: ReadonlyMap<string, History>): Map<string, Household> {
	const folded = new Map<string, Household>();
	const linked = new Map<string, History>();
	for (const [id, history] of histories) {
		// Of one whose time is over the number stands, and those it was merged with have numbers of their own.
		const isLinked = linksOf(history.entries).length > 0 && !anonymisedBy(history.entries);
		if (isLinked) linked.set(id, history);
		else keep(folded, id, foldHousehold(history.entries, { unreadEntries: history.unread }));
	}
	if (linked.size > 0) foldLinked(linked, folded);
	return folded;
}

/**
 * A merge `from → into`, as far as it holds.
 *
 * @property isJoined whether the other side says so too: only then are the two histories one
 */
interface Merge {
	entry: HouseholdMerged;
	from: string;
	into: string;
	isJoined: boolean;
}

function foldLinked(linked: ReadonlyMap<string, History>, folded: Map<string, Household>): void {
	const { merges, ignored, disputes } = holdingMerges(linked);
	const groups = new Map<string, { takenIn: TakenIn[]; sameAs: Map<string, string> }>();
	for (const merge of merges.values()) {
		if (!merge.isJoined) continue;
		const { root, since } = rootOf(merge, merges);
		const group = groups.get(root) ?? { takenIn: [], sameAs: new Map<string, string>() };
		groups.set(root, group);
		const entries = linked.get(merge.from)?.entries ?? [];
		group.takenIn.push({ id: merge.from, entries, since });
		for (const { from, into } of merge.entry.sameMembers ?? []) group.sameAs.set(from, into);
	}

	const saidAsOne = (root: string): readonly Entry[] =>
		[root, ...(groups.get(root)?.takenIn ?? []).map(({ id }) => id)].flatMap(
			(id) => linked.get(id)?.entries ?? []
		);

	for (const [id, { entries, unread }] of linked) {
		const merge = merges.get(id);
		const { takenIn = [], sameAs } = groups.get(id) ?? {};
		const root = merge?.isJoined ? rootOf(merge, merges).root : undefined;
		const unreadEntries = takenIn.reduce(
			(sum, one) => sum + (linked.get(one.id)?.unread ?? 0),
			unread
		);
		// One that counts under another code with a history of its own is still one with what was merged into it before.
		const household = foldHousehold(entries, {
			unreadEntries,
			ignored,
			...(sameAs ? { sameAs } : {}),
			...(merge ? { mergedInto: merge.into } : {}),
			...(root === undefined ? {} : { saidAsOne: saidAsOne(root) }),
			takenIn: takenIn.sort((a, b) => (a.id < b.id ? -1 : 1))
		});
		keep(folded, id, household && withDispute(household, disputes.get(id)));
	}
	for (const [id, merge] of merges) {
		const remains = merge.isJoined && folded.get(rootOf(merge, merges).root);
		const household = folded.get(id);
		if (remains && household) folded.set(id, respectingConsents(household, remains.consents));
	}
}

function withDispute(household: Household, dispute: ReviewCase | undefined): Household {
	if (!dispute || isDeclined(household)) return household;
	return { ...household, needsReview: [...household.needsReview, dispute] };
}

/**
 * Of each household the latest merge that was not taken back or decided against, without those that lead in a circle or
 * to nowhere; and the cases of those that were merged into two different houses.
 */
function holdingMerges(linked: ReadonlyMap<string, History>) {
	const claims = new Map<string, Merge[]>();
	for (const [from, { entries }] of linked) {
		const standing = standingOf(inClockOrder(entries));
		const hasDeclined = decliningEntry(standing) !== undefined;
		const claimed = claimedMerges(standing)
			.map((entry) => mergeOf(linked, from, entry))
			.filter((merge) => !leadsNowhere(linked, merge, hasDeclined));
		claims.set(from, claimed);
	}
	const merges = holding(claims);
	for (let found = circles(merges); found.length > 0; found = circles(merges)) {
		for (const circle of found) {
			// Both wrote that it is one house; as everywhere the later reading holds.
			const earliest = circle.reduce((a, b) => (compareEntries(a.entry, b.entry) < 0 ? a : b));
			const others = claims.get(earliest.from)?.filter((one) => one !== earliest) ?? [];
			claims.set(earliest.from, others);
			const next = others.at(-1);
			if (next) merges.set(earliest.from, next);
			else merges.delete(earliest.from);
		}
	}
	const ignored = new Set<string>();
	for (const [from, { entries }] of linked)
		if (!merges.has(from))
			for (const { type, _id } of entries) if (type === 'household-merged') ignored.add(_id);
	return { merges, ignored, disputes: disputesIn(claims, merges) };
}

function holding(claims: ReadonlyMap<string, readonly Merge[]>): Map<string, Merge> {
	const merges = new Map<string, Merge>();
	for (const [from, claimed] of claims) {
		const last = claimed.at(-1);
		if (last) merges.set(from, last);
	}
	return merges;
}

/** Said to be the same house as two that are not the same: the later word holds until somebody decides. */
function disputesIn(
	claims: ReadonlyMap<string, readonly Merge[]>,
	merges: ReadonlyMap<string, Merge>
): Map<string, ReviewCase> {
	const disputes = new Map<string, ReviewCase>();
	for (const [from, claimed] of claims) {
		if (claimed.length < 2) continue;
		const latest = new Map<string, Merge>();
		for (const merge of claimed) {
			const { root } = rootOf(merge, merges, { joinedOnly: false });
			latest.delete(root);
			latest.set(root, merge);
		}
		const [first, second] = [...latest.values()].slice(-2);
		if (!first || !second) continue;
		disputes.set(from, {
			kind: 'merged-into-two',
			entry: second.entry._id,
			sides: [sideOf(first.entry), sideOf(second.entry)]
		});
	}
	return disputes;
}

function mergeOf(
	linked: ReadonlyMap<string, History>,
	from: string,
	entry: HouseholdMerged
): Merge {
	return { entry, from, into: entry.into, isJoined: tookIn(linked.get(entry.into), from) };
}

/**
 * A household that declined is counted by itself, unless the other side says that it is this one: what it was merged
 * into may have been erased with it, or taken back since. An entry that leads back decides, so that whoever folds the one finds the other.
 */
function leadsNowhere(
	linked: ReadonlyMap<string, History>,
	{ from, into, isJoined }: Merge,
	hasDeclined: boolean
): boolean {
	if (into === from) return true;
	const entries = linked.get(into)?.entries ?? [];
	if (isJoined) return !isThere(entries);
	const isInItsPlace = entries.some((entry) => declinedBefore(entry) === from) && isThere(entries);
	return hasDeclined && !isInItsPlace;
}

/** The code under which a household that consents again had declined. */
export const declinedBefore = (entry: Entry): string | undefined =>
	entry.type === 'household-registered' && entry.source === 'door' && typeof entry.from === 'string'
		? entry.from
		: undefined;

const tookIn = (history: History | undefined, household: string): boolean =>
	history?.entries.some(
		(entry) => entry.type === 'household-took-in' && entry.household === household
	) ?? false;

const isThere = (entries: readonly Entry[]): boolean => foldHousehold(entries) !== undefined;

/** Each household merges into one at most, so that a circle is walked by following it. */
function circles(merges: ReadonlyMap<string, Merge>): Merge[][] {
	const found: Merge[][] = [];
	const walked = new Set<string>();
	for (const start of merges.keys()) {
		const path: Merge[] = [];
		for (let at = merges.get(start); at && !walked.has(at.from); at = merges.get(at.into)) {
			walked.add(at.from);
			path.push(at);
		}
		const last = path.at(-1);
		const begins = path.findIndex(({ from }) => from === last?.into);
		if (begins >= 0) found.push(path.slice(begins));
	}
	return found;
}

function rootOf(
	merge: Merge,
	merges: ReadonlyMap<string, Merge>,
	{ joinedOnly = true } = {}
): { root: string; since: Entry } {
	let since: Entry = merge.entry;
	let root = merge.into;
	for (let next = merges.get(root); next; next = merges.get(root)) {
		if (joinedOnly && !next.isJoined) break;
		root = next.into;
		if (compareEntries(since, next.entry) < 0) since = next.entry;
	}
	return { root, since };
}

function keep(folded: Map<string, Household>, id: string, household: Household | undefined): void {
	if (household) folded.set(id, household);
}
