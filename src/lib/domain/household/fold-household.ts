import { anonymisedBy, foldAnonymised } from '../consent/anonymised';
import { respectingConsents, isDeclined } from '../consent/declined';
import { saysDeclined } from '../consent/erasure';
import { withoutNumbersGivenUp } from '../consent/numbers-given-up';
import { isCapable } from '../coverage/coverage';
import type { Entry, EntryOf } from '../entries/entry';
import { parseEntryId } from '../ids';
import { CaseFile } from './case-file';
import { compareEntries, inClockOrder, standingOf, voidsByTarget, type Voids } from './entry-order';
import { compareReadings, linesOf } from './history-lines';
import {
	presentMembers,
	type HistoryLine,
	type Household,
	type Member,
	type Scope,
	type Visit
} from './household';
import { questionsIn } from './questions';
import { carry, see } from './seen-skills';
import { requestsIn, submissionsIn } from '../submission/submission';
import { nothingTold } from './nothing-told';
import { whoAndWhen } from './who-and-when';

/**
 * @property unreadEntries how many entries of a newer release were left out
 * @property takenIn what was recorded of households that were merged into this one (`merged-households.ts`)
 * @property sameAs members of those under the names they have here
 * @property ignored merges that do not hold: of two that go in a circle the earlier one
 * @property mergedInto where this household's own merge holds, whatever was recorded after it
 * @property saidAsOne all that was recorded, under whichever code, of the household it was merged into
 */
export interface FoldOptions {
	unreadEntries?: number;
	takenIn?: readonly TakenIn[];
	sameAs?: ReadonlyMap<string, string>;
	ignored?: ReadonlySet<string>;
	mergedInto?: string;
	saidAsOne?: readonly Entry[];
}

/** @property since the merge: what was said before it of place and scope was said of another house */
export interface TakenIn {
	id: string;
	entries: readonly Entry[];
	since: Entry;
}

/**
 * Folds the entries of one household into what we know of it. The same entries give the same household whatever their
 * order and however often one is repeated: they are sorted by clock reading, and by id where two phones share one.
 *
 * @returns undefined while the registration has not arrived, and after it was taken back before anyone else used it
 */
export function foldHousehold(
	entries: readonly Entry[],
	options: FoldOptions = {}
): Household | undefined {
	const { takenIn = [], ignored = NONE, mergedInto } = options;
	const { ordered, voids } = withVoids(entries);
	const anonymised = anonymisedBy(ordered);
	if (anonymised) return foldAnonymised(anonymised);
	const standing = standingOf(ordered, voids).filter((entry) => !ignored.has(entry._id));

	const registrations = ordered.filter((entry) => entry.type === 'household-registered');
	const registration = registrations.find((entry) => !voids.has(entry._id)) ?? registrations[0];
	if (!registration) return foldUnregistered(linesOf(ordered, voids), standing, options);

	const takenBack = voids.get(registration._id);
	const use = standing.find(
		({ by, type }) => by !== registration.by && !USES_NOTHING.some((one) => one === type)
	);
	if (takenBack && !use) return undefined;

	const others = takenIn.map((one) => withVoids(one.entries));
	const joined = others.flatMap(({ ordered, voids }) => standingOf(ordered, voids));
	const all = joined.length === 0 ? standing : inClockOrder([...standing, ...joined]);

	const said = options.saidAsOne ? standingOf(inClockOrder(options.saidAsOne)) : all;
	const asKept = withoutNumbersGivenUp(said);
	const kept = all.map(asKept);
	const household = start(asKept(registration), options);
	const folding: Folding = { household, options, cases: new CaseFile(household, all) };
	if (takenBack && use) folding.cases.voidedButUsed(registration, takenBack, use);
	// A phone that is days ahead adds somebody after they were met: what was seen of them counts all the same.
	for (const entry of kept) if (entry.type === 'member-added') apply(folding, entry);
	for (const entry of kept) {
		if (entry._id !== registration._id) apply(folding, entry);
		noteCapable(household, entry.at);
	}
	if (mergedInto !== undefined)
		household.scope = { state: 'out', reason: 'merged', into: mergedInto };
	household.needsReview = folding.cases.open();
	household.history = [{ ordered, voids }, ...others]
		.flatMap((each) => linesOf(each.ordered, each.voids))
		.sort((a, b) => compareReadings(b, a));
	household.questions = questionsIn(all, household.history);
	const memberId = (id: string) => idOf(folding, id);
	household.submissions = submissionsIn(all, memberId);
	household.requests = requestsIn(all, memberId);
	return respectingConsents(household);
}

/** Of a household that declined nothing else may be left, or nothing else was ever said. */
function foldUnregistered(
	lines: readonly HistoryLine[],
	standing: readonly Entry[],
	options: FoldOptions
): Household | undefined {
	const declined = standing.find(saysDeclined);
	if (!declined) return undefined;
	const household: Household = {
		...nothingTold(),
		id: subjectOf(declined),
		registered: { ...whoAndWhen(declined), source: 'refused' },
		history: [...lines].reverse(),
		unreadEntries: options.unreadEntries ?? 0
	};
	const folding: Folding = { household, options, cases: new CaseFile(household, standing) };
	for (const entry of standing) apply(folding, entry);
	// Consent that was given after all says nothing about anybody until a registration arrives.
	return isDeclined(household) ? respectingConsents(household) : undefined;
}

function withVoids(entries: readonly Entry[]): { ordered: Entry[]; voids: Voids } {
	const ordered = inClockOrder(entries);
	return { ordered, voids: voidsByTarget(ordered) };
}

interface Folding {
	household: Household;
	options: FoldOptions;
	cases: CaseFile;
}

const NONE: ReadonlySet<string> = new Set();

/** Saying that one will go there, or asking, uses nothing of what was recorded. */
const USES_NOTHING = ['door-claimed', 'question-asked', 'question-answered'] as const;

function start(entry: EntryOf<'household-registered'>, options: FoldOptions): Household {
	const members = entry.personal.members.map((member): Member => ({ ...member, skills: {} }));
	for (const { memberId, skills } of entry.carried ?? [])
		carry(
			members.find(({ id }) => id === memberId),
			skills
		);
	return {
		...nothingTold(),
		id: subjectOf(entry),
		registered: { ...whoAndWhen(entry), source: entry.source, ...given('from', entry.from) },
		...given('lane', entry.lane),
		...given('houseHint', entry.personal.houseHint),
		...given('note', entry.personal.note),
		...given('statedSize', entry.statedSize),
		...given('importKey', entry.importKey),
		listed: entry.listed ?? {},
		members,
		headId: members[0]?.id ?? '',
		tookIn: (options.takenIn ?? []).map(({ id }) => id),
		unreadEntries: options.unreadEntries ?? 0
	};
}

function apply(folding: Folding, entry: Entry): void {
	const { household, cases } = folding;
	const isOfAnotherHouse = saidBeforeMerge(folding, entry);
	switch (entry.type) {
		case 'household-corrected':
			if (isOfAnotherHouse) return;
			correctPlace(folding, entry);
			return;
		case 'household-moved':
			if (isOfAnotherHouse) return;
			household.scope = {
				state: 'out',
				reason: 'moved',
				...(entry.to === undefined ? {} : { to: entry.to, move: entry._id })
			};
			cases.wentOut(entry);
			return;
		case 'household-merged':
			if (subjectOf(entry) !== household.id) return;
			household.scope = { state: 'out', reason: 'merged', into: entry.into };
			return;
		case 'household-took-in':
			if (!household.tookIn.includes(entry.household) || isOfAnotherHouse) return;
			correctPlace(folding, entry);
			correctNames(memberOf(folding, household.headId), entry.personal);
			return;
		case 'household-dissolved':
			if (isOfAnotherHouse) return;
			household.scope = { state: 'out', reason: 'dissolved' };
			cases.wentOut(entry);
			return;
		case 'household-out-of-scope':
			if (isOfAnotherHouse) return;
			household.scope = { state: 'out', reason: 'not-counted', why: entry.reason };
			cases.wentOut(entry);
			return;
		case 'household-in-scope':
			if (isOfAnotherHouse || household.scope.state === 'in') return;
			if (household.scope.reason === 'merged') return;
			household.scope = { state: 'in' };
			cases.cameBack();
			return;
		case 'household-split':
			for (const id of entry.memberIds) leave(folding, id, 'moved', entry);
			return;
		case 'member-added': {
			const { memberId, personal } = entry;
			if (!memberOf(folding, memberId))
				household.members.push({ id: idOf(folding, memberId), ...personal, skills: {} });
			return;
		}
		case 'member-corrected':
			correctMember(memberOf(folding, entry.memberId), entry);
			return;
		case 'member-left':
			leave(folding, entry.memberId, entry.reason, entry);
			return;
		case 'consent-given':
		case 'consent-refused':
		case 'consent-withdrawn': {
			const state = entry.type.slice('consent-'.length) as 'given' | 'refused' | 'withdrawn';
			household.consents[entry.purpose] = { state, ...whoAndWhen(entry) };
			if (entry.purpose === 'location' && state !== 'given') delete household.place;
			return;
		}
		case 'household-refused':
			household.consents['coverage-record'] = { state: 'refused', ...whoAndWhen(entry) };
			if (household.registered.source === 'refused') correct(household, 'lane', entry.lane);
			return;
		case 'door-claimed':
			household.claims.push({ entryId: entry._id, by: entry.by, on: entry.on });
			return;
		case 'visit-recorded':
			applyVisit(folding, entry, isOfAnotherHouse);
			return;
		case 'household-registered':
			alsoRegistered(folding, entry);
			return;
		case 'case-settled':
			cases.settle(entry);
			return;
		case 'entry-voided':
		case 'household-anonymised':
		case 'question-asked':
		case 'question-answered':
		case 'submission-started':
		case 'submission-corrected':
		case 'submission-repinned':
		case 'submission-prepared':
		case 'submission-step':
		case 'submission-blocked':
		case 'submission-planned':
		case 'submission-sent':
		case 'dossier-code-noted':
		case 'dossier-noted':
		case 'submission-closed':
		case 'request-noted':
		case 'request-closed':
			return;
	}
}

/** Of a household that was merged in: its own place and scope are not those of the one that took it in. */
function saidBeforeMerge({ household, options: { takenIn } }: Folding, entry: Entry): boolean {
	if (!takenIn || takenIn.length === 0) return false;
	const subject = subjectOf(entry);
	if (subject === household.id) return false;
	const since = takenIn.find(({ id }) => id === subject)?.since;
	return since !== undefined && compareEntries(entry, since) < 0;
}

/** What either record may know of a person; how they are related depends on whose head is meant. */
const TOLD_OF_ANYONE = ['callName', 'birthBand', 'phone'] as const;

/** Registered a second time, by two who took in the same arrivals, or in a household that was merged into this one. */
function alsoRegistered(folding: Folding, entry: EntryOf<'household-registered'>): void {
	const { household } = folding;
	household.listed = { ...entry.listed, ...household.listed };
	for (const { id, ...details } of entry.personal.members) {
		const known = memberOf(folding, id);
		if (!known) household.members.push({ id: idOf(folding, id), ...details, skills: {} });
		else
			for (const key of TOLD_OF_ANYONE)
				if (known[key] === undefined) correct(known, key, details[key]);
		if (known && entry.source === 'split-off' && known.left === 'moved') {
			// Those who were split off from here are back with it.
			delete known.left;
			folding.cases.memberBack(known.id);
		}
	}
	for (const { memberId, skills } of entry.carried ?? [])
		carry(memberOf(folding, memberId), skills);
}

function leave(
	folding: Folding,
	memberId: string,
	reason: NonNullable<Member['left']>,
	entry: Entry
): void {
	const member = memberOf(folding, memberId);
	if (!member) return;
	member.left = reason;
	folding.cases.memberLeft(member, entry);
}

function applyVisit(
	folding: Folding,
	entry: EntryOf<'visit-recorded'>,
	isOfAnotherHouse: boolean
): void {
	const { household, cases } = folding;
	const visit: Visit = {
		...whoAndWhen(entry),
		outcome: entry.outcome,
		met: (entry.met ?? []).map((one) => ({ ...one, memberId: idOf(folding, one.memberId) })),
		...given('startedAt', entry.startedAt),
		...given('taught', entry.taught),
		...given('place', entry.personal?.place),
		...given('comeBack', entry.comeBack),
		...given('nextStep', entry.nextStep),
		...given('note', entry.personal?.note)
	};
	household.visits.unshift(visit);
	if (!isOfAnotherHouse) {
		const agreed = household.consents.location?.state;
		if (visit.place && (agreed === undefined || agreed === 'given')) household.place = visit.place;
		const before = household.scope;
		household.scope = scopeAfterVisit(before, entry.outcome);
		if (entry.outcome === 'met') cases.met(entry, visit.met);
		else if (before.state === 'in' && household.scope.state === 'out') cases.wentOut(entry);
	}
	for (const { memberId, skills } of visit.met) {
		const member = memberOf(folding, memberId);
		if (!member) continue;
		see(member, skills, whoAndWhen(entry));
	}
}

function noteCapable(household: Household, at: string): void {
	if (!presentMembers(household).some(isCapable)) delete household.capableSince;
	else household.capableSince ??= at;
}

/** A visit that finds the house empty for good takes it out of scope; meeting someone there brings it back. */
function scopeAfterVisit(scope: Scope, outcome: Visit['outcome']): Scope {
	if (outcome === 'moved' && scope.state === 'in') return { state: 'out', reason: 'moved' };
	if (outcome === 'met' && wasEmpty(scope)) return { state: 'in' };
	return scope;
}

const wasEmpty = (scope: Scope): boolean =>
	scope.state === 'out' &&
	((scope.reason === 'moved' && scope.to === undefined) ||
		(scope.reason === 'not-counted' && (scope.why === 'empty-house' || scope.why === 'all-away')));

function correctPlace(
	folding: Folding,
	{ head, lane, personal }: EntryOf<'household-corrected'> | EntryOf<'household-took-in'>
): void {
	const { household } = folding;
	if (head !== undefined) household.headId = idOf(folding, head);
	correct(household, 'lane', lane);
	correct(household, 'houseHint', personal?.houseHint);
	correct(household, 'note', personal?.note);
}

function correctNames(
	member: Member | undefined,
	names: { name?: string | undefined; callName?: string | undefined } | undefined
): void {
	if (!member) return;
	if (names?.name !== undefined) member.name = names.name;
	correct(member, 'callName', names?.callName);
}

function correctMember(member: Member | undefined, entry: EntryOf<'member-corrected'>): void {
	if (!member) return;
	if (entry.personal.name !== undefined) member.name = entry.personal.name;
	correct(member, 'callName', entry.personal.callName);
	correct(member, 'relation', entry.personal.relation);
	correct(member, 'birthBand', entry.personal.birthBand);
	correct(member, 'phone', entry.personal.phone);
}

/** undefined leaves a field as it is, null empties it. */
function correct<T extends object, K extends keyof T>(
	target: T,
	key: K,
	value: T[K] | null | undefined
): void {
	if (value === undefined) return;
	if (value === null) delete target[key];
	else target[key] = value;
}

const memberOf = (folding: Folding, id: string): Member | undefined => {
	const known = idOf(folding, id);
	return folding.household.members.find((member) => member.id === known);
};

/** The name a person has here, who was another's member before the two were merged. */
function idOf({ options: { sameAs } }: Folding, id: string): string {
	let known = id;
	// No longer than there are names, should they go in a circle.
	for (let left = sameAs?.size ?? 0; left > 0; left--) known = sameAs?.get(known) ?? known;
	return known;
}

function subjectOf(entry: Entry): string {
	const id = parseEntryId(entry._id);
	if (!id) throw new RangeError(`not an entry id: ${entry._id}`);
	return id.subject;
}

/** An absent field stays absent, as exactOptionalPropertyTypes asks. */
const given = <K extends string, V>(key: K, value: V | undefined) =>
	(value === undefined ? {} : { [key]: value }) as { [P in K]?: V };
