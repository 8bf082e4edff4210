import { chmod, mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { noteBackup } from '../../../../sync-server/src/backup/last-backup';
import {
	checkAudit,
	checkBackup,
	checkClock,
	checkFile,
	checkFiles,
	checkSchema
} from '../../../../sync-server/src/doctor';
import { openData, openMemory, type Data } from '../../../../sync-server/src/open-data';
import { edited, many } from '../../../support/documents/make-docs';

const VILLAGE = 'village-17284-01';
const DAY_MS = 86_400_000;
const WRITE = { newEdits: true, byAdministrator: false };

let data: Data;
beforeEach(() => (data = openMemory()));
afterEach(() => data.store.close());

async function withEntries(docs = [edited('household:x')]) {
	await data.accounts.addVillage({ id: VILLAGE, title: 'Bản Huồi Cọ' });
	await (await data.store.database(VILLAGE))?.write(docs, WRITE);
}

describe('the doctor', () => {
	test.each([
		{ days: 0, isWell: true },
		{ days: 7, isWell: true },
		{ days: 8, isWell: false }
	])('with a last backup $days days ago: well is $isWell', ({ days, isWell }) => {
		const nowMs = Date.UTC(2026, 10, 22);
		noteBackup(data.sqlite, nowMs - days * DAY_MS);
		expect(checkBackup(data.sqlite, nowMs)).toMatchObject({ isWell });
	});

	test('asks for a first backup once entries are a week old, and not before there are any', async () => {
		expect(checkBackup(data.sqlite, Date.now())).toMatchObject({ isWell: true });
		await withEntries();
		expect(checkBackup(data.sqlite, Date.now())).toMatchObject({ isWell: true });
		const later = checkBackup(data.sqlite, Date.now() + 9 * DAY_MS);
		expect(later).toMatchObject({ isWell: false, advice: expect.stringContaining('backup') });
	});

	test('finds an audit log someone wrote in', async () => {
		await withEntries();
		expect(checkAudit(data.sqlite)).toMatchObject({ isWell: true });
		data.sqlite.exec("UPDATE audit SET person = 'ai-do' WHERE n = 2");
		expect(checkAudit(data.sqlite)).toMatchObject({
			isWell: false,
			what: expect.stringContaining('dòng 2')
		});
	});

	test('finds a schema that is behind, and a clock behind the newest entry', async () => {
		await withEntries();
		expect(checkSchema(data.sqlite)).toMatchObject({ isWell: true });
		data.sqlite.exec('DELETE FROM migration WHERE rowid IN (SELECT rowid FROM migration LIMIT 1)');
		expect(checkSchema(data.sqlite)).toMatchObject({ isWell: false });
		expect(checkClock(data.sqlite, Date.now())).toMatchObject({ isWell: true });
		expect(checkClock(data.sqlite, Date.now() - DAY_MS)).toMatchObject({ isWell: false });
	});

	describe('of files', () => {
		let folder: string;
		beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'go-cua-doctor-'))));
		afterEach(() => rm(folder, { recursive: true, force: true }));

		test('finds a copy others can read, and says which command shuts it', async () => {
			const copy = join(folder, 'go-cua.sqlite.replaced-2026');
			await writeFile(copy, '');
			await chmod(copy, 0o644);
			expect(checkFiles(folder)).toMatchObject({ isWell: false, advice: `chmod 600 ${copy}` });
			await chmod(copy, 0o600);
			expect(checkFiles(folder)).toMatchObject({ isWell: true });
		});

		test.each([{ isQuick: true }, { isQuick: false }])(
			'finds a page the disk has spoilt ($isQuick)',
			async ({ isQuick }) => {
				const first = openData(folder);
				await first.accounts.addVillage({ id: VILLAGE, title: 'Bản Huồi Cọ' });
				await (await first.store.database(VILLAGE))?.write(many(2000), WRITE);
				expect(checkFile(first.sqlite, { isQuick })).toMatchObject({ isWell: true });
				await first.store.close();

				const file = await open(join(folder, 'go-cua.sqlite'), 'r+');
				const { size } = await file.stat();
				await file.write(Buffer.alloc(4096, 0xaa), 0, 4096, Math.floor(size / 8192) * 4096);
				await file.close();
				const second = openData(folder);
				expect(checkFile(second.sqlite, { isQuick })).toMatchObject({
					isWell: false,
					advice: expect.stringContaining('sao lưu')
				});
				await second.store.close();
			}
		);
	});
});
