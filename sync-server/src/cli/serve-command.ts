import type { FastifyInstance } from 'fastify';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import { ensureAdministrator } from '../administrator';
import { auditHead, formatHead } from '../audit/audit-log';
import { readServeConfig, type ServeConfig } from '../config';
import { loadDemo } from '../demo/load-demo';
import { createLog } from '../log';
import { Metrics } from '../metrics/metrics';
import { watchProcess } from '../metrics/watch-process';
import type { BackendConfig } from '../gateway/backend-config';
import { markBackend, unmarkBackend } from '../gateway/backend-mark';
import { keepVillagesReady } from '../gateway/keep-villages-ready';
import { closeData, openData, type Data } from '../open-data';
import { createServer } from '../server';
import { BACKEND_FLAGS, backendOf, checkMark, saysNone } from './backend-flags';
import {
	DATA_FLAG,
	EXIT_FAILED,
	EXIT_OK,
	print,
	textFlag,
	usageFailure,
	type Call,
	type Command
} from './command';

/** Feeds end at once and writes take milliseconds; what is left after this is a phone that went out of reach. */
const STOP_WITHIN_MS = 3000;

export const serveCommand: Command = {
	words: ['serve'],
	args: [],
	flags: {
		port: { type: 'string', value: 'N', help: 'cổng, mặc định 5985 (port)' },
		host: { type: 'string', value: 'H', help: 'địa chỉ, mặc định 127.0.0.1 (address)' },
		...DATA_FLAG,
		demo: {
			type: 'boolean',
			help: 'nạp một xã giả để thử (load a made-up commune on the first run)'
		},
		'allow-plain-databases': {
			type: 'boolean',
			help: 'cho quản trị tạo cơ sở dữ liệu thường (databases that are no village’s)'
		},
		'trust-proxy': {
			type: 'string',
			value: 'A,B',
			help: 'proxy được tin: IP, mạng, loopback (mặc định) hoặc none (whose X-Forwarded headers count)'
		},
		'metrics-from': {
			type: 'string',
			value: 'A,B',
			help: 'mạng được xem /metrics không cần đăng nhập, mặc định loopback (who may read the metrics)'
		},
		'public-url': {
			type: 'string',
			value: 'URL',
			help: 'địa chỉ mà máy của mọi người thấy, cho mã mời (address in enrolment codes)'
		},
		...BACKEND_FLAGS,
		'as-upstream': {
			type: 'boolean',
			help: 'đứng sau một máy chủ khác, thay CouchDB, để thử (stand in for a CouchDB behind a gateway)'
		},
		'erase-after': {
			type: 'string',
			value: 'MINUTES',
			help: 'xoá dữ liệu của hộ rút đồng ý sau bao nhiêu phút, mặc định 60 (when a withdrawal is carried out)'
		},
		limits: {
			type: 'string',
			value: 'A=N,B=N',
			help: 'giới hạn khác mặc định, ví dụ feedsPerDevice=20 (see docs/sync-protocol.md)'
		},
		'log-level': { type: 'string', value: 'LEVEL', help: 'trace | debug | info | warn | error' }
	},
	help: 'chạy máy chủ (run the server)',
	async run(call) {
		const config = configOf(call);
		const backend = backendOf(call);
		if (config.everyNameIsPlain && backend !== undefined)
			throw usageFailure('--as-upstream và --backend không đi cùng nhau');
		const log = createLog(logLevelOf(call));
		warnOfPassword(call, log);
		// Everything this process writes is its own account's alone: the data, its journal, its copies.
		process.umask(0o077);
		const data = openData(config.dataDir, { backend, everyNameIsPlain: config.everyNameIsPlain });
		const stopping = new AbortController();
		try {
			checkDocuments(call, config, data, backend);
			await prepare(config, data, log);
			const metrics = new Metrics();
			watchProcess(metrics);
			const server = await createServer({ ...config, ...data, log, metrics });
			if (data.backend !== undefined)
				void keepVillagesReady(data.backend, data.accounts, { log, signal: stopping.signal });
			const stopAsked = untilStopAsked();
			await server.listen({ host: config.host, port: config.port });
			print(call.terminal.out, `listening on ${addressOf(server, config.host)}`);
			await stopAsked;
			log.info('stopping');
			await stop(server);
		} finally {
			stopping.abort();
			await closeData(data);
		}
		log.info('stopped');
		return EXIT_OK;
	}
};

function configOf({ flags, terminal }: Call): ServeConfig {
	const config = readServeConfig(
		{
			host: textFlag(flags, 'host'),
			port: textFlag(flags, 'port'),
			data: textFlag(flags, 'data'),
			demo: flags['demo'] === true,
			'allow-plain-databases': flags['allow-plain-databases'] === true,
			'trust-proxy': textFlag(flags, 'trust-proxy'),
			'metrics-from': textFlag(flags, 'metrics-from'),
			'public-url': textFlag(flags, 'public-url'),
			'as-upstream': flags['as-upstream'] === true,
			'erase-after': textFlag(flags, 'erase-after'),
			limits: textFlag(flags, 'limits')
		},
		terminal.env
	);
	if (!config.ok) throw usageFailure(config.error);
	return config.value;
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];

function logLevelOf({ flags }: Call): string {
	const level = textFlag(flags, 'log-level') ?? 'info';
	if (!LOG_LEVELS.includes(level))
		throw usageFailure(`--log-level "${level}" phải là một trong: ${LOG_LEVELS.join(', ')}`);
	return level;
}

/** The documents are where the settings say: not in the file when a CouchDB has them, and the other way round. */
function checkDocuments(
	call: Call,
	{ everyNameIsPlain }: ServeConfig,
	{ sqlite, accounts }: Data,
	backend: BackendConfig | undefined
): void {
	checkMark(call, sqlite, backend);
	if (backend !== undefined) markBackend(sqlite, backend.address.url);
	else if (saysNone(call)) unmarkBackend(sqlite);
	if (everyNameIsPlain && accounts.villages.all().length > 0)
		throw usageFailure('--as-upstream chỉ dùng với thư mục dữ liệu riêng, không có thôn nào');
}

/** Everybody on this machine sees what stands on a command line. */
function warnOfPassword({ flags, terminal }: Call, log: Logger): void {
	const given = textFlag(flags, 'backend');
	if (given?.includes('@') === true && terminal.env['GO_CUA_BACKEND'] !== given)
		log.warn('the password in --backend can be seen with ps: set GO_CUA_BACKEND_PASSWORD instead');
}

async function prepare(config: ServeConfig, { accounts, documents, ...data }: Data, log: Logger) {
	// Into the machine's own journal: a last line that stands outside the data shows when those were rewritten.
	log.info({ last: formatHead(auditHead(data.sqlite)) }, 'audit log');
	if (data.copyBeforeMigration !== undefined)
		log.info({ copy: data.copyBeforeMigration }, 'the data was copied before its schema changed');

	if (config.administrator && !(await ensureAdministrator(accounts, config.administrator)))
		throw usageFailure(
			`"${config.administrator.name}" đã là tên của người không phải quản trị (hoặc đã bị khoá): hãy đổi GO_CUA_ADMIN_USER`
		);
	if (config.demo)
		await loadDemo({ accounts, store: documents, password: config.demo.password, now: Date.now });

	const hasAdministrator = accounts.people
		.all()
		.some(({ role, disabledAtMs }) => role === 'administrator' && disabledAtMs === null);
	if (!hasAdministrator)
		log.warn(
			'no administrator: set GO_CUA_ADMIN_USER and GO_CUA_ADMIN_PASSWORD, or use "user add"'
		);
}

function addressOf(server: FastifyInstance, host: string): string {
	const { port } = server.server.address() as AddressInfo;
	return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** Ctrl+C reaches us from the terminal and again from npm: that is one wish, not two. */
const SAME_WISH_MS = 1000;

/** A service manager's SIGTERM, or Ctrl+C. A second one, a while later, does not wait any longer. */
function untilStopAsked(): Promise<void> {
	return new Promise((resolve) => {
		let firstMs: number | undefined;
		const asked = () => {
			if (firstMs !== undefined && performance.now() - firstMs > SAME_WISH_MS)
				process.exit(EXIT_FAILED);
			firstMs ??= performance.now();
			resolve();
		};
		for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, asked);
	});
}

/** No new requests, feeds answer with what they have, requests under way are finished. */
async function stop(server: FastifyInstance): Promise<void> {
	const late = setTimeout(() => server.server.closeAllConnections(), STOP_WITHIN_MS);
	await server.close();
	clearTimeout(late);
}
