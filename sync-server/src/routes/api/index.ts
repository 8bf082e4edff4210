import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Health } from '../../../../src/lib/domain/access/access';
import type { Accounts } from '../../access/accounts';
import type { AccountWatch } from '../../audit/watch-accounts';
import type { Identity } from '../../access/identify';
import type { Actor, AuditLine } from '../../audit/audit-line';
import type { KnownElsewhere } from '../../elsewhere/known-elsewhere';
import type { Packs } from '../../packs/packs';
import type { Caller, DbGate } from '../db/gate';
import type { Counts } from '../../counts/counts';
import { problems } from '../../problems';
import { accessRoutes } from './access-routes';
import { communeRoutes } from './commune-routes';
import { consoleRoutes } from './console-routes';
import { countsRoute } from './counts-route';
import { deviceRoutes } from './device-routes';
import { enrolmentRoutes } from './enrolment-routes';
import { askFirst, identityOf, type OnBehalfOf } from './identity';
import { officeRoutes } from './office-routes';
import { packRoutes } from './pack-routes';
import { possiblyKnownRoute } from './possibly-known-route';
import { passwordRoute } from './password-route';
import { recordingRoutes } from './recording-routes';
import { signInRoute } from './sign-in-route';
import type { WithdrawalDesk } from '../../withdrawals/withdrawal-desk';
import { withdrawalRoutes } from './withdrawal-routes';

export interface ApiParts {
	version: string;
	accounts: Accounts;
	accountWatch: AccountWatch;
	counts: Counts;
	/** Absent where the server has no file of its own, as in some tests. */
	withdrawals?: WithdrawalDesk | undefined;
	gate: DbGate;
	packs: Packs<Caller>;
	elsewhere: KnownElsewhere;
	/** Writes a line into the audit log, for what changes nothing and is to be known all the same. */
	record: (actor: Actor, line: AuditLine) => void;
	identify: (request: FastifyRequest) => Promise<Identity>;
	publicUrl: string | undefined;
	/** Of one commune. */
	recordingsBytes: number;
}

/** The server's own few routes. Answers are about one person and now: nothing between may keep them. */
export async function apiRoutes(server: FastifyInstance, parts: ApiParts): Promise<void> {
	const { version, accounts, accountWatch, counts, identify, publicUrl, recordingsBytes } = parts;
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
	accessRoutes(server, { accounts, onBehalfOf, withdrawals: parts.withdrawals });
	passwordRoute(server, { accounts, onBehalfOf });
	deviceRoutes(server, { accounts, onBehalfOf });
	communeRoutes(server, { accounts, onBehalfOf });
	await server.register(recordingRoutes, { accounts, onBehalfOf, recordingsBytes });
	officeRoutes(server, { accounts, onBehalfOf });
	countsRoute(server, { accounts, counts });
	if (parts.withdrawals) withdrawalRoutes(server, { desk: parts.withdrawals });
	packRoutes(server, { gate: parts.gate, packs: parts.packs });
	possiblyKnownRoute(server, {
		accounts,
		gate: parts.gate,
		elsewhere: parts.elsewhere,
		record: (request, line) => {
			const { person, device } = identityOf(request);
			parts.record({ person: person.name, device }, line);
		},
		now: Date.now
	});

	const missing = async (): Promise<never> => {
		throw problems.missing();
	};
	server.all('/', open, missing);
	server.all('/*', open, missing);
}
