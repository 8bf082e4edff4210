import type { HouseholdRow } from '../household/household-row';
import type { Skill } from '../visit/skills';

/** Why a door is worth knocking on today: one of them a door, the strongest. */
export type Reason =
	/** For today; with an hour where one was agreed. */
	| { kind: 'promised'; time?: string }
	/** For a day that is over; nobody has called since. */
	| { kind: 'overdue'; on: string; time?: string }
	/**
	 * One they were helped with: a paper is asked for until that day, its answer was promised for that day and nothing was
	 * heard, or its result is there and they were not met since.
	 */
	| {
			kind: 'submission';
			of: 'supplement' | 'answer-due' | 'result';
			submission: string;
			on?: string;
	  }
	| { kind: 'never-visited' }
	/** Nobody was at home so far, at other hours than this. */
	| { kind: 'absent-before'; lastMs: number }
	/** Nobody was at home at this time of day: another hour promises more. */
	| { kind: 'absent-at-this-hour'; lastMs: number }
	/** Of whoever is nearest: what is seen to be lacking, and what nobody asked about. */
	| { kind: 'steps-left'; lacking: Skill[]; unasked: Skill[] }
	| { kind: 'refused-before'; lastMs: number }
	/** Noted as moved away, and back on the list since. */
	| { kind: 'moved-before'; lastMs: number }
	/** Somebody was met, and not asked all that there is to ask. */
	| { kind: 'not-asked'; lastMs: number };

/**
 * Where in the day a door belongs, the first of them first:
 *
 *   ahead               this person put it there
 *   due                 promised, and the time has come; or the day of a submission has
 *   mine                this person said they go there today
 *   on-the-way          in the order that was chosen
 *   less-hopeful        refused before, or empty at this time of day
 *   claimed-by-another  somebody else goes there today
 */
export const TURNS = [
	'ahead',
	'due',
	'mine',
	'on-the-way',
	'less-hopeful',
	'claimed-by-another'
] as const;
export type Turn = (typeof TURNS)[number];

export interface Door {
	row: HouseholdRow;
	reason: Reason;
	turn: Turn;
	/** Who else goes there today, by their sign-in names. */
	claimedBy: string[];
	/** This person's own claim for today, to take it back by. */
	myClaim?: string;
	/** From where the phone stands, where the doors are wanted by distance and this house has a known place. */
	metres?: number;
}

/** Why a house is not visited now although it is not covered. */
export type NotNow =
	/** This person left it for another day. */
	| { kind: 'put-off' }
	| { kind: 'visited-today' }
	| { kind: 'promised-later'; on: string; time?: string };

/**
 * Every household in scope that is not covered, and the covered ones that are promised a visit, each in one of the three.
 *
 * @property doors to be knocked on from now, the next one first
 * @property laterToday promised for an hour of today that has not come yet, the earliest first
 * @property isAnybodyKnown false where of every household that counts the people declined or are not known any more
 */
export interface Day {
	isAnybodyKnown: boolean;
	doors: Door[];
	laterToday: Door[];
	notNow: { row: HouseholdRow; because: NotNow }[];
}
