import type { FastifyInstance } from 'fastify';
import type { Accounts } from '../../access/accounts';
import { identityOf, type OnBehalfOf } from './identity';

/** The one question of a device before it syncs, and how it leaves. */
export function accessRoutes(
	server: FastifyInstance,
	{ accounts, onBehalfOf }: { accounts: Accounts; onBehalfOf: OnBehalfOf }
): void {
	const own = { config: { action: 'own-account' } } as const;

	server.get('/access', own, async (request) => accounts.accessOf(identityOf(request).person));

	/** Takes back this device's token; what the device holds stays on it. */
	server.post('/sign-out', own, async (request) => {
		const { device, person } = identityOf(request);
		if (device !== undefined)
			onBehalfOf(request, () => accounts.devices.signOut({ device, person }));
		return { ok: true };
	});
}
