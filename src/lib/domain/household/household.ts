import type { EntryOf, EntryType } from '../entries/entry';
import type { AnyDecision, CaseKind } from '../entries/case-entries';
import type { ListedAnswers } from '../entries/household-entries';
import type { Purpose } from '../entries/consent-entries';
import type { MetMember, Outcome, Place } from '../entries/visit-entries';
import type { SkillAnswer, Skill } from '../visit/skills';
import type { Request, Submission } from '../submission/submission';
import type { Question } from './questions';

/** What we know of a household: the fold of its entries (`fold-household.ts`). */
export interface Household {
	id: string;
	/** `refused`: nothing was ever registered of it; `anonymised`: nothing of that is left. */
	registered: WhoAndWhen & {
		source: EntryOf<'household-registered'>['source'] | 'refused' | 'anonymised';
		from?: EntryOf<'household-registered'>['from'];
	};
	/** The time it was kept for is over: this is all that is left of it. */
	anonymised?: Pick<EntryOf<'household-anonymised'>, 'coverage' | 'visited'> & { on: string };
	lane?: string;
	houseHint?: string;
	note?: string;
	statedSize?: number;
	/** What an old list said; hearsay, covers nobody. */
	listed: ListedAnswers;
	importKey?: string;
	/** In the order they became known; those who left stay, marked. */
	members: Member[];
	headId: string;
	scope: Scope;
	/** Newest first; voided visits are in `history` only. */
	visits: Visit[];
	/** Where the house stands: of the latest visit that says so, while the household agrees to its location being kept. */
	place?: Place;
	/** What was asked of those who wrote something down here, the oldest first. */
	questions: Question[];
	/** What its people are helped with, the oldest first; and what they asked for. */
	submissions: Submission[];
	requests: Request[];
	/** Who said they go there and on what day, in the order they said so; those of other days are over. */
	claims: Claim[];
	/** The clock reading of the entry since which somebody who lives here is seen to be capable. */
	capableSince?: string;
	consents: Partial<Record<Purpose, { state: 'given' | 'refused' | 'withdrawn' } & WhoAndWhen>>;
	/** Every entry, newest first, voided ones too. */
	history: HistoryLine[];
	/** What the fold cannot settle and a person must decide. */
	needsReview: ReviewCase[];
	/** The households that were merged into this one; their visits and history are among these. */
	tookIn: string[];
	/** Entries written by a newer release, kept unread. */
	unreadEntries: number;
}

export interface WhoAndWhen {
	entryId: string;
	at: string;
	by: string;
	device: string;
	deviceTime: string;
}

export interface Member {
	id: string;
	name: string;
	callName?: string | undefined;
	relation?: string | undefined;
	birthBand?: number | undefined;
	phone?: string | undefined;
	left?: EntryOf<'member-left'>['reason'];
	skills: Partial<Record<Skill, SeenSkill>>;
}

/** The answer that counts today and the visit it comes from. */
export type SeenSkill = SkillAnswer & { seen: WhoAndWhen };

export interface Visit extends WhoAndWhen {
	outcome: Outcome;
	met: MetMember[];
	/** When the door was knocked on, by the device's clock; `deviceTime` is when it was written down. */
	startedAt?: string;
	/** What was practised together, whatever came of it. */
	taught?: Skill[];
	comeBack?: { on: string; time?: string | undefined };
	nextStep?: EntryOf<'visit-recorded'>['nextStep'];
	note?: string;
	/** Where the phone stood, unless the household's people do not want that kept. */
	place?: Place;
}

/** @property on the day it is for, `yyyy-mm-dd` */
export interface Claim {
	entryId: string;
	by: string;
	on: string;
}

export type Scope =
	| { state: 'in' }
	| { state: 'out'; reason: 'moved'; to?: string; move?: string }
	| { state: 'out'; reason: 'merged'; into: string }
	| { state: 'out'; reason: 'dissolved' }
	| {
			state: 'out';
			reason: 'not-counted';
			why: EntryOf<'household-out-of-scope'>['reason'];
	  };

export interface HistoryLine extends WhoAndWhen {
	type: EntryType;
	voided?: WhoAndWhen & { reason: EntryOf<'entry-voided'>['reason'] };
	/** The other household of a split, a merge or a move: for each side the one beyond. */
	other?: string;
	/** What was decided, of a settled case. */
	decision?: AnyDecision;
	/** Which of several changes of one kind it was; absent where its type says all there is to say. */
	told?: LineTold;
}

/** What can be corrected, of a household or of somebody who lives there. */
export type Corrected =
	'head' | 'lane' | 'houseHint' | 'note' | 'name' | 'callName' | 'relation' | 'birthBand' | 'phone';

/**
 * Without a name of anybody: people are known by their ids.
 *
 * @property memberId who joined, left, answered, or is the head from now on
 */
export interface LineTold {
	memberId?: string;
	corrected?: Corrected[];
	left?: EntryOf<'member-left'>['reason'];
	notCounted?: EntryOf<'household-out-of-scope' | 'household-dissolved'>['reason'];
	outcome?: Outcome;
	purpose?: EntryOf<'consent-given'>['purpose'];
	how?: EntryOf<'consent-given'>['how'];
}

/** What is decided by a word about the case, and what by changing the one household or the other. */
export type WaitingKind = CaseKind | 'in-two-villages';

/** What two people wrote down and cannot both hold, the earlier first. */
export interface ReviewCase {
	kind: CaseKind;
	/** The entry that raised it; with the kind, the case's name on every device. */
	entry: string;
	/** The person of the household it is about, where it is about one. */
	memberId?: string;
	sides: [CaseSide, CaseSide];
}

/** @property outcome of a visit  @property into of a merge, the household it was merged into */
export interface CaseSide extends WhoAndWhen {
	type: EntryType;
	outcome?: Outcome;
	into?: string;
}

export const presentMembers = (household: Household): Member[] =>
	household.members.filter((member) => member.left === undefined);

/** In the place of the head where a household declined, or its time is over: nobody has a name there. */
const NOBODY: Member = { id: '', name: '', skills: {} };

/** Whom the house is named after: its head, and where that one died or left, whoever is first of those who stay. */
export const headOf = (household: Household): Member => {
	const head = household.members.find((member) => member.id === household.headId);
	if (head && head.left === undefined) return head;
	return presentMembers(household)[0] ?? head ?? household.members[0] ?? NOBODY;
};
