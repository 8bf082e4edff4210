import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Access, Person } from '../../../../src/lib/domain/access';
import type { Devices } from '../../access/devices';
import type { Identity } from '../../access/identify';

export interface AccessRouteParts {
	devices: Devices;
	identify: (request: FastifyRequest) => Promise<Identity>;
	accessOf: (person: Person) => Promise<Access>;
}

/** The one question of a device before it syncs, and how it leaves. */
export function accessRoutes(
	server: FastifyInstance,
	{ devices, identify, accessOf }: AccessRouteParts
): void {
	server.get('/access', async (request) => accessOf((await identify(request)).person));

	/** Takes back this device's token; what the device holds stays on it. */
	server.post('/sign-out', async (request) => {
		const { device, person } = await identify(request);
		if (device !== undefined) devices.signOut({ device, person });
		return { ok: true };
	});
}
