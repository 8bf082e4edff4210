import { NewEnrolment, type ListedDevice } from '../domain/access/access';
import { ToldSettings, type KeptSettings } from '../domain/commune-settings';
import {
	Done,
	ListedDevices,
	ManagedPeople,
	PasswordChanged,
	type AskProblem,
	type ManagedPerson
} from '../domain/access/people';
import { err, ok, type Result } from '../domain/result';
import { NumbersOfVillages, type VillageNumbers } from '../domain/coverage/village-numbers';
import { WithdrawalStates, type WithdrawalState } from '../domain/consent/withdrawals';
import type { ReplicationFailure } from './failures';
import type { ServerClient } from './server-client';
import { tooManyAttempts } from './too-many-attempts';

/** What only the commune knows: people, their devices, a new password. Nothing of it is kept on the device. */

type Asked<T> = Promise<Result<T, AskProblem>>;

/** @param person whose they are; left out, the own ones */
export async function listDevices(client: ServerClient, person?: string): Asked<ListedDevice[]> {
	const path = devicesPath(person);
	const answer = await client.ask({ method: 'GET', path, shape: ListedDevices });
	return answer.ok ? ok(answer.value.devices) : err(askProblem(answer.error));
}

export async function signOutDevice(
	client: ServerClient,
	{ device, person }: { device: string; person?: string | undefined }
): Asked<null> {
	const path = `${devicesPath(person)}/${encodeURIComponent(device)}`;
	const answer = await client.ask({ method: 'DELETE', path, shape: Done });
	return answer.ok ? ok(null) : err(askProblem(answer.error));
}

export async function listPeople(client: ServerClient): Asked<ManagedPerson[]> {
	const answer = await client.ask({ method: 'GET', path: '/api/people', shape: ManagedPeople });
	return answer.ok ? ok(answer.value.people) : err(askProblem(answer.error));
}

export async function listWithdrawals(client: ServerClient): Asked<WithdrawalState[]> {
	const path = '/api/withdrawals';
	const answer = await client.ask({ method: 'GET', path, shape: WithdrawalStates });
	return answer.ok ? ok(answer.value.withdrawals) : err(askProblem(answer.error));
}

export async function askCounts(client: ServerClient): Asked<VillageNumbers[]> {
	const answer = await client.ask({ method: 'GET', path: '/api/counts', shape: NumbersOfVillages });
	return answer.ok ? ok(answer.value.villages) : err(askProblem(answer.error));
}

/** A code that lets this person in once. */
export async function invite(client: ServerClient, person: string): Asked<NewEnrolment> {
	const answer = await client.ask({
		method: 'POST',
		path: '/api/enrolments',
		body: { person },
		shape: NewEnrolment
	});
	return answer.ok ? ok(answer.value) : err(askProblem(answer.error));
}

/** @returns how many other devices were signed out */
export async function changePassword(
	client: ServerClient,
	asked: { current: string; next: string; keepOthers: boolean }
): Promise<Result<number, AskProblem | { kind: 'wrong-password' }>> {
	const answer = await client.ask({
		method: 'POST',
		path: '/api/password',
		body: asked,
		shape: PasswordChanged
	});
	if (answer.ok) return ok(answer.value.signedOut);
	// Everyone may change their own: what is refused here is the current one.
	const wrong = answer.error.kind === 'village-closed';
	return err(wrong ? { kind: 'wrong-password' } : askProblem(answer.error));
}

/** What the commune decided for itself, as it stands now. */
export async function askSettings(client: ServerClient, commune: string): Asked<ToldSettings> {
	const path = settingsPath(commune);
	const answer = await client.ask({ method: 'GET', path, shape: ToldSettings });
	return answer.ok ? answer : err(askProblem(answer.error));
}

/** @param kept with the revision they were changed from: the commune takes nothing over what somebody did meanwhile */
export async function changeSettings(
	client: ServerClient,
	commune: string,
	kept: KeptSettings
): Promise<Result<ToldSettings, AskProblem | { kind: 'refused'; reason: string }>> {
	const path = settingsPath(commune);
	const answer = await client.ask({ method: 'PUT', path, body: kept, shape: ToldSettings });
	if (answer.ok) return answer;
	const { error } = answer;
	return err(
		error.kind === 'request-refused' && error.certain
			? { kind: 'refused', reason: error.reason }
			: askProblem(error)
	);
}

const settingsPath = (commune: string): string => `/api/communes/${commune}/settings`;

const devicesPath = (person: string | undefined): string =>
	person === undefined ? '/api/devices' : `/api/people/${encodeURIComponent(person)}/devices`;

export function askProblem(failure: ReplicationFailure): AskProblem {
	switch (failure.kind) {
		case 'session-expired':
			return { kind: 'sign-in-needed' };
		case 'village-closed':
			return { kind: 'not-yours' };
		case 'request-refused':
			return { kind: failure.certain ? 'not-yours' : 'unreachable' };
		case 'server-busy':
			return tooManyAttempts(failure.retryAfterMs);
		default:
			return { kind: 'unreachable' };
	}
}
