import { madeUpCommune } from '../../sync-server/src/demo/made-up-commune';
import { openData } from '../../sync-server/src/open-data';
import { writeEntries } from '../../sync-server/src/write-entries';
import { startServer, temporaryDataDir, type ServerProcess } from '../support/server-process';

export const PASSWORD = 'do-toc-do-thu';

export interface BenchPerson {
	name: string;
	village: string;
	households: number;
}

/** Half the households of a large village, seven weeks into the campaign. */
export const FIRST_SYNC: BenchPerson = {
	name: 'moi',
	village: 'village-99901-03',
	households: 500
};

/** A server with a made-up village of the size asked for, for each person. */
export async function serverWith(people: readonly BenchPerson[]): Promise<ServerProcess> {
	const dataDir = await temporaryDataDir();
	const data = openData(dataDir);
	const entries = madeUpCommune({
		seed: 20261122,
		untilMs: Date.now(),
		villages: people.map(({ name, village, households }) => ({
			id: village,
			title: `Thôn ${households} hộ`,
			households,
			volunteer: name
		}))
	});
	const phc = await data.accounts.passwords.hash(PASSWORD);
	for (const { name, village } of people) {
		await data.accounts.addVillage({ id: village, title: village });
		const database = await data.store.database(village);
		if (!database) throw new Error(`${village} has no database`);
		await writeEntries(database, entries.get(village) ?? []);
		data.accounts.people.add({ name, title: name, role: 'volunteer', phc });
		data.accounts.villages.setFor(name, [village]);
	}
	await data.store.close();
	return startServer({ dataDir });
}
