import { randomBytes } from 'node:crypto';
import rateLimit from '@fastify/rate-limit';
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { accessProblem, NOT_MEANT } from './access/access-problems';
import type { Accounts } from './access/accounts';
import type { Identity } from './access/identify';
import { JwtCallers } from './access/jwt-callers';
import type { JwtKey } from './access/jwt-key';
import { JwtGate } from './access/jwt-gate';
import { VillageGate } from './access/village-gate';
import type { Actor, AuditLine } from './audit/audit-line';
import { AuditLog } from './audit/audit-log';
import type { AccountWatch } from './audit/watch-accounts';
import type { TrustProxy } from './config';
import { Counts } from './counts/counts';
import { CountsKeeper } from './counts/counts-keeper';
import { DossiersToLookAt } from './dossiers/dossiers-to-look-at';
import { CodeErasure } from './dossiers/erase-codes';
import { Fingerprinter } from './elsewhere/fingerprints';
import { KnownElsewhere } from './elsewhere/known-elsewhere';
import { countsBackendOf } from './gateway/counts-backend-of';
import { decliningVillagesOf } from './gateway/declining-villages-of';
import { gatewayRoutes } from './gateway/gateway-routes';
import { packedVillagesOf } from './gateway/packed-villages-of';
import { logRequests } from './log';
import { Metrics } from './metrics/metrics';
import { watchStorage } from './metrics/watch-storage';
import { Packs } from './packs/packs';
import type { Backend } from './open-data';
import { problems, toProblem } from './problems';
import { Readiness } from './readiness';
import { Retention } from './retention/retention';
import { RetentionKeeper } from './retention/retention-keeper';
import { requestIdOf } from './request-id';
import { recordAddresses } from './routes/addresses';
import { apiRoutes } from './routes/api/index';
import { rateLimitOptions } from './routes/api/limit-by-address';
import type { DbGate } from './routes/db/gate';
import { dbRoutes } from './routes/db/index';
import { defaultLimits, type DbLimits } from './routes/db/limits';
import { dbServerOptions } from './routes/db/server-options';
import { securityOf } from './routes/db/user-context';
import { outsideRoutes } from './routes/outside/index';
import { secureAnswers } from './routes/secure-answers';
import { couchDbSession } from './routes/session/couchdb-session';
import { isMeant } from './routes/session/same-origin';
import { sessionCookieIn } from './routes/session/session-cookie';
import { staticRoutes } from './routes/static/index';
import type { DocStore, VillageStore } from './storage/doc-store';
import { nameDiskTrouble } from './storage/sqlite/disk-troubles';
import type { Database } from './storage/sqlite/driver';
import { VERSION } from './version';
import { WithdrawalDesk } from './withdrawals/withdrawal-desk';
import { WithdrawalKeeper } from './withdrawals/withdrawal-keeper';
import { Withdrawals } from './withdrawals/withdrawals';

export interface ServerParts {
	accounts: Accounts;
	accountWatch: AccountWatch;
	store: DocStore;
	log: Logger;
	buildDir: string;
	allowPlainDatabases: boolean;
	/** While a restored server gathers again what its backup lacked: since when. */
	restoredAtMs?: () => number | undefined;
	/** Whose word counts on the address and the scheme a request came by. */
	trustProxy?: TrustProxy;
	/** Where people's devices find this server, for the codes that let them in. */
	publicUrl?: string | undefined;
	/** What one request or one device may cost, where it is not as usual. */
	limits?: Partial<DbLimits>;
	/** The data itself, where it is to be watched from outside. */
	sqlite?: Database;
	/** What is counted; of the process too, when there is one process for the server. */
	metrics?: Metrics;
	/** Networks that may read the counts without signing in. */
	metricsFrom?: string[] | false;
	/** Checks the tokens of a gateway in front of this server. Absent: there is none. */
	jwtKey?: JwtKey | undefined;
	/** How long a withdrawal of consent can be taken back. */
	eraseAfterMs?: number;
	/** As a CouchDB behind a gateway: no entry rules, they are the gateway's. */
	everyNameIsPlain?: boolean;
	/** The CouchDB that keeps the documents. Absent: `store` does. */
	backend?: Backend | undefined;
}

/** Behind a reverse proxy on the same machine, the address that counts is the one it passes on. */
const TRUST_LOOPBACK: TrustProxy = ['loopback'];

/** Puts the parts behind their addresses: `/db` CouchDB's API, `/api` the server's own, `/` the application. */
export async function createServer(parts: ServerParts): Promise<FastifyInstance> {
	const { accounts, store, log, buildDir, allowPlainDatabases, sqlite, backend } = parts;
	const documents: VillageStore = backend?.store ?? store;
	const server = fastify({
		logger: false,
		trustProxy: parts.trustProxy ?? TRUST_LOOPBACK,
		requestIdHeader: false,
		genReqId: requestIdOf,
		...dbServerOptions,
		forceCloseConnections: 'idle'
	});

	const metrics = parts.metrics ?? new Metrics();
	if (sqlite !== undefined) watchStorage(metrics, sqlite, Date.now);
	store.onGroup?.(metrics.group);

	recordAddresses(server);
	logRequests(server, log, (request) => metrics.answered(request));
	secureAnswers(server);
	await server.register(rateLimit, rateLimitOptions);
	server.setErrorHandler((thrown, request, reply) => {
		const problem = toProblem(nameDiskTrouble(thrown));
		// Our own faults, and a disk that refuses: whoever runs the server must hear of both.
		if (problem.status === 500 || problem.cause !== undefined)
			log.error({
				id: request.id,
				route: request.routeOptions.url ?? 'none',
				cause: describe(problem.cause ?? thrown)
			});
		return reply
			.code(problem.status)
			.headers(problem.headers)
			.type('application/json')
			.send(problem.body);
	});

	server.setNotFoundHandler(async () => {
		throw problems.missing();
	});

	const identify = async (request: FastifyRequest): Promise<Identity> => {
		const { authorization, cookie } = request.headers;
		const identified = await accounts.doorkeeper.identify(authorization, sessionCookieIn(cookie));
		if (!identified.ok) throw accessProblem(identified.error);
		if (identified.value.by === 'cookie' && !isMeant(request)) throw problems.forbidden(NOT_MEANT);
		request.deviceId = identified.value.device;
		return identified.value;
	};

	const jwtCallers = parts.jwtKey && new JwtCallers(parts.jwtKey);
	const villageGate = new VillageGate({
		villages: accounts.villages,
		databases: () => documents.listDatabases(),
		identify,
		allowPlainDatabases,
		everyNameIsPlain: parts.everyNameIsPlain ?? false,
		restoredAtMs: parts.restoredAtMs ?? (() => undefined)
	});
	const gate = jwtCallers ? jwtGate(villageGate, jwtCallers, store) : villageGate;
	const counts = keepCounts(server, parts);
	const withdrawals = keepWithdrawals(server, parts);
	keepRetention(server, parts);
	const { desk, sessions } = accounts;
	await server.register(couchDbSession, {
		prefix: '/db',
		desk,
		sessions,
		identify,
		jwtCallers
	});
	const dbOptions = { prefix: '/db', gate, limits: parts.limits ?? {}, tally: metrics };
	if (backend === undefined) await server.register(dbRoutes, { ...dbOptions, store });
	else await server.register(gatewayRoutes, { ...dbOptions, ...backend });
	await server.register(apiRoutes, {
		prefix: '/api',
		version: VERSION,
		accounts,
		accountWatch: parts.accountWatch,
		counts,
		withdrawals,
		gate,
		packs: new Packs(packedVillagesOf(parts)),
		elsewhere: keepFingerprints(server, parts),
		record: (actor, line) => recordIn(sqlite, actor, line),
		identify,
		publicUrl: parts.publicUrl,
		recordingsBytes: { ...defaultLimits, ...parts.limits }.recordingsBytes
	});
	await server.register(outsideRoutes, {
		metrics,
		readiness: new Readiness(sqlite, backend && (() => backend.upstream.isUp())),
		log,
		sqlite,
		metricsFrom: parts.metricsFrom ?? ['loopback'],
		identify
	});
	await server.register(staticRoutes, { buildDir });
	return server;
}

const jwtGate = (inner: VillageGate, callers: JwtCallers, store: DocStore): DbGate =>
	new JwtGate({
		inner,
		callers,
		checkAdministration: (dbName, action) => inner.checkAdministration(dbName, action),
		async securityOf(dbName) {
			const database = await store.database(dbName);
			return database?.kind === 'plain' ? securityOf(database) : undefined;
		},
		databases: () => store.listDatabases()
	});
/** Counts are kept while the server listens; without, they are made up to date when somebody asks. */
function keepCounts(server: FastifyInstance, parts: ServerParts): Counts {
	const { log } = parts;
	const backend = countsBackendOf(parts);
	const report = (thrown: unknown) => {
		const { cause = thrown } = toProblem(nameDiskTrouble(thrown));
		log.error({ cause: describe(cause) }, 'counts were not kept');
	};
	const counts = new Counts({ backend, now: Date.now, report });
	// Behind a gateway it is the gateway that counts, into databases that it makes and closes to strangers.
	if (parts.everyNameIsPlain !== true) {
		const keeper = new CountsKeeper({ backend, counts, report });
		server.addHook('onListen', async () => keeper.start());
		server.addHook('onClose', () => keeper.stop());
	}
	return counts;
}

/** Withdrawals are carried out while the server listens; those of a CouchDB by the gateway in front of it. */
function keepWithdrawals(server: FastifyInstance, parts: ServerParts): WithdrawalDesk | undefined {
	const { sqlite, store, accounts, log, backend, eraseAfterMs = 0 } = parts;
	if (sqlite === undefined) return undefined;
	const withdrawals = new Withdrawals(sqlite);
	if (parts.everyNameIsPlain !== true) {
		const villages = decliningVillagesOf(parts);
		const waiting = { movedFrom: backend && store, waitMs: eraseAfterMs, now: Date.now };
		const toLookAt = new DossiersToLookAt(sqlite);
		const keeper = new WithdrawalKeeper({
			...{ villages, sqlite, accounts, withdrawals, ...waiting },
			codes: new CodeErasure({ store: villages.store, sqlite, toLookAt, ...waiting }),
			report: (thrown) => {
				const { cause = thrown } = toProblem(nameDiskTrouble(thrown));
				log.error({ cause: describe(cause) }, 'a withdrawal was not carried out');
			}
		});
		server.addHook('onListen', () => keeper.start());
		server.addHook('onClose', () => keeper.stop());
	}
	return new WithdrawalDesk({ withdrawals, accounts, sqlite, eraseAfterMs, now: Date.now });
}

/** What was kept long enough is erased while the server listens, also where a CouchDB has the documents. */
function keepRetention(server: FastifyInstance, parts: ServerParts): void {
	const { sqlite, store, accounts, log, backend, everyNameIsPlain } = parts;
	if (sqlite === undefined || everyNameIsPlain === true) return;
	const { communes } = accounts;
	const documents: VillageStore = backend?.store ?? store;
	const keeper = new RetentionKeeper({
		retention: new Retention({
			store: documents,
			fileBefore: backend && store,
			...{ sqlite, communes, now: Date.now }
		}),
		now: Date.now,
		report: (thrown) => {
			const { cause = thrown } = toProblem(nameDiskTrouble(thrown));
			log.error({ cause: describe(cause) }, 'what was kept long enough was not erased');
		}
	});
	server.addHook('onListen', async () => keeper.start());
	server.addHook('onClose', () => keeper.stop());
}

/** With a secret of this process alone: what is kept can be compared with nothing outside it. */
function keepFingerprints(server: FastifyInstance, parts: ServerParts): KnownElsewhere {
	const elsewhere = new KnownElsewhere({
		backend: countsBackendOf(parts),
		fingerprinter: new Fingerprinter(randomBytes(32)),
		report: (thrown) => parts.log.error({ cause: describe(thrown) }, 'fingerprints were not kept')
	});
	server.addHook('onClose', () => elsewhere.stop());
	return elsewhere;
}

const recordIn = (sqlite: Database | undefined, actor: Actor, line: AuditLine): void =>
	sqlite && new AuditLog(sqlite, Date.now).recording(actor, [line], () => undefined);

/** Kind and place of a failure of ours; its message could quote what someone wrote. */
function describe(thrown: unknown): unknown {
	if (!(thrown instanceof Error)) return typeof thrown;
	return {
		name: thrown.name,
		stack: thrown.stack
			?.split('\n')
			.slice(1, 8)
			.map((line) => line.trim())
	};
}
