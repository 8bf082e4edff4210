import { expect, test, type Page } from '@playwright/test';
import { Phone } from '../support/phone';
import { BadLink, type Passing } from '../support/sync/bad-link';
import { faultsOn } from './support/axe';
import { CommuneOffice } from './support/commune-office';
import { draftKept } from './support/drafts';
import { tabTo } from './support/keyboard';
import { PASSWORD, VILLAGE } from './support/village';
import { householdLinks, nobodyHome, savedHeading, signIn } from './support/volunteer';

let office: CommuneOffice;
let link: BadLink;
let phone: Phone;

test.beforeAll(async () => {
	office = await CommuneOffice.open();
});
test.afterAll(() => office.server.dispose());
test.afterEach(async () => {
	await phone.dispose();
	await link.close();
});

/** A volunteer of Xóm 3 alone, with its list, behind a link that lets nothing they record through. */
async function volunteer(name: string): Promise<{ page: Page; doors: string[] }> {
	await office.addPerson(name, 'volunteer', [VILLAGE.id]);
	link = await BadLink.to(office.server.url);
	link.fate = ({ path }: Passing) => (/_bulk_docs|_revs_diff/.test(path) ? 'stumble' : 'pass');
	phone = await Phone.open(link.url);
	const { page } = phone;
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await signIn(page, name);
	return { page, doors: await householdLinks(page, 3) };
}

const heading = (page: Page, name: string | RegExp) =>
	page.getByRole('heading', { level: 1, name });

/** Types, and goes away when the device has kept it. */
async function begin(
	page: Page,
	path: string,
	{ person, label, text }: { person: string; label: string; text: string }
): Promise<void> {
	await page.goto(path);
	const field = page.getByLabel(label).first();
	await field.fill(text);
	await draftKept(page, { person, form: path.split('/')[2]!, written: text });
	await page.reload();
	await expect(field).toHaveValue(text);
}

async function askCommune(page: Page): Promise<void> {
	await page.goto('/sync');
	await page.getByRole('button', { name: /^(Gửi ngay|Thử gửi ngay)$/ }).click();
}

async function entriesBy(name: string): Promise<string[]> {
	const admin = await office.server.signIn('canbo', PASSWORD, '9999999999');
	const url = `${office.server.url}/db/${VILLAGE.id}/_all_docs?include_docs=true`;
	const response = await fetch(url, { headers: { authorization: `Bearer ${admin.token}` } });
	const { rows } = (await response.json()) as { rows: { doc: { by: string; type: string } }[] };
	return rows.filter(({ doc }) => doc.by === name).map(({ doc }) => doc.type);
}

test('the last village is taken away: what waits and what is begun stays in sight, and the village until it is done', async () => {
	await office.addPerson('canbo', 'commune-officer', [VILLAGE.id]);
	const { page, doors } = await volunteer('tnv1');
	const [visited, begun, joined] = doors as [string, string, string];
	await nobodyHome(page, visited);
	await page.goto(`${begun}/visit`);
	await page.getByRole('checkbox').first().click();
	await expect(page.getByRole('radio').first()).toBeVisible();
	await draftKept(page, { person: 'tnv1', form: begun.split('/')[2]!, written: '"met":["' });
	await begin(page, `${joined}/members/new`, {
		person: 'tnv1',
		label: 'Họ và tên',
		text: 'Lô Thị Dở Dang'
	});
	await page.goto('/households/new');
	await page.getByLabel('Họ và tên').fill('Vi Văn Mới Đến');

	await test.step('while somebody types, their village goes: the form stays under their thumb', async () => {
		await office.give('tnv1', []);
		const other = await phone.newTab();
		await askCommune(other);
		await expect(page.getByText('Xóm 3 không còn giao cho bạn.')).toBeVisible();
		await expect(page.getByLabel('Họ và tên')).toHaveValue('Vi Văn Mới Đến');
		expect(await faultsOn(page)).toEqual([]);
		await other.close();
	});

	await test.step('where the village is looked for, the way to what is left of it is shown', async () => {
		await page.goto('/households');
		await expect(heading(page, 'Chọn thôn, bản')).toBeVisible();
		const left =
			'Xóm 3 không còn giao cho bạn. Máy còn 1 bản ghi xã chưa nhận và 3 phần ghi dở ở đó.';
		await expect(page.getByText(left)).toBeVisible();
		await expect(page.getByText('Bạn không còn thôn, bản nào')).toBeVisible();
		expect(await faultsOn(page)).toEqual([]);
		await tabTo(page, page.getByRole('link', { name: 'Xem ở trang Đồng bộ' }));
		await page.keyboard.press('Enter');
	});

	await test.step('the sync page names the village, what waits, until when, and each form', async () => {
		await expect(page.getByText('Xóm 3 không còn giao cho bạn')).toBeVisible();
		await expect(
			page.getByText(
				/1 bản ghi của bạn ở đó vẫn được gửi, chậm nhất \d\d:\d\d ngày \d\d\/\d\d\/\d{4}/
			)
		).toBeVisible();
		await expect(page.getByText('3 phần bạn ghi dở vẫn còn trên máy')).toBeVisible();
		expect(await faultsOn(page)).toEqual([]);
	});

	await test.step('one form is saved, one is dropped, the visit is finished', async () => {
		await page.getByRole('link', { name: 'Hộ mới ghi dở: Vi Văn Mới Đến' }).click();
		await expect(page.getByLabel('Họ và tên')).toHaveValue('Vi Văn Mới Đến');
		await page.getByRole('button', { name: 'Lưu hộ này' }).click();
		await expect(heading(page, 'Vi Văn Mới Đến')).toBeVisible();
		await expect(page.getByRole('link', { name: 'Ghi lượt thăm' })).toHaveCount(0);
		await expect(page.getByText('Hộ này còn trên máy đến khi xã nhận đủ')).toBeVisible();
		expect(await faultsOn(page)).toEqual([]);

		await page.getByRole('link', { name: 'Xem ở trang Đồng bộ' }).click();
		await page.getByRole('link', { name: /^Thêm người dở/ }).click();
		await page.getByRole('button', { name: 'Bỏ phần này' }).click();
		await page.getByRole('link', { name: /^Lượt thăm dở/ }).click();
		await expect(heading(page, 'Xóm 3 không còn giao cho bạn')).toBeVisible();
		await page.getByRole('button', { name: 'Tiếp tục' }).click();
		await page.getByRole('link', { name: 'Gặp ai' }).click();
		await page.getByRole('checkbox').first().uncheck();
		await page.getByRole('button', { name: 'Từ chối' }).click();
		await expect(savedHeading(page)).toBeVisible();
	});

	await test.step('the link is well again: all goes to the commune, then the village leaves', async () => {
		link.fate = () => 'pass';
		await askCommune(page);
		await expect(page.getByText(/^Xóm 3 không còn giao cho bạn\. Máy đã gửi hết/)).toBeVisible();
		expect((await entriesBy('tnv1')).sort()).toEqual([
			'household-registered',
			'visit-recorded',
			'visit-recorded'
		]);
		await page.goto('/households');
		await expect(page.getByText('Bạn chưa được giao thôn, bản nào')).toBeVisible();
		await expect(page.getByText('Xem ở trang Đồng bộ')).toHaveCount(0);
	});
});

test('after the last day what waits is kept under the village’s name, to be handed over in a file', async () => {
	const { page, doors } = await volunteer('tnv2');
	await nobodyHome(page, doors[0]!);
	await office.give('tnv2', [], '--grace-days', '0');
	await askCommune(page);
	await expect(page.getByText('Xóm 3 (thôn, bản trước đây)')).toBeVisible();
	await expect(page.getByText('1 bản ghi của bạn ở đó chưa gửi mà đã hết hạn nhận.')).toBeVisible();
	await expect(page.getByText('một thôn, bản trước đây')).toHaveCount(0);
	expect(await faultsOn(page)).toEqual([]);
	const download = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Xuất ra tệp' }).click();
	expect((await download).suggestedFilename()).toMatch(/\.json$/);
	await page.goto('/households');
	await expect(page.getByText('Máy còn 1 bản ghi xã chưa nhận ở đó.')).toBeVisible();
});

test('a form that is left too late does not go without a word', async () => {
	const { page, doors } = await volunteer('tnv3');
	await begin(page, `${doors[0]}/edit`, {
		person: 'tnv3',
		label: 'Dễ tìm nhà',
		text: 'cạnh cây gạo'
	});
	await office.give('tnv3', [], '--grace-days', '0');
	await askCommune(page);
	await expect(
		page.getByText('1 phần ghi dở chưa lưu đã hết hạn gửi nên cũng gỡ theo.')
	).toBeVisible();
});
