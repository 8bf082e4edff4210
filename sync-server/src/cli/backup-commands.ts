import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { AuditLog, auditHead, formatHead, THE_SERVER } from '../audit/audit-log';
import { DataInUse } from '../backup/hold-alone';
import { noteBackup } from '../backup/last-backup';
import { NotOurFile, restore, type Restored } from '../backup/restore';
import { markedBackend } from '../gateway/backend-mark';
import { DATA_FILE, migrations } from '../open-data';
import { copyFile, DamagedFile } from '../storage/sqlite/copy-file';
import { namingDiskTroubles } from '../storage/sqlite/disk-troubles';
import { CommandFailure, DATA_FLAG, EXIT_OK, print, type Call, type Command } from './command';
import { dataDirOf, withData } from './with-data';

const backup: Command = {
	words: ['backup'],
	args: ['FILE'],
	flags: { ...DATA_FLAG },
	help: 'sao lưu toàn bộ dữ liệu, máy chủ vẫn chạy (copy all data)',
	run: (call) => {
		if (!existsSync(join(dataDirOf(call), DATA_FILE)))
			throw new CommandFailure('chưa có dữ liệu để sao lưu (đặt --data)');
		const to = fileOf(call);
		if (existsSync(to))
			throw new CommandFailure(`đã có tệp ${to}; bản sao lưu không ghi đè lên tệp nào`);
		return withData(call, async ({ sqlite }) => {
			const head = formatHead(auditHead(sqlite));
			inWords(() => copyFile(sqlite, to));
			const audit = new AuditLog(sqlite, Date.now);
			audit.recording(THE_SERVER, [{ op: 'backed-up', detail: head }], () =>
				noteBackup(sqlite, Date.now())
			);
			const megabytes = (statSync(to).size / 1e6).toLocaleString('vi-VN', {
				maximumFractionDigits: 1
			});
			print(
				call.terminal.out,
				`Đã sao lưu vào ${to} (${megabytes} MB), đã đọc lại nguyên vẹn.`,
				`Dòng cuối của nhật ký trong đó: ${head}`,
				...(markedBackend(sqlite) === undefined
					? []
					: [
							'Trong đó có người, thiết bị, thôn, nhật ký; bản ghi của thôn ở CouchDB, phải sao lưu riêng.'
						])
			);
			return EXIT_OK;
		});
	}
};

const restoreCommand: Command = {
	words: ['restore'],
	args: ['FILE'],
	flags: { ...DATA_FLAG },
	help: 'phục hồi từ bản sao lưu, khi máy chủ đã dừng (put a backup in place)',
	async run(call) {
		const file = fileOf(call);
		if (!existsSync(file)) throw new CommandFailure(`không thấy tệp ${file}`);
		const restored = inWords(() =>
			restore({
				backup: file,
				path: join(dataDirOf(call), DATA_FILE),
				migrations,
				nowMs: Date.now()
			})
		);
		print(call.terminal.out, ...outcomeOf(restored));
		return EXIT_OK;
	}
};

export const backupCommands = [backup, restoreCommand];

/** npm changes into the project's folder; a file is named from where the person stands. */
const fileOf = ({ args, terminal: { cwd, env } }: Call): string =>
	resolve(env['INIT_CWD'] ?? cwd, args[0] ?? '');

function inWords<T>(work: () => T): T {
	try {
		return namingDiskTroubles(work);
	} catch (thrown) {
		if (thrown instanceof DataInUse)
			throw new CommandFailure('máy chủ (hoặc một lệnh khác) đang dùng dữ liệu: hãy dừng nó trước');
		if (thrown instanceof DamagedFile)
			throw new CommandFailure(`tệp hỏng, không dùng được: ${thrown.said}`);
		if (thrown instanceof NotOurFile)
			throw new CommandFailure('tệp này không phải bản sao lưu của máy chủ đồng bộ');
		throw thrown;
	}
}

function outcomeOf({ kept, shutAgain }: Restored): string[] {
	const lines = [
		'Đã phục hồi. Khi máy chủ chạy lại, các thiết bị tự so lại và gửi những gì thiếu.'
	];
	if (kept !== undefined) lines.push(`Tệp cũ còn giữ tại ${kept}; hãy xoá khi không cần nữa.`);
	if (shutAgain === undefined)
		lines.push(
			'KHÔNG ĐỌC ĐƯỢC TỆP CŨ: hãy làm lại việc thu hồi thiết bị, khoá người, xoá hộ sau lần sao lưu.'
		);
	else {
		const { devices, people, households } = shutAgain;
		if (devices > 0) lines.push(`Đã thu hồi lại ${devices} thiết bị đã thu hồi sau lần sao lưu.`);
		if (people > 0) lines.push(`Đã khoá lại ${people} người đã bị khoá sau lần sao lưu.`);
		if (households > 0) lines.push(`Đã xoá lại dữ liệu của ${households} hộ đã rút đồng ý.`);
	}
	lines.push(
		'Việc giao thôn, vai trò và mật khẩu đổi sau lần sao lưu cần làm lại.',
		'Máy nào đăng nhập lần đầu sau lần sao lưu cần đăng nhập lại; bản ghi trên máy vẫn còn.'
	);
	return lines;
}
