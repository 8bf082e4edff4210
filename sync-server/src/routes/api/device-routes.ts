import { z } from 'zod/mini';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { DeviceName, type ListedDevice } from '../../../../src/lib/domain/access/access';
import type { ManagedPerson } from '../../../../src/lib/domain/access/people';
import { NOT_YOURS } from '../../access/access-problems';
import type { Accounts } from '../../access/accounts';
import type { Device } from '../../access/devices';
import { problems } from '../../problems';
import { identityOf, type OnBehalfOf } from './identity';

const Renamed = z.object({ name: DeviceName });

/** The phones people signed in on: everyone's own, and those of the people an officer answers for. */
export function deviceRoutes(
	server: FastifyInstance,
	{ accounts, onBehalfOf }: { accounts: Accounts; onBehalfOf: OnBehalfOf }
): void {
	const own = { config: { action: 'own-account' } } as const;
	const others = { config: { action: 'manage-people' } } as const;
	const { devices, people } = accounts;

	server.get('/devices', own, async (request): Promise<{ devices: ListedDevice[] }> => {
		const { person, device } = identityOf(request);
		return { devices: devices.of(person.name).map((one) => listed(one, device)) };
	});

	server.put('/devices/:device', own, async (request) => {
		const asked = Renamed.safeParse(request.body);
		if (!asked.success) throw problems.badRequest('tên thiết bị dài 1 đến 60 ký tự');
		const { person } = identityOf(request);
		if (!devices.rename(param(request, 'device'), person.name, asked.data.name))
			throw problems.missing();
		return { ok: true };
	});

	server.delete('/devices/:device', own, async (request) => {
		const { person } = identityOf(request);
		return revoke(request, person.name);
	});

	server.get('/people', others, async (request): Promise<{ people: ManagedPerson[] }> => {
		const managed = people.managedBy(identityOf(request).person);
		return {
			people: managed.map(({ name, title, role, villages, disabledAtMs }) => {
				// Newest first.
				const signedIn = devices.of(name).filter(({ revokedAtMs }) => revokedAtMs === null);
				const [newest] = signedIn;
				return {
					name,
					title,
					role,
					villages,
					disabled: disabledAtMs !== null,
					devices: signedIn.length,
					...(newest && { lastSeenAt: new Date(newest.lastSeenAtMs).toISOString() })
				};
			})
		};
	});

	server.get('/people/:person/devices', others, async (request) => ({
		devices: devices.of(managed(request)).map((one) => listed(one, identityOf(request).device))
	}));

	server.delete('/people/:person/devices/:device', others, async (request) =>
		revoke(request, managed(request))
	);

	/** The same words for someone of another commune and for nobody. */
	function managed(request: FastifyRequest): string {
		const name = param(request, 'person');
		const isManaged = people
			.managedBy(identityOf(request).person)
			.some((person) => person.name === name);
		if (!isManaged) throw problems.forbidden(NOT_YOURS);
		return name;
	}

	function revoke(request: FastifyRequest, person: string) {
		const device = param(request, 'device');
		if (!devices.of(person).some(({ id }) => id === device)) throw problems.missing();
		onBehalfOf(request, () => devices.revokeFor(device, person));
		return { ok: true };
	}
}

const listed = (device: Device, asking: string | undefined): ListedDevice => ({
	id: device.id,
	name: device.name ?? device.id,
	signedInAt: new Date(device.createdAtMs).toISOString(),
	lastSeenAt: new Date(device.lastSeenAtMs).toISOString(),
	revoked: device.revokedAtMs !== null,
	isThis: device.id === asking
});

const param = (request: FastifyRequest, name: string): string =>
	(request.params as Record<string, string | undefined>)[name] ?? '';
