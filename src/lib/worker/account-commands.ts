import type { SettingsByCommune } from '$lib/domain/commune-settings';
import type { AskProblem } from '$lib/domain/access/people';
import { err, ok, type Result } from '$lib/domain/result';
import {
	askCounts,
	askSettings,
	changePassword,
	changeSettings,
	invite,
	listDevices,
	listPeople,
	listWithdrawals,
	signOutDevice
} from '$lib/sync/account-requests';
import { ServerClient } from '$lib/sync/server-client';
import { OWN } from '$lib/store/own-db';
import type { Commands, CountsView } from './api';
import type { Device } from './device';

/** What is asked of the commune while somebody looks at it; without a network the answer says so and nothing changes. */

export const listDevicesHere = (
	device: Device,
	{ person }: Commands['listDevices']['args']
): Promise<Commands['listDevices']['answer']> =>
	asking(device, (client) => listDevices(client, person));

export const signOutDeviceHere = (
	device: Device,
	args: Commands['signOutDevice']['args']
): Promise<Commands['signOutDevice']['answer']> =>
	asking(device, (client) => signOutDevice(client, args));

export const listPeopleHere = (device: Device): Promise<Commands['listPeople']['answer']> =>
	asking(device, listPeople);

export const listWithdrawalsHere = (
	device: Device
): Promise<Commands['listWithdrawals']['answer']> => asking(device, listWithdrawals);

export async function askCountsHere(device: Device): Promise<Commands['askCounts']['answer']> {
	const { person } = device;
	const answer = await asking(device, askCounts);
	if (!answer.ok) return answer;
	const heard: CountsView = { atMs: Date.now(), villages: answer.value };
	await person?.own.keep(OWN.counts, heard);
	return ok(null);
}

export const askSettingsHere = (
	device: Device,
	{ commune }: Commands['askSettings']['args']
): Promise<Commands['askSettings']['answer']> =>
	asking(device, (client) => askSettings(client, commune));

/** Every screen of this device shows them at once; other devices hear them at their next contact. */
export async function changeSettingsHere(
	device: Device,
	{ commune, kept }: Commands['changeSettings']['args']
): Promise<Commands['changeSettings']['answer']> {
	const { person } = device;
	const answer = await asking(device, (client) => changeSettings(client, commune, kept));
	if (!answer.ok) return answer;
	const { settings, campaignStarts } = answer.value;
	await person?.own.change<SettingsByCommune>(OWN.settings, (known) => ({
		...known,
		[commune]: { ...settings, ...(campaignStarts && { campaignStarts }) }
	}));
	return answer;
}

export async function inviteHere(
	device: Device,
	{ person }: Commands['invite']['args']
): Promise<Commands['invite']['answer']> {
	const answer = await asking(device, (client) => invite(client, person));
	if (!answer.ok) return answer;
	// The commune's clock says when it ends; the screen counts by this device's.
	const offsetMs = await device.db.serverOffsetMs();
	return ok({ ...answer.value, endsAtMs: Date.parse(answer.value.expiresAt) - offsetMs });
}

export const changePasswordHere = (
	device: Device,
	{ current, next, signOutOthers }: Commands['changePassword']['args']
): Promise<Commands['changePassword']['answer']> =>
	asking(device, (client) => changePassword(client, { current, next, keepOthers: !signOutOthers }));

export async function asking<T, E extends { kind: string }>(
	device: Device,
	ask: (client: ServerClient) => Promise<Result<T, E | AskProblem>>
): Promise<Result<T, E | AskProblem>> {
	const session = await device.db.session();
	if (!session) return err({ kind: 'sign-in-needed' });
	const answer = await ask(
		new ServerClient({
			fetch: ((input, init) => fetch(input, init)) as typeof fetch,
			origin: location.origin,
			token: session.token,
			nowMs: () => Date.now(),
			meter: () => undefined,
			signal: new AbortController().signal
		})
	);
	// Sync asks with the same token, and then says so at the top of every page.
	if (!answer.ok && answer.error.kind === 'sign-in-needed')
		void (await device.ledgerSide())?.sync?.trigger('button');
	return answer;
}
