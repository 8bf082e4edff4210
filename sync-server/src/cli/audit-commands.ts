import { AUDIT_OPS, type AuditOp, type AuditRow } from '../audit/audit-line';
import { formatHead, parseHead, readAudit } from '../audit/audit-log';
import { verifyAudit, type AuditFault } from '../audit/verify-audit';
import {
	DATA_FLAG,
	EXIT_FAILED,
	EXIT_OK,
	JSON_FLAG,
	print,
	textFlag,
	usageFailure,
	type Command
} from './command';
import { withData } from './with-data';

const verify: Command = {
	words: ['audit', 'verify'],
	args: [],
	flags: {
		head: {
			type: 'string',
			value: 'N:HASH',
			help: 'dòng cuối đã ghi lại từ lần trước (a last line written down earlier)'
		},
		...DATA_FLAG
	},
	help: 'kiểm tra nhật ký có bị sửa, xoá, chèn không (verify the audit log)',
	run: (call) =>
		withData(call, async ({ sqlite }) => {
			const given = textFlag(call.flags, 'head');
			const kept = given === undefined ? undefined : parseHead(given);
			if (given !== undefined && kept === undefined)
				throw usageFailure('--head có dạng SỐ:MÃ, như lệnh này đã in lần trước');
			const { out } = call.terminal;
			const verified = verifyAudit(sqlite, kept);
			if (!verified.ok) {
				print(out, `NHẬT KÝ KHÔNG CÒN NGUYÊN: ${inWords(verified.error)}`);
				return EXIT_FAILED;
			}
			print(
				out,
				`Nhật ký nguyên vẹn, ${verified.value?.n ?? 0} dòng.`,
				`Dòng cuối: ${formatHead(verified.value)}`,
				'Hãy chép dòng cuối ra ngoài máy này; lần sau kiểm tra bằng --head.'
			);
			return EXIT_OK;
		})
};

export function inWords({ kind, n }: AuditFault): string {
	switch (kind) {
		case 'changed':
			return `dòng ${n} đã bị sửa hoặc chèn vào`;
		case 'missing':
			return `dòng ${n} đã bị xoá`;
		case 'cut-off':
			return `các dòng từ ${n} đến cuối đã bị cắt`;
		case 'another-chain':
			return `dòng ${n} không còn là dòng đã chép ra lần trước`;
	}
}

/** A screen or two; `--after` goes on. */
const LINES = 100;

const list: Command = {
	words: ['audit', 'list'],
	args: [],
	flags: {
		after: { type: 'string', value: 'N', help: 'các dòng sau số này (lines after this one)' },
		limit: { type: 'string', value: 'N', help: `số dòng, mặc định ${LINES} (how many)` },
		...JSON_FLAG,
		...DATA_FLAG
	},
	help: 'nhật ký: ai, làm gì, khi nào (list the audit log)',
	run: (call) =>
		withData(call, async ({ sqlite }) => {
			const rows = readAudit(sqlite, {
				after: count(textFlag(call.flags, 'after') ?? '0'),
				limit: count(textFlag(call.flags, 'limit') ?? String(LINES))
			});
			const { out } = call.terminal;
			if (call.flags['json'] === true) print(out, JSON.stringify(rows));
			else print(out, ...rows.map(asLine));
			return EXIT_OK;
		})
};

export const auditCommands = [verify, list];

function count(text: string): number {
	if (!/^[0-9]{1,15}$/.test(text)) throw usageFailure(`"${text}" phải là số`);
	return Number(text);
}

const asLine = ({ n, at, person, device, op, db, target, detail }: AuditRow): string =>
	[n, new Date(at).toISOString(), person, device || '-', wordsFor(op), db, target, detail]
		.join('\t')
		.trimEnd();

const WORDS: Readonly<Record<AuditOp, string>> = {
	written: 'ghi bản ghi',
	'handed-back': 'trả lại bản ghi của người khác',
	deleted: 'xoá tài liệu',
	purged: 'xoá hẳn tài liệu',
	'database-made': 'tạo cơ sở dữ liệu',
	'database-deleted': 'xoá cơ sở dữ liệu',
	'household-erased': 'xoá dữ liệu hộ',
	'entry-erased': 'xoá mã hồ sơ đã khép',
	'retention-ended': 'đã xoá thông tin theo hạn',
	'erasure-confirmed': 'máy báo đã xoá dữ liệu hộ',
	'asked-elsewhere': 'hỏi hộ có ở thôn khác không',
	'person-added': 'thêm người dùng',
	'role-changed': 'đổi vai trò',
	'password-changed': 'đổi mật khẩu',
	'person-disabled': 'khoá người dùng',
	'settings-changed': 'đổi thiết lập của xã',
	'recording-kept': 'nhận ghi âm bài dạy',
	'recording-removed': 'bỏ ghi âm bài dạy',
	'office-written': 'sửa thủ tục, danh bạ của xã',
	'person-enabled': 'mở lại người dùng',
	'village-added': 'thêm thôn',
	'village-given': 'giao thôn',
	'village-taken': 'thôi giao thôn',
	'signed-in': 'đăng nhập',
	'device-revoked': 'thu hồi thiết bị',
	'enrolment-made': 'tạo mã vào máy',
	'enrolment-used': 'dùng mã vào máy',
	'backed-up': 'sao lưu',
	restored: 'phục hồi từ bản sao lưu',
	'moved-out': 'chuyển sang CouchDB',
	'moved-in': 'lấy về từ CouchDB'
};

const isOp = (op: string): op is AuditOp => (AUDIT_OPS as readonly string[]).includes(op);

/** A file may hold lines of a newer release. */
const wordsFor = (op: string): string => (isOp(op) ? WORDS[op] : op);
