import { z } from 'zod/mini';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import {
	Enrol,
	EnrolmentLook,
	type Enrolment,
	type NewEnrolment,
	type SignedIn
} from '../../../../src/lib/domain/access/access';
import { PersonName } from '../../../../src/lib/domain/ids';
import { ENROLMENT_NOT_VALID, NOT_YOURS } from '../../access/access-problems';
import type { Accounts } from '../../access/accounts';
import { deviceNameOf } from '../../access/device-name';
import type { ValidEnrolment } from '../../access/enrolments';
import { enrolmentAddress, qrPicture } from '../../access/enrolment-code';
import { problems } from '../../problems';
import { identityOf, type OnBehalfOf } from './identity';
import { limitedByAddress } from './limit-by-address';

export interface EnrolmentRouteParts {
	accounts: Accounts;
	onBehalfOf: OnBehalfOf;
	/** Where people's devices find this server; without it the address the request came to. */
	publicUrl: string | undefined;
}

const WhoToEnrol = z.object({ person: PersonName });

/** A code for the phone of someone who stands beside the officer, and what that phone does with it. */
export function enrolmentRoutes(
	server: FastifyInstance,
	{ accounts, onBehalfOf, publicUrl }: EnrolmentRouteParts
): void {
	const open = { config: { action: 'public' }, ...limitedByAddress(server) } as const;
	const inWords = ({ person, villages, expiresAtMs }: ValidEnrolment): Enrolment => ({
		person,
		villages: villages.map((name) => ({
			name,
			title: accounts.villages.find(name)?.title ?? name
		})),
		expiresAt: new Date(expiresAtMs).toISOString()
	});

	/** POST /api/enrolments */
	server.post(
		'/enrolments',
		{ config: { action: 'manage-people' } },
		async (request, reply): Promise<NewEnrolment> => {
			const whom = WhoToEnrol.safeParse(request.body);
			if (!whom.success) throw problems.badRequest('cần tên đăng nhập của người được mời');
			const by = identityOf(request).person;
			const managed = accounts.people.managedBy(by);
			const person = managed.find(({ name }) => name === whom.data.person);
			if (person === undefined || person.disabledAtMs !== null) throw problems.forbidden(NOT_YOURS);

			const code = onBehalfOf(request, () => accounts.enrolments.create(person.name, by.name));
			const made = accounts.enrolments.look(code);
			if (!made.ok) throw new Error('an enrolment is not valid as soon as it is made');
			const url = enrolmentAddress(publicUrl ?? originOf(request), code);
			reply.code(201);
			return { ...inWords(made.value), url, svg: qrPicture(url) };
		}
	);

	/** POST /api/enrol/look: a code in the body stays out of every log. */
	server.post('/enrol/look', open, async (request): Promise<Enrolment> => {
		const shown = EnrolmentLook.safeParse(request.body);
		if (!shown.success) throw problems.badRequest('cần mã mời');
		const found = accounts.enrolments.look(shown.data.code);
		if (!found.ok) throw problems.unauthorized(ENROLMENT_NOT_VALID);
		return inWords(found.value);
	});

	/** POST /api/enrol */
	server.post('/enrol', open, async (request): Promise<SignedIn> => {
		const shown = Enrol.safeParse(request.body);
		if (!shown.success) throw problems.badRequest('cần mã mời và mã thiết bị');
		const { code, device } = shown.data;
		const enrolled = accounts.enrol(code, device, deviceNameOf(request.headers['user-agent']));
		if (!enrolled.ok) throw problems.unauthorized(ENROLMENT_NOT_VALID);
		const { person, token } = enrolled.value;
		request.deviceId = device;
		return { token, person, access: await accounts.accessOf(person) };
	});
}

const originOf = ({ protocol, host }: FastifyRequest): string => `${protocol}://${host}`;
