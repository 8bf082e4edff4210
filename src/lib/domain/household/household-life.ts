import { MERGE_DECISIONS, type AnyDecision, type CaseName } from '../entries/case-entries';
import type { EntryOf } from '../entries/entry';
import type { EntryStamp } from '../entries/envelope';
import type { Carried, CarriedSkills } from '../entries/household-entries';
import { presentMembers, type Household, type Member } from './household';
import { parseEntryId } from '../ids';
import { err, ok, type Result } from '../result';
import { SKILLS } from '../visit/skills';

/** What becomes of a household: it moves, splits, is two records of one house, is no longer counted, is counted again. */

export type LifeError =
	/** Its records are part of another household's now. */
	| { kind: 'merged' }
	| { kind: 'nobody-named' }
	| { kind: 'nobody-left' }
	/** All of them: then the household moves, it does not split. */
	| { kind: 'everybody' }
	| { kind: 'unknown-member'; memberId: string }
	| { kind: 'same-household' }
	/** Households of two villages are kept apart; one of them moves. */
	| { kind: 'another-village' }
	| { kind: 'not-arrived' }
	| { kind: 'already-there' };

export function moveHousehold(
	household: Household,
	to: string | undefined,
	stamp: EntryStamp
): Result<EntryOf<'household-moved'>, LifeError> {
	if (isMerged(household)) return err({ kind: 'merged' });
	// Nobody would arrive anywhere: such a house is empty, or no household any more.
	if (presentMembers(household).length === 0) return err({ kind: 'nobody-left' });
	return ok({ ...stamp, type: 'household-moved', ...(to === undefined ? {} : { to }) });
}

/**
 * The same household in the village it moved to: its people under the names they have, with what they were seen to do.
 * Where the old house stood says nothing here.
 */
export function registerArrival(
	source: Household,
	village: string,
	stamp: EntryStamp
): Result<EntryOf<'household-registered'>, LifeError> {
	const members = presentMembers(source);
	if (members.length === 0) return err({ kind: 'nobody-named' });
	return ok({
		...stamp,
		v: 2,
		type: 'household-registered',
		source: 'moved-in',
		from: { village, household: source.id },
		...carriedBy(members),
		personal: { members: headFirst(members, source.headId).map(details) }
	});
}

export interface SplitInput {
	/** Who goes; the first of them is the head of the new household. */
	memberIds: readonly string[];
	lane?: string | undefined;
	houseHint?: string | undefined;
}

/** Some of them live on their own from now on: they leave here and are registered there in one act. */
export function splitHousehold(
	household: Household,
	{ memberIds, lane, houseHint }: SplitInput,
	[here, there]: readonly [EntryStamp, EntryStamp]
): Result<[EntryOf<'household-split'>, EntryOf<'household-registered'>], LifeError> {
	if (isMerged(household)) return err({ kind: 'merged' });
	const present = presentMembers(household);
	const [first] = memberIds;
	if (first === undefined) return err({ kind: 'nobody-named' });
	const leaving: Member[] = [];
	for (const memberId of new Set(memberIds)) {
		const member = present.find(({ id }) => id === memberId);
		if (!member) return err({ kind: 'unknown-member', memberId });
		leaving.push(member);
	}
	if (leaving.length === present.length) return err({ kind: 'everybody' });

	const carried = carriedBy(leaving);
	return ok([
		{
			...here,
			type: 'household-split',
			newHousehold: parseEntryId(there._id)?.subject ?? '',
			memberIds: leaving.map(({ id }) => id)
		},
		{
			...there,
			...('carried' in carried ? { v: 2 } : {}),
			type: 'household-registered',
			source: 'split-off',
			from: household.id,
			...(lane === undefined ? {} : { lane }),
			...carried,
			personal: {
				members: leaving.map(details),
				...(houseHint === undefined ? {} : { houseHint })
			}
		}
	]);
}

export interface MergeInput {
	sameMembers: readonly { from: string; into: string }[];
	/** What was chosen of the two; what is not named stays as the household that remains has it. */
	headId?: string | undefined;
	/** How the head is called, where the two spell it differently. */
	name?: string | undefined;
	callName?: string | undefined;
	lane?: string | undefined;
	houseHint?: string | undefined;
	note?: string | undefined;
}

/** Two records of one house become one; both histories stay. */
export function mergeHouseholds(
	{ into, from }: { into: Household; from: Household },
	{ sameMembers, headId, name, callName, lane, houseHint, note }: MergeInput,
	[ofFrom, ofInto]: readonly [EntryStamp, EntryStamp]
): Result<[EntryOf<'household-merged'>, EntryOf<'household-took-in'>], LifeError> {
	if (into.id === from.id) return err({ kind: 'same-household' });
	if (isMerged(into) || isMerged(from)) return err({ kind: 'merged' });
	const pairs = sameMembers.filter((pair) => pair.from !== pair.into);
	for (const pair of pairs)
		for (const [household, memberId] of [
			[from, pair.from],
			[into, pair.into]
		] as const)
			if (!household.members.some(({ id }) => id === memberId))
				return err({ kind: 'unknown-member', memberId });

	const personal = {
		...(name === undefined ? {} : { name }),
		...(callName === undefined ? {} : { callName }),
		...(houseHint === undefined ? {} : { houseHint }),
		...(note === undefined ? {} : { note })
	};
	return ok([
		{
			...ofFrom,
			...(pairs.length > 0 ? { v: 2 } : {}),
			type: 'household-merged',
			into: into.id,
			...(pairs.length > 0 ? { sameMembers: pairs.map((pair) => ({ ...pair })) } : {})
		},
		{
			...ofInto,
			v: 2,
			type: 'household-took-in',
			household: from.id,
			...(headId === undefined ? {} : { head: headId }),
			...(lane === undefined ? {} : { lane }),
			...(Object.keys(personal).length > 0 ? { personal } : {})
		}
	]);
}

/** @property why as the screens ask it: gone for good, or still there and not counted */
export type OutInput =
	| { as: 'dissolved'; reason: EntryOf<'household-dissolved'>['reason'] }
	| { as: 'not-counted'; reason: EntryOf<'household-out-of-scope'>['reason'] };

export function takeOutOfScope(
	household: Household,
	out: OutInput,
	stamp: EntryStamp
): Result<EntryOf<'household-dissolved' | 'household-out-of-scope'>, LifeError> {
	if (isMerged(household)) return err({ kind: 'merged' });
	return out.as === 'dissolved'
		? ok({ ...stamp, type: 'household-dissolved', reason: out.reason })
		: ok({ ...stamp, v: 2, type: 'household-out-of-scope', reason: out.reason });
}

export function bringBack(
	household: Household,
	stamp: EntryStamp
): Result<EntryOf<'household-in-scope'>, LifeError> {
	if (isMerged(household)) return err({ kind: 'merged' });
	if (household.scope.state === 'in') return err({ kind: 'already-there' });
	return ok({ ...stamp, v: 2, type: 'household-in-scope' });
}

export type SettleError =
	| { kind: 'no-such-case' }
	/** Only one of the two who wrote it, or an officer. */
	| { kind: 'not-concerned' }
	/** It decides another kind of case, or names a household nobody spoke of. */
	| { kind: 'no-such-decision' };

/** @property into of `same-house`: which of the two it is */
export interface Decided {
	decision: AnyDecision;
	into?: string | undefined;
}

export function settleCase(
	household: Household,
	{ kind, entry }: CaseName,
	{ decision, into }: Decided,
	stamp: EntryStamp,
	{ isOfficer }: { isOfficer: boolean }
): Result<EntryOf<'case-settled'>, SettleError> {
	const isConcerned = concernedIn(household, { kind, entry }).includes(stamp.by);
	if (!isKnown(household, { kind, entry })) return err({ kind: 'no-such-case' });
	if (!answers(household, { kind, entry }, { decision, into }))
		return err({ kind: 'no-such-decision' });
	if (!isConcerned && !isOfficer) return err({ kind: 'not-concerned' });
	return ok({
		...stamp,
		v: 2,
		type: 'case-settled',
		case: { kind, entry },
		decision,
		...(into === undefined ? {} : { into }),
		...(isConcerned ? {} : { byOfficer: true as const })
	});
}

function answers(
	household: Household,
	{ kind, entry }: CaseName,
	{ decision, into }: Decided
): boolean {
	const isOfMerge = MERGE_DECISIONS.some((one) => one === decision);
	if (isOfMerge !== (kind === 'merged-into-two')) return false;
	if (decision !== 'same-house') return into === undefined;
	return household.needsReview.some(
		(one) =>
			one.kind === kind && one.entry === entry && one.sides.some((side) => side.into === into)
	);
}

/** Whose word counts beside an officer's. */
export function concernedIn(household: Household, { kind, entry }: CaseName): string[] {
	if (kind === 'moved-not-there')
		return household.history.filter(({ entryId }) => entryId === entry).map(({ by }) => by);
	return household.needsReview
		.filter((one) => one.kind === kind && one.entry === entry)
		.flatMap(({ sides }) => sides.map(({ by }) => by));
}

function isKnown({ scope, needsReview }: Household, { kind, entry }: CaseName): boolean {
	if (kind === 'moved-not-there')
		return scope.state === 'out' && scope.reason === 'moved' && scope.move === entry;
	return needsReview.some((one) => one.kind === kind && one.entry === entry);
}

const isMerged = ({ scope }: Household): boolean =>
	scope.state === 'out' && scope.reason === 'merged';

const headFirst = (members: readonly Member[], headId: string): Member[] =>
	members.toSorted((a, b) => Number(b.id === headId) - Number(a.id === headId));

function details({ id, name, callName, relation, birthBand, phone }: Member) {
	return {
		id,
		name,
		...(callName === undefined ? {} : { callName }),
		...(relation === undefined ? {} : { relation }),
		...(birthBand === undefined ? {} : { birthBand }),
		...(phone === undefined ? {} : { phone })
	};
}

/** What each was seen to do, with where that was seen. */
function carriedBy(members: readonly Member[]): { carried?: Carried[] } {
	const carried = members.flatMap(({ id, skills }) => {
		const seen: CarriedSkills = {};
		for (const skill of SKILLS) {
			const known = skills[skill];
			if (!known) continue;
			const { seen: where, ...answer } = known;
			const { entryId: visit, by, deviceTime } = where;
			seen[skill] = { answer, visit, by, deviceTime };
		}
		return Object.keys(seen).length > 0 ? [{ memberId: id, skills: seen }] : [];
	});
	return carried.length > 0 ? { carried } : {};
}
