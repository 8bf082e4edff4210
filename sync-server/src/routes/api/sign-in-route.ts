import type { FastifyInstance } from 'fastify';
import {
	SignIn,
	type Access,
	type Person,
	type SignedIn
} from '../../../../src/lib/domain/access/access';
import { accessProblem } from '../../access/access-problems';
import { deviceNameOf } from '../../access/device-name';
import type { Devices } from '../../access/devices';
import { signIn, type SignInDesk } from '../../access/sign-in';
import { problems } from '../../problems';
import { limitedByAddress } from './limit-by-address';

export interface SignInRouteParts {
	desk: SignInDesk;
	devices: Devices;
	accessOf: (person: Person) => Promise<Access>;
}

/** POST /api/sign-in: a password once, a token for this device from then on. */
export function signInRoute(
	server: FastifyInstance,
	{ desk, devices, accessOf }: SignInRouteParts
): void {
	const options = { config: { action: 'public' }, ...limitedByAddress(server) } as const;
	server.post('/sign-in', options, async (request): Promise<SignedIn> => {
		const asked = SignIn.safeParse(request.body);
		if (!asked.success) throw problems.badRequest('cần tên đăng nhập, mật khẩu và mã thiết bị');
		const { name, password, device } = asked.data;

		const signedIn = await signIn(desk, name, password);
		if (!signedIn.ok) throw accessProblem(signedIn.error);

		const person = signedIn.value;
		const token = devices.enrol(device, person.name, deviceNameOf(request.headers['user-agent']));
		request.deviceId = device;
		return { token, person, access: await accessOf(person) };
	});
}
