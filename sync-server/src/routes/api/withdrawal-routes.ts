import type { FastifyInstance } from 'fastify';
import { ErasedHere, type WithdrawalState } from '../../../../src/lib/domain/consent/withdrawals';
import { problems } from '../../problems';
import type { WithdrawalDesk } from '../../withdrawals/withdrawal-desk';
import { identityOf } from './identity';

/** Households that asked to be erased: how far that is, and a device's word that it has done its part. */
export function withdrawalRoutes(
	server: FastifyInstance,
	{ desk }: { desk: WithdrawalDesk }
): void {
	const officers = { config: { action: 'withdrawals' } } as const;
	const own = { config: { action: 'own-account' } } as const;

	server.get(
		'/withdrawals',
		officers,
		async (request): Promise<{ withdrawals: WithdrawalState[] }> => ({
			withdrawals: desk.shownTo(identityOf(request).person)
		})
	);

	server.post('/erasures', own, async (request) => {
		const told = ErasedHere.safeParse(request.body);
		if (!told.success)
			throw problems.badRequest('cần danh sách hộ đã xoá: {erased: [{village, household}]}');
		const { person, device } = identityOf(request);
		// A tool signs in without a device, and so has nothing to confirm.
		if (device !== undefined) desk.confirm(told.data, { device, person: person.name });
		return { ok: true };
	});
}
