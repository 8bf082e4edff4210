import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listen, type DocumentServer } from '../support/documents/document-server';
import { devicePouch, remotePouch } from '../support/documents/pouch';
import { SERVERS, serverThat } from '../support/documents/places';

/** Stock PouchDB 9 with files, over a real port: directly, and by replication both ways. */

describe.each(SERVERS)('a server %s', (stands) => {
	let hall: DocumentServer;
	let url: string;

	beforeEach(async () => {
		hall = await serverThat(stands);
		url = await listen(hall);
		await hall.store.createDatabase('plain');
	});
	afterEach(async () => {
		expect(hall.faults).toEqual([]);
		await hall.close();
	});

	const PHOTO = Buffer.from(Array.from({ length: 300_000 }, (_, n) => (n * 31) % 253));
	const TEXT = Buffer.from('Biên bản họp thôn ngày 5/3');

	const withFiles = (id: string) => ({
		_id: id,
		n: 1,
		_attachments: {
			'ảnh 1.jpg': { content_type: 'image/jpeg', data: PHOTO.toString('base64') },
			'biên bản.txt': { content_type: 'text/plain', data: TEXT.toString('base64') }
		}
	});

	/** PouchDB marks its buffers with a type, which would make equal ones differ. */
	const read = async (database: PouchDB.Database, id: string, name: string): Promise<Buffer> =>
		Buffer.from(new Uint8Array((await database.getAttachment(id, name)) as Buffer));

	describe('a client without a device', () => {
		test('puts, reads, changes and removes files', async () => {
			const remote = remotePouch(`${url}/plain`);
			await remote.put(withFiles('a'));
			expect((await read(remote, 'a', 'ảnh 1.jpg')).equals(PHOTO)).toBe(true);

			const shown = await remote.get('a', { attachments: true });
			expect(shown._attachments?.['biên bản.txt']).toMatchObject({ data: TEXT.toString('base64') });
			const put = await remote.putAttachment('a', 'thêm/một.txt', shown._rev, TEXT, 'text/plain');
			expect(await read(remote, 'a', 'thêm/một.txt')).toEqual(TEXT);
			await remote.removeAttachment('a', 'ảnh 1.jpg', put.rev);
			const { _attachments } = await remote.get('a');
			expect(Object.keys(_attachments ?? {}).sort()).toEqual(['biên bản.txt', 'thêm/một.txt']);
		});

		test('is told of files it only thinks are there', async () => {
			const stub = {
				'x.txt': { content_type: 'text/plain', digest: 'md5-x', length: 3, stub: true as const }
			};
			const remote = remotePouch(`${url}/plain`);
			await expect(remote.put({ _id: 'a', _attachments: stub })).rejects.toMatchObject({
				status: 412
			});
		});
	});

	test('files go from one device to another, byte for byte, and only once', async () => {
		const [first, second] = [devicePouch(), devicePouch()];
		const remote = remotePouch(`${url}/plain`);
		await first.bulkDocs([withFiles('a'), withFiles('b'), { _id: 'c' }]);
		expect(await first.replicate.to(remote)).toMatchObject({ docs_written: 3 });
		expect(await second.replicate.from(remote)).toMatchObject({ docs_written: 3 });
		for (const [name, bytes] of [
			['ảnh 1.jpg', PHOTO],
			['biên bản.txt', TEXT]
		] as const)
			for (const id of ['a', 'b']) expect((await read(second, id, name)).equals(bytes)).toBe(true);

		const digests = await Promise.all(
			[first, second, remote].map(async (place) => {
				const { _attachments } = await place.get('a');
				return _attachments?.['ảnh 1.jpg'];
			})
		);
		expect(new Set(digests.map((one) => one && 'digest' in one && one.digest)).size).toBe(1);
	});

	test('a document changed without touching its files keeps them on every side', async () => {
		const [first, second] = [devicePouch<{ n?: number }>(), devicePouch<{ n?: number }>()];
		const remote = remotePouch<{ n?: number }>(`${url}/plain`);
		await first.put(withFiles('a'));
		await first.replicate.to(remote);
		await second.replicate.from(remote);
		await second.put({ ...(await second.get('a')), n: 2 });
		await second.replicate.to(remote);
		await first.replicate.from(remote);
		expect(await first.get('a')).toMatchObject({ n: 2 });
		for (const place of [first, second, remote])
			expect(await read(place, 'a', 'biên bản.txt')).toEqual(TEXT);
	});

	test('two branches with files of their own are both kept', async () => {
		const phones = [devicePouch(), devicePouch()] as const;
		const remote = remotePouch(`${url}/plain`);
		await phones[0].put({ _id: 'a' });
		await phones[0].replicate.to(remote);
		await phones[1].replicate.from(remote);
		for (const [index, phone] of phones.entries()) {
			const { _rev } = await phone.get('a');
			await phone.putAttachment('a', 'x.txt', _rev, Buffer.from(`máy ${index}`), 'text/plain');
		}
		for (const phone of phones) await phone.replicate.to(remote);
		for (const phone of phones) await phone.replicate.from(remote);
		const branches = await remote.get('a', { open_revs: 'all' });
		const texts = await Promise.all(
			branches.map(async (branch) => {
				const { _rev } = 'ok' in branch ? branch.ok : { _rev: 'none' };
				const file = await remote.getAttachment('a', 'x.txt', { rev: _rev });
				return (file as Buffer).toString();
			})
		);
		expect(texts.sort()).toEqual(['máy 0', 'máy 1']);
		expect(await read(phones[0], 'a', 'x.txt')).toEqual(await read(phones[1], 'a', 'x.txt'));
	});
});
