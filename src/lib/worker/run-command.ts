import { addMemberNow } from '$lib/commands/add-member';
import { correctHouseholdNow } from '$lib/commands/correct-household';
import { correctMemberNow } from '$lib/commands/correct-member';
import { correctRefusedNow } from '$lib/commands/correct-refused';
import { memberLeftNow } from '$lib/commands/member-left';
import { recordVisitNow } from '$lib/commands/record-visit';
import { registerHouseholdNow } from '$lib/commands/register-household';
import { voidEntryNow } from '$lib/commands/void-entry';
import { err } from '$lib/domain/result';
import { isStorageTrouble, toStorageError } from '$lib/store/storage-error';
import { exportUnsent } from '$lib/sync/export-unsent';
import { enrolHere, lookAtCodeHere, signInHere, signOutHere } from './accounts';
import type { CommandName, Commands } from './api';
import type { Device } from './device';
import type { LedgerSide } from './ledger-side';

/** Commands that write entries: each answers with what the domain decided or what storage could not do. */
const recording = {
	registerHousehold: registerHouseholdNow,
	correctHousehold: correctHouseholdNow,
	addMember: addMemberNow,
	correctMember: correctMemberNow,
	memberLeft: memberLeftNow,
	recordVisit: recordVisitNow,
	voidEntry: voidEntryNow,
	correctRefused: correctRefusedNow
} satisfies {
	[C in CommandName]?: (
		app: LedgerSide,
		args: Commands[C]['args']
	) => Promise<Commands[C]['answer']>;
};

/** Spreadsheet code is loaded only when a file is opened. */
const importing = () => import('./import-session');

/** Asked of the commune now and then, by few. */
const account = () => import('./account-commands');

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
	async invite(device, args) {
		return (await account()).inviteHere(device, args);
	},
	async syncNow(device) {
		void (await device.ledgerSide())?.sync?.trigger('button');
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
	async pageShown(device, { visible }) {
		(await device.ledgerSide())?.sync?.show(visible);
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
