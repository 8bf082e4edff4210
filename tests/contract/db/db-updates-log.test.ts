import { expect, test } from 'vitest';
import { DbUpdates } from '../../../sync-server/src/routes/db/db-updates-log';
import { openMemory } from '../../../sync-server/src/open-data';
import { registered } from '../../support/builders';
import { databaseOf, send } from '../../support/village-counts';

test('a database that changes while the answer is made is named once', async () => {
	const { store } = openMemory();
	for (const name of ['plain', 'other']) await store.createDatabase(name);
	const plain = await databaseOf(store, 'plain');
	let written: Promise<unknown> | undefined;
	const updates = new DbUpdates({
		onCommit: (listener) => store.onCommit(listener),
		listDatabases: () => store.listDatabases(),
		database: async (name) => {
			// Somebody writes just now, and that is done before the answer goes on.
			if (name === 'plain') await (written ??= send(plain, [registered()]));
			return store.database(name);
		}
	});
	try {
		const names = (await updates.after(0)).map(({ dbName }) => dbName);
		expect(names.sort()).toEqual(['other', 'plain']);
	} finally {
		updates.stop();
		await store.close();
	}
});
