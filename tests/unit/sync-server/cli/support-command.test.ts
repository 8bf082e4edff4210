import { expect, test } from 'vitest';
import type { DeviceHealth } from '../../../../src/lib/domain/device/device-health';
import { supportCode } from '../../../../src/lib/domain/device/support-code';
import { commandHere } from '../../../support/command-here';

const health: DeviceHealth = {
	builtDay: 325,
	persisted: false,
	secondCopy: true,
	online: false,
	worksOffline: true,
	installed: true,
	signedIn: 'turned-away',
	freeMegabytes: 700,
	waiting: 14,
	refused: 1,
	hoursSinceAllReceived: 23,
	hoursSinceTried: 2,
	sync: 'unreachable',
	dataCap: 'reached',
	trouble: 'QuotaExceededError',
	browser: 'chrome',
	browserMajor: 139,
	system: 'android'
};

test('the officer types what was read out and sees how the device is', async () => {
	const groups = supportCode(health).toLowerCase().split('-');
	const { code, stdout } = await commandHere(['support-code', ...groups]);
	expect(code).toBe(0);
	for (const line of [
		/Bản dựng ngày +2026-11-22/,
		/Trình duyệt +chrome 139, android/,
		/Đăng nhập +máy chủ không còn nhận/,
		/Chờ gửi +14\n/,
		/Xã có đủ bản ghi +từ 23 giờ trước\n/,
		/Mức mạng mỗi tháng +đã hết/,
		/Chỗ còn trống +ít nhất 512 MB/,
		/Trục trặc gần nhất +QuotaExceededError/
	])
		expect(stdout).toMatch(line);
});

test('a program reads the same as JSON', async () => {
	const { stdout } = await commandHere(['support-code', supportCode(health), '--json']);
	expect(JSON.parse(stdout)).toEqual({ ...health, freeMegabytes: 512, hoursSinceTried: 1 });
});

test('a code heard wrongly is asked for again, and nothing is guessed', async () => {
	const heard = supportCode(health).replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
	const { code, stdout, stderr } = await commandHere(['support-code', heard]);
	expect(code).not.toBe(0);
	expect(stdout).toBe('');
	expect(stderr).toContain('hỏi lại từng nhóm');
});
