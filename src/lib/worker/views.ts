import type { RequestRow, SubmissionRow } from '$lib/domain/submission/submission-row';
import type { ErasureToCome } from '$lib/domain/access/access';
import type { Titles } from '$lib/domain/access/colleagues';
import type { Role } from '$lib/domain/access/roles';
import type { Coverage } from '$lib/domain/coverage/coverage';
import type { Tally } from '$lib/domain/coverage/tally';
import type { VillageNumbers } from '$lib/domain/coverage/village-numbers';
import type { Entry, EntryType } from '$lib/domain/entries/entry';
import type { Household, WaitingKind } from '$lib/domain/household/household';
import type { Question } from '$lib/domain/household/questions';
import type { DuplicateMatch } from '$lib/domain/duplicates/match-household';
import type { HouseholdFilter } from '$lib/domain/household/household-filter';
import type { HouseholdRow, OpenQuestion } from '$lib/domain/household/household-row';
import type { ImportChoices } from '$lib/domain/import/import-choices';
import type { VisitSignal } from '$lib/domain/quality/visit-signals';
import type { Receipt } from '$lib/domain/receipt';
import type { DayNumbers } from '$lib/domain/today/day-numbers';
import type { Day } from '$lib/domain/today/door';
import type { WalkOrder } from '$lib/domain/today/order';
import type { DataCap, DataCapState } from '$lib/sync/data-cap';

/** What queries answer with and commands hand over: plain data, as the screens show it. */

export interface SessionView {
	person: { name: string; title: string; role: Role };
	villages: VillageView[];
	/** Villages of the commune that this person may not open: households move there too. */
	elsewhere: { id: string; title: string }[];
	/** What people call each other, by sign-in name: those whose records this person reads, and who left. */
	colleagues: Titles;
	/** The village the screens show; undefined until one is chosen. */
	village?: VillageView;
	takenAway: TakenAwayView[];
	/** False when the server no longer accepts this device's token: work goes on, sending waits for a sign-in. */
	tokenAccepted: boolean;
	/** What to add to this device's clock to have the commune's time, as last learnt. */
	clockOffsetMs: number;
}

/** No longer this person's, and here until what is theirs in it is with the commune. */
export interface TakenAwayView {
	id: string;
	/** None where this device never heard it. */
	title?: string;
	/** The commune takes nothing more from here; what waits is kept. */
	isOver: boolean;
	/** Until when it takes what waits. */
	untilMs?: number;
	/** Entries the commune has not taken yet, and those it refused. */
	waiting: number;
	refused: number;
	begun: BegunForm[];
}

/** A form that was begun and not saved. @property name of the household, as far as it is known */
export type BegunForm =
	| {
			form: 'visit' | 'household-edit' | 'household-split' | 'member-new';
			householdId: string;
			name: string;
	  }
	| { form: 'member-edit'; householdId: string; memberId: string; name: string }
	| { form: 'household-new'; village: string; name: string };

export interface VillageView {
	id: string;
	title: string;
	/** What its commune is called, where somebody has said it. */
	communeTitle?: string;
	/** What its households add up to; the figures of the campaign that is on are made of it with the day. */
	tally: Tally;
	campaignStarts: string[];
	/** Newest entry known here, from anyone; milliseconds. */
	newestEntryMs?: number;
	/** Whether this village has been received to the end at least once. */
	complete: boolean;
	/** Of how many households all but the number is erased soon, and on what day. */
	erasure?: ErasureToCome;
	/** For looking: nothing is recorded here by this person. */
	readOnly: boolean;
}

/** @property atMs when the commune said so, by this device's clock */
export interface CountsView {
	atMs: number;
	villages: VillageNumbers[];
}

/**
 * What the rules of quality say of the last days' visits: to volunteers of their own and at once, to officers of
 * everybody's and a day later, when those have had the time to look themselves.
 */
/** @property villages those that have been looked through, in the order they were asked for; the others follow */
export interface LookBackView {
	days: number;
	villages: { village: string; people: LookedBackAt[] }[];
}

/** The visits of one person in a village. */
export interface LookedBackAt {
	by: string;
	visits: number;
	signals: (VisitSignal & {
		fromMs: number;
		untilMs: number;
		households: { id: string; name: string }[];
		/** The latest of these visits, to ask its author about. */
		latest?: { householdId: string; entryId: string };
		/** What was asked about any of them, with the answers; the oldest first. */
		questions: Question[];
	})[];
}

export interface HouseholdListView {
	rows: HouseholdRow[];
	/** How many match, of which `rows` are the first. */
	matching: number;
	counts: Record<HouseholdFilter, number>;
}

/** @property count how many doors there are, of which `doors` are the first */
export interface TodayView extends Day {
	count: number;
	order: WalkOrder;
	numbers: DayNumbers;
}

export interface HouseholdView {
	household: Household;
	village: string;
	coverage: Coverage;
	/** Of this device's own entries; one that is not listed has been received. */
	receipts: Record<string, { receipt: Receipt; reason?: string }>;
}

/** @property entries the oldest first, taken-back ones too */
export interface HouseholdRecords {
	village: string;
	household: Household;
	entries: Entry[];
}

/** @property elsewhere what its village is called, where that is another one */
export interface DuplicateView {
	row: HouseholdRow;
	match: DuplicateMatch;
	elsewhere?: string;
}

/** @property isElsewhere the commune says it may be known in a village this person cannot read */
export interface DuplicatesView {
	likely: DuplicateView[];
	isElsewhere: boolean;
}

export type SyncPhase =
	| 'idle'
	| 'sending'
	| 'receiving'
	/** No answer from the commune; tried again by itself at `nextTryMs`. */
	| 'unreachable'
	/** The token is no longer accepted; records are safe and wait. */
	| 'sign-in-needed';

export interface SyncView {
	phase: SyncPhase;
	/** Entries the server has not confirmed yet, without the refused. */
	waiting: number;
	/**
	 * The ledgers themselves were asked since the application was opened. Before that `waiting` may lack what was saved by a
	 * tab that ended before its receipt was written: it is no ground yet to say that nothing waits.
	 */
	counted: boolean;
	waitingBytes: number;
	waitingKinds: { visits: number; households: number; others: number };
	sending?: { done: number; total: number };
	receiving?: {
		village: string;
		done: number;
		total: number;
		/** What there is to come in all, where the server said so beforehand. */
		pack?: { bytes: number; households: number };
	};
	refused: RefusedEntry[];
	/** When the server last confirmed everything this device had. */
	allReceivedMs?: number;
	lastTriedMs?: number;
	nextTryMs?: number;
	/** Bytes sent and received since the first of this month, as far as the device can tell. */
	usedThisMonthBytes: number;
	/** What sync may use in a month by itself, in megabytes; undefined for as much as there is. */
	dataCap?: DataCap;
	/** Reached: it sends when told to, and not by itself. */
	dataCapState: DataCapState;
	/** Villages this person is no longer let into although records wait here. */
	closedVillages: string[];
}

export interface RefusedEntry {
	entryId: string;
	type: EntryType;
	village: string;
	householdId: string;
	householdName: string;
	reason: string;
	/** What a person typed in it, each by where it stands, to be mended. */
	texts: { path: string; text: string }[];
}

export interface StorageView {
	/** Whether the browser promised not to clear this device's data by itself. */
	persisted: boolean;
	usedBytes?: number;
	freeBytes?: number;
	/** Whether unsent records are also kept in a file outside the database. */
	secondCopy: boolean;
}

/** Something that happened to the device's data and that its owner must be told; stays until dismissed. */
export type Notice =
	| { id: string; kind: 'recovered-from-second-copy'; entries: number }
	| { id: string; kind: 'unsent-of-others'; person: string; entries: number }
	/** They withdrew their consent; what was recorded about them is gone, here as at the commune. */
	| { id: string; kind: 'household-erased'; households: number }
	/** Their author took the withdrawal back when the commune had carried it out. */
	| { id: string; kind: 'taken-back-too-late'; householdId: string }
	/** The time is over for which the people of a village were told that they are kept. */
	| { id: string; kind: 'keeping-ended'; title: string }
	/** Registered here, and perhaps known in a village this person cannot read. */
	| { id: string; kind: 'possibly-known'; householdId: string; name: string }
	/** No longer this person's: all was handed in, and its data has left this device, `dropped` forms with it. */
	| { id: string; kind: 'village-taken-away'; title: string; dropped?: number }
	| { id: string; kind: 'storage-full' }
	| { id: string; kind: 'storage-unavailable' };

/** How many households of a list are durable by now. */
export interface ImportProgress {
	done: number;
	total: number;
}

export interface ImportArgs {
	village: string;
	choices: ImportChoices;
}

export interface ImportDone {
	added: number;
	alreadyThere: number;
	left: number;
	rejected: number;
}

/** The worker lost the file, with a crash or a reload: it must be chosen again, a browser cannot keep it. */
export type FileClosed = { kind: 'file-closed' };

/**
 * Something two people wrote down that cannot both hold, a move without an arrival, or one whose household counts at
 * both its ends.
 *
 * @property entry what raised it; of one that counts in two villages the household it was before it moved
 * @property sinceMs when it began to wait, where that is known
 * @property otherVillage where else it counts
 */
export interface WaitingCase {
	householdId: string;
	village: string;
	villageTitle: string;
	kind: WaitingKind;
	entry: string;
	head: { name: string; callName?: string };
	sinceMs?: number;
	otherVillage?: string;
}

/** What somebody asks this person about what they wrote down. */
export type QuestionToMe = OpenQuestion & {
	householdId: string;
	head: { name: string; callName?: string };
	note?: string;
};

/** Of one step of a lesson, in one language. @property type as the file said */
export interface Recording {
	key: string;
	type: string;
	bytes: ArrayBuffer;
}

/** Which household something is about, and where. */
export interface AboutHousehold {
	householdId: string;
	village: string;
	villageTitle: string;
	receipt: Receipt;
	head: { name: string; callName?: string };
}

/** @property forWhom whose procedure it is, as they are called */
export type SubmissionHere = SubmissionRow & AboutHousehold & { forWhom?: string };

/** @property words as they were written down */
export type RequestHere = RequestRow & AboutHousehold & { words?: string };
