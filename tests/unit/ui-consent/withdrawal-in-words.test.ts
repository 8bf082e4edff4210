import { expect, test } from 'vitest';
import { isDone, type WithdrawalState } from '../../../src/lib/domain/consent/withdrawals';
import { SERVER_NAME } from '../../../src/lib/domain/access/the-server';
import { chooseLocale } from '../../../src/lib/i18n';
import { withdrawalWords } from '../../../src/lib/i18n/withdrawals';
import { withdrawalInWords } from '../../../src/lib/ui/consent/withdrawal-in-words';
import { MORNING_MS, ulidOf } from '../../support/builders';

const DAY_MS = 86_400_000;
const iso = (ms: number) => new Date(ms).toISOString();

const erased: WithdrawalState = {
	village: 'village-17284-03',
	title: 'Xóm 3',
	household: ulidOf(1),
	askedAt: iso(MORNING_MS),
	by: 'tnv1',
	erasedAt: iso(MORNING_MS + 3_600_000),
	devices: 3,
	confirmed: 1,
	signedOut: 0
};
const { erasedAt, ...notYet } = erased;
void erasedAt;

test.each([
	{ day: 0, devices: 'two devices', says: 'còn 15 ngày, 2 máy chưa xác nhận' },
	{ day: 14.5, devices: 'the last hours', says: 'còn 1 ngày, 2 máy chưa xác nhận' },
	{ day: 15.5, devices: 'too late', says: 'Quá hạn 1 ngày, 2 máy chưa xác nhận' }
])('$day days after the household said so: $says', ({ day, says }) => {
	chooseLocale('vi');
	expect(withdrawalInWords(erased, MORNING_MS + day * DAY_MS, withdrawalWords())[0]).toContain(
		says
	);
});

test('until it is erased the officer sees when that will be', () => {
	chooseLocale('vi');
	const waiting = { ...notYet, eraseAt: iso(MORNING_MS + 3_600_000), devices: 0, confirmed: 0 };
	expect(isDone(waiting)).toBe(false);
	expect(withdrawalInWords(waiting, MORNING_MS, withdrawalWords())[0]).toContain(
		'Xã xoá lúc 09:00 hôm nay'
	);
});

test('of what no device has from the commune nobody is said to have confirmed anything', () => {
	chooseLocale('vi');
	const unheard = { ...erased, devices: 0, confirmed: 0 };
	const [line] = withdrawalInWords(unheard, MORNING_MS, withdrawalWords());
	expect(line).toContain('máy nào còn giữ sẽ tự xoá khi gửi lên');
	expect(line).not.toContain('xác nhận');
});

test('what was erased at the server by hand says so, and names nobody', () => {
	chooseLocale('vi');
	const lines = withdrawalInWords({ ...erased, by: SERVER_NAME }, MORNING_MS, withdrawalWords());
	expect(lines.at(-1)).toContain('bằng lệnh ở máy chủ');
	expect(lines.join(' ')).not.toContain(SERVER_NAME);
});

test('a device that was signed out is named, and one of nobody is not waited for', () => {
	chooseLocale('vi');
	const lines = withdrawalInWords({ ...erased, signedOut: 1 }, MORNING_MS, withdrawalWords());
	expect(lines.join(' ')).toContain('1 máy trong số đó đã đăng xuất');
	expect(isDone({ ...erased, confirmed: 3 })).toBe(true);
	expect(isDone({ ...erased, devices: 0, confirmed: 0 })).toBe(true);
});
