import { readdirSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openData } from '../../../sync-server/src/open-data';
import { startServer, temporaryDataDir } from '../../support/server-process';
import { villagesOf, type Round } from './plan';
import { ProcessCost } from './process-cost';
import type { Target } from './target';

/** The sync-server as it is run: real villages with their entry rules, the audit log, device tokens, its log. */
export async function ourServer(rounds: readonly Round[]): Promise<Target> {
	const dataDir = await temporaryDataDir();
	const tokens = await peopleAndDevices(dataDir, rounds);
	const server = await startServer({ dataDir });
	return {
		name: 'sync-server',
		origin: server.url,
		path: (village) => `/db/${village}`,
		cost: server.pid === undefined ? undefined : new ProcessCost(server.pid),
		firstQuestion: () => '/api/access',
		authorization: (village, device) => `Bearer ${tokens.get(`${village}/${device}`) ?? ''}`,
		prepare: async () => undefined,
		diskBytes: async () => folderBytes(dataDir),
		async dispose() {
			await server.dispose();
			await rm(dataDir, { recursive: true, force: true });
		}
	};
}

/** @returns a token for each village and device */
async function peopleAndDevices(
	dataDir: string,
	rounds: readonly Round[]
): Promise<Map<string, string>> {
	const { accounts, store } = openData(dataDir);
	const tokens = new Map<string, string>();
	const phc = await accounts.passwords.hash('mật khẩu để đo');
	let n = 0;
	for (const { name, person, devices } of rounds.flatMap(villagesOf)) {
		await accounts.addVillage({ id: name, title: name });
		accounts.people.add({ name: person, title: person, role: 'volunteer', phc });
		accounts.villages.setFor(person, [name]);
		for (let device = 0; device < devices; device++)
			tokens.set(
				`${name}/${device}`,
				accounts.devices.enrol(String(n++).padStart(10, '0'), person)
			);
	}
	await store.close();
	return tokens;
}

export function folderBytes(folder: string): number {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((file) => file.isFile())
		.map(({ parentPath, name }) => statSync(join(parentPath, name)).size)
		.reduce((a, b) => a + b, 0);
}
