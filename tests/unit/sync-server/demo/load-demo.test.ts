import { afterEach, beforeEach, expect, test } from 'vitest';
import { DEMO_VILLAGES } from '../../../../sync-server/src/demo/demo-commune';
import { loadDemo } from '../../../../sync-server/src/demo/load-demo';
import { openMemory, type Data } from '../../../../sync-server/src/open-data';
import type { DocStore } from '../../../../sync-server/src/storage/doc-store';

let data: Data;
beforeEach(() => {
	data = openMemory();
});
afterEach(() => data.store.close());

const load = (store: DocStore = data.store) =>
	loadDemo({ accounts: data.accounts, store, password: 'go-cua-demo', now: Date.now });

const seqs = () => Promise.all(DEMO_VILLAGES.map(({ id }) => data.store.updateSeq(id)));

test('the first run makes villages, entries and people; later ones change nothing', async () => {
	await load();
	const before = await seqs();
	expect(before.every((seq) => parseInt(seq ?? '0') > 60)).toBe(true);

	data.accounts.villages.setFor('tnv1', []);
	await data.accounts.changePassword('tnv2', 'tự đặt lại rồi');
	await load();
	expect(await seqs()).toEqual(before);
	expect(data.accounts.people.all().find(({ name }) => name === 'tnv1')?.villages).toEqual([]);
	const phc = data.accounts.people.active('tnv2')?.phc;
	expect(await data.accounts.passwords.check(phc, 'tự đặt lại rồi')).toBe(true);
});

test('a first run that was cut short lets nobody in, and the next start finishes it', async () => {
	const third = DEMO_VILLAGES[2]?.id;
	const cutShort = new Proxy(data.store, {
		get: (store, key: keyof DocStore) =>
			key === 'database'
				? async (name: string) => {
						if (name === third) throw new Error('power cut');
						return store.database(name);
					}
				: Reflect.get(store, key, store)
	});
	await expect(load(cutShort)).rejects.toThrow('power cut');
	expect(data.accounts.people.all()).toEqual([]);
	const [first] = await seqs();

	await load();
	const finished = await seqs();
	expect(finished[0]).toBe(first);
	expect(finished.every((seq) => parseInt(seq ?? '0') > 60)).toBe(true);
	expect(data.accounts.people.all().map(({ name }) => name)).toEqual([
		'admin',
		'canbo',
		'tnv1',
		'tnv2'
	]);
});
