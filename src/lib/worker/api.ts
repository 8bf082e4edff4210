import type { Enrolment, ListedDevice, NewEnrolment } from '$lib/domain/access/access';
import type { CommuneSettings, KeptSettings, ToldSettings } from '$lib/domain/commune-settings';
import type { EntryOf } from '$lib/domain/entries/entry';
import type {
	HouseholdError,
	HouseholdField,
	HouseholdInput
} from '$lib/domain/household/household-decisions';
import type { CaseName } from '$lib/domain/entries/case-entries';
import type {
	Decided,
	LifeError,
	MergeInput,
	OutInput,
	SettleError,
	SplitInput
} from '$lib/domain/household/household-life';
import type { PersonFacts } from '$lib/domain/duplicates/read-household';
import type {
	AskError,
	QuestionInput,
	ReplyError,
	ReplyInput
} from '$lib/domain/household/ask-author';
import type { HouseholdFilter } from '$lib/domain/household/household-filter';
import type { HouseholdRow } from '$lib/domain/household/household-row';
import type { FieldError } from '$lib/domain/free-text';
import type { MemberError, MemberInput } from '$lib/domain/household/member-decisions';
import type { OfficeBook } from '$lib/domain/directory/office-book';
import type { PlaceContent } from '$lib/domain/directory/place';
import type { NewVersion } from '$lib/domain/procedures/local';
import type { AskProblem, ManagedPerson } from '$lib/domain/access/people';
import type { ImportChoices } from '$lib/domain/import/import-choices';
import type { ImportView } from '$lib/domain/import/import-view';
import type { ConsentError, ConsentInput } from '$lib/domain/consent/consent-decisions';
import type { RequestEnd } from '$lib/domain/entries/submission-entries';
import type { HowAnswered } from '$lib/domain/entries/consent-entries';
import type { WithdrawalState } from '$lib/domain/consent/withdrawals';
import type {
	RequestEndError,
	RequestError,
	RequestInput,
	StartError,
	StartInput,
	SubmissionAct,
	SubmissionError
} from '$lib/domain/submission/submission-decisions';
import type { VisitError, VisitInput } from '$lib/domain/visit/record-visit';
import type { Result } from '$lib/domain/result';
import type { Trouble } from '$lib/domain/device/trouble';
import type { SheetNotice } from '$lib/sheets/read-sheets';
import type { SheetFileError } from '$lib/sheets/sheet-file-error';
import type { ClaimError } from '$lib/domain/today/claim-door';
import type { Position } from '$lib/domain/today/order';
import type { WishChange } from '$lib/domain/today/wishes';
import type { SoundProblem } from '$lib/domain/recordings/check-sound';
import type { RecordingsView } from '$lib/domain/recordings/recording-slot';
import type { SpokenLanguage } from '$lib/domain/visit/lessons';
import type { VoidError } from '$lib/domain/household/void-entry';
import type { DataCap } from '$lib/sync/data-cap';
import type {
	CountsView,
	DuplicateView,
	DuplicatesView,
	FileClosed,
	HouseholdListView,
	HouseholdRecords,
	HouseholdView,
	ImportArgs,
	ImportDone,
	ImportProgress,
	LookBackView,
	Notice,
	QuestionToMe,
	Recording,
	RequestHere,
	SessionView,
	StorageView,
	SubmissionHere,
	SyncView,
	TodayView,
	WaitingCase
} from './views';

export type * from './views';

/**
 * What pages may ask of the data worker. Everything crosses as plain data: queries are watched and answer again when the
 * answer changes; a command answers once, after what it wrote is durable.
 */

export interface Queries {
	session: { args: null; answer: SessionView | null };
	households: {
		/** @property from first day of the campaign that is on, where one ever began */
		args: {
			village: string;
			text: string;
			filter: HouseholdFilter;
			limit: number;
			from?: string | undefined;
		};
		answer: HouseholdListView;
	};
	household: { args: { id: string }; answer: HouseholdView | null };
	/** Of all villages open here: those whose ids end as a read-out code says. */
	householdsByCode: { args: { ending: string }; answer: HouseholdRow[] };
	/** The households of a village that declined to be recorded, by id. */
	declined: { args: { village: string }; answer: string[] };
	/** What waits to be decided in the villages of this person, the oldest first. */
	review: { args: null; answer: WaitingCase[] };
	/** What others ask this person about what they wrote down, the oldest first. */
	questions: { args: null; answer: QuestionToMe[] };
	/** What people are helped with: what is open, or all of it; the one that was written about last first. */
	submissions: { args: { which: 'open' | 'all' }; answer: SubmissionHere[] };
	/** What people asked for, the latest first. */
	requests: { args: null; answer: RequestHere[] };
	/** Households that may be the one being typed, in all villages this person reads; without those told `apart`. */
	possibleDuplicates: {
		args: {
			village: string;
			people: PersonFacts[];
			houseHint?: string;
			lane?: string;
			apart: string[];
			limit: number;
		};
		answer: DuplicateView[];
	};
	duplicatesOf: { args: { id: string; limit: number }; answer: DuplicatesView };
	/**
	 * Whom to visit next, and why.
	 *
	 * @property nowMs of the person at the page; minutes late does no harm
	 * @property from the house to walk on from, where it is not the one visited last
	 */
	today: {
		args: {
			village: string;
			nowMs: number;
			limit: number;
			here?: Position | undefined;
			from?: string;
		};
		answer: TodayView;
	};
	sync: { args: null; answer: SyncView };
	storage: { args: null; answer: StorageView };
	notices: { args: null; answer: Notice[] };
	/** What `askCounts` heard last; null before that. */
	counts: { args: null; answer: CountsView | null };
	/** Visits of the last days that may want another look; null while they are read. */
	lookBack: { args: { villages: readonly string[] }; answer: LookBackView | null };
	/** How many hints about their own visits somebody has not looked at yet; asked once, not watched. */
	lookBackHint: { args: { village: string }; answer: number };
	communeSettings: { args: { village: string }; answer: CommuneSettings };
	/** What the officers of a commune wrote for everybody: own versions of procedures, the directory. */
	office: { args: { commune: string | undefined }; answer: OfficeBook };
	/** Null while nothing is being imported. */
	importProgress: { args: null; answer: ImportProgress | null };
	/** What went wrong on this device lately, newest first. */
	troubles: { args: null; answer: Trouble[] };
	/** What lessons have of recordings, made here or the commune's. */
	recordings: { args: { commune: string | undefined }; answer: RecordingsView };
	/** People who have unsent entries in second copies on this device, for the sign-in page. */
	unsentByPerson: { args: null; answer: { person: string; entries: number }[] };
}

export type LedgerError =
	| { kind: 'storage-full' }
	| { kind: 'storage-unavailable' }
	| { kind: 'not-signed-in' }
	| { kind: 'no-such-household' }
	| { kind: 'declined' };

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

/** Why the commune did not take what an officer wrote; after `changed-meanwhile` the newer one is here. */
export type OfficeProblem =
	AskProblem | { kind: 'changed-meanwhile' } | { kind: 'refused'; reason: string };

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
	/** What a commune decided for itself, with the revision to change it from. */
	askSettings: { args: { commune: string }; answer: Result<ToldSettings, AskProblem> };
	changeSettings: {
		args: { commune: string; kept: KeptSettings };
		answer: Result<ToldSettings, AskProblem | { kind: 'refused'; reason: string }>;
	};
	/** One more version of a procedure; `number` follows the newest that was seen. */
	writeProcedureVersion: {
		args: { commune: string; procedure: string; number: number; version: NewVersion };
		answer: Result<null, OfficeProblem>;
	};
	/** A place of the directory as it is from now on. */
	writePlace: {
		args: { commune: string; id: string; number: number; content: PlaceContent };
		answer: Result<null, OfficeProblem>;
	};
	/** A code that lets this person in once; `endsAtMs` by this device's clock. */
	invite: {
		args: { person: string };
		answer: Result<NewEnrolment & { endsAtMs: number }, AskProblem>;
	};
	chooseVillage: { args: { village: string }; answer: null };
	/** Their author has seen the hints about visits up to this one. */
	lookedBack: { args: { village: string; untilMs: number }; answer: null };
	registerHousehold: {
		args: {
			village: string;
			input: Omit<HouseholdInput, 'members'> & { members: MemberInput[] };
			inPlaceOf?: string | undefined;
			/** Named by the form: saved again it is the same household. */
			householdId?: string | undefined;
		};
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
	/** @property submission its id, made when the form was opened: saved twice, it is begun once */
	startSubmission: {
		args: { householdId: string; submission?: string; input: StartInput };
		answer: Result<Saved & { submission: string }, StartError | LedgerError>;
	};
	goOnWithSubmission: {
		args: { householdId: string; submission: string; act: SubmissionAct };
		answer: Result<Saved, SubmissionError | LedgerError>;
	};
	noteRequest: {
		args: { householdId: string; input: RequestInput };
		answer: Result<Saved, RequestError | LedgerError>;
	};
	/** @property input.request the entry that asked */
	closeRequest: {
		args: { householdId: string; input: { request: string; end: RequestEnd } };
		answer: Result<Saved, RequestEndError | LedgerError>;
	};
	/** One answer to one purpose. Refusing or withdrawing the record itself empties the household here at once. */
	answerConsent: {
		args: { householdId: string; input: ConsentInput };
		/** `entryIds` are to be taken back together. */
		answer: Result<Saved & { entryIds: string[] }, ConsentError | LedgerError>;
	};
	/** A household that does not want to be recorded, of which nothing was typed. */
	refuseHousehold: {
		args: {
			village: string;
			input: { lane?: string | undefined; how: HowAnswered; textVersion: string };
		};
		answer: Result<Saved, FieldError<'lane'> | LedgerError>;
	};
	/** All that is kept of one household, for its people to see. */
	householdRecords: {
		args: { householdId: string };
		answer: Result<HouseholdRecords, LedgerError>;
	};
	/** Households that asked to be erased, and how far that is. */
	listWithdrawals: { args: null; answer: Result<WithdrawalState[], AskProblem> };
	/** Asks somebody about what they wrote down. */
	askAuthor: {
		args: { householdId: string; input: QuestionInput };
		answer: Result<Saved, AskError | LedgerError>;
	};
	answerQuestion: {
		args: { householdId: string; input: ReplyInput };
		answer: Result<Saved, ReplyError | LedgerError>;
	};
	/** "I go there today." */
	claimDoor: { args: { householdId: string }; answer: Result<Saved, ClaimError | LedgerError> };
	/** Durable when answered; what concerns the day is over with it. */
	arrangeToday: { args: { village: string; nowMs: number; change: WishChange }; answer: null };
	voidEntry: {
		args: { householdId: string; entryId: string; reason: 'undo' | 'mistake' };
		answer: Result<Saved, VoidError | LedgerError>;
	};
	/** Out of its village; `arrival` is the household it is there, where this person writes in both. */
	moveHousehold: {
		args: { householdId: string; to?: string | undefined };
		answer: Result<Saved & { arrival?: string }, LifeError | LedgerError>;
	};
	/** Takes a household that moved in where it went to; a second time changes nothing. */
	registerArrival: {
		args: { householdId: string };
		answer: Result<Saved, LifeError | LedgerError>;
	};
	splitHousehold: {
		args: { householdId: string; input: SplitInput };
		answer: Result<
			Saved & { newHousehold: string },
			LifeError | FieldError<'houseHint' | 'lane'> | LedgerError
		>;
	};
	/** `from` becomes part of `into`, which remains. */
	mergeHouseholds: {
		args: { into: string; from: string; input: MergeInput };
		answer: Result<Saved, LifeError | LedgerError>;
	};
	takeOutOfScope: {
		args: { householdId: string; out: OutInput };
		answer: Result<Saved, LifeError | LedgerError>;
	};
	bringBack: { args: { householdId: string }; answer: Result<Saved, LifeError | LedgerError> };
	settleCase: {
		args: { householdId: string; name: CaseName } & Decided;
		answer: Result<Saved, SettleError | LedgerError>;
	};
	/** These are not one household, and nobody is asked again here; or, with `same`, they may be after all. */
	tellApart: {
		args: { householdId: string; otherIds: string[]; same: boolean };
		answer: null;
	};
	/** Somebody has asked the commune about it. */
	settleElsewhere: { args: { householdId: string }; answer: null };
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
	/** Rows as a CSV file that spreadsheets open right; nothing is read or kept. */
	toCsv: { args: { rows: readonly (readonly string[])[] }; answer: { text: string } };
	syncNow: { args: null; answer: null };
	/** In megabytes a month; undefined for no limit. */
	setDataCap: { args: { cap: DataCap | undefined }; answer: null };
	/** Something broke on the page; kept without a word of it. */
	noteTrouble: { args: Pick<Trouble, 'name' | 'where'>; answer: null };
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
	/** What somebody of the village read out; null where nobody has yet. */
	loadRecording: {
		args: { key: string; commune: string | undefined; madeHere?: boolean };
		answer: Recording | null;
	};
	/** @property commune whom it is for as well; undefined for this device alone */
	keepRecording: {
		args: { key: string; bytes: ArrayBuffer; commune: string | undefined };
		answer: Result<null, SoundProblem | { kind: 'storage-full' } | { kind: 'storage-unavailable' }>;
	};
	/** Sends what was made here to the commune, also in the place of what came there meanwhile. */
	shareRecording: { args: { key: string; commune: string }; answer: null };
	/** Only what was made here and the commune does not have. */
	dropRecording: { args: { key: string }; answer: null };
	/** Removes the commune's at the next sync; until then it may stay after all. */
	leaveRecording: { args: { key: string; commune: string; leaving: boolean }; answer: null };
	chooseRecordingLanguage: { args: { language: SpokenLanguage; on: boolean }; answer: null };
	askToPersist: { args: null; answer: StorageView };
	dismissNotice: { args: { id: string }; answer: null };
	/** @property of whose, also when somebody else has signed in meanwhile; without it, of who is signed in */
	loadDraft: { args: { key: string; of?: string | undefined }; answer: unknown };
	/** Durable when answered; `undefined` clears it. */
	saveDraft: { args: { key: string; value: unknown; of?: string | undefined }; answer: null };
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
