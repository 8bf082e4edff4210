import { Enrolment, SignedIn } from '../domain/access/access';
import { err, ok, type Result } from '../domain/result';
import { clockOffset } from './ask-access';
import type { ReplicationFailure } from './failures';
import { ServerClient, type ServerClientParts } from './server-client';
import { tooManyAttempts } from './too-many-attempts';

export type SignInProblem =
	| { kind: 'wrong-name-or-password' }
	| { kind: 'too-many-attempts'; retryAfterSeconds: number }
	| { kind: 'unreachable' };

export type EnrolProblem =
	| { kind: 'code-not-valid' }
	| { kind: 'too-many-attempts'; retryAfterSeconds: number }
	| { kind: 'unreachable' };

export interface SignedInHere {
	signedIn: SignedIn;
	/** What to add to this device's clock to have the commune's. */
	offsetMs: number;
}

type Door = Omit<ServerClientParts, 'token' | 'signal'>;

/** Asks the commune to let this person in on this device. Needs the network; nothing on the device depends on it. */
export async function signIn(
	door: Door,
	credentials: { name: string; password: string; device: string }
): Promise<Result<SignedInHere, SignInProblem>> {
	const answer = await letIn(door, '/api/sign-in', credentials);
	return answer.ok ? answer : err(signInProblem(answer.error));
}

/** Whose code this is, and which villages it opens; the code can still be used afterwards. */
export async function lookAtCode(
	door: Door,
	code: string
): Promise<Result<Enrolment, EnrolProblem>> {
	const answer = await knock(door).ask({
		method: 'POST',
		path: '/api/enrol/look',
		body: { code },
		shape: Enrolment
	});
	return answer.ok ? answer : err(enrolProblem(answer.error));
}

/** Lets in whom the code was made for. A lost answer has used it up all the same: then another code is needed. */
export async function enrol(
	door: Door,
	shown: { code: string; device: string }
): Promise<Result<SignedInHere, EnrolProblem>> {
	const answer = await letIn(door, '/api/enrol', shown);
	return answer.ok ? answer : err(enrolProblem(answer.error));
}

async function letIn(
	door: Door,
	path: string,
	body: object
): Promise<Result<SignedInHere, ReplicationFailure>> {
	const askedMs = door.nowMs();
	const answer = await knock(door).ask({ method: 'POST', path, body, shape: SignedIn });
	if (!answer.ok) return answer;
	const offsetMs = clockOffset(answer.value.access.now, askedMs, door.nowMs());
	return ok({ signedIn: answer.value, offsetMs });
}

const knock = (door: Door): ServerClient =>
	new ServerClient({ ...door, token: undefined, signal: neverAborted() });

/** A code that cannot be one is refused before anyone looks; it lets in as little as one that was used. */
function enrolProblem(failure: ReplicationFailure): EnrolProblem {
	const problem = signInProblem(failure);
	return problem.kind === 'wrong-name-or-password' ? { kind: 'code-not-valid' } : problem;
}

function signInProblem(failure: ReplicationFailure): SignInProblem {
	switch (failure.kind) {
		case 'session-expired':
			return { kind: 'wrong-name-or-password' };
		case 'request-refused':
			// A name that no account could have is refused before anyone looks: it is as wrong as one that nobody has.
			return { kind: failure.certain ? 'wrong-name-or-password' : 'unreachable' };
		case 'server-busy':
			return tooManyAttempts(failure.retryAfterMs);
		default:
			return { kind: 'unreachable' };
	}
}

/**
 * Tells the server that this token is no longer used. Without a network the token stays valid there until someone
 * revokes the device; here it is forgotten all the same.
 */
export async function endToken(door: Door, token: string): Promise<void> {
	const client = new ServerClient({ ...door, token, signal: neverAborted() });
	await client.ask({
		method: 'POST',
		path: '/api/sign-out',
		body: {},
		shape: { safeParse: (value) => ({ success: true, data: value }) }
	});
}

const neverAborted = (): AbortSignal => new AbortController().signal;
