import { z } from 'zod/mini';
import type { FastifyInstance } from 'fastify';
import {
	CommuneSettings,
	KeptSettings,
	type ToldSettings
} from '../../../../src/lib/domain/commune-settings';
import { reasonOf } from '../../../../src/lib/domain/entries/accept-entry';
import { checkFreeText } from '../../../../src/lib/domain/text/guard';
import type { Accounts } from '../../access/accounts';
import { Problem, problems } from '../../problems';
import { identityOf, type OnBehalfOf } from './identity';
import { ownCommune } from './own-commune';

/** A newer application's settings that are not known here would be lost in silence: they are refused instead. */
const Change = z.strictObject({
	...KeptSettings.shape,
	settings: z.strictObject(CommuneSettings.shape)
});

/** What a commune decides for itself, looked at and changed by its officers; devices hear of it in `/api/access`. */
export function communeRoutes(
	server: FastifyInstance,
	{ accounts, onBehalfOf }: { accounts: Accounts; onBehalfOf: OnBehalfOf }
): void {
	const config = { action: 'manage-commune' } as const;
	const { communes, villages } = accounts;

	const told = (commune: string, kept: KeptSettings): ToldSettings => {
		const title = villages.communeTitle(commune);
		const campaignStarts = communes.campaignStartsIn(commune);
		return {
			...kept,
			...(campaignStarts.length > 0 && { campaignStarts }),
			...(title !== undefined && { title })
		};
	};

	server.get('/communes/:commune/settings', { config }, async (request): Promise<ToldSettings> => {
		const commune = ownCommune(villages, request);
		return told(commune, communes.settingsOf(commune));
	});

	server.put('/communes/:commune/settings', { config }, async (request): Promise<ToldSettings> => {
		const commune = ownCommune(villages, request);
		const asked = Change.safeParse(request.body);
		if (!asked.success)
			throw problems.badRequest(
				`thiết lập thiếu hoặc sai mục "${asked.error.issues[0]?.path.join('.') ?? ''}"`
			);
		// Every device of the commune would hold it.
		const name = checkFreeText(asked.data.settings.campaign?.name ?? '');
		if (!name.ok)
			throw problems.badRequest(
				`tên đợt ${reasonOf({ kind: 'forbidden-text', found: name.error.kind })}`
			);
		const { person } = identityOf(request);
		const changed = onBehalfOf(request, () => communes.change(commune, asked.data, person.name));
		if (!changed.ok)
			throw new Problem(409, 'conflict', 'người khác vừa đổi thiết lập của xã, hãy xem lại');
		return told(commune, { revision: changed.value, settings: asked.data.settings });
	});
}
