import { expect, test, type Page } from '@playwright/test';
import { OFFICE_PC } from '../support/phone';
import type { ServerProcess } from '../support/server-process';
import { faultsOn } from './support/axe';
import { tabTo } from './support/keyboard';
import { usePhones } from './support/phones';
import { communeServer, entriesOnServer, OTHER_VILLAGE, VILLAGE } from './support/village';
import {
	everythingReceived,
	meetHead,
	nobodyHome,
	readyOffline,
	save,
	sendNow
} from './support/volunteer';

/** What others wrote comes by itself to a screen that is open. */
const WAIT = { timeout: 60_000 };

let server: ServerProcess;
const { pageOf: signedIn } = usePhones(() => server.url);

test.beforeEach(async () => {
	server = await communeServer();
});
test.afterEach(() => server.dispose());

const heading = (page: Page, name: string | RegExp) =>
	page.getByRole('heading', { level: 1, name });
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const saved = (page: Page) => page.getByText('Đã lưu trên máy này', { exact: false }).first();

/** Knocks at a new door: only a name is needed. Answers with the address of its page. */
async function register(page: Page, head: string, others: readonly string[] = []): Promise<string> {
	await page.goto('/households/new');
	await page.getByLabel('Họ và tên').first().fill(head);
	for (const [i, name] of others.entries()) {
		await button(page, 'Thêm người').click();
		await page
			.getByLabel('Họ và tên')
			.nth(i + 1)
			.fill(name);
	}
	await button(page, 'Lưu hộ này').click();
	await expect(heading(page, head)).toBeVisible();
	return new URL(page.url()).pathname;
}

async function change(page: Page, household: string, what: string | RegExp): Promise<void> {
	await page.goto(household);
	await page.getByRole('link', { name: /^Hộ này có thay đổi/ }).click();
	await expect(heading(page, 'Hộ này có thay đổi')).toBeVisible();
	await page.getByRole('main').getByRole('link', { name: what }).click();
}

async function undo(page: Page): Promise<void> {
	await button(page, 'Hoàn tác').click();
	await expect(page.getByText('Đã bỏ bản ghi.', { exact: false })).toBeVisible();
}

const members = (page: Page) => page.getByRole('list', { name: 'Ai ở nhà này' });

test('a house recorded twice, a split and a house left empty, all without a network, each taken back with one tap', async () => {
	const page = await signedIn('tnv1');
	const first = await register(page, 'Lô Thị Tím', ['Vi Văn Hùng', 'Vi Thị Hoa']);
	const twin = await register(page, 'Lo Thi Tim');
	await nobodyHome(page, twin);
	await readyOffline(page);
	await server.stop();

	await test.step('merged: one household with both visits, and parted again', async () => {
		await change(page, first, /^Nhà này đã ghi hai lần/);
		await page
			.getByRole('main')
			.getByRole('link', { name: /^Lo Thi Tim/ })
			.click();
		await expect(heading(page, 'Hai bản ghi này có phải một nhà?')).toBeVisible();
		await expect(
			page.getByLabel(/^Lo Thi Tim là cùng người với|^Lô Thị Tím là cùng người với/)
		).not.toHaveValue('');
		expect(await faultsOn(page)).toEqual([]);
		await button(page, 'Gộp hai hộ').click();
		await expect(saved(page)).toBeVisible();
		await expect(heading(page, 'Lô Thị Tím')).toBeVisible();
		await expect(page.getByText('Đã gộp một bản ghi khác của cùng nhà này.')).toBeVisible();
		await expect(page.getByText('Vắng nhà', { exact: true })).toBeVisible();
		await expect(members(page).getByRole('listitem')).toHaveCount(3);

		// What the household may ask to see is all of both records.
		const data = await page.context().newPage();
		const kept = new URL(page.url()).pathname;
		await data.goto(`${kept}/export`);
		await expect(data.getByRole('heading', { name: /^Tất cả bản ghi \(5\)/ })).toBeVisible();
		await expect(data.getByRole('heading', { name: 'Thêm hộ' })).toHaveCount(2);
		// Under the old code nothing more is written down.
		await data.goto(kept === twin ? first : twin);
		await expect(members(data)).toBeVisible();
		for (const name of [/^Sửa thông tin/, /^Thêm người/, /^Ghi việc bà con cần/, /^Ghi lượt thăm/])
			await expect(data.getByRole('link', { name })).toHaveCount(0);
		await data.close();

		await undo(page);
		await expect(page.getByText('Đã gộp một bản ghi khác')).toHaveCount(0);
		await page.goto(first);
		await expect(members(page).getByRole('listitem')).toHaveCount(3);
		await page.goto(twin);
		await expect(page.getByText('Vắng nhà', { exact: true })).toBeVisible();
	});

	await test.step('split: one of three lives on their own', async () => {
		await change(page, first, /^Tách hộ/);
		await button(page, 'Tách hộ').click();
		await expect(page.getByText('Chọn ít nhất một người.')).toBeVisible();
		await page.getByRole('checkbox', { name: 'Vi Văn Hùng' }).check();
		await page.getByLabel('Dễ tìm nhà').fill('Nhà mới cạnh trường');
		expect(await faultsOn(page)).toEqual([]);
		await button(page, 'Tách hộ').click();
		await expect(members(page).getByRole('listitem')).toHaveCount(2);
		await page.getByRole('link', { name: 'Mở hộ mới' }).click();
		await expect(heading(page, 'Vi Văn Hùng')).toBeVisible();
		await expect(page.getByText('Nhà mới cạnh trường')).toBeVisible();
		const own = page.url();
		await page.getByRole('link', { name: 'Mở hộ cũ' }).click();
		await expect(heading(page, 'Lô Thị Tím')).toBeVisible();
		await takeBackFromHistory(page, 'Tách hộ');
		await expect(members(page).getByRole('listitem')).toHaveCount(3);
		await page.goto(own);
		await expect(page.getByText('Không thấy hộ này')).toBeVisible();
	});

	await test.step('not counted with a reason, and back with one tap', async () => {
		await change(page, first, /^Không tính hộ này nữa/);
		await page.getByRole('radio', { name: 'Cả nhà đi làm xa' }).check();
		expect(await faultsOn(page)).toEqual([]);
		await button(page, 'Không tính hộ này').click();
		await expect(page.getByText('Ngoài phạm vi: tạm không tính hộ này.')).toBeVisible();
		await expect(page.getByText('Cả nhà đi làm xa.', { exact: true })).toBeVisible();
		await page.getByRole('link', { name: /^Hộ này có thay đổi/ }).click();
		await expect(button(page, /^Đưa trở lại danh sách/)).toBeVisible();
		expect(await faultsOn(page)).toEqual([]);
		await button(page, /^Đưa trở lại danh sách/).click();
		await expect(page.getByText('Chưa rõ: chưa thăm lần nào.')).toBeVisible();
	});

	await test.step('a house added by mistake is taken back with one tap', async () => {
		await register(page, 'Lương Văn Xén');
		await button(page, 'Hoàn tác').click();
		await expect(heading(page, 'Đã bỏ hộ này khỏi danh sách')).toBeVisible();
		await page.goto(first);
	});

	await test.step('another head with one tap, and the history says who', async () => {
		await members(page)
			.getByRole('link', { name: /Vi Thị Hoa/ })
			.click();
		await button(page, 'Làm chủ hộ').click();
		await expect(saved(page)).toBeVisible();
		await page.goto(first);
		await expect(heading(page, 'Vi Thị Hoa')).toBeVisible();
		await page.getByText(/^Tất cả bản ghi của hộ này/).click();
		await expect(page.getByText('Sửa thông tin hộ: chủ hộ là Vi Thị Hoa')).toBeVisible();
	});

	await server.start();
	await everythingReceived(page);
	const types = [...(await entriesOnServer(server)).values()].map(({ type }) => type);
	for (const type of [
		'household-merged',
		'household-took-in',
		'household-split',
		'household-in-scope'
	])
		expect(types.filter((one) => one === type)).toHaveLength(1);
	expect(types.filter((type) => type === 'entry-voided')).toHaveLength(5);
});

async function takeBackFromHistory(page: Page, title: string): Promise<void> {
	await page.getByText(/^Tất cả bản ghi của hộ này/).click();
	const line = page.getByRole('listitem').filter({ has: page.getByText(title, { exact: true }) });
	await line.getByRole('button', { name: 'Ghi nhầm, bỏ bản ghi này' }).click();
	await line.getByRole('button', { name: 'Bỏ bản ghi', exact: true }).click();
}

test('two volunteers write what cannot both hold, and an officer decides, from the keyboard', async () => {
	const one = await signedIn('tnv1');
	const household = await register(one, 'Lô Thị Tím');
	await everythingReceived(one);
	const other = await signedIn('tnv2');
	await other.goto(household);
	await expect(heading(other, 'Lô Thị Tím')).toBeVisible(WAIT);

	await test.step('one finds them gone, then the other meets them', async () => {
		await one.goto(`${household}/visit`);
		await button(one, 'Đã chuyển đi').click();
		await expect(one.getByRole('heading', { name: 'Đã lưu trên máy này' })).toBeVisible();
		await everythingReceived(one);
		await meetHead(other, household);
		await other.getByRole('radio', { name: 'Chưa', exact: true }).check();
		await save(other);
		await everythingReceived(other);
	});

	await test.step('a volunteer concerned is told of it where the day begins', async () => {
		await other.goto('/today');
		await other.getByRole('link', { name: /^1 việc cần rà soát/ }).click();
		await expect(other.getByRole('link', { name: /^Chuyển đi hay còn ở/ })).toBeVisible();
	});

	const officer = await signedIn('canbo', { viewport: OFFICE_PC });
	await test.step('the officer sees both sides beside each other and decides', async () => {
		await officer.goto('/review');
		await expect(heading(officer, '1 việc chờ bạn')).toBeVisible(WAIT);
		await tabTo(officer, officer.getByRole('link', { name: /^Chuyển đi hay còn ở/ }));
		await officer.keyboard.press('Enter');
		await expect(heading(officer, /còn ở đây không/)).toBeVisible();
		await expect(officer.getByText('tnv1 ghi')).toBeVisible();
		await expect(officer.getByText('tnv2 ghi')).toBeVisible();
		expect(await faultsOn(officer)).toEqual([]);
		await server.stop();
		await tabTo(officer, button(officer, 'Vẫn ở đây'));
		await officer.keyboard.press('Enter');
		await expect(officer.getByText('Đã quyết định: Vẫn ở đây', { exact: false })).toBeVisible();
		await expect(officer.getByRole('heading', { level: 1, name: 'Rà soát' })).toBeVisible();
	});

	await test.step('a volunteer concerned sees it until then, and not afterwards', async () => {
		await server.start();
		await everythingReceived(officer);
		await sendNow(one);
		await one.goto('/more');
		await expect(one.getByText('Không có việc nào chờ')).toBeVisible({ timeout: 30_000 });
		await one.goto(household);
		await expect(one.getByText('Hộ này cần rà soát')).toHaveCount(0);
	});
});

test('a household that moves where its volunteer does not write is taken in there once, with one tap', async () => {
	const one = await signedIn('tnv1');
	const household = await register(one, 'Lô Thị Tím', ['Vi Văn Hùng']);
	await change(one, household, /^Chuyển sang nơi khác/);
	await one.getByRole('radio', { name: OTHER_VILLAGE.title }).check();
	await expect(one.getByText(/Cán bộ xã sẽ đưa hộ vào nơi đến/)).toBeVisible();
	expect(await faultsOn(one)).toEqual([]);
	await button(one, 'Ghi chuyển đi').click();
	await expect(one.getByText('Ngoài phạm vi: đã chuyển đi.')).toBeVisible();
	await everythingReceived(one);

	const officer = await signedIn('canbo', { viewport: OFFICE_PC });
	await officer.goto('/review');
	await expect(heading(officer, '1 việc chờ bạn')).toBeVisible(WAIT);
	await officer.getByRole('link', { name: /^Chuyển đi, nơi đến chưa có/ }).click();
	await button(officer, `Ghi hộ vào ${OTHER_VILLAGE.title}`).click();
	await expect(
		officer.getByText(`Đã ghi hộ vào ${OTHER_VILLAGE.title}.`, { exact: false })
	).toBeVisible();
	await expect(officer.getByText('Không có việc nào chờ')).toBeVisible();
	await everythingReceived(officer);
	const there = [...(await entriesOnServer(server, OTHER_VILLAGE.id)).values()];
	expect(there).toMatchObject([
		{ type: 'household-registered', source: 'moved-in', from: { village: VILLAGE.id } }
	]);

	await test.step('counted again where it was before, it is told to the officer until one of the two is not', async () => {
		await one.goto(`${household}/change`);
		await button(one, /^Đưa trở lại danh sách/).click();
		await expect(one.getByText('Chưa rõ: chưa thăm lần nào.')).toBeVisible();
		await everythingReceived(one);
		await sendNow(officer);
		await officer.goto('/review');
		await expect(heading(officer, '1 việc chờ bạn')).toBeVisible(WAIT);
		const told = officer.getByRole('link', { name: /^Đang tính ở hai nơi/ });
		await expect(told).toContainText(`Cũng đang tính ở ${VILLAGE.title}`);
		await told.click();
		const note = officer.getByText('Hộ này đang tính ở hai nơi');
		await expect(note).toBeVisible();
		expect(await faultsOn(officer)).toEqual([]);
		await officer.getByRole('link', { name: `Mở hộ ở ${VILLAGE.title}` }).click();
		await expect(
			officer.getByRole('link', { name: `Mở hộ ở ${OTHER_VILLAGE.title}` })
		).toBeVisible();
		await officer.getByRole('link', { name: `Mở hộ ở ${OTHER_VILLAGE.title}` }).click();
		await officer.getByRole('link', { name: 'Không tính hộ này nữa' }).click();
		await officer.getByRole('radio', { name: 'Lý do khác' }).check();
		await button(officer, 'Không tính hộ này').click();
		await expect(officer.getByText('Ngoài phạm vi: tạm không tính hộ này.')).toBeVisible();
		await expect(note).toHaveCount(0);
		await officer.goto('/review');
		await expect(officer.getByText('Không có việc nào chờ')).toBeVisible();
	});
});
