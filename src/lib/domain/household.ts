import type { EntryOf, EntryType } from './entries/entry';
import type { ListedAnswers } from './entries/household-entries';
import type { Purpose } from './entries/consent-entries';
import type { MetMember, Outcome } from './entries/visit-entries';
import type { SkillAnswer, Skill } from './skills';

/** What we know of a household: the fold of its entries (`fold-household.ts`). */
export interface Household {
	id: string;
	registered: WhoAndWhen & { source: EntryOf<'household-registered'>['source'] };
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
	consents: Partial<Record<Purpose, { state: 'given' | 'refused' | 'withdrawn' } & WhoAndWhen>>;
	/** Every entry, newest first, voided ones too. */
	history: HistoryLine[];
	/** What the fold cannot settle and a person must decide. */
	needsReview: ReviewReason[];
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
	comeBack?: { on: string; time?: string | undefined };
	nextStep?: EntryOf<'visit-recorded'>['nextStep'];
	note?: string;
}

export type Scope =
	| { state: 'in' }
	| { state: 'out'; reason: 'moved'; to?: string }
	| { state: 'out'; reason: 'merged'; into: string }
	| { state: 'out'; reason: 'dissolved' };

export interface HistoryLine extends WhoAndWhen {
	type: EntryType;
	voided?: WhoAndWhen & { reason: EntryOf<'entry-voided'>['reason'] };
}

export type ReviewReason =
	/** Someone met people here after someone else had recorded that they moved away. */
	| { kind: 'met-after-moved'; visit: string; moved: string }
	/** The registration was taken back, yet another person has recorded something here. */
	| { kind: 'registration-voided-but-used' };

export const presentMembers = (household: Household): Member[] =>
	household.members.filter((member) => member.left === undefined);

export const headOf = (household: Household): Member => {
	const head =
		household.members.find((member) => member.id === household.headId) ?? household.members[0];
	if (!head) throw new Error(`household ${household.id} has no member`);
	return head;
};
