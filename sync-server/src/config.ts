import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PersonName } from '../../src/lib/domain/ids';
import { err, ok, type Result } from '../../src/lib/domain/result';

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
}

export interface ServeFlags {
	host?: string | undefined;
	port?: string | undefined;
	data?: string | undefined;
	demo?: boolean | undefined;
	'allow-plain-databases'?: boolean | undefined;
}

export const DEFAULT_PORT = 5985;
export const DEFAULT_DATA_DIR = 'data';
const DEFAULT_DEMO_PASSWORD = 'go-cua-demo';

export function readServeConfig(
	flags: ServeFlags,
	env: NodeJS.ProcessEnv
): Result<ServeConfig, string> {
	const port = flags.port ?? String(DEFAULT_PORT);
	if (!/^[0-9]{1,5}$/.test(port) || Number(port) > 65_535)
		return err(`--port phải là số từ 0 đến 65535, không phải "${port}"`);

	const administrator = administratorIn(env);
	if (!administrator.ok) return administrator;

	return ok({
		host: flags.host ?? '127.0.0.1',
		port: Number(port),
		dataDir: resolve(flags.data ?? DEFAULT_DATA_DIR),
		buildDir: fileURLToPath(new URL('../../build', import.meta.url)),
		allowPlainDatabases: flags['allow-plain-databases'] ?? false,
		...(administrator.value && { administrator: administrator.value }),
		...(flags.demo && {
			demo: { password: env['GO_CUA_DEMO_PASSWORD'] || DEFAULT_DEMO_PASSWORD }
		})
	});
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
