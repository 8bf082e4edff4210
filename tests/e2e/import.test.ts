import { expect, test, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { Phone } from '../support/phone';
import type { ServerProcess } from '../support/server-process';
import { communeServer, entriesOnServer, sheet } from './support/village';
import { everythingReceived, signIn } from './support/volunteer';

let server: ServerProcess;
let phone: Phone;

test.beforeEach(async () => {
	server = await communeServer();
	phone = await Phone.open(server.url);
	await signIn(phone.page, 'tnv1');
});
test.afterEach(async () => {
	await phone.dispose();
	await server.dispose();
});

interface List {
	file: string;
	households: number;
	members: number;
	rejected: number;
	duplicates: number;
	/** Sheets with households, where a person sees a choice of sheets. */
	sheets?: number;
	asksVillages?: boolean;
}

const LISTS: readonly List[] = [
	{
		file: 'danh-sach-ho-xom-3.xlsx',
		households: 118,
		members: 118,
		rejected: 0,
		duplicates: 0
	},
	{
		file: 'bản-Huồi-Cọ-danh-sách.xlsx',
		households: 96,
		members: 359,
		rejected: 6,
		duplicates: 5,
		sheets: 4
	},
	{
		file: 'theo-doi-VNeID-to-CNSCD.csv',
		households: 140,
		members: 140,
		rejected: 6,
		duplicates: 3,
		asksVillages: true
	},
	{
		file: 'theo-doi-cu-windows1258.csv',
		households: 64,
		members: 64,
		rejected: 1,
		duplicates: 1
	}
];

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name });
const addButton = (page: Page) => page.getByRole('button', { name: /^Thêm \d+ hộ vào/ });

async function choose(page: Page, file: string): Promise<void> {
	await page.goto('/import');
	await page.setInputFiles('input[type=file]', sheet(file));
	await expect(heading(page, 'Danh sách được hiểu thế nào')).toBeVisible();
}

/** Everything the file says of itself is brought: the officer has one list for several villages. */
async function bringEveryVillage(page: Page): Promise<void> {
	const villages = page.getByRole('group', { name: 'Tệp ghi nhiều thôn, bản.' });
	await expect(villages).toBeVisible();
	for (const box of await villages.getByRole('checkbox').all()) await box.check();
}

/** Where the person looks before anything is written: the numbers of the list. */
async function check(page: Page, list: List): Promise<void> {
	await page.getByRole('button', { name: 'Tiếp: xem lại' }).click();
	await expect(heading(page, 'Xem lại')).toBeFocused();
	await expect(
		page.getByText(`${list.households} hộ, ${list.members} người có tên.`, { exact: true })
	).toBeVisible();
	await expectCount(page, /^\d+ dòng không nhập được$/, list.rejected);
	await expectCount(page, /^\d+ cặp có thể là một hộ$/, list.duplicates);
	await expect(addButton(page)).toHaveText(`Thêm ${list.households} hộ vào Xóm 3`);
}

async function expectCount(page: Page, words: RegExp, count: number): Promise<void> {
	const said = page.getByText(words);
	if (count === 0) await expect(said).toHaveCount(0);
	else await expect(said).toHaveText(words.source.slice(1, -1).replace('\\d+', String(count)));
}

/** Neither on the phone, seen from a second tab, nor at the commune. */
async function expectNothingWritten(): Promise<void> {
	const tab = await phone.newTab();
	await tab.goto('/households');
	await expect(tab.getByText('Chưa có hộ nào')).toBeVisible();
	await tab.close();
	expect((await entriesOnServer(server)).size).toBe(0);
}

async function confirm(page: Page, households: number): Promise<void> {
	await addButton(page).click();
	await expect(heading(page, `Đã thêm ${households} hộ vào Xóm 3`)).toBeVisible({
		timeout: 60_000
	});
}

for (const list of LISTS)
	test(`${list.file}: what will be brought is shown before anything is written, and nothing else is written`, async () => {
		const { page } = phone;
		await choose(page, list.file);
		if (list.sheets !== undefined) {
			const sheets = page.getByRole('group', { name: /trang tính trong tệp/ });
			await expect(sheets.getByRole('checkbox', { checked: true })).toHaveCount(list.sheets);
		}
		if (list.asksVillages) await bringEveryVillage(page);
		await check(page, list);
		await expectNothingWritten();

		await confirm(page, list.households);
		await everythingReceived(page);
		const entries = [...(await entriesOnServer(server)).values()];
		expect(entries.filter(({ type }) => type === 'household-registered')).toHaveLength(
			list.households
		);
		expect(entries).toHaveLength(list.households);
	});

test('a list that names several villages brings only the village that was chosen', async () => {
	const { page } = phone;
	await choose(page, 'theo-doi-VNeID-to-CNSCD.csv');
	await page.getByRole('button', { name: 'Tiếp: xem lại' }).click();
	await expect(page.getByText('Chọn ít nhất một thôn, bản trong tệp.')).toBeVisible();
	await expect(addButton(page)).toHaveCount(0);

	await page.getByRole('checkbox', { name: /^Xóm 6/ }).check();
	await page.getByRole('button', { name: 'Tiếp: xem lại' }).click();
	await expect(addButton(page)).toHaveText('Thêm 62 hộ vào Xóm 3');
});

test('the same list brought twice adds nothing the second time', async () => {
	const { page } = phone;
	const list = LISTS[0]!;
	await choose(page, list.file);
	await check(page, list);
	await confirm(page, list.households);
	await everythingReceived(page);

	await choose(page, list.file);
	await page.getByRole('button', { name: 'Tiếp: xem lại' }).click();
	await expect(
		page.getByText('Mọi hộ trong tệp đã có từ lần nhập trước. Không có gì để thêm.')
	).toBeVisible();
	await expect(addButton(page)).toHaveCount(0);

	await everythingReceived(page);
	expect((await entriesOnServer(server)).size).toBe(list.households);
});

test('a damaged file is named in one clear sentence, changes nothing, and the next file opens', async () => {
	const { page } = phone;
	const whole = readFileSync(sheet('danh-sach-ho-xom-3.xlsx'));
	const damaged = [
		// Random bytes, the same at every run.
		{ buffer: noise(20_000), said: 'Tệp này không phải bảng tính.' },
		// As a download that broke off.
		{ buffer: whole.subarray(0, whole.length / 2), said: 'Tệp này bị hỏng nên không đọc được.' }
	];
	await page.goto('/import');
	for (const { buffer, said } of damaged) {
		await page.setInputFiles('input[type=file]', {
			name: 'danh-sach.xlsx',
			mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
			buffer
		});
		await expect(page.getByRole('alert')).toContainText(said);
		await expect(page.getByRole('alert')).toContainText('Chưa có gì thay đổi.');
		await expect(page.getByRole('button', { name: 'Tiếp: xem lại' })).toHaveCount(0);
		await page.reload();
	}
	await expectNothingWritten();
	await choose(page, 'danh-sach-ho-xom-3.xlsx');
});

function noise(length: number): Buffer {
	let state = 20_261_122;
	return Buffer.from(
		Array.from({ length }, () => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) >> 16)
	);
}
