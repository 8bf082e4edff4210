import type { FastifyInstance } from 'fastify';
import type { Accounts } from '../../access/accounts';
import type { WithdrawalDesk } from '../../withdrawals/withdrawal-desk';
import { identityOf, type OnBehalfOf } from './identity';

/** The one question of a device before it syncs, and how it leaves. */
export function accessRoutes(
	server: FastifyInstance,
	{
		accounts,
		onBehalfOf,
		withdrawals
	}: { accounts: Accounts; onBehalfOf: OnBehalfOf; withdrawals: WithdrawalDesk | undefined }
): void {
	const own = { config: { action: 'own-account' } } as const;

	server.get<{ Querystring: { known?: string } }>('/access', own, async (request) => {
		const { person, device } = identityOf(request);
		const toErase = device === undefined ? [] : (withdrawals?.toErase(person, device) ?? []);
		const access = await accounts.accessOf(person, request.query.known);
		return { ...access, ...(toErase.length > 0 && { toErase }) };
	});

	/** Takes back this device's token; what the device holds stays on it. */
	server.post('/sign-out', own, async (request) => {
		const { device, person } = identityOf(request);
		if (device !== undefined)
			onBehalfOf(request, () => accounts.devices.signOut({ device, person }));
		return { ok: true };
	});
}
