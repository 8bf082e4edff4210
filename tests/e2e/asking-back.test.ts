import { expect, test, type Page } from '@playwright/test';
import { randomBytes } from 'node:crypto';
import type { Entry } from '../../src/lib/domain/entries/entry';
import { stampFor, type EntryStamp } from '../../src/lib/domain/entries/envelope';
import { parseEntryId } from '../../src/lib/domain/ids';
import { formatReading } from '../../src/lib/domain/time/clock';
import { OFFICE_PC, Phone } from '../support/phone';
import { faultsOn } from './support/axe';
import { CommuneOffice } from './support/commune-office';
import { tabTo } from './support/keyboard';
import { entriesOnServer, PASSWORD, VILLAGE } from './support/village';
import { everythingReceived, readyOffline, signIn } from './support/volunteer';

const EARLIER_PHONE = { tnv1: '1111111111', tnv2: '2222222222', canbo: '3333333333' };

const PEOPLE = [
	{ name: 'tnv1', title: 'Lò Thị Hoa', role: 'volunteer' },
	{ name: 'tnv2', title: 'Vi Văn Tím', role: 'volunteer' },
	{ name: 'canbo', title: 'Lương Văn Páo', role: 'commune-officer' }
];

let office: CommuneOffice;
let phones: Phone[] = [];

test.beforeEach(async () => {
	office = await CommuneOffice.open();
	for (const { name, title, role } of PEOPLE)
		await office.command(
			...['user', 'add', name, '--title', title, '--role', role],
			...['--villages', VILLAGE.id, '--password', PASSWORD]
		);
});
test.afterEach(async () => {
	for (const phone of phones) await phone.dispose();
	phones = [];
	await office.server.dispose();
});

async function signedIn(name: string, viewport?: { width: number; height: number }): Promise<Page> {
	const phone = await Phone.open(office.server.url, viewport ? { viewport } : {});
	phones.push(phone);
	await phone.page.emulateMedia({ reducedMotion: 'reduce' });
	await signIn(phone.page, name);
	return phone.page;
}

const heading = (page: Page, name: string | RegExp) =>
	page.getByRole('heading', { level: 1, name });

/** Hands in what somebody wrote on another phone, some hours ago. */
async function handIn(
	by: keyof typeof EARLIER_PHONE,
	hoursAgo: number,
	write: (stamp: (household: string, counter?: number) => EntryStamp) => Entry[]
): Promise<Entry[]> {
	const { server } = office;
	const device = EARLIER_PHONE[by];
	const { token } = await server.signIn(by, PASSWORD, device);
	const ms = Date.now() - hoursAgo * 3_600_000;
	const entries = write((subject, counter = 0) =>
		stampFor({
			kind: 'household',
			subject,
			at: formatReading({ ms, counter }),
			by,
			device,
			deviceTime: new Date(ms).toISOString()
		})
	);
	const docs = entries.map((entry) => ({
		...entry,
		_rev: `1-${randomBytes(16).toString('hex')}`
	}));
	const response = await fetch(`${server.url}/db/${VILLAGE.id}/_bulk_docs`, {
		method: 'POST',
		headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
		body: JSON.stringify({ new_edits: false, docs })
	});
	expect(await response.json()).toEqual([]);
	return entries;
}

interface Listed {
	id: string;
	name: string;
}

/** Households of the list, as the server has them. */
async function listed(): Promise<[Listed, Listed, Listed]> {
	const all = [...(await entriesOnServer(office.server)).values()].flatMap((entry) => {
		if (entry['type'] !== 'household-registered') return [];
		const { members } = entry['personal'] as { members: { name: string }[] };
		return [{ id: parseEntryId(String(entry['_id']))!.subject, name: members[0]?.name ?? '' }];
	});
	return all as [Listed, Listed, Listed];
}

const nobodyWasHome = (household: string) =>
	handIn('tnv1', 3, (stamp) => [
		{ ...stamp(household), type: 'visit-recorded', outcome: 'no-one-home' }
	]);

test('an officer reads who recorded a visit by name, and asks them without a network', async () => {
	const { server } = office;
	const [{ id }] = await listed();
	await nobodyWasHome(id);
	const page = await signedIn('canbo', OFFICE_PC);
	await everythingReceived(page);
	await readyOffline(page);
	await server.stop();

	await page.goto(`/households/${id}`);
	await expect(page.getByText(/Lò Thị Hoa ghi$/)).toBeVisible();
	await expect(page.getByText('tnv1')).toHaveCount(0);
	await page.getByText(/^Tất cả bản ghi của hộ này/).click();
	const line = page.getByRole('listitem').filter({ hasText: 'Lò Thị Hoa' });
	const ask = line.getByRole('link', { name: 'Hỏi lại người ghi' });
	await ask.focus();
	await page.keyboard.press('Enter');
	await expect(heading(page, 'Hỏi lại Lò Thị Hoa')).toBeVisible();
	expect(await faultsOn(page)).toEqual([]);

	const send = page.getByRole('button', { name: 'Gửi câu hỏi' });
	const note = page.getByLabel('Nói thêm, nếu cần');
	await send.click();
	await expect(page.getByText('Hãy chọn một câu hỏi.')).toBeVisible();
	await page.getByRole('radio', { name: 'Bạn có đến tận nhà không?' }).check();
	await note.fill('Gọi tôi 0912 345 678');
	await send.click();
	await expect(page.getByText('Có số điện thoại.', { exact: false })).toBeVisible();
	await note.fill('Nhà này ở xa đường.');
	await send.click();
	await expect(page.getByText('Đã lưu trên máy này').first()).toBeVisible();
	await expect(page.getByText('Bạn hỏi Lò Thị Hoa', { exact: true })).toBeVisible();
	await expect(page.getByText('Chờ Lò Thị Hoa trả lời.').first()).toBeVisible();

	await server.start();
	await everythingReceived(page);
	const questions = [...(await entriesOnServer(server)).values()].filter(
		({ type }) => type === 'question-asked'
	);
	expect(questions).toMatchObject([{ by: 'canbo', byOfficer: true, question: 'at-the-house' }]);
});

test('who is asked finds it on Hôm nay and answers with one tap or in words, without a network', async () => {
	const { server } = office;
	const [{ id }] = await listed();
	const [visit] = await nobodyWasHome(id);
	await handIn('canbo', 2, (stamp) => [
		{
			...stamp(id),
			v: 2,
			type: 'question-asked',
			about: visit!._id,
			question: 'at-the-house',
			byOfficer: true,
			personal: { note: 'Nhà này ở xa đường.' }
		}
	]);
	const page = await signedIn('tnv1');
	await everythingReceived(page);
	await readyOffline(page);
	await server.stop();

	await page.goto('/today');
	const asked = page.getByText('Cán bộ xã Lương Văn Páo hỏi bạn');
	await expect(asked).toBeVisible();
	await page.getByRole('link', { name: 'Trả lời', exact: true }).click();
	const question = page.getByRole('region', { name: 'Cán bộ xã Lương Văn Páo hỏi bạn' });
	await expect(question).toContainText('Bạn có đến tận nhà không? Nhà này ở xa đường.');
	expect(await faultsOn(page)).toEqual([]);

	await tabTo(page, question.getByRole('button', { name: 'Không nhớ rõ' }));
	await page.keyboard.press('Enter');
	await expect(page.getByText('Bạn trả lời: Không nhớ rõ', { exact: true })).toBeVisible();
	await page.getByRole('button', { name: 'Bỏ trả lời' }).click();
	await question.getByRole('button', { name: 'Trả lời bằng lời' }).click();
	await question.getByLabel('Lời trả lời').fill('Có, tôi đứng ở cổng gọi vào.');
	await question.getByRole('button', { name: 'Gửi trả lời' }).click();
	await expect(page.getByText(/^Bạn trả lời: Có, tôi đứng ở cổng/)).toBeVisible();
	await page.getByText(/^Tất cả bản ghi của hộ này/).click();
	await page.goto('/today');
	await expect(page.getByRole('link', { name: 'Gõ cửa', exact: true })).toBeVisible();
	await expect(asked).toHaveCount(0);

	await server.start();
	await everythingReceived(page);
	const answers = [...(await entriesOnServer(server)).values()].filter(
		({ type }) => type === 'question-answered'
	);
	expect(answers.map(({ answer }) => answer).sort()).toEqual(['in-words', 'not-sure']);
});

/** Two volunteers merge one record, each offline and into a different house. */
async function mergedIntoTwo(): Promise<{ id: string; names: string[] }> {
	const [twin, first, second] = await listed();
	const merge = (by: 'tnv1' | 'tnv2', hoursAgo: number, into: Listed) =>
		handIn(by, hoursAgo, (stamp) => [
			{ ...stamp(twin.id), type: 'household-merged', into: into.id },
			{ ...stamp(into.id, 1), v: 2, type: 'household-took-in', household: twin.id }
		]);
	await merge('tnv1', 2, first);
	await merge('tnv2', 1, second);
	return { id: twin.id, names: [first.name, second.name] };
}

test('one record merged into two houses waits in Rà soát with both versions; an officer says which it is', async () => {
	const { id, names } = await mergedIntoTwo();
	const officer = await signedIn('canbo', OFFICE_PC);
	await everythingReceived(officer);
	await officer.goto('/review');
	await officer.getByRole('link', { name: /Là một nhà với hộ nào/ }).click();
	await expect(heading(officer, /là một với nhà nào\?$/)).toBeVisible();
	await expect(officer.getByText('Lò Thị Hoa ghi', { exact: true })).toBeVisible();
	await expect(officer.getByText('Vi Văn Tím ghi', { exact: true })).toBeVisible();
	for (const name of names)
		await expect(officer.getByText(new RegExp(`^Là một nhà với nhà .*${name}$`))).toBeVisible();
	expect(await faultsOn(officer)).toEqual([]);

	await officer.setViewportSize({ width: 360, height: 720 });
	await officer.getByRole('button', { name: new RegExp(`^Là nhà .*${names[0]}$`) }).click();
	await expect(officer.getByText('Đã lưu trên máy này').first()).toBeVisible();
	await officer.getByRole('button', { name: 'Hoàn tác' }).click();
	await expect(officer.getByText('Đã bỏ quyết định vừa rồi.')).toBeVisible();
	await officer.getByRole('button', { name: 'Là hộ riêng, không trùng' }).click();
	await expect(officer.getByText('Đã quyết định: Là hộ riêng', { exact: false })).toBeVisible();
	await officer.goto('/review');
	await expect(officer.getByText('Không có việc nào chờ')).toBeVisible();
	await officer.goto(`/households/${id}`);
	await expect(officer.getByRole('link', { name: 'Ghi lượt thăm' })).toBeVisible();
	await everythingReceived(officer);
});
