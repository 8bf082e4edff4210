import { expect, test, type Page } from '@playwright/test';
import { calendarDay, DAY_MS } from '../../src/lib/domain/time/calendar';
import type { EntryOf } from '../../src/lib/domain/entries/entry';
import type { ServerProcess } from '../support/server-process';
import { faultsOn } from './support/axe';
import { tabTo } from './support/keyboard';
import { fromAnotherPhone } from './support/other-phone';
import { usePhones } from './support/phones';
import { communeServer, listedOnServer, visitsOnServer, type Listed } from './support/village';
import { everythingReceived, nobodyHome, readyOffline, savedHeading } from './support/volunteer';

let server: ServerProcess;
const { pageOf: signedIn } = usePhones(() => server.url);

test.beforeEach(async () => {
	server = await communeServer({ withList: true });
});

test.afterEach(() => server.dispose());

const listed = (): Promise<Listed[]> => listedOnServer(server);

type Visit = Pick<EntryOf<'visit-recorded'>, 'outcome' | 'comeBack' | 'met'>;

/** Visits of tnv2 on an earlier day. */
const visitedBefore = (daysAgo: number, visits: Record<string, Visit>): Promise<void> =>
	fromAnotherPhone(
		server,
		'tnv2',
		Object.entries(visits).map(([household, visit]) => ({
			household,
			atMs: Date.now() - daysAgo * DAY_MS,
			type: 'visit-recorded',
			...visit
		}))
	);

const nextHouse = (page: Page) => page.getByRole('region').filter({ hasText: 'Nhà tiếp theo' });
const knock = (page: Page) => page.getByRole('link', { name: 'Gõ cửa', exact: true });
const rowOf = (page: Page, { id }: Listed) =>
	page.getByRole('listitem').filter({ has: page.locator(`a[href="/households/${id}"]`) });

/** Every household of the list is on the phone and on the screen's plan. */
async function openToday(page: Page): Promise<void> {
	await page.goto('/today');
	await expect(knock(page)).toBeVisible();
	await expect(page.getByText('chưa nhận đủ')).toHaveCount(0);
}

test('the day says whom to visit next and why, with the server stopped, and keeps what a volunteer changes', async () => {
	const [first, second, third] = (await listed()) as [Listed, Listed, Listed];
	const tomorrow = calendarDay(Date.now() + DAY_MS);
	await visitedBefore(2, {
		[first.id]: { outcome: 'come-back', comeBack: { on: calendarDay(Date.now()) } },
		[second.id]: { outcome: 'come-back', comeBack: { on: tomorrow } },
		[third.id]: {
			outcome: 'met',
			met: [
				{
					memberId: third.head.id,
					skills: {
						'activated-on-phone': { state: 'yes', doneBy: 'citizen' },
						'signs-in-alone': { state: 'yes', doneBy: 'citizen' },
						'has-submitted-or-looked-up': { state: 'no' }
					}
				}
			]
		}
	});
	const page = await signedIn('tnv1');

	await test.step('it is the first screen, and what was promised for today is the next door', async () => {
		await expect(page).toHaveURL('/today');
		await everythingReceived(page);
		await openToday(page);
		await expect(nextHouse(page)).toContainText(first.head.name);
		await expect(nextHouse(page)).toContainText('Hẹn hôm nay');
		expect(await faultsOn(page)).toEqual([]);
	});
	await readyOffline(page);
	await server.stop();

	await test.step('without a network each door has its reason, and tomorrow’s promise waits', async () => {
		await openToday(page);
		await expect(page.getByText('Chưa thăm lần nào').first()).toBeVisible();
		await expect(page.getByText('Hẹn ngày khác: 1 nhà')).toBeVisible();
		while (await page.getByRole('button', { name: 'Xem thêm nhà' }).isVisible())
			await page.getByRole('button', { name: 'Xem thêm nhà' }).click();
		await expect(rowOf(page, third)).toContainText('Còn một bước: tự nộp');
	});

	await test.step('by the keyboard a door is put ahead, which stays so after the page is opened anew', async () => {
		const change = rowOf(page, third).getByRole('button', { name: /^Đổi thứ tự/ });
		await change.focus();
		await page.keyboard.press('Enter');
		await tabTo(page, rowOf(page, third).getByRole('button', { name: 'Lên trước' }));
		expect(await faultsOn(page)).toEqual([]);
		await page.keyboard.press('Enter');
		await expect(nextHouse(page)).toContainText(third.head.name);
		await expect(page.getByRole('button', { name: 'Hoàn tác' })).toBeFocused();
		await page.reload();
		await expect(nextHouse(page)).toContainText(third.head.name);
	});

	await test.step('a door left for another day is gone from this one, and comes back when that is undone', async () => {
		await page.getByRole('button', { name: 'Để sau', exact: true }).click();
		await expect(nextHouse(page)).toContainText(first.head.name);
		await expect(page.getByText('Để sau hôm nay: 1 nhà')).toBeVisible();
		await page.getByRole('button', { name: 'Hoàn tác' }).click();
		await expect(page.getByText('Để sau hôm nay: 1 nhà')).toHaveCount(0);
		await expect(nextHouse(page)).toContainText(first.head.name);
	});

	await test.step('from the next door to its visit, to the saved page, to the door after it', async () => {
		await knock(page).click();
		await page.getByRole('button', { name: 'Vắng nhà' }).click();
		await expect(savedHeading(page)).toBeVisible();
		await expect(page.getByRole('link', { name: /^Gõ cửa nhà / })).toBeVisible();
		await openToday(page);
		await expect(page.getByText('Đã thăm 1 hôm nay')).toBeVisible();
		await expect(nextHouse(page)).not.toContainText(first.head.name);
	});

	await test.step('by lane, which this phone remembers', async () => {
		await page.getByLabel('Thứ tự đi').selectOption('lane');
		// Drawn from what the phone has kept by then.
		await expect(page.getByRole('heading', { level: 3 }).first()).toBeVisible();
		await page.reload();
		await expect(page.getByLabel('Thứ tự đi')).toHaveValue('lane');
	});

	await test.step('by distance with location refused, it says so and stays in walking order', async () => {
		await page.getByLabel('Thứ tự đi').selectOption('distance');
		await expect(page.getByText(/Máy chưa cho dùng vị trí|Chưa tìm được vị trí/)).toBeVisible({
			timeout: 30_000
		});
		expect(await faultsOn(page)).toEqual([]);
	});

	await test.step('what was promised for tomorrow is tomorrow’s next door', async () => {
		await page.clock.setFixedTime(Date.now() + DAY_MS);
		await openToday(page);
		await expect(nextHouse(page)).toContainText(second.head.name);
		await expect(nextHouse(page)).toContainText('Hẹn hôm nay');
		await expect(page.getByText('Đã thăm 0 hôm nay')).toBeVisible();
	});
});

test('two volunteers who go to one house are told of each other, and both visits stand', async () => {
	const [house] = (await listed()) as [Listed];
	const address = `/households/${house.id}`;
	const hoa = await signedIn('tnv1');
	const pao = await signedIn('tnv2');
	for (const page of [hoa, pao]) {
		await everythingReceived(page);
		await readyOffline(page);
	}
	await server.stop();

	await test.step('without a network each says "I go there today"', async () => {
		for (const page of [hoa, pao]) {
			await page.goto(address);
			await page.getByRole('button', { name: 'Hôm nay tôi đến nhà này' }).click();
			await expect(page.getByText('Bạn đã nhận đến nhà này hôm nay.')).toBeVisible();
			expect(await faultsOn(page)).toEqual([]);
		}
		await openToday(hoa);
		await expect(nextHouse(hoa)).toContainText(house.head.name);
		await expect(nextHouse(hoa)).toContainText('Bạn nhận hôm nay');
	});

	await test.step('with a network both are told, and neither is barred', async () => {
		await server.start();
		for (const page of [hoa, pao, hoa]) await everythingReceived(page);
		await hoa.goto(address);
		await expect(hoa.getByText('tnv2 đã nhận đến nhà này hôm nay')).toBeVisible();
		await pao.goto(address);
		await expect(pao.getByText('tnv1 đã nhận đến nhà này hôm nay')).toBeVisible();
		await expect(pao.getByRole('link', { name: 'Ghi lượt thăm' })).toBeVisible();
	});

	await test.step('who takes it back leaves the door to the other, who is told on every list', async () => {
		await hoa.getByRole('button', { name: 'Thôi nhận' }).click();
		await expect(hoa.getByText('Bạn đã nhận đến nhà này hôm nay.')).toHaveCount(0);
		await hoa.goto('/households');
		await hoa.getByLabel('Tìm hộ, người').fill(house.head.name);
		await expect(rowOf(hoa, house)).toContainText('tnv2 nhận hôm nay');
		await openToday(hoa);
		await expect(nextHouse(hoa)).not.toContainText(house.head.name);
	});

	await test.step('both visit all the same, and the commune has both visits', async () => {
		for (const page of [hoa, pao]) {
			await nobodyHome(page, address);
			await everythingReceived(page);
		}
		const visits = await visitsOnServer(server);
		expect(visits.map(({ by }) => by).toSorted()).toEqual(['tnv1', 'tnv2']);
	});
});
