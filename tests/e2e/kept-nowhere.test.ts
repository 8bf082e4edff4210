import { expect, test, type Locator, type Page } from '@playwright/test';
import { Phone } from '../support/phone';
import type { ServerProcess } from '../support/server-process';
import { keptOnDevice, keptOnServer } from './support/all-that-is-kept';
import { ulidOf } from '../support/builders';
import { draftKept } from './support/drafts';
import { fromAnotherPhone } from './support/other-phone';
import { RecordingProxy } from './support/recording-proxy';
import { communeServer, entriesOnServer } from './support/village';
import { everythingReceived, readyOffline, savedHeading, signIn } from './support/volunteer';

/**
 * A day on which people say aloud what nobody may write down: it is typed and pasted into every field there is for words,
 * and afterwards looked for in everything the device and the server keep and in all they said to each other.
 */

let server: ServerProcess;
let wire: RecordingProxy;
let phone: Phone;
let page: Page;

test.beforeEach(async () => {
	server = await communeServer();
	wire = await RecordingProxy.of(server.url);
	phone = await Phone.open(wire.url);
	({ page } = phone);
});
test.afterEach(async () => {
	await phone.dispose();
	await wire.stop();
	await server.dispose();
});

/** What was tried, as it was typed; each another, so that the field it came through is known. */
const planted: string[] = [];

let serial = 0;
/** Numbers that look like no time and no id. */
const numbered = () => String(100 + serial++);
const MADE = {
	/** Twelve digits: 040 is Nghệ An. */
	identity: () => `0401900${numbered()}77`,
	spaced: () => `040 190 ${numbered()} 881`,
	dotted: () => `040.193.${numbered()}.552`,
	old: () => `186${numbered()}745`,
	card: () => `9704 1500 0000 0${numbered()}`,
	code: () => `mã OTP 48${numbered()}3`,
	password: () => `mk: hoa${numbered()}!x`
};
type Kind = keyof typeof MADE;

function secret(kind: Kind): string {
	const made = MADE[kind]();
	planted.push(made);
	return made;
}

const FORBIDDEN = /Có (dãy số giống|mã giống|chữ giống)/;

/** One after the other is typed or pasted, kept from being saved, and made way for what may be said. */
async function tryAll(
	field: Locator,
	{
		save,
		kinds,
		then,
		told = FORBIDDEN
	}: { save: () => Promise<void>; kinds: readonly Kind[]; then: string; told?: RegExp }
): Promise<void> {
	for (const [i, kind] of kinds.entries()) {
		const text = `${then} ${secret(kind)}`;
		if (i % 2 === 0) await field.fill(text);
		else {
			await field.fill('');
			await field.focus();
			await page.keyboard.insertText(text);
		}
		await save();
		await expect(page.getByText(told).first()).toBeVisible();
		await expect(field).toHaveValue(text);
	}
	await field.fill(then);
}

const ALL = Object.keys(MADE) as Kind[];
const FEW: readonly Kind[] = ['identity', 'code'];
const press = (name: string | RegExp) => () => page.getByRole('button', { name }).click();

async function newHousehold(): Promise<string> {
	await page.goto('/households/new');
	await page.getByText('Thêm chi tiết').first().click();
	await page.getByLabel('Họ và tên').fill('Moong Thị Dí');
	const save = press('Lưu hộ này');
	await tryAll(page.getByLabel('Họ và tên'), { save, kinds: FEW, then: 'Moong Thị Dí' });
	await tryAll(page.getByLabel('Gọi là'), { save, kinds: ['spaced', 'password'], then: 'bà Dí' });
	await tryAll(page.getByLabel('Dễ tìm nhà'), { save, kinds: FEW, then: 'nhà sàn cạnh suối' });
	await tryAll(page.getByLabel('Nhóm, ngõ'), {
		save,
		kinds: ['dotted', 'card'],
		then: 'Nhóm Pà Ca'
	});
	await tryAll(page.getByLabel('Ghi chú'), { save, kinds: ALL, then: 'hay đi nương' });
	await save();
	await page.waitForURL(/\/households\/0[0-9A-Z]{25}$/);
	return new URL(page.url()).pathname;
}

async function newMember(door: string): Promise<void> {
	await page.goto(`${door}/members/new`);
	const save = press(/^Lưu/);
	await page.getByLabel('Họ và tên').fill('Moong Văn Pản');
	await tryAll(page.getByLabel('Họ và tên'), { save, kinds: ['old'], then: 'Moong Văn Pản' });
	await tryAll(page.getByLabel('Quan hệ với chủ hộ'), { save, kinds: FEW, then: 'con trai' });
	await save();
	await page.waitForURL(new RegExp(`${door}(/members/0[^/]*)?$`));
}

async function visit(door: string): Promise<void> {
	await page.goto(`${door}/visit`);
	await page.getByRole('checkbox').first().click();
	const goOn = page.locator('button[form="visit"]');
	const note = page.getByLabel('Ghi chú');
	while (!(await note.isVisible())) {
		const here = page.url();
		await goOn.click();
		await expect.poll(() => page.url()).not.toBe(here);
	}
	await tryAll(note, { save: () => goOn.click(), kinds: ALL, then: 'hẹn chiều thứ Sáu' });
	await goOn.click();
	await expect(savedHeading(page)).toBeVisible();
}

async function request(door: string): Promise<void> {
	await page.goto(`${door}/requests`);
	const own = page.getByLabel('Không có trong danh sách? Ghi bằng lời');
	await tryAll(own, { save: press('Tiếp'), kinds: ALL, then: 'xin lại sổ hộ nghèo' });
	await press('Tiếp')();
	await page.getByRole('button', { name: 'Cả nhà, hoặc chưa rõ ai' }).click();
	await expect(page.getByText('Đã lưu trên máy này')).toBeVisible();
}

/** Helped with a procedure until it is withdrawn: what held it up, its code, what was asked for, why it ended. */
async function submission(door: string): Promise<void> {
	await page.goto(`${door}/submissions/new?procedure=dang-ky-khai-sinh`);
	await page.getByRole('list', { name: 'Làm cho ai?' }).getByRole('button').first().click();
	await expect(page.getByRole('heading', { level: 1, name: 'Đăng ký khai sinh' })).toBeVisible();
	const { pathname } = new URL(page.url());

	await page.goto(`${pathname}?part=blocked`);
	await page.getByRole('button', { name: 'Việc khác' }).click();
	const obstacle = page.getByLabel('Vướng gì?');
	await tryAll(obstacle, { save: press('Lưu'), kinds: FEW, then: 'máy của bà treo' });
	await press('Lưu')();
	await expect(page.getByText('Đang vướng: Việc khác').first()).toBeVisible();

	await page.goto(`${pathname}?part=send`);
	for (const answer of ['Cùng làm', 'Chưa rõ', 'Lưu: đã nộp']) await press(answer)();
	const code = page.getByLabel('Mã hồ sơ');
	await page.getByRole('checkbox', { name: /đồng ý cho giữ mã này/ }).check();
	const notACode = /không phải mã hồ sơ/;
	const numbers = ['identity', 'spaced', 'dotted', 'old', 'card'] as const;
	await tryAll(code, { save: press('Lưu mã'), kinds: numbers, then: 'TT-2026/77', told: notACode });
	await press('Lưu mã')();
	await press('Đúng như vậy, giữ mã này')();

	await press('Yêu cầu bổ sung')();
	const asked = page.getByLabel('Ghi thêm (không bắt buộc)');
	await tryAll(asked, { save: press('Lưu yêu cầu bổ sung'), kinds: ALL, then: 'chụp lại cho rõ' });
	await press('Lưu yêu cầu bổ sung')();
	await expect(page.getByText('chụp lại cho rõ').first()).toBeVisible();

	await press('Rút hồ sơ')();
	const reason = page.getByLabel('Lý do (không bắt buộc)');
	await tryAll(reason, { save: press('Lưu: rút hồ sơ'), kinds: FEW, then: 'gia đình đổi ý' });
	await press('Lưu: rút hồ sơ')();
	await expect(page.getByText('Đã rút hồ sơ').first()).toBeVisible();
}

const ASKED_ABOUT = ulidOf(950);

/** A colleague's household, and a visit there that an officer asks this person about. */
async function askedByOfficer(): Promise<void> {
	await fromAnotherPhone(server, 'tnv2', [
		{
			household: ASKED_ABOUT,
			type: 'household-registered',
			source: 'door',
			personal: { members: [{ id: ulidOf(951), name: 'Lô Thị Mây' }] }
		}
	]);
	const visit = { household: ASKED_ABOUT, type: 'visit-recorded', outcome: 'no-one-home' } as const;
	await fromAnotherPhone(server, 'tnv1', [visit]);
	const entries = [...(await entriesOnServer(server)).values()];
	const about = String(entries.find(({ type }) => type === 'visit-recorded')?.['_id']);
	const question = { type: 'question-asked', question: 'in-words', byOfficer: true } as const;
	const personal = { note: 'Nhà này có ai ở không?' };
	await fromAnotherPhone(server, 'canbo', [
		{ household: ASKED_ABOUT, v: 2, ...question, about, personal }
	]);
}

/** Asked in words and answering in words. */
async function questions(): Promise<void> {
	await page.goto(`/households/${ASKED_ABOUT}`);
	await page.getByRole('button', { name: 'Trả lời bằng lời' }).click();
	const answer = page.getByLabel('Lời trả lời');
	await tryAll(answer, { save: press('Gửi trả lời'), kinds: ALL, then: 'có, đi làm đồng' });
	await press('Gửi trả lời')();
	await expect(page.getByText(/có, đi làm đồng/).first()).toBeVisible();

	await page.getByText(/^Tất cả bản ghi của hộ này/).click();
	await page.getByRole('link', { name: 'Hỏi lại người ghi' }).first().click();
	await page.getByRole('radio').first().check();
	const note = page.getByLabel('Nói thêm, nếu cần');
	await tryAll(note, { save: press('Gửi câu hỏi'), kinds: FEW, then: 'nhà có dời đi đâu không' });
	await press('Gửi câu hỏi')();
	await expect(page.getByText('Đã lưu trên máy này').first()).toBeVisible();
}

/** What was right is changed to what may not be said. */
async function corrected(door: string): Promise<void> {
	await page.goto(`${door}/edit`);
	const save = press(/^Lưu/);
	await tryAll(page.getByLabel('Ghi chú'), { save, kinds: FEW, then: 'hay đi rẫy' });
	await save();
	await page.waitForURL(new RegExp(`${door}$`));
	await page.goto(door);
	await page.getByRole('link', { name: /^Moong Văn Pản/ }).click();
	// The page of the household has a “Sửa” of its own.
	await page.waitForURL(/\/members\//);
	await page.getByRole('link', { name: /^Sửa/ }).click();
	await tryAll(page.getByLabel('Họ và tên'), { save, kinds: ['dotted'], then: 'Moong Văn Phản' });
	await save();
	await expect(page.getByText('Moong Văn Phản').first()).toBeVisible();
}

async function refused(): Promise<void> {
	await page.goto('/households/new/refused');
	const save = press(/^Lưu|^Ghi/);
	await tryAll(page.getByRole('main').getByRole('textbox'), {
		save,
		kinds: FEW,
		then: 'Nhóm Na Cáng'
	});
	await save();
	await page.waitForURL(/\/households\/0[0-9A-Z]{25}$/);
}

/** Looked for as one looks for a name: told that nothing is found by it, and not offered as a name either. */
async function search(): Promise<void> {
	await page.goto('/households');
	await page.getByLabel('Tìm hộ, người').fill(secret('spaced'));
	await expect(page.getByText('Không tìm được bằng số này')).toBeVisible();
	await expect(page.getByRole('link', { name: /^Thêm hộ/ })).toHaveCount(1);
	// Leaving the list keeps where one was in it.
	await page.getByRole('link', { name: 'Hôm nay' }).first().click();
	await page.waitForURL(/\/today$/);
	await page.goto('/households');
	await page.getByLabel('Tìm hộ, người').fill(secret('code'));
	await expect(page.getByText(/^Không thấy|^Không tìm/).first()).toBeVisible();
	await page.getByRole('link', { name: 'Hôm nay' }).first().click();
	await page.waitForURL(/\/today$/);
	const procedures = page.getByLabel('Bạn cần giúp việc gì?');
	for (const kind of ALL) {
		await page.goto('/procedures');
		await procedures.fill(`quên mật khẩu ${secret(kind)}`);
		await expect(page.getByText('Quên mật khẩu, không vào được')).toBeVisible();
	}
}

/** A list made by others keeps its households; what may not be held is taken out of their cells. */
async function importList(): Promise<void> {
	const rows = [
		'STT,Họ và tên chủ hộ,Số CCCD,Điện thoại,Địa chỉ,Ghi chú',
		`1,Cụt Văn Hoa,${secret('identity')},0912345678,Bản Na Lợt,nhớ ${secret('code')}`,
		`2,Lữ Thị Xanh,${secret('spaced')},,Bản Na Lợt,${secret('password')}`,
		`3,Vi Văn Ót,${secret('old')},,nhà cuối bản ${secret('dotted')},thẻ ${secret('card')}`
	];
	await page.goto('/import');
	await page.setInputFiles('input[type=file]', {
		name: 'danh-sach.csv',
		mimeType: 'text/csv',
		buffer: Buffer.from(rows.join('\r\n'))
	});
	const toCheck = page.getByRole('button', { name: 'Tiếp: xem lại' });
	const add = page.getByRole('button', { name: /^Thêm 3 hộ/ });
	await expect(toCheck.or(add).first()).toBeVisible();
	if (await toCheck.isVisible()) await toCheck.click();
	await add.click();
	await expect(page.getByText('Đã thêm 3 hộ').first()).toBeVisible();
}

/** Left half-typed, and the phone put away: what waits there to be gone on with is kept as well. */
async function leftHalfTyped(door: string): Promise<void> {
	await page.goto(`${door}/edit`);
	await page.getByLabel('Ghi chú').fill(`nhà có chó dữ ${secret('identity')} ${secret('code')}`);
	await draftKept(page, { person: 'tnv1', form: 'household-edit:', written: 'nhà có chó dữ' });
	await page.goto('/today');
}

/** Whether a text has it, also where its blanks and dots were taken out. */
function holds(text: string, secret: string): boolean {
	const code = /\d{6}$/.exec(secret);
	// Six digits stand in many an id and time by chance; alone they are the code.
	if (secret.startsWith('mã OTP') && code)
		return (
			text.includes(secret) || new RegExp(`(?<![0-9A-Za-z])${code[0]}(?![0-9A-Za-z])`).test(text)
		);
	if (secret.startsWith('mk:')) return text.includes(secret.slice(4));
	const digits = secret.replace(/\D/g, '');
	return text.includes(secret) || text.replace(/[\s.-]/g, '').includes(digits);
}

function lookThrough(where: Record<string, string>): string[] {
	return Object.entries(where).flatMap(([place, text]) =>
		planted.filter((one) => holds(text, one)).map((one) => `${one} in ${place}`)
	);
}

const WORDS = [
	...['Moong Thị Dí', 'hẹn chiều thứ Sáu', 'xin lại sổ hộ nghèo', 'Lữ Thị Xanh', 'hay đi rẫy'],
	...['Moong Văn Phản', 'máy của bà treo', 'chụp lại cho rõ', 'gia đình đổi ý'],
	...['có, đi làm đồng', 'nhà có dời đi đâu không']
];

test('what nobody may write down is in no database, no file and no message at the end of a day', async () => {
	await askedByOfficer();
	await signIn(page, 'tnv1');
	await everythingReceived(page);
	await readyOffline(page);
	await server.stop();
	const door = await test.step('a household, field by field', newHousehold);
	await test.step('a further member', () => newMember(door));
	await test.step('a visit', () => visit(door));
	await test.step('what they ask for', () => request(door));
	await test.step('a procedure, until it is withdrawn', () => submission(door));
	await test.step('a question and an answer', questions);
	await test.step('what was written down, corrected', () => corrected(door));
	await test.step('one that does not want to be recorded', refused);
	await test.step('a list', importList);
	await test.step('a search', search);
	await test.step('a form that is left', () => leftHalfTyped(door));

	await test.step('before the commune has it: two copies, and neither has any of it', async () => {
		const kept = await keptOnDevice(page);
		const all = Object.values(kept).join('\n');
		for (const word of [...WORDS, 'nhà có chó dữ']) expect(all, word).toContain(word);
		const copies = Object.entries(kept).filter(([place]) => place.startsWith('files/'));
		expect(copies.map(([, text]) => text).join('')).toContain('hẹn chiều thứ Sáu');
		expect(lookThrough(kept)).toEqual([]);
	});

	await test.step('and when it has: on the device, on the server and on the way', async () => {
		await server.start();
		await everythingReceived(page);
		expect(lookThrough(await keptOnDevice(page))).toEqual([]);
		const said = wire.recorded.join('\n');
		await server.stop();
		const onServer = keptOnServer(server.dataDir);
		for (const word of WORDS) {
			expect(said, `${word} was said`).toContain(word);
			expect(Object.values(onServer).join('\n'), `${word} is kept`).toContain(word);
		}
		expect(lookThrough({ ...onServer, wire: said, log: server.log + server.printed })).toEqual([]);
	});
	expect(planted.length).toBeGreaterThan(70);
});
