import { expect, test } from '@playwright/test';
import { Phone } from '../support/phone';
import type { ServerProcess } from '../support/server-process';
import { communeServer, entriesOnServer, visitsOnServer } from './support/village';
import {
	everythingReceived,
	householdLinks,
	nobodyHome,
	readyOffline,
	savedHeading,
	sendNow,
	signIn
} from './support/volunteer';

let server: ServerProcess;
let phone: Phone;
let doors: string[];

test.beforeEach(async () => {
	server = await communeServer({ withList: true });
	phone = await Phone.open(server.url);
	await signIn(phone.page, 'tnv1');
	doors = await householdLinks(phone.page, 30);
	await readyOffline(phone.page);
});
test.afterEach(async () => {
	await phone.dispose();
	await server.dispose();
});

/** The entry a saved page speaks of. */
const savedEntry = (): string => new URL(phone.page.url()).searchParams.get('entry') ?? '';

test('a browser killed during saves loses no visit whose saving was said', async () => {
	await server.stop();
	const saved: string[] = [];
	for (const [i, door] of doors.slice(0, 9).entries()) {
		await nobodyHome(phone.page, door);
		saved.push(savedEntry());
		// Now and then in the very moment the page says so.
		if (i % 3 === 2) {
			await phone.kill();
			await phone.switchOn();
		}
	}
	expect(saved.every((id) => id.startsWith('household:'))).toBe(true);

	await server.start();
	await sendNow(phone.page);
	await everythingReceived(phone.page);
	const there = await entriesOnServer(server);
	for (const id of saved) expect([...there.keys()]).toContain(id);
});

test('a server killed during a push gets everything once, after it is back', async () => {
	await server.stop();
	for (const door of doors.slice(0, 6)) await nobodyHome(phone.page, door);
	await server.start();
	await phone.page.goto('/sync');
	await phone.page.getByRole('button', { name: /^(Gửi ngay|Thử gửi ngay)$/ }).click();
	await server.kill();
	// However much of it had arrived: waiting, all there, or all there and no answer to the question after it.
	await expect(
		phone.page.getByRole('heading', { name: /bản ghi đang chờ|Xã đã nhận tất cả|Chưa có mạng/ })
	).toBeVisible();

	await server.start();
	await sendNow(phone.page);
	await everythingReceived(phone.page);
	expect(await visitsOnServer(server)).toHaveLength(6);
});

test('a wiped database gives its unsent visits back, with a message', async () => {
	await server.stop();
	for (const door of doors.slice(0, 3)) await nobodyHome(phone.page, door);
	await expect(phone.page.getByText('Đã có bản sao thứ hai').first()).toBeVisible();

	// As a phone that runs out of space does it: every database of the site is gone, files outside them are not.
	await phone.page.goto('about:blank');
	await phone.switchOff();
	await phone.switchOn();
	await phone.page.goto('/manifest.webmanifest');
	await phone.page.evaluate(async () => {
		for (const { name } of await indexedDB.databases())
			await new Promise<void>((resolve, reject) => {
				const request = indexedDB.deleteDatabase(name ?? '');
				request.onsuccess = () => resolve();
				request.onerror = () => reject(request.error);
			});
	});

	await phone.page.goto('/sign-in');
	await expect(phone.page.getByText('còn giữ 3 bản ghi chưa gửi của tnv1')).toBeVisible();
	await server.start();
	await signIn(phone.page, 'tnv1');
	await expect(phone.page.getByText(/khôi phục|lấy lại/i).first()).toBeVisible();
	await sendNow(phone.page);
	await everythingReceived(phone.page);
	expect(await visitsOnServer(server)).toHaveLength(3);
});

test('a token revoked while offline work waits: work goes on, and is sent after signing in again', async () => {
	await server.stop();
	await nobodyHome(phone.page, doors[0]!);
	const { stdout } = await server.command(['device', 'list', '--json']);
	for (const { id } of JSON.parse(stdout) as { id: string }[])
		expect((await server.command(['device', 'revoke', id])).code).toBe(0);
	await server.start();

	// The application asks by itself when it is opened; there is nothing to send with any more.
	await phone.page.goto('/sync');
	await expect(phone.page.getByRole('heading', { name: 'Cần đăng nhập lại để gửi' })).toBeVisible();
	await nobodyHome(phone.page, doors[1]!);

	await signIn(phone.page, 'tnv1');
	await sendNow(phone.page);
	await everythingReceived(phone.page);
	expect(await visitsOnServer(server)).toHaveLength(2);
});

test('signing out with unsent records offers to send, export or stay, and the next person sees nothing', async () => {
	await server.stop();
	await nobodyHome(phone.page, doors[0]!);
	await expect(savedHeading(phone.page)).toBeVisible();
	await phone.page.goto('/settings');
	await phone.page.getByRole('button', { name: 'Đăng xuất' }).click();
	for (const offer of [/gửi/i, /xuất/i, /ở lại/i])
		await expect(phone.page.getByRole('button', { name: offer }).first()).toBeVisible();
	await phone.page.getByRole('button', { name: /vẫn đăng xuất|giữ trên máy/i }).click();
	await phone.page.waitForURL(/sign-in/);

	await server.start();
	await signIn(phone.page, 'tnv3');
	await phone.page.goto('/households');
	await expect(phone.page.getByText('Chưa có hộ nào')).toBeVisible();
	await phone.page.goto(doors[0]!);
	await expect(phone.page.getByText('Không thấy hộ này')).toBeVisible();

	await phone.page.goto('/settings');
	await phone.page.getByRole('button', { name: 'Đăng xuất' }).click();
	await phone.page.waitForURL(/sign-in/);
	await signIn(phone.page, 'tnv1');
	await sendNow(phone.page);
	await everythingReceived(phone.page);
	expect(await visitsOnServer(server)).toHaveLength(1);
});
