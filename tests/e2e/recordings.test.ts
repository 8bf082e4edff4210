import { expect, test, type Page } from '@playwright/test';
import { Phone, OFFICE_PC, type PhoneOptions } from '../support/phone';
import type { ServerProcess } from '../support/server-process';
import { wav } from '../support/sounds';
import { faultsOn } from './support/axe';
import { tabTo } from './support/keyboard';
import { communeServer } from './support/village';
import { readyOffline, sendNow, signIn } from './support/volunteer';

let server: ServerProcess;
let phones: Phone[] = [];

test.beforeAll(async () => {
	server = await communeServer();
});
test.afterEach(async () => {
	for (const phone of phones) await phone.dispose();
	phones = [];
});
test.afterAll(() => server.dispose());

async function signedIn(name: string, options: PhoneOptions = {}): Promise<Page> {
	const phone = await Phone.open(server.url, options);
	phones.push(phone);
	await phone.page.emulateMedia({ reducedMotion: 'reduce' });
	await signIn(phone.page, name);
	return phone.page;
}

/** The step of a lesson in the list of recordings, by how it begins. */
const stepOf = (page: Page, beginning: string) =>
	page.getByRole('listitem').filter({ hasText: beginning });

const FIRST = 'Mật khẩu và mã OTP';

async function openRecordings(page: Page): Promise<void> {
	await page.goto('/teach/recordings');
	await page.getByLabel('Bài', { exact: true }).selectOption('keep-safe');
}

test('a step recorded at the commune is heard on a volunteer’s phone with the server stopped', async () => {
	const officer = await signedIn('canbo', { viewport: OFFICE_PC, hearsBeeps: true });
	const volunteer = await signedIn('tnv1');
	const step = stepOf(officer, FIRST);

	await test.step('the officer records it with the keyboard alone, and it is sent', async () => {
		await openRecordings(officer);
		await expect(officer.getByText('Chỉ ghi giọng người đã đồng ý.')).toBeVisible();
		await tabTo(officer, step.getByRole('button', { name: 'Ghi âm', exact: true }));
		await officer.keyboard.press('Enter');
		await expect(step.getByRole('timer')).toHaveText(/^Đang ghi: [1-9]/);
		expect(await faultsOn(officer)).toEqual([]);
		await expect(step.getByRole('button', { name: 'Dừng và giữ' })).toBeFocused();
		await officer.keyboard.press('Enter');
		await expect(officer.getByText('Đang chờ gửi cho cả xã')).toBeVisible();
		await expect(step.getByText(/^Cả xã nghe được, \d+ KB$/)).toBeVisible();
	});

	await test.step('the volunteer sees what there is and how large before anything is fetched', async () => {
		await sendNow(volunteer);
		await volunteer.goto('/teach');
		await volunteer.getByLabel('Tiếng nói').selectOption('thai');
		await expect(volunteer.getByText(/^Xã có 1 bản ghi Tiếng Thái, \d+ KB/)).toBeVisible();
		expect(await faultsOn(volunteer)).toEqual([]);
		await volunteer.getByRole('link', { name: 'Chọn tải về' }).click();
		const thai = volunteer.getByRole('checkbox', { name: /^Tải bản ghi Tiếng Thái/ });
		await expect(thai).not.toBeChecked();
		await thai.check();
		await expect(volunteer.getByText(/^Đã có đủ 1 bản, \d+ KB$/)).toBeVisible();
		expect(await faultsOn(volunteer)).toEqual([]);
	});

	await readyOffline(volunteer);
	await server.stop();
	await test.step('it plays at its step', async () => {
		await volunteer.goto('/teach/keep-safe');
		await volunteer.getByRole('button', { name: 'Nghe' }).click();
		await expect(volunteer.getByRole('button', { name: 'Dừng' })).toBeVisible();
		await expect(volunteer.getByRole('button', { name: 'Nghe Tiếng Thái' })).toBeVisible();
	});

	await test.step('tapped twice it plays once, and falls silent with its step', async () => {
		const sounds = await volunteer.evaluateHandle(() => {
			const begun: HTMLMediaElement[] = [];
			const play = HTMLMediaElement.prototype.play;
			HTMLMediaElement.prototype.play = function () {
				begun.push(this);
				return play.call(this);
			};
			return begun;
		});
		const listen = volunteer.getByRole('button', { name: 'Nghe Tiếng Thái' });
		await listen.evaluate((button: HTMLButtonElement) => {
			button.click();
			button.click();
		});
		await expect(volunteer.getByRole('button', { name: 'Dừng' })).toBeVisible();
		expect(await sounds.evaluate((begun) => begun.length)).toBe(1);
		await volunteer.getByRole('button', { name: 'Bước sau' }).click();
		await expect(volunteer.getByText('Chưa có bản ghi âm Tiếng Thái')).toBeVisible();
		expect(await sounds.evaluate((begun) => begun.map(({ paused }) => paused))).toEqual([true]);
	});

	await test.step('the officer removes it without a network, and may think better of it', async () => {
		await step.getByRole('button', { name: 'Bỏ khỏi xã' }).click();
		await expect(step.getByText('Đang chờ bỏ khỏi xã')).toBeVisible();
		await step.getByRole('button', { name: 'Giữ lại' }).click();
		await expect(step.getByText(/^Cả xã nghe được/)).toBeVisible();
		await step.getByRole('button', { name: 'Bỏ khỏi xã' }).click();
	});

	await server.start();
	await sendNow(officer);
	await openRecordings(officer);
	await expect(step.getByText('Chưa có')).toBeVisible();
	await sendNow(volunteer);
	await openRecordings(volunteer);
	await expect(stepOf(volunteer, FIRST).getByText('Chưa có')).toBeVisible();
});

test('where there is no microphone a file is chosen, and a volunteer’s stays on the phone', async () => {
	const page = await signedIn('tnv2');
	await openRecordings(page);
	const step = stepOf(page, FIRST);
	await expect(page.getByText('Bản bạn ghi chỉ nằm trên máy này')).toBeVisible();
	await step.getByRole('button', { name: 'Ghi âm', exact: true }).click();
	await expect(page.getByText(/chọn tệp đã ghi\.$/)).toBeVisible();
	expect(await faultsOn(page)).toEqual([]);

	const pick = page.getByLabel(/^Chọn tệp ghi âm cho: Mật khẩu và mã OTP/);
	await pick.setInputFiles({ name: 'dai.wav', mimeType: 'audio/wav', buffer: wav(90) });
	await expect(page.getByText('Bản này dài quá. Mỗi bước tối đa 60 giây.')).toBeVisible();
	await pick.setInputFiles({ name: 'buoc-1.wav', mimeType: 'audio/wav', buffer: wav() });
	await expect(step.getByText('Đã có trên máy này, 17 KB')).toBeVisible();
	await expect(step.getByRole('button', { name: 'Gửi cho cả xã' })).toHaveCount(0);
});
