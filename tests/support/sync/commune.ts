import { startGateway } from '../gateway/gateway-process';
import { startServer, type ServerOptions, type ServerProcess } from '../server-process';

export const VILLAGE = 'village-17284-01';
export const OTHER_VILLAGE = 'village-17284-02';
export const PASSWORD = 'mat-khau-dung-de-thu';

/** A real server with two villages, made when the first volunteer is let into them; `tnv1` and `tnv2` walk in both. */
export const startCommune = async (options: ServerOptions = {}): Promise<ServerProcess> =>
	withVolunteers(await startServer(options));

/** The same commune behind a gateway. */
export const startCommuneBehindGateway = async (): Promise<ServerProcess> =>
	withVolunteers(await startGateway());

async function withVolunteers(server: ServerProcess): Promise<ServerProcess> {
	for (const name of ['tnv1', 'tnv2']) await addVolunteer(server, name, [VILLAGE, OTHER_VILLAGE]);
	return server;
}

export const addVolunteer = (server: ServerProcess, name: string, villages: readonly string[]) =>
	succeed(server, [
		...['user', 'add', name, '--role', 'volunteer'],
		...['--villages', villages.join(','), '--password', PASSWORD]
	]);

export async function succeed(server: ServerProcess, args: string[]): Promise<string> {
	const { code, stdout, stderr } = await server.command(args);
	if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}: ${stderr}${stdout}`);
	return stdout;
}

/** What the commune has of a village, asked as the administrator's tools would. */
export async function serverKnows(
	server: ServerProcess,
	village: string,
	authorization: string
): Promise<Set<string>> {
	const response = await fetch(`${server.url}/db/${village}/_all_docs`, {
		headers: { authorization }
	});
	const { rows } = (await response.json()) as { rows: { id: string }[] };
	// Behind a gateway, a village has a design document of the server's own.
	return new Set(rows.map(({ id }) => id).filter((id) => !id.startsWith('_design/')));
}
