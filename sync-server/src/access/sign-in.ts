import type { Person } from '../../../src/lib/domain/access/access';
import { err, ok, type Result } from '../../../src/lib/domain/result';
import type { Passwords } from './passwords';
import type { People } from './people';
import type { SignInThrottle } from './sign-in-throttle';

export type SignInError = { kind: 'wrong' } | { kind: 'wait'; seconds: number };

export interface SignInDesk {
	people: People;
	passwords: Passwords;
	throttle: SignInThrottle;
}

/** Who this is, by name and password. Says the same, in the same time, for a wrong name as for a wrong password. */
export async function signIn(
	{ people, passwords, throttle }: SignInDesk,
	name: string,
	password: string
): Promise<Result<Person, SignInError>> {
	const waitMs = throttle.waitMs(name);
	if (waitMs > 0) return err({ kind: 'wait', seconds: Math.ceil(waitMs / 1000) });

	throttle.tries(name);
	const kept = people.active(name);
	if (!(await passwords.check(kept?.phc, password)) || kept === undefined) {
		throttle.failed(name);
		return err({ kind: 'wrong' });
	}

	throttle.succeeded(name);
	return ok({ name: kept.name, title: kept.title, role: kept.role });
}
