import { msOfBuiltDay, type DeviceHealth } from '../../../src/lib/domain/device/device-health';
import { LARGEST, readSupportCode } from '../../../src/lib/domain/device/support-code';
import { EXIT_OK, JSON_FLAG, print, usageFailure, type Command } from './command';

export const supportCodeCommand: Command = {
	words: ['support-code'],
	args: ['[CODE…]'], // groups of four, with or without spaces between them
	flags: { ...JSON_FLAG },
	help: 'đọc mã tình trạng máy mà tình nguyện viên đọc qua điện thoại (read a device’s support code)',
	async run({ args, flags, terminal }) {
		const health = readSupportCode(args.join(''));
		if (!health)
			throw usageFailure(
				'mã này thiếu hoặc sai một chữ, hoặc của bản Gõ Cửa mới hơn; hãy hỏi lại từng nhóm bốn chữ'
			);
		if (flags['json'] === true) print(terminal.out, JSON.stringify(health));
		else print(terminal.out, ...inWords(health));
		return EXIT_OK;
	}
};

function inWords(health: DeviceHealth): string[] {
	const built = new Date(msOfBuiltDay(health.builtDay)).toISOString().slice(0, 10);
	const lines: [string, string][] = [
		['Bản dựng ngày', built],
		['Trình duyệt', `${health.browser} ${health.browserMajor}, ${health.system}`],
		['Đăng nhập', SIGNED_IN[health.signedIn]],
		['Mạng lúc đọc mã', health.online ? 'có' : 'không'],
		['Đồng bộ', SYNC[health.sync]],
		['Chờ gửi', atMost(health.waiting, LARGEST.waiting)],
		['Xã chưa nhận', atMost(health.refused, LARGEST.refused)],
		['Xã có đủ bản ghi', ago(health.hoursSinceAllReceived, 254)],
		['Lần thử gần nhất', ago(health.hoursSinceTried, 720)],
		['Mức mạng mỗi tháng', DATA_CAP[health.dataCap]],
		['Chỗ còn trống', room(health.freeMegabytes)],
		['Giữ dữ liệu lâu dài', yesOrNo(health.persisted)],
		['Bản sao thứ hai', yesOrNo(health.secondCopy)],
		['Dùng khi không có mạng', yesOrNo(health.worksOffline)],
		['Trên màn hình chính', yesOrNo(health.installed)],
		['Trục trặc gần nhất', health.trouble === 'none' ? 'không' : health.trouble]
	];
	const width = Math.max(...lines.map(([name]) => name.length));
	return lines.map(([name, value]) => `${name.padEnd(width)}  ${value}`);
}

const SIGNED_IN: Record<DeviceHealth['signedIn'], string> = {
	nobody: 'chưa ai đăng nhập',
	accepted: 'có',
	'turned-away': 'máy chủ không còn nhận, cần đăng nhập lại'
};

const SYNC: Record<DeviceHealth['sync'], string> = {
	idle: 'đang nghỉ',
	sending: 'đang gửi',
	receiving: 'đang nhận',
	unreachable: 'chưa liên lạc được với xã',
	'sign-in-needed': 'cần đăng nhập lại'
};

const DATA_CAP: Record<DeviceHealth['dataCap'], string> = {
	off: 'không giới hạn',
	within: 'còn',
	near: 'sắp hết',
	reached: 'đã hết, chỉ gửi khi bấm'
};

const yesOrNo = (yes: boolean): string => (yes ? 'có' : 'chưa');

const atMost = (n: number, most: number): string => (n === most ? `${n} hoặc hơn` : String(n));

function ago(hours: number | undefined, most: number): string {
	if (hours === undefined) return 'chưa lần nào';
	if (hours < 1) return 'trong một giờ qua';
	return hours === most ? `từ ${hours} giờ trước hoặc lâu hơn` : `từ ${hours} giờ trước`;
}

const room = (megabytes: number | undefined): string =>
	megabytes === undefined ? 'trình duyệt không cho biết' : `ít nhất ${megabytes} MB`;
