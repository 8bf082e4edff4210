import { existsSync } from 'node:fs';
import { readServeConfig } from '../config';
import {
	checkAccounts,
	checkAudit,
	checkBackup,
	checkClock,
	checkDisk,
	checkFile,
	checkFiles,
	checkFolder,
	checkSchema,
	type Finding
} from '../doctor';
import { checkBackend } from '../gateway/doctor-backend';
import { BACKEND_FLAGS } from './backend-flags';
import {
	CommandFailure,
	DATA_FLAG,
	EXIT_FAILED,
	EXIT_OK,
	JSON_FLAG,
	print,
	type Call,
	type Command
} from './command';
import { nameFailure } from './run';
import { dataDirOf, withData } from './with-data';

export const doctorCommand: Command = {
	words: ['doctor'],
	args: [],
	flags: {
		quick: {
			type: 'boolean',
			help: 'không đọc hết tệp dữ liệu (leave out what takes minutes on a large file)'
		},
		...JSON_FLAG,
		...DATA_FLAG,
		...BACKEND_FLAGS
	},
	help: 'kiểm tra dữ liệu và máy, nói phải làm gì (check data and machine)',
	async run(call) {
		const dataDir = dataDirOf(call);
		if (!existsSync(dataDir))
			throw new CommandFailure(`chưa có thư mục dữ liệu ${dataDir} (chạy serve, hoặc đặt --data)`);

		const findings: Finding[] = [
			checkFolder(dataDir),
			checkFiles(dataDir),
			await checkDisk(dataDir),
			checkConfig(call.terminal.env),
			...(await checkData(call))
		];

		const { out } = call.terminal;
		if (call.flags['json'] === true) print(out, JSON.stringify(findings));
		else
			for (const { isWell, what, advice } of findings)
				print(
					out,
					`${isWell ? 'tốt    ' : 'CẦN SỬA'}  ${what}`,
					...(advice ? [`         → ${advice}`] : [])
				);
		return findings.every(({ isWell }) => isWell) ? EXIT_OK : EXIT_FAILED;
	}
};

/** What cannot even be opened is a finding as well, after what the others say about the reason. */
async function checkData(call: Call): Promise<Finding[]> {
	const isQuick = call.flags['quick'] === true;
	try {
		return await withData(call, async ({ sqlite, accounts, backend }) => [
			checkFile(sqlite, { isQuick }),
			checkSchema(sqlite),
			...(isQuick ? [] : [checkAudit(sqlite)]),
			checkBackup(sqlite, Date.now()),
			checkClock(sqlite, Date.now()),
			...checkAccounts(accounts),
			...(backend === undefined ? [] : await checkBackend(backend, accounts))
		]);
	} catch (thrown) {
		return [
			{
				isWell: false,
				what: `không mở được tệp dữ liệu: ${nameFailure(thrown).message}`,
				advice: 'sửa điều nêu trên; nếu tệp hỏng: dừng máy chủ rồi restore bản sao lưu gần nhất'
			}
		];
	}
}

function checkConfig(env: NodeJS.ProcessEnv): Finding {
	const config = readServeConfig({ port: env['GO_CUA_PORT'] || undefined }, env);
	return config.ok
		? { isWell: true, what: 'cấu hình đọc được' }
		: { isWell: false, what: 'cấu hình chưa đúng', advice: config.error };
}
