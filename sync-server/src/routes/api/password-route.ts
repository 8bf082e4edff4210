import { z } from 'zod/mini';
import type { FastifyInstance } from 'fastify';
import { accessProblem } from '../../access/access-problems';
import type { Accounts } from '../../access/accounts';
import { MIN_PASSWORD_LENGTH } from '../../access/passwords';
import { signIn } from '../../access/sign-in';
import { problems } from '../../problems';
import { identityOf, type OnBehalfOf } from './identity';

const Change = z.object({
	current: z.string().check(z.minLength(1), z.maxLength(1024)),
	next: z.string().check(z.minLength(MIN_PASSWORD_LENGTH), z.maxLength(1024)),
	/** Whoever asks for it keeps the other devices signed in; else only this one stays. */
	keepOthers: z.optional(z.boolean())
});

/** POST /api/password: only with the one that still counts, guessing at which waits as at the sign-in. */
export function passwordRoute(
	server: FastifyInstance,
	{ accounts, onBehalfOf }: { accounts: Accounts; onBehalfOf: OnBehalfOf }
): void {
	server.post('/password', { config: { action: 'own-account' } }, async (request) => {
		const asked = Change.safeParse(request.body);
		if (!asked.success)
			throw problems.badRequest(
				`cần mật khẩu hiện tại và mật khẩu mới có ít nhất ${MIN_PASSWORD_LENGTH} ký tự`
			);
		const { person, device } = identityOf(request);
		const { current, next, keepOthers } = asked.data;
		const checked = await signIn(accounts.desk, person.name, current);
		// Not 401, which would tell the device that its token no longer counts.
		if (!checked.ok && checked.error.kind === 'wrong')
			throw problems.forbidden('mật khẩu hiện tại không đúng');
		if (!checked.ok) throw accessProblem(checked.error);

		const phc = await accounts.passwords.hash(next);
		const signedOut = onBehalfOf(request, () => {
			if (keepOthers !== true) return accounts.setPassword(person.name, phc, device);
			accounts.people.setPassword(person.name, phc);
			return 0;
		});
		return { ok: true, signedOut };
	});
}
