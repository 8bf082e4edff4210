import type { Enrolment, ListedDevice, NewEnrolment } from '$lib/domain/access';
import type { Role } from '$lib/domain/roles';
import type { Coverage, CoverageCounts } from '$lib/domain/coverage';
import type { VillageNumbers } from '$lib/domain/village-numbers';
import type { EntryOf, EntryType } from '$lib/domain/entries/entry';
import type { Household } from '$lib/domain/household';
import type {
	HouseholdError,
	HouseholdField,
	HouseholdInput
} from '$lib/domain/household-decisions';
import type { HouseholdFilter } from '$lib/domain/household-filter';
import type { HouseholdRow } from '$lib/domain/household-row';
import type { FieldError } from '$lib/domain/free-text';
import type { MemberError, MemberInput } from '$lib/domain/member-decisions';
import type { AskProblem, ManagedPerson } from '$lib/domain/people';
import type { ImportChoices } from '$lib/domain/import/import-choices';
import type { ImportView } from '$lib/domain/import/import-view';
import type { Receipt } from '$lib/domain/receipt';
import type { VisitError, VisitInput } from '$lib/domain/record-visit';
import type { Result } from '$lib/domain/result';
import type { SheetNotice } from '$lib/sheets/read-sheets';
import type { SheetFileError } from '$lib/sheets/sheet-file-error';
import type { VoidError } from '$lib/domain/void-entry';

/**
 * What pages may ask of the data worker. Everything crosses as plain data: queries are watched and answer again when the
 * answer changes; a command answers once, after what it wrote is durable.
 */

export interface SessionView {
	person: { name: string; title: string; role: Role };
	villages: VillageView[];
	/** The village the screens show; undefined until one is chosen. */
	village?: VillageView;
	takenAway: TakenAwayView[];
	/** False when the server no longer accepts this device's token: work goes on, sending waits for a sign-in. */
	tokenAccepted: boolean;
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
	| { form: 'visit' | 'household-edit' | 'member-new'; householdId: string; name: string }
	| { form: 'member-edit'; householdId: string; memberId: string; name: string }
	| { form: 'household-new'; village: string; name: string };

export interface VillageView {
	id: string;
	title: string;
	counts: CoverageCounts;
	/** Newest entry known here, from anyone; milliseconds. */
	newestEntryMs?: number;
	/** Whether this village has been received to the end at least once. */
	complete: boolean;
	/** For looking: nothing is recorded here by this person. */
	readOnly: boolean;
}

/** @property atMs when the commune said so, by this device's clock */
export interface CountsView {
	atMs: number;
	villages: VillageNumbers[];
}

export interface HouseholdListView {
	rows: HouseholdRow[];
	/** How many match, of which `rows` are the first. */
	matching: number;
	counts: Record<HouseholdFilter, number>;
}

export interface HouseholdView {
	household: Household;
	village: string;
	coverage: Coverage;
	/** Of this device's own entries; one that is not listed has been received. */
	receipts: Record<string, { receipt: Receipt; reason?: string }>;
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

export interface Queries {
	session: { args: null; answer: SessionView | null };
	households: {
		args: { village: string; text: string; filter: HouseholdFilter; limit: number };
		answer: HouseholdListView;
	};
	household: { args: { id: string }; answer: HouseholdView | null };
	/** The next doors to knock on after this one: the promised first, then those never visited. */
	nextDoors: { args: { village: string; after: string; limit: number }; answer: HouseholdRow[] };
	sync: { args: null; answer: SyncView };
	storage: { args: null; answer: StorageView };
	notices: { args: null; answer: Notice[] };
	/** What `askCounts` heard last; null before that. */
	counts: { args: null; answer: CountsView | null };
	/** Null while nothing is being imported. */
	importProgress: { args: null; answer: ImportProgress | null };
	/** People who have unsent entries in second copies on this device, for the sign-in page. */
	unsentByPerson: { args: null; answer: { person: string; entries: number }[] };
}

export type LedgerError =
	| { kind: 'storage-full' }
	| { kind: 'storage-unavailable' }
	| { kind: 'not-signed-in' }
	| { kind: 'no-such-household' };

/** What a code that lets somebody in may be answered with. */
export type EnrolError =
	| { kind: 'code-not-valid' }
	| { kind: 'too-many-attempts'; retryAfterSeconds: number }
	| { kind: 'unreachable' }
	| { kind: 'device-storage' };

export type SignInError =
	| { kind: 'wrong-name-or-password' }
	| { kind: 'too-many-attempts'; retryAfterSeconds: number }
	| { kind: 'unreachable' }
	| { kind: 'device-storage' };

export type Saved = { entryId: string; householdId: string };

export interface Commands {
	signIn: { args: { name: string; password: string }; answer: Result<SessionView, SignInError> };
	/** Whose code this is; looking does not use it up. */
	lookAtCode: { args: { code: string }; answer: Result<Enrolment, EnrolError> };
	/** Uses the code up and lets its person in here. */
	enrol: { args: { code: string }; answer: Result<SessionView, EnrolError> };
	/** Refuses while something is unsent unless `keepUnsent`: the records then stay for this person's next sign-in. */
	signOut: {
		args: { keepUnsent: boolean };
		answer: Result<null, { kind: 'unsent'; entries: number }>;
	};
	/** Devices somebody is signed in on: the own ones, or those of a person this one looks after. */
	listDevices: { args: { person?: string }; answer: Result<ListedDevice[], AskProblem> };
	/** What is unsent on that device stays there and waits for a sign-in. */
	signOutDevice: {
		args: { device: string; person?: string };
		answer: Result<null, AskProblem>;
	};
	/** Answers with how many other devices were signed out. */
	changePassword: {
		args: { current: string; next: string; signOutOthers: boolean };
		answer: Result<number, AskProblem | { kind: 'wrong-password' }>;
	};
	/** The people this one looks after. */
	listPeople: { args: null; answer: Result<ManagedPerson[], AskProblem> };
	/** The numbers of the villages, for someone who is shown no household; kept for when there is no network. */
	askCounts: { args: null; answer: Result<null, AskProblem> };
	/** A code that lets this person in once; `endsAtMs` by this device's clock. */
	invite: {
		args: { person: string };
		answer: Result<NewEnrolment & { endsAtMs: number }, AskProblem>;
	};
	chooseVillage: { args: { village: string }; answer: null };
	registerHousehold: {
		args: { village: string; input: Omit<HouseholdInput, 'members'> & { members: MemberInput[] } };
		answer: Result<Saved, HouseholdError | LedgerError>;
	};
	correctHousehold: {
		args: {
			householdId: string;
			input: Omit<HouseholdInput, 'members'> & { headId?: string | undefined };
		};
		answer: Result<Saved, FieldError<HouseholdField> | LedgerError | { kind: 'nothing-changed' }>;
	};
	addMember: {
		args: { householdId: string; input: MemberInput };
		answer: Result<Saved & { memberId: string }, MemberError | LedgerError>;
	};
	correctMember: {
		args: { householdId: string; memberId: string; input: MemberInput };
		answer: Result<Saved, MemberError | LedgerError | { kind: 'nothing-changed' }>;
	};
	memberLeft: {
		args: { householdId: string; memberId: string; reason: EntryOf<'member-left'>['reason'] };
		answer: Result<Saved, LedgerError>;
	};
	recordVisit: {
		args: { householdId: string; input: VisitInput };
		answer: Result<Saved, VisitError | LedgerError>;
	};
	voidEntry: {
		args: { householdId: string; entryId: string; reason: 'undo' | 'mistake' };
		answer: Result<Saved, VoidError | LedgerError>;
	};
	/** Reads a list in the worker and keeps it there; nothing is written down. */
	openSheets: {
		args: { fileName: string; bytes: Uint8Array };
		answer: Result<{ notices: SheetNotice[] }, SheetFileError | FileClosed>;
	};
	/** What importing the opened list would do, with a person's choices in it. */
	planImport: { args: ImportArgs; answer: Result<ImportView, FileClosed> };
	/** Writes the households down; cut off in between, `added` of them are durable. */
	runImport: {
		args: ImportArgs;
		answer: Result<
			ImportDone,
			(FileClosed | Exclude<LedgerError, { kind: 'no-such-household' }>) & { added?: number }
		>;
	};
	/** The rows that cannot be taken, as a workbook to mend and bring again. */
	sheetToMend: {
		args: { choices: ImportChoices; language: 'vi' | 'en'; sheetName: string };
		answer: Result<{ bytes: Uint8Array }, FileClosed>;
	};
	syncNow: { args: null; answer: null };
	/** The page came to the front or left it: nothing is asked of the server by itself while nobody looks. */
	pageShown: { args: { visible: boolean }; answer: null };
	/** Every unsent and refused entry of this person on this device, as a JSON file to hand over. */
	exportUnsent: { args: null; answer: { fileName: string; text: string; entries: number } };
	/** Writes a mended copy under a new id and sets the refused one aside; nothing is deleted. */
	correctRefused: {
		args: { entryId: string; texts: { path: string; text: string }[] };
		answer: Result<Saved, FieldError | LedgerError | { kind: 'still-refused'; reason: string }>;
	};
	/** Offers refused entries to the server once more as they are. */
	retryRefused: { args: { entryId: string }; answer: null };
	askToPersist: { args: null; answer: StorageView };
	dismissNotice: { args: { id: string }; answer: null };
	loadDraft: { args: { key: string }; answer: unknown };
	/** Durable when answered; `undefined` clears it. */
	saveDraft: { args: { key: string; value: unknown }; answer: null };
}

export type QueryName = keyof Queries;
export type CommandName = keyof Commands;

export interface DeviceApi {
	/** Answers now and whenever the answer changes; the returned function ends it. */
	watch<Q extends QueryName>(
		query: Q,
		args: Queries[Q]['args'],
		listener: (answer: Queries[Q]['answer']) => void
	): Promise<() => void>;
	run<C extends CommandName>(command: C, args: Commands[C]['args']): Promise<Commands[C]['answer']>;
}
