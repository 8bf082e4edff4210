import { randomBytes } from 'node:crypto';
import { readCouchAddress } from '../../../sync-server/src/gateway/couch-address';
import { basic, CouchClient } from '../../../sync-server/src/gateway/couch-client';
import {
	ADMIN,
	ServerProcess,
	startServer,
	temporaryDataDir,
	type ServerOptions
} from '../server-process';
import { valueOf } from './upstream';

/**
 * A gateway and what is behind it, each a process of its own: a second sync-server, or the Apache CouchDB that
 * `GO_CUA_TEST_COUCHDB=http://admin:pass@host:port` names, with `GO_CUA_TEST_COUCHDB_JWT_KEY` as in its `[jwt_keys]`
 * (without it people's requests go with the administrator's password). What villages it has there are deleted.
 */
export async function startGateway(options: ServerOptions = {}): Promise<GatewayProcess> {
	const behind = await startBehind();
	const gateway = new GatewayProcess(
		await temporaryDataDir(),
		{ ...options, env: { ...options.env, ...behind.env } },
		true
	);
	gateway.behind = behind.process;
	await gateway.start();
	return gateway;
}

export class GatewayProcess extends ServerProcess {
	/** Absent where a CouchDB of its own stands there. */
	behind: ServerProcess | undefined;

	override async dispose(): Promise<void> {
		await super.dispose();
		await this.behind?.dispose();
	}
}

interface Behind {
	process: ServerProcess | undefined;
	env: Record<string, string>;
}

async function startBehind(): Promise<Behind> {
	const couchDb = process.env['GO_CUA_TEST_COUCHDB'];
	if (couchDb !== undefined && couchDb !== '') return emptied(couchDb);
	const key = randomBytes(32).toString('base64');
	const server = await startServer({ args: ['--as-upstream'], env: { GO_CUA_JWT_KEY: key } });
	return {
		process: server,
		env: {
			GO_CUA_BACKEND: `couchdb=${server.url}/db`,
			GO_CUA_BACKEND_USER: ADMIN.user,
			GO_CUA_BACKEND_PASSWORD: ADMIN.password,
			GO_CUA_BACKEND_JWT_KEY: key
		}
	};
}

async function emptied(couchDb: string): Promise<Behind> {
	const address = valueOf(readCouchAddress(`couchdb=${couchDb}`));
	const client = new CouchClient({ url: address.url, authorization: () => basic(address) });
	for (const name of valueOf(await client.get('/_all_dbs')) as string[])
		if (/^(village|commune)-/.test(name)) valueOf(await client.delete(`/${name}`));
	await client.close();
	const key = process.env['GO_CUA_TEST_COUCHDB_JWT_KEY'];
	return {
		process: undefined,
		env: {
			GO_CUA_BACKEND: `couchdb=${couchDb}`,
			...(key ? { GO_CUA_BACKEND_JWT_KEY: key } : { GO_CUA_BACKEND_AUTH: 'basic' })
		}
	};
}
