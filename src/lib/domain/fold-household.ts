import type { Entry, EntryOf } from './entries/entry';
import type { Household, HistoryLine, Member, Scope, Visit, WhoAndWhen } from './household';
import { parseEntryId } from './ids';
import { isAlone, SKILLS, type SkillAnswer } from './skills';

/**
 * Folds the entries of one household into what we know of it. The same entries give the same household whatever their
 * order and however often one is repeated: they are sorted by clock reading, and by id where two phones share one.
 *
 * @param unreadEntries how many entries of a newer release were left out
 * @returns undefined while the registration has not arrived, and after it was taken back before anyone else used it
 */
export function foldHousehold(
	entries: readonly Entry[],
	{ unreadEntries = 0 }: { unreadEntries?: number } = {}
): Household | undefined {
	const ordered = inClockOrder(entries);
	const voids = voidsByTarget(ordered);
	const standing = ordered.filter(
		(entry) => !voids.has(entry._id) && entry.type !== 'entry-voided'
	);

	const registrations = ordered.filter((entry) => entry.type === 'household-registered');
	const registration = registrations.find((entry) => !voids.has(entry._id)) ?? registrations[0];
	if (!registration) return undefined;

	const takenBack = voids.has(registration._id);
	const usedByOthers = standing.some((entry) => entry.by !== registration.by);
	if (takenBack && !usedByOthers) return undefined;

	const household = start(registration, unreadEntries);
	if (takenBack) household.needsReview.push({ kind: 'registration-voided-but-used' });
	for (const entry of standing) apply(household, entry);
	household.history = ordered
		.filter((entry) => entry.type !== 'entry-voided')
		.map((entry) => historyLine(entry, voids.get(entry._id)))
		.reverse();
	return household;
}

function inClockOrder(entries: readonly Entry[]): Entry[] {
	const once = new Map(entries.map((entry) => [entry._id, entry]));
	return [...once.values()].sort((a, b) => compare(a.at, b.at) || compare(a._id, b._id));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Only the author of an entry, or an officer, takes it out; the server checks who claims to be one. */
function voidsByTarget(ordered: readonly Entry[]): Map<string, EntryOf<'entry-voided'>> {
	const authors = new Map(ordered.map((entry) => [entry._id, entry.by]));
	const voids = new Map<string, EntryOf<'entry-voided'>>();
	for (const entry of ordered) {
		if (entry.type !== 'entry-voided' || voids.has(entry.target)) continue;
		if (entry.byOfficer || authors.get(entry.target) === entry.by) voids.set(entry.target, entry);
	}
	return voids;
}

function start(entry: EntryOf<'household-registered'>, unreadEntries: number): Household {
	const members = entry.personal.members.map((member): Member => ({ ...member, skills: {} }));
	return {
		id: subjectOf(entry),
		registered: { ...whoAndWhen(entry), source: entry.source },
		...given('lane', entry.lane),
		...given('houseHint', entry.personal.houseHint),
		...given('note', entry.personal.note),
		...given('statedSize', entry.statedSize),
		...given('importKey', entry.importKey),
		listed: entry.listed ?? {},
		members,
		headId: members[0]?.id ?? '',
		scope: { state: 'in' },
		visits: [],
		consents: {},
		history: [],
		needsReview: [],
		unreadEntries
	};
}

function apply(household: Household, entry: Entry): void {
	switch (entry.type) {
		case 'household-corrected':
			if (entry.head !== undefined) household.headId = entry.head;
			correct(household, 'lane', entry.lane);
			correct(household, 'houseHint', entry.personal?.houseHint);
			correct(household, 'note', entry.personal?.note);
			return;
		case 'household-moved':
			household.scope = { state: 'out', reason: 'moved', ...given('to', entry.to) };
			return;
		case 'household-merged':
			household.scope = { state: 'out', reason: 'merged', into: entry.into };
			return;
		case 'household-dissolved':
			household.scope = { state: 'out', reason: 'dissolved' };
			return;
		case 'household-split':
			for (const member of household.members)
				if (entry.memberIds.includes(member.id)) member.left = 'moved';
			return;
		case 'member-added':
			if (!memberOf(household, entry.memberId))
				household.members.push({ id: entry.memberId, ...entry.personal, skills: {} });
			return;
		case 'member-corrected':
			correctMember(memberOf(household, entry.memberId), entry);
			return;
		case 'member-left': {
			const member = memberOf(household, entry.memberId);
			if (member) member.left = entry.reason;
			return;
		}
		case 'consent-given':
		case 'consent-refused':
		case 'consent-withdrawn': {
			const state = entry.type.slice('consent-'.length) as 'given' | 'refused' | 'withdrawn';
			household.consents[entry.purpose] = { state, ...whoAndWhen(entry) };
			return;
		}
		case 'visit-recorded':
			applyVisit(household, entry);
			return;
		case 'household-registered':
		case 'entry-voided':
			return;
	}
}

function applyVisit(household: Household, entry: EntryOf<'visit-recorded'>): void {
	const visit: Visit = {
		...whoAndWhen(entry),
		outcome: entry.outcome,
		met: entry.met ?? [],
		...given('comeBack', entry.comeBack),
		...given('nextStep', entry.nextStep),
		...given('note', entry.personal?.note)
	};
	const moved = movedBefore(household);
	if (entry.outcome === 'met' && moved && moved.by !== entry.by)
		household.needsReview.push({ kind: 'met-after-moved', visit: entry._id, moved: moved.entryId });

	household.visits.unshift(visit);
	household.scope = scopeAfterVisit(household.scope, entry.outcome);
	for (const { memberId, skills } of visit.met) {
		const member = memberOf(household, memberId);
		if (!member) continue;
		for (const skill of SKILLS) {
			const answer = skills[skill];
			if (answer && countsOver(answer, member.skills[skill]))
				member.skills[skill] = { ...answer, seen: whoAndWhen(entry) };
		}
	}
}

/**
 * The later answer counts, but not asking takes nothing away, and neither does helping someone who was already seen to
 * do it alone.
 */
function countsOver(answer: SkillAnswer, earlier: SkillAnswer | undefined): boolean {
	if (answer.state === 'not-asked') return false;
	return !(isAlone(earlier) && answer.state === 'yes' && !isAlone(answer));
}

/** A visit that finds the house empty for good takes it out of scope; meeting someone there brings it back. */
function scopeAfterVisit(scope: Scope, outcome: Visit['outcome']): Scope {
	if (outcome === 'moved' && scope.state === 'in') return { state: 'out', reason: 'moved' };
	if (outcome === 'met' && scope.state === 'out' && scope.reason === 'moved' && !scope.to)
		return { state: 'in' };
	return scope;
}

function movedBefore(household: Household): Visit | undefined {
	const last = household.visits[0];
	return last?.outcome === 'moved' ? last : undefined;
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

const memberOf = (household: Household, id: string): Member | undefined =>
	household.members.find((member) => member.id === id);

function subjectOf(entry: Entry): string {
	const id = parseEntryId(entry._id);
	if (!id) throw new RangeError(`not an entry id: ${entry._id}`);
	return id.subject;
}

const whoAndWhen = ({ _id, at, by, device, deviceTime }: Entry): WhoAndWhen => ({
	entryId: _id,
	at,
	by,
	device,
	deviceTime
});

function historyLine(entry: Entry, voidedBy: EntryOf<'entry-voided'> | undefined): HistoryLine {
	const line: HistoryLine = { ...whoAndWhen(entry), type: entry.type };
	if (voidedBy) line.voided = { ...whoAndWhen(voidedBy), reason: voidedBy.reason };
	return line;
}

/** An absent field stays absent, as exactOptionalPropertyTypes asks. */
const given = <K extends string, V>(key: K, value: V | undefined) =>
	(value === undefined ? {} : { [key]: value }) as { [P in K]?: V };
