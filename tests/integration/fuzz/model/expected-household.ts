import { PURPOSES, type Purpose } from '../../../../src/lib/domain/entries/consent-entries';
import type { Entry, EntryOf } from '../../../../src/lib/domain/entries/entry';
import type { ExpectedClaim } from './claims';
import { lastWordOn, saysNo, wordOf, type Word } from './consents';
import { isUsed } from './joined';
import { inOrder, standingIn } from './standing';
import { expectedSubmissions, type ExpectedSubmission } from './submissions';

/**
 * What a household must look like, said a second time and in another way than the fold says it: not entry by entry, but
 * question by question, each answered by the last entry that speaks of it.
 */
export interface ExpectedHousehold {
	lane: string | null;
	houseHint: string | null;
	note: string | null;
	head: string;
	people: Record<string, ExpectedPerson>;
	/** Newest first. */
	visits: string[];
	isInScope: boolean;
	state: 'covered' | 'not-yet' | 'unknown' | 'out-of-scope';
	/** What was said last about each purpose that anything was said about. */
	consents: Partial<Record<Purpose, Word>>;
	/** Who says they go there, and when, in the order they said so. */
	claims: ExpectedClaim[];
	place: object | null;
	/** Where the visits were, newest first, of those that say so. */
	visitedAt: object[];
	submissions: Record<string, ExpectedSubmission>;
	/** What was asked for, in that order: how it was said to be over last, or `open`. */
	requests: string[];
}

export interface ExpectedPerson {
	name: string;
	callName: string | null;
	relation: string | null;
	phone: string | null;
	birthBand: number | null;
	livesHere: boolean;
	skills: Record<string, string>;
}

type Visit = EntryOf<'visit-recorded'>;
type Registration = EntryOf<'household-registered'>;
type Answer = NonNullable<NonNullable<Visit['met']>[number]['skills']['signs-in-alone']>;

/** What the model has no word for: of these it knows only that all devices must say the same. */
export const isModelled = (entries: readonly Entry[]): boolean =>
	entries.every((entry) => MODELLED.has(entry.type) && !('carried' in entry)) &&
	entries.filter(({ type }) => type === 'household-registered').length < 2;

const MODELLED: ReadonlySet<Entry['type']> = new Set([
	'household-registered',
	'household-corrected',
	'household-moved',
	'household-dissolved',
	'household-out-of-scope',
	'household-in-scope',
	'household-split',
	'household-refused',
	'member-added',
	'member-corrected',
	'member-left',
	'consent-given',
	'consent-refused',
	'consent-withdrawn',
	'visit-recorded',
	'door-claimed',
	'submission-started',
	'submission-corrected',
	'submission-repinned',
	'submission-prepared',
	'submission-step',
	'submission-blocked',
	'submission-planned',
	'submission-sent',
	'dossier-code-noted',
	'dossier-noted',
	'submission-closed',
	'request-noted',
	'request-closed',
	'entry-voided'
]);

export function expectedHousehold(entries: readonly Entry[]): ExpectedHousehold | undefined {
	const standing = standingIn(entries);
	const consents: ExpectedHousehold['consents'] = {};
	for (const purpose of PURPOSES) {
		const word = lastWordOn(purpose, standing);
		if (word !== undefined) consents[purpose] = word;
	}
	const isInScope = scopeOf(standing);
	const wantsNothing = saysNo(consents['coverage-record']);
	const registration = inOrder(entries).find(
		(entry): entry is Registration => entry.type === 'household-registered'
	);
	if (!registration) {
		if (!wantsNothing) return undefined;
		const lane = lastWord(standing, (entry) => ('lane' in entry ? entry.lane : undefined));
		return { ...nobody(isInScope), lane, consents };
	}
	if (!isUsed(registration, standing)) return undefined;
	if (wantsNothing) return { ...nobody(isInScope), consents };

	const told = [registration, ...standing.filter(({ _id }) => _id !== registration._id)];
	const visits = standing.filter((entry): entry is Visit => entry.type === 'visit-recorded');
	const people = peopleOf(registration, told, visits);
	if (saysNo(consents['phone-for-return-visit']))
		for (const person of Object.values(people)) person.phone = null;
	return {
		lane: lastWord(told, (entry) => ('lane' in entry ? entry.lane : undefined)),
		houseHint: lastWord(told, (entry) => placeWord(entry, 'houseHint')),
		note: lastWord(told, (entry) => placeWord(entry, 'note')),
		head:
			lastWord(told, (entry) => (entry.type === 'household-corrected' ? entry.head : undefined)) ??
			registration.personal.members[0]?.id ??
			'',
		people,
		visits: visits.map(({ _id }) => _id).reverse(),
		isInScope,
		state: isInScope ? stateOf(Object.values(people)) : 'out-of-scope',
		consents,
		claims: standing.flatMap((entry) =>
			entry.type === 'door-claimed' ? [{ by: entry.by, on: entry.on }] : []
		),
		place: placeOf(standing),
		visitedAt: saysNo(consents.location)
			? []
			: visits.flatMap(({ personal }) => personal?.place ?? []).reverse(),
		submissions: expectedSubmissions(standing),
		requests: requestsOf(standing)
	};
}

/** Nothing is known of it but that it is there. */
const nobody = (isInScope: boolean): Omit<ExpectedHousehold, 'consents'> => ({
	lane: null,
	houseHint: null,
	note: null,
	head: '',
	people: {},
	visits: [],
	isInScope,
	state: isInScope ? 'unknown' : 'out-of-scope',
	claims: [],
	place: null,
	visitedAt: [],
	submissions: {},
	requests: []
});

const requestsOf = (standing: readonly Entry[]): string[] =>
	standing
		.filter(({ type }) => type === 'request-noted')
		.map(
			({ _id }) =>
				lastWord(standing, (entry) =>
					entry.type === 'request-closed' && entry.request === _id ? entry.end : undefined
				) ?? 'open'
		);

/** Of the visits since the household last said no to it, and not before it said yes again. */
function placeOf(standing: readonly Entry[]): object | null {
	const lastNo = standing.findLastIndex((entry) => saysNo(wordOf(entry, 'location')));
	const since = standing.slice(lastNo + 1);
	const yes = since.findIndex((entry) => wordOf(entry, 'location') === 'given');
	if (lastNo >= 0 && yes < 0) return null;
	const agreed = lastNo >= 0 ? since.slice(yes) : since;
	return lastWord(agreed, (entry) =>
		entry.type === 'visit-recorded' ? entry.personal?.place : undefined
	);
}

/** The last entry that says anything, null among it: "there is none". */
function lastWord<T>(
	entries: readonly Entry[],
	word: (entry: Entry) => T | null | undefined
): T | null {
	for (const entry of [...entries].reverse()) {
		const said = word(entry);
		if (said !== undefined) return said;
	}
	return null;
}

function placeWord(entry: Entry, field: 'houseHint' | 'note'): string | null | undefined {
	if (entry.type === 'household-registered') return entry.personal[field];
	return entry.type === 'household-corrected' ? entry.personal?.[field] : undefined;
}

function peopleOf(
	registration: Registration,
	told: readonly Entry[],
	visits: readonly Visit[]
): Record<string, ExpectedPerson> {
	const first = new Map<string, object>(registration.personal.members.map((one) => [one.id, one]));
	for (const entry of told)
		if (entry.type === 'member-added' && !first.has(entry.memberId))
			first.set(entry.memberId, entry.personal);

	return Object.fromEntries(
		[...first].map(([id, details]) => {
			const field = <T>(name: string): T | null =>
				lastWord(told, (entry) =>
					entry.type === 'member-corrected' && entry.memberId === id
						? (entry.personal as Record<string, T | null | undefined>)[name]
						: undefined
				) ?? atFirst(told, { id, name, details });
			const left = told.some(
				(entry) =>
					(entry.type === 'member-left' && entry.memberId === id) ||
					(entry.type === 'household-split' && entry.memberIds.includes(id))
			);
			const person: ExpectedPerson = {
				name: field<string>('name') ?? '',
				callName: field<string>('callName'),
				relation: field<string>('relation'),
				phone: field<string>('phone'),
				birthBand: field<number>('birthBand'),
				livesHere: !left,
				skills: skillsOf(id, visits)
			};
			return [id, person];
		})
	);
}

/** As the person became known, unless a correction emptied the field. */
function atFirst<T>(
	told: readonly Entry[],
	{ id, name, details }: { id: string; name: string; details: object }
): T | null {
	const wasEmptied = told.some(
		(entry) => entry.type === 'member-corrected' && entry.memberId === id && name in entry.personal
	);
	return wasEmptied ? null : ((details as Record<string, T>)[name] ?? null);
}

/** What a citizen did alone stays, until somebody sees that they no longer can; help takes nothing away. */
function skillsOf(member: string, visits: readonly Visit[]): Record<string, string> {
	const answers = new Map<string, Answer[]>();
	for (const { met } of visits)
		for (const { memberId, skills } of met ?? [])
			if (memberId === member)
				for (const [skill, answer] of Object.entries(skills))
					if (answer.state !== 'not-asked')
						answers.set(skill, [...(answers.get(skill) ?? []), answer]);
	return Object.fromEntries(
		[...answers].map(([skill, given]) => {
			const withoutHelp = given.findLast((answer) => !isHelped(answer));
			const counts = withoutHelp && isAlone(withoutHelp) ? withoutHelp : given.at(-1);
			return [skill, counts ? inWords(counts) : ''];
		})
	);
}

const isAlone = (answer: Answer): boolean => answer.state === 'yes' && answer.doneBy === 'citizen';
const isHelped = (answer: Answer): boolean => answer.state === 'yes' && !isAlone(answer);

export function inWords(answer: Answer): string {
	if (answer.state === 'yes') return `yes, by ${answer.doneBy}`;
	return answer.state === 'not-possible' ? `not possible: ${answer.reason}` : answer.state;
}

/**
 * Whether it is counted here. What took it out last says what brings it back: a house that was found empty, to be met
 * there again; any other only somebody who says so.
 */
function scopeOf(standing: readonly Entry[]): boolean {
	let out: 'no' | 'empty' | 'for good' = 'no';
	for (const entry of standing)
		switch (entry.type) {
			case 'household-moved':
				out = entry.to === undefined ? 'empty' : 'for good';
				break;
			case 'household-dissolved':
				out = 'for good';
				break;
			case 'household-out-of-scope':
				out = MAY_COME_BACK.has(entry.reason) ? 'empty' : 'for good';
				break;
			case 'household-in-scope':
				out = 'no';
				break;
			case 'visit-recorded':
				if (entry.outcome === 'moved' && out === 'no') out = 'empty';
				if (entry.outcome === 'met' && out === 'empty') out = 'no';
				break;
		}
	return out === 'no';
}

const MAY_COME_BACK: ReadonlySet<string> = new Set(['empty-house', 'all-away']);

const NEEDED = ['activated-on-phone', 'signs-in-alone', 'has-submitted-or-looked-up'];

function stateOf(people: readonly ExpectedPerson[]): ExpectedHousehold['state'] {
	const here = people.filter(({ livesHere }) => livesHere);
	const answersOf = ({ skills }: ExpectedPerson) => NEEDED.map((skill) => skills[skill]);
	const alone = 'yes, by citizen';
	if (here.some((person) => answersOf(person).every((answer) => answer === alone)))
		return 'covered';
	const lacks = (person: ExpectedPerson) =>
		answersOf(person).some((answer) => answer !== undefined && answer !== alone);
	return here.some(lacks) ? 'not-yet' : 'unknown';
}
