import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { documentServer, listen, type DocumentServer } from '../support/documents/document-server';
import { SERVERS, serverThat } from '../support/documents/places';
import { devicePouch, remotePouch } from '../support/documents/pouch';

/** Stock PouchDB 9 over a real port: what it takes for granted of a CouchDB is what our devices rely on. */

interface Note {
	text: string;
	refuse?: string;
}

describe.each(SERVERS)('a server %s', (stands) => {
	let hall: DocumentServer;
	let url: string;

	beforeEach(async () => {
		hall = await serverThat(stands);
		await hall.store.createDatabase('plain');
		url = await listen(hall);
	});

	afterEach(async () => {
		expect(hall.faults).toEqual([]);
		await hall.close();
	});

	const notes = (count: number): (Note & { _id: string })[] =>
		Array.from({ length: count }, (_, n) => ({
			_id: `note:${n}`,
			text: `Ghi chú số ${n} – bản Huồi Mới`
		}));

	const asVolunteer = (address: string) => remotePouch<Note>(address, { 'x-caller': 'tnv1' });

	describe('a village of a thousand records', () => {
		test('goes to the server and on to another device, once and whole', async () => {
			const first = devicePouch<Note>();
			const second = devicePouch<Note>();
			await first.bulkDocs(notes(1000));

			const pushed = await first.replicate.to(remotePouch(`${url}/plain`));
			expect(pushed).toMatchObject({ ok: true, docs_written: 1000, doc_write_failures: 0 });
			const pulled = await second.replicate.from(remotePouch(`${url}/plain`));
			expect(pulled).toMatchObject({ ok: true, docs_written: 1000 });

			const [here, there] = await Promise.all(
				[first, second].map((device) => device.allDocs({ include_docs: true }))
			);
			expect(there?.rows).toEqual(here?.rows);
		});

		test('is not sent again when nothing has changed', async () => {
			const device = devicePouch<Note>();
			const remote = remotePouch<Note>(`${url}/plain`);
			await device.bulkDocs(notes(300));
			await device.replicate.to(remote);
			const again = await device.replicate.to(remote);
			expect(again).toMatchObject({ docs_read: 0, docs_written: 0 });
			const back = await device.replicate.from(remote);
			expect(back).toMatchObject({ docs_read: 0, docs_written: 0 });
		});
	});

	test('two phones that edited one document offline agree on the winner and keep the other side', async () => {
		const phones = [devicePouch<Note>(), devicePouch<Note>()] as const;
		const remote = remotePouch<Note>(`${url}/plain`);
		await phones[0].put({ _id: 'note:1', text: 'chưa sửa' });
		await phones[0].replicate.to(remote);
		await phones[1].replicate.from(remote);

		for (const [index, phone] of phones.entries()) {
			const doc = await phone.get('note:1');
			await phone.put({ ...doc, text: `máy ${index}` });
		}
		for (const phone of phones) await phone.replicate.to(remote);
		for (const phone of phones) await phone.replicate.from(remote);

		const views = await Promise.all(
			[...phones, remote].map((place) => place.get('note:1', { conflicts: true }))
		);
		expect(views[0]?._conflicts).toHaveLength(1);
		expect(views[1]).toEqual(views[0]);
		expect(views[2]).toEqual(views[0]);
	});

	test('a deletion reaches the other phone', async () => {
		const [first, second] = [devicePouch<Note>(), devicePouch<Note>()];
		const remote = remotePouch<Note>(`${url}/plain`);
		const { rev } = await first.put({ _id: 'note:1', text: 'nhầm' });
		await first.replicate.to(remote);
		await second.replicate.from(remote);
		await first.remove('note:1', rev);
		await first.replicate.to(remote);
		await second.replicate.from(remote);
		await expect(second.get('note:1')).rejects.toMatchObject({ status: 404, reason: 'deleted' });
	});

	test('a refused record is named with its reason, and the others arrive', async () => {
		const phone = devicePouch<Note>();
		await phone.bulkDocs([
			...notes(5),
			{ _id: 'note:bad', text: 'số thẻ', refuse: 'có dãy số giống số thẻ ngân hàng' }
		]);
		const denied: unknown[] = [];
		const push = phone.replicate.to(asVolunteer(`${url}/plain`));
		push.on('denied', (row: unknown) => denied.push(row));
		expect(await push).toMatchObject({ ok: true, docs_written: 5, doc_write_failures: 1 });
		expect(denied).toMatchObject([
			{ id: 'note:bad', name: 'forbidden', reason: 'có dãy số giống số thẻ ngân hàng' }
		]);
	});

	test('an entry that was changed on a phone after it was sent is refused, and the first one stays', async () => {
		await hall.store.createDatabase('village-17284-01');
		const remote = asVolunteer(`${url}/village-17284-01`);
		const phone = devicePouch<Note>();
		const { rev } = await phone.put({ _id: 'note:1', text: 'lần đầu' });
		await phone.replicate.to(remote);
		await phone.put({ _id: 'note:1', _rev: rev, text: 'sửa lén' });
		const push = phone.replicate.to(remote);
		const denied: unknown[] = [];
		push.on('denied', (row: unknown) => denied.push(row));
		expect(await push).toMatchObject({ doc_write_failures: 1 });
		expect(denied).toMatchObject([{ id: 'note:1', name: 'forbidden' }]);
		expect(await remote.get('note:1')).toMatchObject({ _rev: rev, text: 'lần đầu' });
	});

	test('a phone that waits for news has it within a moment of the commit', async () => {
		const [writer, reader] = [devicePouch<Note>(), devicePouch<Note>()];
		const remote = remotePouch<Note>(`${url}/plain`);
		await remote.info();
		const live = reader.replicate.from(remote, { live: true, retry: true });
		await new Promise((resolve) => live.once('paused', resolve));
		const arrived = new Promise((resolve) => live.once('change', resolve));
		await writer.put({ _id: 'note:1', text: 'tin mới' });
		await writer.replicate.to(remotePouch(`${url}/plain`));
		await arrived;
		expect(await reader.get('note:1')).toMatchObject({ text: 'tin mới' });
		const ended = new Promise((resolve) => live.once('complete', resolve));
		live.cancel();
		await ended;
	});

	describe('a server that was started again', () => {
		let folder: string;
		beforeEach(async () => {
			folder = await mkdtemp(join(tmpdir(), 'go-cua-docs-'));
		});
		afterEach(() => rm(folder, { recursive: true, force: true }));

		test('goes on from where both sides had come to', async () => {
			const path = join(folder, 'documents.sqlite');
			const device = devicePouch<Note>();
			const before = await documentServer({ path });
			const address = await listen(before);
			const port = Number(new URL(address).port);
			await device.bulkDocs(notes(200));
			await device.replicate.to(remotePouch(`${address}/plain`));
			await before.close();

			const after = await documentServer({ path });
			await listen(after, port);
			await device.put({ _id: 'note:later', text: 'viết khi máy chủ tắt' });
			const pushed = await device.replicate.to(remotePouch(`${address}/plain`));
			expect(pushed).toMatchObject({ docs_read: 1, docs_written: 1 });
			expect(await remotePouch(`${address}/plain`).info()).toMatchObject({ doc_count: 201 });
			expect(after.faults).toEqual([]);
			await after.close();
		});

		test('with a database that was deleted and made again, it is compared from the start', async () => {
			const device = devicePouch<Note>();
			await device.bulkDocs(notes(30));
			await device.replicate.to(remotePouch(`${url}/plain`));
			await hall.store.deleteDatabase('plain');
			await hall.store.createDatabase('plain');
			const again = await device.replicate.to(remotePouch(`${url}/plain`));
			expect(again).toMatchObject({ docs_written: 30 });
		});
	});
});
