import type { Database } from './storage/sqlite/driver';
import { accessSync, constants, statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import type { Accounts } from './access/accounts';

/** @property advice what to do about it */
export interface Finding {
	isWell: boolean;
	what: string;
	advice?: string;
}

/** Room for the file, its journal, and one copy before a change of schema, of a large commune. */
const FREE_AT_LEAST_BYTES = 512 * 1024 ** 2;

/** Read and write for the server's own account, nothing for others: people told this at their doors. */
export function checkFolder(dataDir: string): Finding {
	try {
		accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
	} catch {
		return {
			isWell: false,
			what: `không ghi được vào thư mục dữ liệu ${dataDir}`,
			advice: 'chạy bằng đúng tài khoản của máy chủ, hoặc sửa chủ sở hữu bằng chown'
		};
	}
	const openToOthers = (statSync(dataDir).mode & 0o077) !== 0;
	return openToOthers && process.platform !== 'win32'
		? {
				isWell: false,
				what: `tài khoản khác trên máy xem được thư mục dữ liệu ${dataDir}`,
				advice: `chmod 700 ${dataDir}`
			}
		: { isWell: true, what: `thư mục dữ liệu ${dataDir} chỉ máy chủ xem được` };
}

export async function checkDisk(dataDir: string): Promise<Finding> {
	const { bavail, bsize } = await statfs(dataDir);
	const free = bavail * bsize;
	const gigabytes = (free / 1024 ** 3).toLocaleString('vi-VN', { maximumFractionDigits: 1 });
	return free >= FREE_AT_LEAST_BYTES
		? { isWell: true, what: `ổ đĩa còn trống ${gigabytes} GB` }
		: {
				isWell: false,
				what: `ổ đĩa chỉ còn trống ${gigabytes} GB`,
				advice: 'dọn ổ đĩa hoặc chuyển thư mục dữ liệu sang ổ lớn hơn'
			};
}

export function checkFile(sqlite: Database): Finding {
	const said = sqlite.pragma('integrity_check(5)', { simple: true });
	const orphans = sqlite.pragma('foreign_key_check') as unknown[];
	return said === 'ok' && orphans.length === 0
		? { isWell: true, what: 'tệp dữ liệu nguyên vẹn' }
		: {
				isWell: false,
				what: `tệp dữ liệu hỏng: ${said === 'ok' ? `${orphans.length} dòng mồ côi` : String(said)}`,
				advice:
					'dừng máy chủ, sao chép nguyên thư mục dữ liệu ra nơi khác, rồi lấy bản sao lưu gần nhất'
			};
}

/** The server was written after this: a clock before it has lost its battery. */
const WRITTEN_MS = Date.UTC(2026, 10, 1);
const SLACK_MS = 5 * 60_000;

/** A commune's old PC may start in the year 2000; times the server notes must not run backwards. */
export function checkClock(sqlite: Database, nowMs: number): Finding {
	const newest =
		sqlite.prepare<[], { ms: number | null }>('SELECT max(received_at) AS ms FROM doc').get()?.ms ??
		0;
	if (nowMs >= Math.max(WRITTEN_MS, newest - SLACK_MS))
		return { isWell: true, what: `đồng hồ của máy: ${new Date(nowMs).toISOString()}` };
	return {
		isWell: false,
		what: `đồng hồ của máy chạy chậm: ${new Date(nowMs).toISOString()}`,
		advice:
			'chỉnh lại ngày giờ, bật tự cập nhật giờ (timedatectl set-ntp true), thay pin CMOS nếu lặp lại'
	};
}

export function checkAccounts({ people, villages }: Accounts): Finding[] {
	const active = people.all().filter(({ disabledAtMs }) => disabledAtMs === null);
	const withoutVillage = active.filter(
		(account) => account.role !== 'administrator' && account.villages.length === 0
	);
	const given = new Set(active.flatMap((account) => account.villages));
	const withoutPeople = villages.all().filter(({ id }) => !given.has(id));
	return [
		active.some(({ role }) => role === 'administrator')
			? { isWell: true, what: 'có tài khoản quản trị' }
			: {
					isWell: false,
					what: 'chưa có tài khoản quản trị',
					advice:
						'đặt GO_CUA_ADMIN_USER và GO_CUA_ADMIN_PASSWORD, hoặc user add … --role administrator'
				},
		withoutVillage.length === 0
			? { isWell: true, what: 'ai cũng đã được giao thôn' }
			: {
					isWell: false,
					what: `chưa được giao thôn nào: ${withoutVillage.map(({ name }) => name).join(', ')}`,
					advice: 'user set-villages TÊN --villages MÃ-THÔN'
				},
		withoutPeople.length === 0
			? { isWell: true, what: 'thôn nào cũng có người' }
			: {
					isWell: false,
					what: `thôn chưa giao cho ai: ${withoutPeople.map(({ id }) => id).join(', ')}`,
					advice: 'user set-villages TÊN --villages MÃ-THÔN'
				}
	];
}
