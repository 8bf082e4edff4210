import { addMemberNow } from '$lib/commands/add-member';
import { answerQuestionNow, askAuthorNow } from '$lib/commands/ask-author';
import { answerConsentNow } from '$lib/commands/answer-consent';
import { claimDoorNow } from '$lib/commands/claim-door';
import { correctHouseholdNow } from '$lib/commands/correct-household';
import { correctMemberNow } from '$lib/commands/correct-member';
import { correctRefusedNow } from '$lib/commands/correct-refused';
import { bringBackNow, takeOutOfScopeNow } from '$lib/commands/household-scope';
import { memberLeftNow } from '$lib/commands/member-left';
import { mergeHouseholdsNow } from '$lib/commands/merge-households';
import { moveHouseholdNow, registerArrivalNow } from '$lib/commands/move-household';
import { recordVisitNow } from '$lib/commands/record-visit';
import { refuseHouseholdNow } from '$lib/commands/refuse-household';
import { registerHouseholdNow } from '$lib/commands/register-household';
import { settleCaseNow } from '$lib/commands/settle-case';
import { splitHouseholdNow } from '$lib/commands/split-household';
import {
	closeRequestNow,
	goOnWithSubmissionNow,
	noteRequestNow,
	startSubmissionNow
} from '$lib/commands/submissions';
import { voidEntryNow } from '$lib/commands/void-entry';
import { tellApart, type ToldApart } from '$lib/domain/duplicates/not-the-same';
import { err } from '$lib/domain/result';
import { OWN } from '$lib/store/own-db';
import { isStorageTrouble, toStorageError } from '$lib/store/storage-error';
import { exportUnsent } from '$lib/sync/export-unsent';
import { householdRecordsHere } from './household-records';
import { enrolHere, lookAtCodeHere, signInHere, signOutHere } from './accounts';
import type { CommandName, Commands } from './api';
import type { Device } from './device';
import type { LedgerSide } from './ledger-side';
import { settleElsewhere } from './possibly-known';

/** Commands that write entries: each answers with what the domain decided or what storage could not do. */
const recording = {
	registerHousehold: registerHouseholdNow,
	correctHousehold: correctHouseholdNow,
	addMember: addMemberNow,
	correctMember: correctMemberNow,
	memberLeft: memberLeftNow,
	recordVisit: recordVisitNow,
	claimDoor: claimDoorNow,
	askAuthor: askAuthorNow,
	answerQuestion: answerQuestionNow,
	voidEntry: voidEntryNow,
	moveHousehold: moveHouseholdNow,
	registerArrival: registerArrivalNow,
	splitHousehold: splitHouseholdNow,
	mergeHouseholds: mergeHouseholdsNow,
	takeOutOfScope: takeOutOfScopeNow,
	bringBack: bringBackNow,
	settleCase: settleCaseNow,
	correctRefused: correctRefusedNow,
	answerConsent: answerConsentNow,
	refuseHousehold: refuseHouseholdNow,
	startSubmission: startSubmissionNow,
	goOnWithSubmission: goOnWithSubmissionNow,
	noteRequest: noteRequestNow,
	closeRequest: closeRequestNow,
	householdRecords: householdRecordsHere
} satisfies {
	[C in CommandName]?: (
		app: LedgerSide,
		args: Commands[C]['args']
	) => Promise<Commands[C]['answer']>;
};

/** Spreadsheet code is loaded only when a file is opened. */
const importing = () => import('./import-session');

const writingCsv = () => import('$lib/sheets/write-csv');

/** Asked of the commune now and then, by few. */
const account = () => import('./account-commands');

/** Written by officers alone. */
const office = () => import('./office-commands');

/** Sound is large, and belongs to no village: apart from everything else. */
const recordings = () => import('./recordings');

/** The others that need the ledgers. */
const others = {
	signIn: signInHere,
	lookAtCode: lookAtCodeHere,
	enrol: enrolHere,
	signOut: signOutHere,
	async listDevices(device, args) {
		return (await account()).listDevicesHere(device, args);
	},
	async signOutDevice(device, args) {
		return (await account()).signOutDeviceHere(device, args);
	},
	async changePassword(device, args) {
		return (await account()).changePasswordHere(device, args);
	},
	async listPeople(device) {
		return (await account()).listPeopleHere(device);
	},
	async askCounts(device) {
		return (await account()).askCountsHere(device);
	},
	async listWithdrawals(device) {
		return (await account()).listWithdrawalsHere(device);
	},
	async askSettings(device, args) {
		return (await account()).askSettingsHere(device, args);
	},
	async changeSettings(device, args) {
		return (await account()).changeSettingsHere(device, args);
	},
	async writeProcedureVersion(device, args) {
		return (await office()).writeProcedureVersionHere(device, args);
	},
	async writePlace(device, args) {
		return (await office()).writePlaceHere(device, args);
	},
	async invite(device, args) {
		return (await account()).inviteHere(device, args);
	},
	async syncNow(device) {
		void (await device.ledgerSide())?.sync?.trigger('button');
		return null;
	},
	async setDataCap(device, { cap }) {
		await device.person?.own.keep(OWN.dataCap, cap);
		void (await device.ledgerSide())?.sync?.trigger('cap-changed');
		return null;
	},
	async exportUnsent(device) {
		const side = await device.ledgerSide();
		return exportUnsent({
			person: side?.person ?? '',
			device: side?.device ?? '',
			ledgers: (await side?.openLedgers()) ?? [],
			nowMs: Date.now()
		});
	},
	async retryRefused(device, { entryId }) {
		await (await device.ledgerSide())?.offerAgain(entryId);
		return null;
	},
	async openSheets(device, args) {
		return (await importing()).openSheets(device, args);
	},
	async planImport(device, args) {
		return (await importing()).planOpened(device, args);
	},
	async runImport(device, args) {
		return (await importing()).runOpened(device, args);
	},
	async sheetToMend(device, args) {
		return (await importing()).sheetToMend(device, args);
	},
	async toCsv(_device, { rows }) {
		return { text: (await writingCsv()).toCsv(rows) };
	},
	async tellApart({ person }, args) {
		await person?.own.change<ToldApart>(OWN.toldApart, (told = []) => tellApart(told, args));
		return null;
	},
	async settleElsewhere({ person }, { householdId }) {
		if (person) await settleElsewhere(person.own, householdId);
		return null;
	},
	async loadRecording(_device, args) {
		return (await recordings()).loadRecording(args);
	},
	async keepRecording(device, args) {
		return (await recordings()).keepRecording(device, args);
	},
	async shareRecording(device, args) {
		return (await recordings()).shareRecording(device, args);
	},
	async leaveRecording(device, args) {
		return (await recordings()).leaveRecording(device, args);
	},
	async chooseRecordingLanguage(device, args) {
		return (await recordings()).chooseRecordingLanguage(device, args);
	},
	async dropRecording(_device, { key }) {
		return (await recordings()).dropRecording(key);
	},
	async pageShown(device, { visible }) {
		(await device.ledgerSide())?.show(visible);
		return null;
	}
} satisfies {
	[C in CommandName]?: (
		device: Device,
		args: Commands[C]['args']
	) => Promise<Commands[C]['answer']>;
};

export async function runCommand<C extends CommandName>(
	device: Device,
	command: C,
	args: Commands[C]['args']
): Promise<Commands[C]['answer']> {
	if (command in others) {
		const run = others[command as keyof typeof others] as unknown as Run<Device, C>;
		return run(device, args);
	}
	if (!(command in recording)) throw new Error(`no such command: ${command}`);
	const run = recording[command as keyof typeof recording] as unknown as Run<LedgerSide, C>;
	const side = await device.ledgerSide();
	if (!side) return err({ kind: 'not-signed-in' }) as Commands[C]['answer'];
	try {
		return await run(side, args);
	} catch (cause) {
		// A database that was closed or evicted under us, met while reading.
		if (!isStorageTrouble(cause)) throw cause;
		const trouble = toStorageError(cause);
		await side.noticeTrouble(trouble);
		return err(trouble) as Commands[C]['answer'];
	}
}

type Run<T, C extends CommandName> = (
	on: T,
	args: Commands[C]['args']
) => Promise<Commands[C]['answer']>;
