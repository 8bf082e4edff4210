import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { householdAddress, householdCode } from '../../src/lib/domain/household/household-code';
import { stepsOf } from '../../src/lib/domain/visit/lessons';
import { readSupportCode } from '../../src/lib/domain/device/support-code';
import { useData } from '../support/data-used';
import { commandHere } from '../support/command-here';
import { OFFICE_PC, type Phone, type PhoneOptions } from '../support/phone';
import type { ServerProcess } from '../support/server-process';
import { faultsOn } from './support/axe';
import { tabTo } from './support/keyboard';
import { codeInPicture, filmOfCode, recording } from './support/made-media';
import { usePhones } from './support/phones';
import { communeServer, LIST_HOUSEHOLDS, visitsOnServer } from './support/village';
import {
	everythingReceived,
	householdLinks,
	meetHead,
	nobodyHome,
	readyOffline,
	save,
	savedHeading
} from './support/volunteer';

let server: ServerProcess;
const phones = usePhones(() => server.url);
let stopped = false;

test.beforeAll(async () => {
	server = await communeServer({ withList: true });
});
test.beforeEach(async () => {
	stopped = false;
});
test.afterEach(async () => {
	if (stopped) await server.start();
});
test.afterAll(() => server.dispose());

async function signedIn(options: PhoneOptions = {}): Promise<{ phone: Phone; page: Page }> {
	const phone = await phones.signedIn('tnv1', options);
	return { phone, page: phone.page };
}

async function noNetwork(): Promise<void> {
	await server.stop();
	stopped = true;
}

async function network(): Promise<void> {
	await server.start();
	stopped = false;
}

const heading = (page: Page, name?: string | RegExp) =>
	page.getByRole('heading', { level: 1, ...(name === undefined ? {} : { name }) });
const idOf = (door: string): string => door.split('/').at(-1)!;

/** Goes through a lesson that stands at its first step. */
async function goThrough(page: Page, steps: number): Promise<void> {
	for (let step = 1; step <= steps; step++) {
		await expect(page.getByText(`Bước ${step} trên ${steps}`)).toBeVisible();
		await page.getByRole('button', { name: step < steps ? 'Bước sau' : 'Xong các bước' }).click();
	}
}

test('what a citizen does alone at the end of a lesson is in the visit, with no network all the while', async () => {
	const { page } = await signedIn();
	const [door, nextDoor] = await householdLinks(page, 2);
	await everythingReceived(page);
	await readyOffline(page);
	await noNetwork();

	await test.step('from a question of the visit, into that visit', async () => {
		await meetHead(page, door!);
		await page.getByRole('link', { name: 'Dạy ngay: Cài và kích hoạt VNeID' }).click();
		await expect(heading(page, /^Cầm điện thoại của mình/)).toBeVisible();
		expect(await faultsOn(page)).toEqual([]);
		await goThrough(page, stepsOf('activate').length);
		await expect(page.getByText('ghi vào lượt thăm đang dở')).toBeVisible();
		expect(await faultsOn(page)).toEqual([]);
		await page.getByRole('button', { name: 'Đã tự làm được' }).click();
		await expect(page.getByRole('radio', { name: 'Rồi' })).toBeChecked();
		await expect(page.getByRole('radio', { name: 'Người dân tự làm' })).toBeChecked();
		await save(page);
	});

	await test.step('from the page of a person, as a short visit that can be undone', async () => {
		await page.goto(nextDoor!);
		await page.locator(`a[href^="${nextDoor}/members/0"]`).first().click();
		await page.getByRole('link', { name: 'Bài khác' }).click();
		await page.getByRole('link', { name: /^Tự đăng nhập VNeID/ }).click();
		const next = page.getByRole('button', { name: /^(Bước sau|Xong các bước)$/ });
		for (const [i] of stepsOf('sign-in').entries()) {
			await expect(page.getByText(`Bước ${i + 1} trên 5`)).toBeVisible();
			await tabTo(page, next);
			await page.keyboard.press('Enter');
		}
		await expect(heading(page, /đã tự làm được chưa\?$/)).toBeFocused();
		await tabTo(page, page.getByRole('button', { name: 'Đã tự làm được' }));
		await page.keyboard.press('Enter');
		await expect(savedHeading(page)).toBeVisible();
		await expect(page.getByRole('button', { name: /^Hoàn tác/ })).toBeVisible();
	});

	await test.step('after a lesson that teaches no skill, another one is for the same person', async () => {
		await page.goto(nextDoor!);
		await page.locator(`a[href^="${nextDoor}/members/0"]`).first().click();
		await page.getByRole('link', { name: 'Bài khác' }).click();
		await page.getByRole('link', { name: /^Giữ an toàn/ }).click();
		await goThrough(page, stepsOf('keep-safe').length);
		await page.getByRole('link', { name: 'Bài khác' }).click();
		await page.getByRole('link', { name: /^Tự đăng nhập VNeID/ }).click();
		await goThrough(page, stepsOf('sign-in').length);
		await expect(heading(page, /đã tự làm được chưa\?$/)).toBeVisible();
	});

	await network();
	await everythingReceived(page);
	const visits = await visitsOnServer(server);
	expect(visits.map(({ taught, v, met }) => ({ taught, v, met }))).toEqual(
		expect.arrayContaining([
			{
				taught: ['activated-on-phone'],
				v: 2,
				met: [
					expect.objectContaining({
						skills: { 'activated-on-phone': { state: 'yes', doneBy: 'citizen' } }
					})
				]
			},
			{
				taught: ['signs-in-alone'],
				v: 2,
				met: [
					expect.objectContaining({
						skills: { 'signs-in-alone': { state: 'yes', doneBy: 'citizen' } }
					})
				]
			}
		])
	);
});

test('a step recorded by a neighbour is heard without a network', async () => {
	const { page } = await signedIn();
	await readyOffline(page);
	await noNetwork();
	await page.goto('/teach/recordings');
	await page.getByLabel('Bài', { exact: true }).selectOption('keep-safe');
	const first = page.getByLabel(/^Chọn tệp ghi âm cho: Mật khẩu và mã OTP/);
	await first.setInputFiles({
		name: 'x.wav',
		mimeType: 'audio/wav',
		buffer: Buffer.from('no sound')
	});
	await expect(page.getByText('Máy này không phát được tệp này')).toBeVisible();
	await first.setInputFiles({ name: 'buoc-1.wav', mimeType: 'audio/wav', buffer: recording() });
	await expect(page.getByText('Đã giữ bản ghi âm trên máy này.')).toBeVisible();
	expect(await faultsOn(page)).toEqual([]);

	await page.getByRole('button', { name: 'Bỏ bản này' }).click();
	await expect(page.getByText('Đã bỏ bản ghi âm.')).toBeVisible();
	await page.getByRole('button', { name: 'Lấy lại' }).click();
	await expect(page.getByText('Đã có trên máy này, 17 KB')).toBeVisible();

	await page.goto('/teach');
	await page.getByLabel('Tiếng nói').selectOption('thai');
	expect(await faultsOn(page)).toEqual([]);
	await page.getByRole('link', { name: /^Giữ an toàn/ }).click();
	await page.getByRole('button', { name: 'Nghe' }).click();
	await expect(page.getByRole('button', { name: 'Dừng' })).toBeVisible();
	await expect(page.getByRole('button', { name: 'Nghe' })).toBeVisible();
	await page.getByRole('button', { name: 'Bước sau' }).click();
	await expect(page.getByText('Chưa có bản ghi âm Tiếng Thái cho bước này.')).toBeVisible();
	await expect(page.getByRole('button', { name: 'Nghe' })).toHaveCount(0);
});

test('a printed card leads to its household and tells nothing else, without a network', async () => {
	const { page } = await signedIn({ viewport: OFFICE_PC });
	const [door] = await householdLinks(page, 1);
	const id = idOf(door!);
	await page.goto(door!);
	const name = await page.locator('main h1:not(.visually-hidden)').innerText();
	await page.getByRole('link', { name: 'In thẻ của hộ này' }).click();
	await expect(page.getByText('1 mã trên 1 tờ A4')).toBeVisible();
	expect(await faultsOn(page)).toEqual([]);
	await readyOffline(page);
	await expect(page.getByText('1 mã trên 1 tờ A4')).toBeVisible();
	await noNetwork();

	await page.emulateMedia({ media: 'print' });
	const card = page.locator('.one').first();
	const printed = await codeInPicture(page, await card.screenshot());
	expect(printed).toBe(householdAddress(server.url, id));
	const onPaper = await page.locator('body').innerText();
	expect(onPaper.replace(/\s/g, '')).toContain(householdCode(id).replace('-', ''));
	expect(onPaper).not.toContain(name);
	expect(pagesOf(await page.pdf({ preferCSSPageSize: true }))).toBe(1);

	await page.emulateMedia({ media: null });
	await page.getByLabel('In cho').selectOption('all');
	await expect(page.getByText(`${LIST_HOUSEHOLDS} mã trên 12 tờ A4`)).toBeVisible();
	expect(pagesOf(await page.pdf({ preferCSSPageSize: true }))).toBe(12);
	await page.getByRole('radio', { name: /^Tem dán cửa/ }).check();
	await expect(page.getByText(`${LIST_HOUSEHOLDS} mã trên 5 tờ A4`)).toBeVisible();
	expect(pagesOf(await page.pdf({ preferCSSPageSize: true }))).toBe(5);

	await page.goto(printed);
	await expect(page).toHaveURL(door!);
	await expect(heading(page, name)).toBeVisible();
});

/** Chromium writes the tree of pages in plain text. */
const pagesOf = (pdf: Buffer): number =>
	pdf.toString('latin1').match(/\/Type \/Page\b(?!s)/g)?.length ?? 0;

test('a card before the camera opens its household; a code typed or searched does too', async () => {
	const { page } = await signedIn();
	const [door] = await householdLinks(page, 1);
	const id = idOf(door!);
	const film = join(server.dataDir, 'the-ho.y4m');
	await writeFile(film, filmOfCode(householdAddress(server.url, id)));
	const scanner = await signedIn({ cameraSees: film });
	await householdLinks(scanner.page, 1);
	await readyOffline(scanner.page);
	await readyOffline(page);
	await noNetwork();

	await test.step('scanned', async () => {
		await scanner.page.goto('/more');
		await scanner.page.getByRole('link', { name: /^Quét thẻ hộ/ }).click();
		await expect(scanner.page).toHaveURL(door!);
		await expect(scanner.page.getByRole('link', { name: 'Ghi lượt thăm' })).toBeVisible();
	});

	await test.step('typed, where there is no camera', async () => {
		await page.goto('/scan');
		await expect(page.getByText('Ở đây không dùng được máy ảnh.')).toBeVisible();
		expect(await faultsOn(page)).toEqual([]);
		await page.getByRole('button', { name: 'Mở hộ này' }).click();
		await expect(page.getByText('Gõ mã trên thẻ trước.')).toBeVisible();
		const field = page.getByLabel('Mã trên thẻ');
		await expect(field).toBeFocused();
		await field.fill('0000-0001');
		await page.keyboard.press('Enter');
		await expect(page.getByText('Mã này thiếu hoặc sai một chữ').first()).toBeVisible();
		await field.fill(householdCode(id).toLowerCase());
		await page.keyboard.press('Enter');
		await expect(page).toHaveURL(door!);
	});

	await test.step('searched, beside names', async () => {
		await page.goto('/households');
		await page.getByLabel('Tìm hộ, người').fill(householdCode(id).replace('-', ' '));
		await expect(page.getByText('Tìm thấy 1 hộ')).toBeVisible();
		await expect(page.locator(`a[href="${door}"]`)).toBeVisible();
	});

	await test.step('a card of a household that is not here says so', async () => {
		await page.goto('/h/01ARZ3NDEKTSV4RRFFQ69G5FAV');
		await expect(heading(page, 'Chưa mở được hộ của thẻ này')).toBeVisible();
		expect(await faultsOn(page)).toEqual([]);
		await page.goto('/h/khong-phai-ma');
		await expect(heading(page, 'Mã này không phải mã hộ')).toBeVisible();
	});
});

test('a camera that sees an identity card reads nothing of it', async () => {
	const onCard = '040099001234|123456789|Vi Thị Tím|01011960|Nữ|Xóm 3|01012022';
	const film = join(server.dataDir, 'can-cuoc.y4m');
	await writeFile(film, filmOfCode(onCard));
	const { page } = await signedIn({ cameraSees: film });
	await page.goto('/scan');
	await expect(page.getByText('Không quét mã trên căn cước.')).toBeVisible();
	expect(await faultsOn(page)).toEqual([]);
	expect(page.url()).toBe(`${server.url}/scan`);
	expect(await page.content()).not.toMatch(/040099001234|Vi Thị Tím/);
});

test('the support page tells how the device is, and nothing about anybody', async () => {
	const PLANTED = ['Nguyễn Thị Tím', '0912345678', '040099001234'];
	const { page } = await signedIn();
	const [door] = await householdLinks(page, 1);
	await everythingReceived(page);
	await readyOffline(page);
	await noNetwork();
	await nobodyHome(page, door!);
	await page.evaluate((planted) => {
		setTimeout(() => {
			throw new TypeError(planted.join(' '));
		});
		void Promise.reject(new RangeError(planted.join(' ')));
	}, PLANTED);
	// Noting them takes a moment, and a page that is left takes what it was noting along.
	for (const trouble of ['TypeError', 'RangeError'])
		await expect.poll(() => keptOnDevice(page)).toContain(trouble);
	await page.goto('/sync');
	await page.getByRole('button', { name: /^(Gửi ngay|Thử gửi ngay)$/ }).click();
	await expect(page.getByRole('heading', { name: '1 bản ghi đang chờ' })).toBeVisible();

	await page.goto('/more');
	await page.getByRole('link', { name: /^Trợ giúp/ }).click();
	await expect(page.getByText('Đồng bộ: Chưa liên lạc được với xã')).toBeVisible();
	await expect(page.getByText(/^Màn hình: TypeError/)).toBeVisible();
	await expect(page.getByText(/^Màn hình: RangeError/)).toBeVisible();
	expect(await faultsOn(page)).toEqual([]);

	const code = (await page.locator('.code').innerText()).replace(/\s/g, '');
	const told = readSupportCode(code);
	expect(told).toMatchObject({ waiting: 1, refused: 0, signedIn: 'accepted', worksOffline: true });
	expect((await commandHere(['support-code', code])).stdout).toMatch(/Chờ gửi +1\n/);

	const picture = page.getByRole('img', { name: 'Mã QR tình trạng máy' });
	const qr = await codeInPicture(page, await picture.screenshot());
	expect(qr.replace(/-/g, '')).toContain(`GC1 ${code}`);
	const kept = await keptOnDevice(page);
	expect(kept).toContain('TypeError');
	for (const text of [await page.locator('main').innerText(), qr, kept])
		for (const personal of [...PLANTED, idOf(door!), 'tnv1']) expect(text).not.toContain(personal);

	await test.step('whoever it is read out to sees what waits and what to say', async () => {
		await page.goto('/support/read');
		const field = page.getByLabel('Mã tình trạng máy');
		await field.fill('0000 0000 0000 0001');
		await page.keyboard.press('Enter');
		await expect(page.getByText(/^Mã thiếu hoặc sai một chữ/)).toBeVisible();
		await field.fill(code.toLowerCase());
		await page.keyboard.press('Enter');
		await expect(page.getByText(/^Chưa liên lạc được với xã: đến chỗ có sóng/)).toBeVisible();
		await expect(page.getByRole('definition').first()).toHaveText('1');
		expect(await faultsOn(page)).toEqual([]);
	});
});

/** All that the device keeps of what went wrong. */
const keptOnDevice = (page: Page): Promise<string> =>
	page.evaluate(
		() =>
			new Promise<string>((resolve, reject) => {
				const opening = indexedDB.open('go-cua-device');
				opening.onerror = () => reject(opening.error);
				opening.onsuccess = () => {
					const asked = opening.result.transaction('kept').objectStore('kept').get('troubles');
					asked.onsuccess = () => {
						opening.result.close();
						resolve(JSON.stringify(asked.result ?? []));
					};
				};
			})
	);

test('at the monthly limit nothing goes by itself, and the button sends all the same', async () => {
	const { page } = await signedIn();
	const [door] = await householdLinks(page, 1);
	await everythingReceived(page);
	await page.goto('/settings');
	await page.getByLabel('Mạng cho đồng bộ mỗi tháng').selectOption('5');
	await expect(page.getByText(/^Tháng này đã dùng \d+ KB/)).toBeVisible();

	const visitsHere = async () => (await visitsOnServer(server)).length;
	const before = await visitsHere();
	await useData(page, 4_200_000);
	await page.goto('/sync');
	await expect(page.getByText('Đã dùng 4,2 MB trên mức 5 MB của tháng này.')).toBeVisible();

	await useData(page, 5_100_000);
	await nobodyHome(page, door!);
	await expect(page.getByText('hết mức mạng tháng này, vào Đồng bộ')).toBeVisible();
	await page.goto('/sync');
	await expect(page.getByText(/hết mức 5 MB của tháng này/)).toBeVisible();
	await expect(page.getByText('bấm “Gửi ngay” khi bạn muốn gửi')).toBeVisible();
	await expect(page.getByRole('heading', { name: '1 bản ghi đang chờ' })).toBeVisible();
	expect(await faultsOn(page)).toEqual([]);
	expect(await visitsHere()).toBe(before);

	await tabTo(page, page.getByRole('button', { name: 'Gửi ngay' }));
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { name: 'Xã đã nhận tất cả' })).toBeVisible();
	expect(await visitsHere()).toBe(before + 1);
});
