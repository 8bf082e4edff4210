import { z } from 'zod/mini';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Person } from '../../../../src/lib/domain/access/access';
import { accessProblem, NOT_ALLOWED } from '../../access/access-problems';
import { may } from '../../access/permissions';
import type { Sessions } from '../../access/sessions';
import { signIn, type SignInDesk } from '../../access/sign-in';
import { problems } from '../../problems';
import { isNotForeign } from './same-origin';
import { clearSessionCookie, sessionCookieIn, setSessionCookie } from './session-cookie';

export interface ConsoleParts {
	desk: SignInDesk;
	sessions: Sessions;
}

const Credentials = z.object({
	name: z.string().check(z.trim(), z.toLowerCase(), z.minLength(1), z.maxLength(64)),
	password: z.string().check(z.minLength(1), z.maxLength(1024))
});

/** Name and password once, a cookie from then on: for those who work at a console, nobody else. */
export async function signInAtConsole(
	{ desk, sessions }: ConsoleParts,
	request: FastifyRequest,
	reply: FastifyReply
): Promise<Person> {
	// Another site must not sign somebody in under its own name either.
	if (!isNotForeign(request)) throw problems.forbidden('yêu cầu này đến từ một trang khác');
	const asked = Credentials.safeParse(request.body);
	if (!asked.success) throw problems.badRequest('request body must contain a name and a password');

	const signedIn = await signIn(desk, asked.data.name, asked.data.password);
	if (!signedIn.ok) throw accessProblem(signedIn.error);
	const person = signedIn.value;
	if (!may(person.role, 'console')) throw problems.forbidden(NOT_ALLOWED);

	endSession(sessions, request);
	setSessionCookie(request, reply, sessions.begin(person.name));
	return person;
}

export function signOutAtConsole(
	{ sessions }: Pick<ConsoleParts, 'sessions'>,
	request: FastifyRequest,
	reply: FastifyReply
): void {
	if (!isNotForeign(request)) throw problems.forbidden('yêu cầu này đến từ một trang khác');
	endSession(sessions, request);
	clearSessionCookie(request, reply);
}

function endSession(sessions: Sessions, request: FastifyRequest): void {
	const token = sessionCookieIn(request.headers.cookie);
	if (token !== undefined) sessions.end(token);
}
