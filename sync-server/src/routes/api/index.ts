import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Health } from '../../../../src/lib/domain/access';
import type { Accounts } from '../../access/accounts';
import type { AccountWatch } from '../../audit/watch-accounts';
import type { Identity } from '../../access/identify';
import type { Packs } from '../../packs/packs';
import type { DocStore } from '../../storage/doc-store';
import type { DbGate } from '../db/gate';
import type { Counts } from '../../counts/counts';
import { problems } from '../../problems';
import { accessRoutes } from './access-routes';
import { consoleRoutes } from './console-routes';
import { countsRoute } from './counts-route';
import { deviceRoutes } from './device-routes';
import { enrolmentRoutes } from './enrolment-routes';
import { askFirst, identityOf, type OnBehalfOf } from './identity';
import { packRoutes, withoutPacks } from './pack-routes';
import { passwordRoute } from './password-route';
import { signInRoute } from './sign-in-route';

export interface ApiParts {
	version: string;
	accounts: Accounts;
	accountWatch: AccountWatch;
	counts: Counts;
	gate: DbGate;
	/** Absent where a CouchDB keeps the documents: villages are pulled page by page then. */
	packs: { store: DocStore; packs: Packs } | undefined;
	identify: (request: FastifyRequest) => Promise<Identity>;
	publicUrl: string | undefined;
}

/** The server's own few routes. Answers are about one person and now: nothing between may keep them. */
export async function apiRoutes(server: FastifyInstance, parts: ApiParts): Promise<void> {
	const { version, accounts, accountWatch, counts, identify, publicUrl } = parts;
	const { desk, devices, sessions } = accounts;
	const open = { config: { action: 'public' } } as const;
	server.addHook('onRequest', async (_request, reply) => {
		reply.header('cache-control', 'no-store');
	});
	askFirst(server, identify);
	const onBehalfOf: OnBehalfOf = (request, work) => {
		const { person, device } = identityOf(request);
		return accountWatch.by({ person: person.name, ...(device !== undefined && { device }) }, work);
	};

	server.get('/health', open, async (): Promise<Health> => ({ ok: true, version }));
	signInRoute(server, { desk, devices, accessOf: (person) => accounts.accessOf(person) });
	enrolmentRoutes(server, { accounts, onBehalfOf, publicUrl });
	consoleRoutes(server, { desk, sessions });
	accessRoutes(server, { accounts, onBehalfOf });
	passwordRoute(server, { accounts, onBehalfOf });
	deviceRoutes(server, { accounts, onBehalfOf });
	countsRoute(server, { accounts, counts });
	if (parts.packs === undefined) withoutPacks(server, parts.gate);
	else packRoutes(server, { ...parts.packs, gate: parts.gate });

	const missing = async (): Promise<never> => {
		throw problems.missing();
	};
	server.all('/', open, missing);
	server.all('/*', open, missing);
}
