import { SignedIn } from '../domain/access';
import { err, ok, type Result } from '../domain/result';
import { clockOffset } from './ask-access';
import type { ReplicationFailure } from './failures';
import { ServerClient, type ServerClientParts } from './server-client';

export type SignInProblem =
	| { kind: 'wrong-name-or-password' }
	| { kind: 'too-many-attempts'; retryAfterSeconds: number }
	| { kind: 'unreachable' };

export interface SignedInHere {
	signedIn: SignedIn;
	/** What to add to this device's clock to have the commune's. */
	offsetMs: number;
}

type Door = Omit<ServerClientParts, 'token' | 'signal'>;

/** Shown when the server says "too many" without saying for how long. */
const PATIENCE_SECONDS = 60;

/** Asks the commune to let this person in on this device. Needs the network; nothing on the device depends on it. */
export async function signIn(
	door: Door,
	credentials: { name: string; password: string; device: string }
): Promise<Result<SignedInHere, SignInProblem>> {
	const askedMs = door.nowMs();
	const client = new ServerClient({ ...door, token: undefined, signal: neverAborted() });
	const answer = await client.ask({
		method: 'POST',
		path: '/api/sign-in',
		body: credentials,
		shape: SignedIn
	});
	if (!answer.ok) return err(signInProblem(answer.error));
	const offsetMs = clockOffset(answer.value.access.now, askedMs, door.nowMs());
	return ok({ signedIn: answer.value, offsetMs });
}

function signInProblem(failure: ReplicationFailure): SignInProblem {
	switch (failure.kind) {
		case 'session-expired':
			return { kind: 'wrong-name-or-password' };
		case 'request-refused':
			// A name that no account could have is refused before anyone looks: it is as wrong as one that nobody has.
			return { kind: failure.certain ? 'wrong-name-or-password' : 'unreachable' };
		case 'server-busy': {
			const { retryAfterMs } = failure;
			const seconds = retryAfterMs === undefined ? PATIENCE_SECONDS : retryAfterMs / 1000;
			return { kind: 'too-many-attempts', retryAfterSeconds: Math.ceil(seconds) };
		}
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
