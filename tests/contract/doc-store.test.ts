import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from '../support/documents/document-server';
import { edited, many } from '../support/documents/make-docs';
import { sqliteDrivers } from '../support/sqlite-drivers';
import { docStoreContract } from './doc-store.contract';

for (const driver of sqliteDrivers) {
	docStoreContract(`in memory, by ${driver.name},`, async () => ({
		open: async () => openStore(':memory:', driver),
		dispose: async () => undefined
	}));

	docStoreContract(`in a file, by ${driver.name},`, async () => {
		const folder = await mkdtemp(join(tmpdir(), 'go-cua-store-'));
		const path = join(folder, 'documents.sqlite');
		return {
			open: async () => openStore(path, driver),
			dispose: () => rm(folder, { recursive: true, force: true })
		};
	});
}

test('a server hears of what a command beside it has written to the same file', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'go-cua-store-'));
	const path = join(folder, 'documents.sqlite');
	const [server, command] = [openStore(path), openStore(path)];
	await server.createDatabase('village-17284-01');
	const told = new Promise((resolve) => server.onCommit((dbName, seq) => resolve({ dbName, seq })));
	const database = await command.database('village-17284-01');
	await database?.write([edited('e:1')], { newEdits: true, byAdministrator: true });
	expect(await told).toEqual({ dbName: 'village-17284-01', seq: 1 });
	await Promise.all([server.close(), command.close()]);
	await rm(folder, { recursive: true, force: true });
});

test('a store opened again has every document, its identity and its sequences', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'go-cua-store-'));
	const path = join(folder, 'documents.sqlite');
	const first = openStore(path);
	await first.createDatabase('plain');
	const options = { newEdits: true, byAdministrator: true };
	await (await first.database('plain'))?.write(many(20), options);
	const { uuid } = first;
	const seq = await first.updateSeq('plain');
	await first.close();

	const second = openStore(path);
	expect(second.uuid).toBe(uuid);
	expect(await second.updateSeq('plain')).toBe(seq);
	const again = await second.database('plain');
	await again?.write([edited('new')], options);
	const rows = await again?.changes({
		after: 0,
		upTo: 100,
		limit: 100,
		descending: false,
		withBodies: false
	});
	expect(rows?.map((row) => row.seq)).toEqual(Array.from({ length: 21 }, (_, n) => n + 1));
	await second.close();
	await rm(folder, { recursive: true, force: true });
});
