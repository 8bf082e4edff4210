import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseEntryId } from '../../../src/lib/domain/ids';
import { commandHere } from '../../support/command-here';
import { startServer, temporaryDataDir, type ServerProcess } from '../../support/server-process';

export const PASSWORD = 'mat-khau-cua-to';
export const VILLAGE = { id: 'village-17284-03', title: 'Xóm 3' };
export const OTHER_VILLAGE = { id: 'village-17284-04', title: 'Bản Na Lợt' };

/** tnv1 and tnv2 share Xóm 3, tnv3 has Bản Na Lợt alone, canbo is the commune's officer. */
const PEOPLE = [
	{ name: 'tnv1', role: 'volunteer', villages: [VILLAGE.id] },
	{ name: 'tnv2', role: 'volunteer', villages: [VILLAGE.id] },
	{ name: 'tnv3', role: 'volunteer', villages: [OTHER_VILLAGE.id] },
	{ name: 'canbo', role: 'commune-officer', villages: [VILLAGE.id, OTHER_VILLAGE.id] }
];

export const LIST_HOUSEHOLDS = 118;

/** A server as an administrator sets one up: by the command line, with two villages, empty or Xóm 3 with its list. */
export async function communeServer({
	withList = false,
	args = [],
	env = {}
}: {
	withList?: boolean;
	args?: string[];
	env?: Record<string, string>;
} = {}): Promise<ServerProcess> {
	const made = templates.get(withList) ?? makeCommune(withList);
	templates.set(withList, made);
	return startServer({ copyOf: await made, args, env });
}

/** Made once by each process that runs tests, and copied for every test: hashing passwords alone takes seconds. */
const templates = new Map<boolean, Promise<string>>();

async function makeCommune(withList: boolean): Promise<string> {
	const data = await temporaryDataDir();
	process.on('exit', () => rmSync(data, { recursive: true, force: true }));
	const command = async (...args: string[]) => {
		const { code, stderr } = await commandHere([...args, '--data', data]);
		if (code !== 0) throw new Error(`${args.join(' ')}: ${stderr}`);
	};
	for (const { id, title } of [VILLAGE, OTHER_VILLAGE])
		await command('village', 'add', id, '--title', title);
	for (const { name, role, villages } of PEOPLE)
		await command(
			...['user', 'add', name, '--role', role],
			...['--villages', villages.join(','), '--password', PASSWORD]
		);
	if (withList)
		await command(
			'import',
			'households',
			sheet('danh-sach-ho-xom-3.xlsx'),
			'--village',
			VILLAGE.id
		);
	return data;
}

export const sheet = (name: string): string =>
	fileURLToPath(new URL(`../../support/sheets/${name}`, import.meta.url));

/** All entries the server holds of a village, by id. */
export async function entriesOnServer(
	server: ServerProcess,
	village = VILLAGE.id
): Promise<Map<string, Record<string, unknown>>> {
	const { token } = await server.signIn('canbo', PASSWORD, '9999999999');
	const response = await fetch(`${server.url}/db/${village}/_all_docs?include_docs=true`, {
		headers: { authorization: `Bearer ${token}` }
	});
	const { rows } = (await response.json()) as {
		rows: { id: string; doc: Record<string, unknown> }[];
	};
	return new Map(rows.map(({ id, doc }) => [id, doc]));
}

/** The visits among them, in no order. */
export async function visitsOnServer(
	server: ServerProcess,
	village = VILLAGE.id
): Promise<Record<string, unknown>[]> {
	const entries = await entriesOnServer(server, village);
	return [...entries.values()].filter(({ type }) => type === 'visit-recorded');
}

export interface Listed {
	id: string;
	head: { id: string; name: string };
}

/** Households of the list, as the server has them. */
export async function listedOnServer(server: ServerProcess): Promise<Listed[]> {
	const entries = [...(await entriesOnServer(server)).values()];
	return entries.flatMap((entry) => {
		if (entry['type'] !== 'household-registered') return [];
		const [head] = (entry['personal'] as { members: Listed['head'][] }).members;
		const id = parseEntryId(String(entry['_id']))?.subject;
		return head && id ? [{ id, head }] : [];
	});
}
