import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PersonName } from '../../src/lib/domain/ids';
import { err, ok, type Result } from '../../src/lib/domain/result';
import { readJwtKey } from './access/jwt-callers';
import type { JwtKey } from './access/jwt-key';
import { readSecretSetting } from './secret-setting';
import { defaultLimits, readLimits, type DbLimits } from './routes/db/limits';

/** What `serve` runs with. Every setting is a flag and an environment variable; the flag wins. */
export interface ServeConfig {
	host: string;
	port: number;
	dataDir: string;
	/** The built application, served at `/`. */
	buildDir: string;
	/** Absent: accounts of administrators stay as they are. */
	administrator?: { name: string; password: string };
	/** Loads a made-up commune whose people have this password. */
	demo?: { password: string };
	allowPlainDatabases: boolean;
	trustProxy: TrustProxy;
	/** Networks that may read `/metrics` without signing in. */
	metricsFrom: TrustProxy;
	/** What one request or one device may cost, where it is not as usual. */
	limits: Partial<DbLimits>;
	/** `https://dongbo.xa.example`, without a slash at the end. Absent: the address a request came to. */
	publicUrl?: string;
	/** Checks the tokens of a gateway in front of this server. */
	jwtKey?: JwtKey;
	/** How long a withdrawal of consent can be taken back before the server erases by itself. */
	eraseAfterMs: number;
	/** This server stands behind a gateway, as a CouchDB would: every database is a plain one. */
	everyNameIsPlain: boolean;
}

/** Addresses, networks, or words for them (`loopback`), whose `X-Forwarded-…` headers count; false for nobody's. */
export type TrustProxy = string[] | false;

export interface ServeFlags {
	host?: string | undefined;
	port?: string | undefined;
	data?: string | undefined;
	demo?: boolean | undefined;
	'allow-plain-databases'?: boolean | undefined;
	'trust-proxy'?: string | undefined;
	'metrics-from'?: string | undefined;
	'public-url'?: string | undefined;
	'as-upstream'?: boolean | undefined;
	limits?: string | undefined;
	'erase-after'?: string | undefined;
}

export const DEFAULT_PORT = 5985;
export const DEFAULT_DATA_DIR = 'data';
const DEFAULT_DEMO_PASSWORD = 'go-cua-demo';
/** A slip of the thumb is noticed at the door; people who withdraw expect it to be done the same day. */
const DEFAULT_ERASE_AFTER_MINUTES = 60;
/** Ten days: the devices need some of the fifteen the law gives. */
const MOST_ERASE_AFTER_MINUTES = 14_400;

export function readServeConfig(
	flags: ServeFlags,
	env: NodeJS.ProcessEnv
): Result<ServeConfig, string> {
	const port = flags.port ?? String(DEFAULT_PORT);
	if (!/^[0-9]{1,5}$/.test(port) || Number(port) > 65_535)
		return err(`--port phải là số từ 0 đến 65535, không phải "${port}"`);

	const administrator = administratorIn(env);
	if (!administrator.ok) return administrator;
	const trustProxy = readNetworks('trust-proxy', flags['trust-proxy'] ?? 'loopback');
	if (!trustProxy.ok) return trustProxy;
	const metricsFrom = readNetworks('metrics-from', flags['metrics-from'] ?? 'loopback');
	if (!metricsFrom.ok) return metricsFrom;
	const publicUrl = readPublicUrl(flags['public-url']);
	if (!publicUrl.ok) return publicUrl;
	const jwtKey = jwtKeyIn(env);
	if (!jwtKey.ok) return jwtKey;
	const everyNameIsPlain = flags['as-upstream'] ?? false;
	const eraseAfter = flags['erase-after'] ?? String(DEFAULT_ERASE_AFTER_MINUTES);
	if (!/^[0-9]{1,5}$/.test(eraseAfter) || Number(eraseAfter) > MOST_ERASE_AFTER_MINUTES)
		return err(
			`--erase-after là số phút từ 0 đến ${MOST_ERASE_AFTER_MINUTES}, không phải "${eraseAfter}"`
		);
	const limits = readLimits(flags.limits ?? '');
	if (!limits.ok)
		return err(
			`--limits "${limits.error}" không hiểu được; cách viết: ${Object.keys(defaultLimits).slice(0, 2).join('=N,')}=N`
		);

	return ok({
		host: flags.host ?? '127.0.0.1',
		port: Number(port),
		dataDir: resolve(flags.data ?? DEFAULT_DATA_DIR),
		buildDir: fileURLToPath(new URL('../../build', import.meta.url)),
		allowPlainDatabases: (flags['allow-plain-databases'] ?? false) || everyNameIsPlain,
		everyNameIsPlain,
		eraseAfterMs: Number(eraseAfter) * 60_000,
		...(jwtKey.value && { jwtKey: jwtKey.value }),
		trustProxy: trustProxy.value,
		metricsFrom: metricsFrom.value,
		limits: limits.value,
		...(publicUrl.value !== undefined && { publicUrl: publicUrl.value }),
		...(administrator.value && { administrator: administrator.value }),
		...(flags.demo && {
			demo: { password: env['GO_CUA_DEMO_PASSWORD'] || DEFAULT_DEMO_PASSWORD }
		})
	});
}

const NAMED_NETWORKS = new Set(['loopback', 'linklocal', 'uniquelocal']);

/** `10.0.0.1,10.8.0.0/16`, `loopback`, or `none`. */
function readNetworks(flag: string, list: string): Result<TrustProxy, string> {
	const named = list
		.split(',')
		.map((one) => one.trim())
		.filter((one) => one !== '');
	if (named.length === 1 && named[0] === 'none') return ok(false);
	const wrong = named.find((one) => !NAMED_NETWORKS.has(one) && !isNetwork(one));
	if (wrong !== undefined || named.length === 0)
		return err(
			`--${flag} "${wrong ?? list}" phải là địa chỉ IP, mạng như 10.0.0.0/8, loopback hoặc none`
		);
	return ok(named);
}

function isNetwork(text: string): boolean {
	const [address = '', prefix, ...more] = text.split('/');
	const version = isIP(address);
	if (version === 0 || more.length > 0) return false;
	return (
		prefix === undefined || (/^[0-9]{1,3}$/.test(prefix) && +prefix <= (version === 4 ? 32 : 128))
	);
}

/** The server stands at the root of its address: the application asks for `/api` and `/db` there. */
export function readPublicUrl(text: string | undefined): Result<string | undefined, string> {
	if (text === undefined) return ok(undefined);
	const url = URL.canParse(text) ? new URL(text) : undefined;
	if (url === undefined || !/^https?:$/.test(url.protocol) || url.href !== `${url.origin}/`)
		return err(`--public-url "${text}" phải có dạng https://dongbo.xa.example`);
	return ok(url.origin);
}

function jwtKeyIn(env: NodeJS.ProcessEnv): Result<JwtKey | undefined, string> {
	const text = readSecretSetting(env, 'GO_CUA_JWT_KEY');
	if (!text.ok || text.value === undefined) return text.ok ? ok(undefined) : text;
	const key = readJwtKey(text.value);
	return key.ok
		? key
		: err('GO_CUA_JWT_KEY phải là khoá công khai EC P-256 (PEM), hoặc chuỗi base64 từ 32 byte');
}

function administratorIn(
	env: NodeJS.ProcessEnv
): Result<ServeConfig['administrator'] | undefined, string> {
	const name = env['GO_CUA_ADMIN_USER'] || undefined;
	const password = env['GO_CUA_ADMIN_PASSWORD'] || undefined;
	if (name === undefined && password === undefined) return ok(undefined);
	if (name === undefined || password === undefined)
		return err('GO_CUA_ADMIN_USER và GO_CUA_ADMIN_PASSWORD phải đặt cùng nhau');
	if (!PersonName.safeParse(name).success)
		return err(`GO_CUA_ADMIN_USER "${name}" chỉ được có chữ a-z, số, dấu chấm, gạch ngang`);
	return ok({ name, password });
}
