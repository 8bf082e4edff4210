import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { ImportPlan } from '../../../src/lib/domain/import/import-plan';
import { planImport } from '../../../src/lib/domain/import/plan-import';
import { recogniseSheets } from '../../../src/lib/domain/import/recognise-sheets';
import { summarise, type ImportSummary } from '../../../src/lib/domain/import/summarise';
import { readSheets } from '../../../src/lib/sheets/read-sheets';
import type { SheetFileError } from '../../../src/lib/sheets/sheet-file-error';
import type { Accounts } from '../access/accounts';
import { entriesOf, prepareImport, writeImport, type PreparedImport } from '../import-households';
import { DATA_FILE } from '../open-data';
import { BACKEND_FLAGS } from './backend-flags';
import {
	CommandFailure,
	DATA_FLAG,
	EXIT_FAILED,
	EXIT_OK,
	JSON_FLAG,
	print,
	textFlag,
	usageFailure,
	type Call,
	type Command
} from './command';
import { knownName, readVillageId, SERVER_NAME } from './read-people';
import { sayDeclined } from './say-declined';
import { sayMadeVillages } from './user-commands';
import { dataDirOf, withData } from './with-data';

export const importCommand: Command = {
	words: ['import', 'households'],
	args: ['FILE'],
	flags: {
		village: { type: 'string', value: 'ID', help: 'thôn nhận danh sách (village)' },
		'dry-run': { type: 'boolean', help: 'chỉ xem, không ghi gì (only look)' },
		by: {
			type: 'string',
			value: 'NAME',
			help: 'ghi tên người nhập, mặc định là quản trị (in whose name)'
		},
		...JSON_FLAG,
		...DATA_FLAG,
		...BACKEND_FLAGS
	},
	help: 'nhập danh sách hộ từ XLSX, CSV (import a list of households)',
	async run(call) {
		const village = readVillageId(textFlag(call.flags, 'village') ?? missingVillage());
		const plan = await planOf(call);
		const isDryRun = call.flags['dry-run'] === true;
		// Looking leaves no trace, not even an empty data folder.
		const prepared =
			isDryRun && !existsSync(join(dataDirOf(call), DATA_FILE))
				? prepareImport(plan, [], { by: SERVER_NAME, nowMs: Date.now() })
				: await importInto(call, village, plan, isDryRun);

		const summary = withRefused(summarise(prepared.plan), prepared);
		const { out, err } = call.terminal;
		if (call.flags['json'] === true) print(out, JSON.stringify(summary));
		else print(out, ...inWords(summary, prepared.plan));
		print(err, ...outcomeInWords(prepared, village, isDryRun));
		return summary.sheets > 0 ? EXIT_OK : EXIT_FAILED;
	}
};

function missingVillage(): never {
	throw usageFailure('thiếu --village (mã thôn, ví dụ village-17284-03)');
}

async function planOf(call: Call): Promise<ImportPlan> {
	const path = pathOf(call);
	const read = await readSheets(new Uint8Array(await readFile(path)), basename(path));
	if (!read.ok) throw new CommandFailure(FILE_TROUBLES[read.error.kind]);
	const { grids, notices } = read.value;
	for (const notice of notices)
		if (notice.kind === 'garbled-text')
			print(call.terminal.err, `Chữ có thể bị hỏng dấu, ví dụ "${notice.example}".`);
	return planImport(grids, recogniseSheets(grids), { thisYear: new Date().getFullYear() });
}

/** npm changes into the project's folder; a file is named from where the person stands. */
function pathOf({ args, terminal: { cwd, env } }: Call): string {
	const file = args[0] ?? '';
	const path = [resolve(cwd, file), resolve(env['INIT_CWD'] ?? cwd, file)].find(existsSync);
	if (path === undefined) throw new CommandFailure(`không thấy tệp "${file}"`);
	return path;
}

const FILE_TROUBLES: Readonly<Record<SheetFileError['kind'], string>> = {
	'empty-file': 'tệp này trống',
	'too-large': 'tệp lớn quá 10 MB',
	'old-excel': 'tệp Excel kiểu cũ (.xls): hãy mở bằng Excel và lưu thành .xlsx',
	'password-protected': 'tệp có mật khẩu: hãy bỏ mật khẩu rồi nhập lại',
	'not-a-sheet': 'tệp này không phải bảng tính XLSX hay CSV',
	'damaged-file': 'tệp này hỏng, không đọc được; chưa có gì thay đổi'
};

const importInto = (call: Call, village: string, plan: ImportPlan, isDryRun: boolean) =>
	withData(call, async ({ accounts, documents }): Promise<PreparedImport> => {
		const by = authorOf(call, accounts);
		const existing = await entriesOf(await documents.database(village));
		sayDeclined(call, existing);
		const prepared = prepareImport(plan, existing, { by, nowMs: Date.now() });
		if (isDryRun || prepared.registrations.length === 0) return prepared;

		sayMadeVillages(call, await accounts.addMissingVillages([village]));
		const database = await documents.database(village);
		if (database === undefined) throw new Error(`${village} has no database`);
		await writeImport(database, prepared.registrations);
		return prepared;
	});

/** Who answers for the list: the one named, else the administrator, else whoever sits at the server. */
function authorOf({ flags, terminal }: Call, { people }: Accounts): string {
	const named = textFlag(flags, 'by');
	if (named !== undefined) return knownName(people, named);
	const administrators = people
		.all()
		.filter(({ role, disabledAtMs }) => role === 'administrator' && disabledAtMs === null)
		.map(({ name }) => name);
	const ofEnvironment = terminal.env['GO_CUA_ADMIN_USER'] ?? '';
	return administrators.includes(ofEnvironment)
		? ofEnvironment
		: (administrators[0] ?? SERVER_NAME);
}

const withRefused = (summary: ImportSummary, { refused }: PreparedImport): ImportSummary => ({
	...summary,
	rejected: [...summary.rejected, ...refused]
});

function inWords(summary: ImportSummary, plan: ImportPlan): string[] {
	const { sheets, households, members, rejected, duplicates } = summary;
	return [
		`Trang tính có danh sách: ${sheets}. Hộ: ${households}. Người: ${members}.`,
		...rejected.map(({ sheet, row, reason }) => `Chưa nhập được, ${sheet} dòng ${row}: ${reason}`),
		...duplicates.map(
			({ rows: [a, b] }) => `Nghi trùng: ${a.sheet} dòng ${a.row} và ${b.sheet} dòng ${b.row}`
		),
		...leftOutInWords(plan),
		...(plan.warnings.length > 0 ? [`Ô cần xem lại: ${plan.warnings.length}.`] : [])
	];
}

function leftOutInWords({ leftOut }: ImportPlan): string[] {
	const headings = [...new Set(leftOut.map(({ heading }) => heading).filter((h) => h !== ''))];
	return headings.length > 0 ? [`Cột không lưu: ${headings.join(', ')}.`] : [];
}

function outcomeInWords(
	{ registrations, importedBefore, similar }: PreparedImport,
	village: string,
	isDryRun: boolean
): string[] {
	const lines = [
		isDryRun
			? `Xem thử: sẽ thêm ${registrations.length} hộ vào ${village}.`
			: `Đã thêm ${registrations.length} hộ vào ${village}.`
	];
	if (importedBefore > 0) lines.push(`${importedBefore} hộ đã có từ lần nhập trước.`);
	for (const { sheet, row } of similar)
		lines.push(`Có thể đã có trong thôn: ${sheet} dòng ${row}. Hãy xem lại trên ứng dụng.`);
	return lines;
}
