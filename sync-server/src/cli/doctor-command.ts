import {
	CommandFailure,
	DATA_FLAG,
	EXIT_FAILED,
	EXIT_OK,
	JSON_FLAG,
	print,
	type Command
} from './command';
import { readServeConfig } from '../config';
import {
	checkAccounts,
	checkClock,
	checkDisk,
	checkFile,
	checkFolder,
	type Finding
} from '../doctor';
import { dataDirOf, withData } from './with-data';
import { existsSync } from 'node:fs';

export const doctorCommand: Command = {
	words: ['doctor'],
	args: [],
	flags: { ...JSON_FLAG, ...DATA_FLAG },
	help: 'kiểm tra dữ liệu và máy, nói phải làm gì (check data and machine)',
	async run(call) {
		const dataDir = dataDirOf(call);
		if (!existsSync(dataDir))
			throw new CommandFailure(`chưa có thư mục dữ liệu ${dataDir} (chạy serve, hoặc đặt --data)`);

		const findings: Finding[] = [
			checkFolder(dataDir),
			await checkDisk(dataDir),
			checkConfig(call.terminal.env),
			...(await withData(call, async ({ sqlite, accounts }) => [
				checkFile(sqlite),
				checkClock(sqlite, Date.now()),
				...checkAccounts(accounts)
			]))
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

function checkConfig(env: NodeJS.ProcessEnv): Finding {
	const config = readServeConfig({ port: env['GO_CUA_PORT'] || undefined }, env);
	return config.ok
		? { isWell: true, what: 'cấu hình đọc được' }
		: { isWell: false, what: 'cấu hình chưa đúng', advice: config.error };
}
