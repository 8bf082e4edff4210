import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import { SignIn, type Access, type Person, type SignedIn } from '../../../../src/lib/domain/access';
import { accessProblem } from '../../access/access-problems';
import type { Devices } from '../../access/devices';
import { signIn, type SignInDesk } from '../../access/sign-in';
import { Problem, problems } from '../../problems';

export interface SignInRouteParts {
	desk: SignInDesk;
	devices: Devices;
	accessOf: (person: Person) => Promise<Access>;
}

/** A training morning: forty volunteers behind one address, each mistyping once. */
const SIGN_INS_PER_MINUTE = 90;

/** POST /api/sign-in: a password once, a token for this device from then on. The only route limited by address. */
export async function signInRoute(
	server: FastifyInstance,
	{ desk, devices, accessOf }: SignInRouteParts
): Promise<void> {
	await server.register(rateLimit, {
		max: SIGN_INS_PER_MINUTE,
		timeWindow: '1 minute',
		errorResponseBuilder: (_request, { ttl }) =>
			new Problem(
				429,
				'too_many_requests',
				'nhiều người đang đăng nhập cùng lúc, hãy thử lại sau một phút',
				{ 'retry-after': String(Math.ceil(ttl / 1000)) }
			)
	});

	server.post('/sign-in', async (request): Promise<SignedIn> => {
		const asked = SignIn.safeParse(request.body);
		if (!asked.success) throw problems.badRequest('cần tên đăng nhập, mật khẩu và mã thiết bị');
		const { name, password, device } = asked.data;

		const signedIn = await signIn(desk, name, password);
		if (!signedIn.ok) throw accessProblem(signedIn.error);

		const person = signedIn.value;
		const token = devices.enrol(device, person.name);
		request.deviceId = device;
		return { token, person, access: await accessOf(person) };
	});
}
