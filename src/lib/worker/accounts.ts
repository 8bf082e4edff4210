import { deviceId } from '$lib/domain/ids';
import { err, ok, type Result } from '$lib/domain/result';
import { timeHeard } from '$lib/domain/time/commune-time';
import type { Session } from '$lib/store/device-db';
import { unsentRows } from '$lib/store/push-mark';
import { endToken, enrol, lookAtCode, signIn, type SignedInHere } from '$lib/sync/session';
import type { Commands, SessionView } from './api';
import type { Device } from './device';
import { readSession } from './queries/session';
import { rememberTitles } from './village-titles';

const door = () => ({
	fetch: ((input, init) => fetch(input, init)) as typeof fetch,
	origin: location.origin,
	nowMs: () => Date.now(),
	meter: () => undefined
});

/** Lets a person in on this device. What somebody else has here stays theirs, closed. */
export async function signInHere(
	device: Device,
	{ name, password }: Commands['signIn']['args']
): Promise<Commands['signIn']['answer']> {
	const answer = await signIn(door(), { name, password, device: await idOf(device) });
	return answer.ok ? keepHere(device, answer.value) : answer;
}

export const lookAtCodeHere = (
	_device: Device,
	{ code }: Commands['lookAtCode']['args']
): Promise<Commands['lookAtCode']['answer']> => lookAtCode(door(), code);

/** The same with a code that an officer showed, in place of a password. */
export async function enrolHere(
	device: Device,
	{ code }: Commands['enrol']['args']
): Promise<Commands['enrol']['answer']> {
	const answer = await enrol(door(), { code, device: await idOf(device) });
	return answer.ok ? keepHere(device, answer.value) : answer;
}

const idOf = (device: Device): Promise<string> =>
	device.db.deviceId(() => deviceId(crypto.getRandomValues(new Uint8Array(7))));

async function keepHere(
	device: Device,
	{ signedIn, offsetMs }: SignedInHere
): Promise<Result<SessionView, { kind: 'device-storage' }>> {
	const { token, person, access } = signedIn;
	const session: Session = { token, person, access, tokenAccepted: true };
	try {
		await device.db.keepCommuneTime(timeHeard(offsetMs, Date.now()));
		await device.db.keepSession(session);
	} catch {
		return err({ kind: 'device-storage' });
	}
	device.follow(session);
	if (!device.person) throw new Error('somebody signed in and nobody is here');
	await rememberTitles(device.person.own, access.databases);
	void device.ledgerSide().then((side) => side?.sync?.trigger('signed-in'));
	return ok(await readSession(device, device.person));
}

/** Ends the session here. Unsent work is asked about once, and never deleted. */
export async function signOutHere(
	device: Device,
	{ keepUnsent }: Commands['signOut']['args']
): Promise<Commands['signOut']['answer']> {
	const entries = keepUnsent ? 0 : await countUnsent(device);
	if (entries > 0) return err({ kind: 'unsent', entries });

	const session = await device.db.session();
	await device.db.endSession();
	device.follow(undefined);
	// Without a network the token stays valid at the server until it is revoked there; here it is gone.
	if (session) void endToken(door(), session.token).catch(() => undefined);
	return ok(null);
}

async function countUnsent(device: Device): Promise<number> {
	let entries = 0;
	for (const ledger of (await (await device.ledgerSide())?.openLedgers()) ?? []) {
		const { waiting, refused } = await unsentRows(ledger);
		entries += waiting.length + refused.length;
	}
	return entries;
}
