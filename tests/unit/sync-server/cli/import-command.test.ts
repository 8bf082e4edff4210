import { existsSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, test } from 'vitest';
import { freeTexts } from '../../../../src/lib/domain/entries/accept-entry';
import { foldHousehold } from '../../../../src/lib/domain/household/fold-household';
import { openData } from '../../../../sync-server/src/open-data';
import { readEntries } from '../../../../sync-server/src/read-entries';
import { householdCode } from '../../../../src/lib/domain/household/household-code';
import { stampAt, ulidOf } from '../../../support/builders';
import { databaseOf, send } from '../../../support/village-counts';
import { commandHere, freshDataDir } from '../../../support/command-here';

const SHEETS = fileURLToPath(new URL('../../../support/sheets', import.meta.url));
const XOM_3 = 'village-17284-03';
const LIST = join(SHEETS, 'danh-sach-ho-xom-3.xlsx');

let data: string;

beforeEach(async () => {
	const fresh = await freshDataDir();
	data = fresh.data;
	return fresh.remove;
});

const run = (args: string[], env: NodeJS.ProcessEnv = {}) =>
	commandHere([...args, '--data', data], env);

const importList = (file: string, ...flags: string[]) =>
	run(['import', 'households', file, '--village', XOM_3, ...flags]);

async function entries(village = XOM_3) {
	const { store } = openData(data);
	try {
		const database = await store.database(village);
		return database ? await readEntries(database) : [];
	} finally {
		await store.close();
	}
}

test('the sample lists are there', async () => {
	expect((await readdir(SHEETS)).filter((name) => /\.(xlsx|csv)$/.test(name))).toHaveLength(4);
});

describe.each([
	{
		file: 'danh-sach-ho-xom-3.xlsx',
		sheets: 1,
		households: 118,
		members: 118,
		rejected: 0,
		duplicates: 0
	},
	{
		file: 'bản-Huồi-Cọ-danh-sách.xlsx',
		sheets: 4,
		households: 96,
		members: 359,
		rejected: 6,
		duplicates: 5
	},
	{
		file: 'theo-doi-VNeID-to-CNSCD.csv',
		sheets: 1,
		households: 140,
		members: 140,
		rejected: 6,
		duplicates: 3
	},
	{
		file: 'theo-doi-cu-windows1258.csv',
		sheets: 1,
		households: 64,
		members: 64,
		rejected: 1,
		duplicates: 1
	}
])('$file', ({ file, ...counts }) => {
	test('is counted in the agreed form, and every household is there once, however often it is imported', async () => {
		const first = await importList(join(SHEETS, file), '--json');
		expect(first.code).toBe(0);
		const summary = JSON.parse(first.stdout) as Record<string, unknown[]>;
		expect(Object.keys(summary)).toEqual([
			'sheets',
			'households',
			'members',
			'rejected',
			'duplicates'
		]);
		expect({
			...summary,
			rejected: summary['rejected']?.length,
			duplicates: summary['duplicates']?.length
		}).toEqual(counts);

		const second = await importList(join(SHEETS, file), '--json');
		expect(second.stdout).toBe(first.stdout);
		expect(second.stderr).toContain('Đã thêm 0 hộ');
		const stored = await entries();
		expect(stored).toHaveLength(counts.households);
		const households = stored.map((entry) => foldHousehold([entry]));
		expect(households.reduce((sum, one) => sum + (one?.members.length ?? 0), 0)).toBe(
			counts.members
		);
		expect(households.every((one) => one?.visits.length === 0)).toBe(true);
		for (const text of stored.flatMap(freeTexts)) expect(/\d{9}/.test(text), text).toBe(false);
	});
});

test('looking leaves no trace, not even a folder', async () => {
	const { code, stdout, stderr } = await importList(LIST, '--dry-run');
	expect(code).toBe(0);
	expect(stdout).toContain('Hộ: 118. Người: 118.');
	expect(stderr).toContain('sẽ thêm 118 hộ');
	expect(existsSync(data)).toBe(false);

	await run(['village', 'add', XOM_3, '--title', 'Xóm 3']);
	await importList(LIST, '--dry-run');
	expect(await entries()).toEqual([]);
});

test('a village nobody has added is made with a name to go on with', async () => {
	expect((await importList(LIST)).stderr).toContain(`Thôn ${XOM_3} chưa có`);
	expect((await run(['village', 'list'])).stdout).toBe(`${XOM_3}\tThôn 03\n`);
});

test('entries carry the name of the administrator, of whom --by names, or of the server itself', async () => {
	const authors = async () => [...new Set((await entries()).map(({ by }) => by))];
	await importList(LIST);
	expect(await authors()).toEqual(['may-chu']);

	const password = ['--password', 'dài và khó đoán'];
	await run(['user', 'add', 'quantri', '--role', 'admin', ...password]);
	await run(['user', 'add', 'canbo', '--role', 'officer', ...password]);
	await importList(join(SHEETS, 'theo-doi-cu-windows1258.csv'));
	await importList(join(SHEETS, 'theo-doi-VNeID-to-CNSCD.csv'), '--by', 'canbo');
	expect((await authors()).sort()).toEqual(['canbo', 'may-chu', 'quantri']);
	expect(await importList(LIST, '--by', 'nobody')).toMatchObject({ code: 1, stdout: '' });
	expect((await run(['user', 'add', 'may-chu', '--role', 'admin', ...password])).code).toBe(2);
});

test('a household the village seems to have is added and pointed at', async () => {
	const list = join(data, '..', 'xom.csv');
	const rows = ['Họ và tên chủ hộ,Năm sinh,SĐT', 'Lô Văn Pánh,1972,0912345678'];
	await writeFile(list, rows.join('\n'));
	await importList(list);
	await writeFile(list, [...rows, 'Lo Van Panh,1973,0912345678'].join('\n'));
	const again = await importList(list);
	expect(again.stderr).toContain('1 hộ đã có từ lần nhập trước');
	expect(again.stderr).toContain('Có thể đã có trong thôn: xom.csv dòng 3');
	expect(await entries()).toHaveLength(2);
});

test.each([
	{ name: 'trong.csv', bytes: '', says: 'trống' },
	{ name: 'hong.xlsx', bytes: 'PK\u0003\u0004 rest is missing', says: 'hỏng' },
	{
		name: 'anh.jpg',
		bytes: '\u00ff\u00d8\u00ff\u00e0 JFIF\u0000\u0000',
		says: 'không phải bảng tính'
	}
])('$name changes nothing and is called $says', async ({ name, bytes, says }) => {
	const file = join(data, '..', name);
	await writeFile(file, Buffer.from(bytes, 'latin1'));
	const { code, stdout, stderr } = await importList(file, '--json');
	expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
	expect(stderr).toContain(says);
	expect(existsSync(data)).toBe(false);
});

test.each([
	{ args: [LIST], says: '--village', code: 2 },
	{ args: [LIST, '--village', 'Xóm 3'], says: 'Xóm 3', code: 2 },
	{ args: ['không-có.xlsx', '--village', XOM_3], says: 'không-có.xlsx', code: 1 }
])('import households $args: $says', async ({ args, says, code }) => {
	const outcome = await run(['import', 'households', ...args]);
	expect(outcome).toMatchObject({ code, stdout: '' });
	expect(outcome.stderr).toContain(says);
});

test('before a list is brought, the households that declined are told by their codes, and nothing else', async () => {
	const household = ulidOf(77);
	const { store } = openData(data);
	await store.createDatabase(XOM_3);
	await send(await databaseOf(store, XOM_3), [
		{
			...stampAt({ household }),
			v: 2,
			type: 'household-refused',
			textVersion: 'coverage-record.1',
			how: 'spoken'
		}
	]);
	await store.close();
	const looked = await importList(LIST, '--dry-run');
	expect(looked.stderr).toContain(
		`1 hộ của thôn không đồng ý được ghi (${householdCode(household)})`
	);
	expect(looked.stdout).not.toContain(householdCode(household));
});
