import type { Database } from './storage/sqlite/driver';
import { accessSync, constants, readdirSync, statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Role } from '../../src/lib/domain/access/access';
import type { Accounts } from './access/accounts';
import { REACH } from './access/permissions';
import { verifyAudit } from './audit/verify-audit';
import { lastBackupMs } from './backup/last-backup';
import { DATA_FILE, migrations } from './open-data';

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

/** Copies and the log hold the same words as the data: nobody else may read them either. */
export function checkFiles(dataDir: string): Finding {
	const open = readdirSync(dataDir, { withFileTypes: true })
		.filter((file) => file.isFile() && file.name.startsWith(DATA_FILE))
		.map(({ name }) => join(dataDir, name))
		.filter((path) => (statSync(path).mode & 0o077) !== 0);
	return open.length === 0 || process.platform === 'win32'
		? { isWell: true, what: 'các tệp dữ liệu chỉ máy chủ đọc được' }
		: {
				isWell: false,
				what: `tài khoản khác trên máy đọc được: ${open.join(', ')}`,
				advice: `chmod 600 ${open.join(' ')}`
			};
}

/** @property isQuick leaves out that every index says what its table says, which reads everything twice */
export function checkFile(sqlite: Database, { isQuick }: { isQuick: boolean }): Finding {
	const check = isQuick ? 'quick_check(5)' : 'integrity_check(5)';
	const said = sqlite.pragma(check, { simple: true });
	// Of a file that is spoilt, it may not even be possible to ask for more.
	const orphans = said === 'ok' ? (sqlite.pragma('foreign_key_check') as unknown[]) : [];
	return said === 'ok' && orphans.length === 0
		? { isWell: true, what: 'tệp dữ liệu nguyên vẹn' }
		: {
				isWell: false,
				what: `tệp dữ liệu hỏng: ${said === 'ok' ? `${orphans.length} dòng mồ côi` : String(said)}`,
				advice:
					'dừng máy chủ, sao chép nguyên thư mục dữ liệu ra nơi khác, rồi lấy bản sao lưu gần nhất'
			};
}

export function checkSchema(sqlite: Database): Finding {
	const applied = sqlite.prepare<[], { n: number }>('SELECT count(*) AS n FROM migration').get()?.n;
	return applied === migrations.length
		? { isWell: true, what: `cấu trúc dữ liệu đúng bản này (${applied} bước)` }
		: {
				isWell: false,
				what: `cấu trúc dữ liệu ở bước ${applied} trên ${migrations.length}`,
				advice: 'khởi động lại máy chủ bằng bản mới nhất'
			};
}

export function checkAudit(sqlite: Database): Finding {
	const verified = verifyAudit(sqlite);
	return verified.ok
		? { isWell: true, what: `nhật ký nguyên vẹn, ${verified.value?.n ?? 0} dòng` }
		: {
				isWell: false,
				what: `nhật ký không còn nguyên từ dòng ${verified.error.n}`,
				advice:
					'giữ nguyên thư mục dữ liệu, xem audit verify, so với bản sao lưu và báo người phụ trách'
			};
}

const DAY_MS = 86_400_000;
/** A week of visits is what a commune can still gather again from its phones. */
const BACKUP_AT_LEAST_EVERY_DAYS = 7;

export function checkBackup(sqlite: Database, nowMs: number): Finding {
	const lastMs = lastBackupMs(sqlite);
	const sinceMs = lastMs ?? firstReceivedMs(sqlite);
	if (sinceMs === undefined) return { isWell: true, what: 'chưa có bản ghi nào để sao lưu' };
	const days = Math.max(0, Math.floor((nowMs - sinceMs) / DAY_MS));
	const what =
		lastMs === undefined
			? `chưa sao lưu lần nào, bản ghi đầu tiên đã có ${days} ngày`
			: days === 0
				? 'đã sao lưu trong ngày'
				: `lần sao lưu gần nhất: ${days} ngày trước`;
	return days <= BACKUP_AT_LEAST_EVERY_DAYS
		? { isWell: true, what }
		: { isWell: false, what, advice: BACKUP_ADVICE };
}

const firstReceivedMs = (sqlite: Database): number | undefined =>
	sqlite.prepare<[], { ms: number | null }>('SELECT min(received_at) AS ms FROM doc').get()?.ms ??
	undefined;

const BACKUP_ADVICE = 'backup TỆP, rồi chép tệp đó sang một máy hoặc ổ khác; hẹn chạy mỗi ngày';

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

const worksInVillages = (role: Role): boolean =>
	REACH[role] === 'assigned' || REACH[role] === 'commune';

export function checkAccounts({ people, villages }: Accounts): Finding[] {
	const active = people.all().filter(({ disabledAtMs }) => disabledAtMs === null);
	const withoutVillage = active.filter(
		({ role, villages }) => worksInVillages(role) && villages.length === 0
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
