import { expect, test } from '@playwright/test';
import { OFFICE_PC, type Phone } from '../support/phone';
import type { ServerProcess } from '../support/server-process';
import { draftKept } from './support/drafts';
import { usePhones } from './support/phones';
import { communeServer, entriesOnServer, visitsOnServer } from './support/village';
import {
	answer,
	everythingReceived,
	householdLinks,
	importList,
	meetHead,
	nextQuestion,
	nobodyHome,
	readyOffline,
	save,
	savedHeading,
	seenCapable,
	sendNow,
	signIn
} from './support/volunteer';

let server: ServerProcess;
const { open } = usePhones(() => server.url);
test.afterEach(() => server.dispose());

test('a volunteer’s whole day without a network reaches the commune in the evening', async () => {
	test.setTimeout(480_000);
	server = await communeServer();
	const phone = await open();
	const officer = await open({ viewport: OFFICE_PC });

	await test.step('in the morning, at the commune hall: sign in and bring the village’s list', async () => {
		await signIn(phone.page, 'tnv1');
		await importList(phone.page, 'danh-sach-ho-xom-3.xlsx', 118);
		await everythingReceived(phone.page);
		expect((await entriesOnServer(server)).size).toBe(118);

		await signIn(officer.page, 'canbo');
		await officer.page.goto('/board');
		await expect(officer.page.getByText('118').first()).toBeVisible();
	});

	const doors = await householdLinks(phone.page, 20);
	await readyOffline(phone.page);
	await server.stop();

	await test.step('on the road: a deep link opens with the server stopped', async () => {
		await phone.page.goto(doors[0]!);
		await expect(phone.page.getByRole('link', { name: 'Ghi lượt thăm' })).toBeVisible();
		await phone.page.reload();
		await expect(phone.page.getByRole('link', { name: 'Ghi lượt thăm' })).toBeVisible();
	});

	await test.step('twenty doors, the phone dying four times in the middle of a visit', async () => {
		for (const [i, door] of doors.entries()) {
			if (i % 5 === 4) await dieInTheMiddle(phone, door);
			else if (i % 5 === 0) await seenCapable(phone.page, door);
			else await nobodyHome(phone.page, door);
		}
		await phone.page.goto('/sync');
		await expect(phone.page.getByRole('heading', { name: '20 bản ghi đang chờ' })).toBeVisible();
		await phone.page.goto(doors[1]!);
		await expect(phone.page.getByText('Đã có bản sao thứ hai').first()).toBeVisible();
	});

	await test.step('in the evening: everything arrives once and the receipts turn', async () => {
		await server.start();
		await sendNow(phone.page);
		await everythingReceived(phone.page);
		const entries = [...(await entriesOnServer(server)).values()];
		expect(entries.filter(({ type }) => type === 'household-registered')).toHaveLength(118);
		const visits = entries.filter(({ type }) => type === 'visit-recorded');
		expect(visits).toHaveLength(20);
		expect(new Set(visits.map(({ _id }) => String(_id).split(':')[1])).size).toBe(20);

		await phone.page.goto(doors[0]!);
		await expect(phone.page.getByText('Xã đã nhận', { exact: true }).first()).toBeVisible();
	});

	await test.step('a second volunteer sees it', async () => {
		const colleague = await open();
		await signIn(colleague.page, 'tnv2');
		await colleague.page.goto(doors[0]!);
		await expect(colleague.page.getByText('Đã bao phủ').first()).toBeVisible();
		await expect(colleague.page.getByText(/, tnv1 ghi$/)).toBeVisible();
	});

	await test.step('and the officer’s number rises', async () => {
		await sendNow(officer.page);
		await everythingReceived(officer.page);
		await officer.page.goto('/board');
		const covered = officer.page.locator('a[href*="filter=covered"]').first();
		await expect(covered).toContainText('8');
		await covered.click();
		await expect(officer.page.locator('a[href^="/households/0"]')).toHaveCount(8);
	});
});

/** Two questions answered, then the browser is killed; the address opens at the same question with both answers. */
async function dieInTheMiddle(phone: Phone, door: string): Promise<void> {
	await meetHead(phone.page, door);
	await answer(phone.page, 'Rồi', 'Người dân tự làm');
	await nextQuestion(phone.page);
	await answer(phone.page, 'Được', 'Người dân tự làm');
	await nextQuestion(phone.page);
	await answer(phone.page, 'Được');
	const question = await phone.page.getByRole('heading', { level: 1 }).textContent();
	await draftKept(phone.page, {
		person: 'tnv1',
		form: door.split('/').at(-1)!,
		written: '"has-submitted-or-looked-up":{"state":"yes"'
	});

	await phone.kill();
	await phone.switchOn();
	await phone.page.goto(`${door}/visit`);
	await expect(phone.page.getByRole('heading', { level: 1 })).toHaveText(question ?? '');
	await expect(phone.page.getByRole('radio', { name: 'Được' })).toBeChecked();
	await phone.page.getByRole('radio', { name: 'Người dân tự làm' }).check();
	await save(phone.page);
	await expect(savedHeading(phone.page)).toBeVisible();
}

test('two volunteers who were offline at one door: both visits stand, the number is right on both', async () => {
	server = await communeServer({ withList: true });
	const [here, there] = [await open(), await open()];
	await signIn(here.page, 'tnv1');
	await signIn(there.page, 'tnv2');
	const doors = await householdLinks(here.page, 40);
	const door = doors[30]!;
	await readyOffline(here.page);
	await readyOffline(there.page);
	await there.page.goto(door);
	await expect(there.page.getByRole('link', { name: 'Ghi lượt thăm' })).toBeVisible();

	await server.stop();
	await nobodyHome(here.page, door);
	await seenCapable(there.page, door);
	await server.start();

	for (const phone of [here, there, here]) {
		await sendNow(phone.page);
		await everythingReceived(phone.page);
	}
	for (const { page } of [here, there]) {
		await page.goto(door);
		await expect(page.getByText('Đã bao phủ').first()).toBeVisible();
		const visits = page.locator('section', {
			has: page.getByRole('heading', { name: 'Các lượt thăm' })
		});
		await expect(visits.getByRole('listitem')).toHaveCount(2);
		await expect(visits.getByText(/, bạn ghi$/i)).toHaveCount(1);
	}
	const visits = (await visitsOnServer(server)).filter(({ _id }) =>
		String(_id).includes(door.split('/').pop()!)
	);
	expect(visits.map(({ by }) => by).sort()).toEqual(['tnv1', 'tnv2']);
});
