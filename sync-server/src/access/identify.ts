import { createHmac, randomBytes } from 'node:crypto';
import type { Person } from '../../../src/lib/domain/access/access';
import { err, ok, type Result } from '../../../src/lib/domain/result';
import type { Devices } from './devices';
import { may } from './permissions';
import type { Sessions } from './sessions';
import { signIn, type SignInDesk, type SignInError } from './sign-in';

/**
 * @property device absent where a console asks, or an administrator's tool that signs each request with its password
 * @property by what was shown: a device's token, name and password, or the cookie of a console
 */
export interface Identity {
	person: Person;
	device?: string;
	by: 'token' | 'password' | 'cookie';
}

export type IdentifyError = { kind: 'not-signed-in' } | SignInError;

/** Tools send the password with each request; hashing it each time would cost them and us 10 ms. */
const CHECKED_FOR_MS = 60_000;
const MAX_CHECKED = 1_000;

/**
 * Who sends a request: by its `Authorization` header a device's token, or an administrator's name and password; without
 * that header by the cookie of a console.
 */
export class Doorkeeper {
	private readonly checked = new Map<string, number>();
	private readonly key = randomBytes(32);

	constructor(
		private readonly parts: { devices: Devices; sessions: Sessions; desk: SignInDesk },
		private readonly now: () => number
	) {}

	async identify(
		authorization: string | undefined,
		cookie?: string
	): Promise<Result<Identity, IdentifyError>> {
		if (authorization === undefined && cookie !== undefined) return this.byCookie(cookie);
		const [scheme = '', credentials = ''] = (authorization ?? '').split(' ', 2);
		switch (scheme.toLowerCase()) {
			case 'bearer':
				return this.byToken(credentials);
			case 'basic':
				return this.byPassword(credentials);
			default:
				return err({ kind: 'not-signed-in' });
		}
	}

	private byToken(token: string): Result<Identity, IdentifyError> {
		const signedIn = this.parts.devices.signedIn(token);
		return signedIn ? ok({ ...signedIn, by: 'token' }) : err({ kind: 'not-signed-in' });
	}

	/** Asked anew each time: who may no longer use a console is out with the cookie still in the browser. */
	private byCookie(cookie: string): Result<Identity, IdentifyError> {
		const person = this.parts.sessions.personOf(cookie);
		return person && may(person.role, 'console')
			? ok({ person, by: 'cookie' })
			: err({ kind: 'not-signed-in' });
	}

	private async byPassword(credentials: string): Promise<Result<Identity, IdentifyError>> {
		const decoded = Buffer.from(credentials, 'base64').toString('utf8');
		const colon = decoded.indexOf(':');
		if (colon < 1) return err({ kind: 'not-signed-in' });
		const name = decoded.slice(0, colon);

		const kept = this.parts.desk.people.active(name);
		// The kept hash is part of the key, so that a changed password counts at once.
		const key = createHmac('sha256', this.key).update(`${credentials}\n${kept?.phc}`).digest('hex');
		if (kept && (this.checked.get(key) ?? 0) > this.now()) return asAdministrator(kept);

		const signedIn = await signIn(this.parts.desk, name, decoded.slice(colon + 1));
		if (!signedIn.ok) return signedIn;
		this.remember(key);
		return asAdministrator(signedIn.value);
	}

	private remember(key: string): void {
		if (this.checked.size >= MAX_CHECKED) this.checked.clear();
		this.checked.set(key, this.now() + CHECKED_FOR_MS);
	}
}

/** Volunteers and officers sign in on a device, which can be revoked; a password in a script could not. */
function asAdministrator({ name, title, role }: Person): Result<Identity, IdentifyError> {
	return role === 'administrator'
		? ok({ person: { name, title, role }, by: 'password' })
		: err({ kind: 'not-signed-in' });
}
