import { ROLES } from '../../../src/lib/domain/access/access';
import { choosePassword, PASSWORD_FLAG } from './ask-password';
import { BACKEND_FLAGS } from './backend-flags';
import {
	CommandFailure,
	DATA_FLAG,
	EXIT_OK,
	JSON_FLAG,
	print,
	textFlag,
	usageFailure,
	type Call,
	type Command,
	type Flag
} from './command';
import { knownName, readNewName, readRole, readTitle, readVillageIds } from './read-people';
import { enrolUser } from './enrol-command';
import { withData } from './with-data';
import { DEFAULT_GRACE_DAYS } from '../access/assignments';
import type { Village } from '../access/villages';

const VILLAGES_FLAG = {
	villages: {
		type: 'string',
		value: 'A,B',
		help: 'các thôn được giao, cách nhau bằng dấu phẩy (villages, with commas)'
	}
} as const satisfies Record<string, Flag>;

const GRACE_FLAG = {
	'grace-days': {
		type: 'string',
		value: 'N',
		help: `số ngày máy còn được gửi nốt bản ghi, mặc định ${DEFAULT_GRACE_DAYS} (days to hand in what waits)`
	}
} as const satisfies Record<string, Flag>;

const addUser: Command = {
	words: ['user', 'add'],
	args: ['NAME'],
	flags: {
		role: {
			type: 'string',
			value: 'ROLE',
			help: ROLES.join(' | ')
		},
		title: { type: 'string', value: 'T', help: 'tên thường gọi (what people call them)' },
		...VILLAGES_FLAG,
		...PASSWORD_FLAG,
		...DATA_FLAG,
		...BACKEND_FLAGS
	},
	help: 'thêm người dùng (add a person)',
	async run(call) {
		const name = readNewName(call.args[0] ?? '');
		const title = readTitle(call.flags, 'title') || name;
		const role = readRole(textFlag(call.flags, 'role'));
		const villages = readVillageIds(textFlag(call.flags, 'villages'));
		const { password, isMadeUp } = await choosePassword(call);
		return withData(call, async ({ accounts }) => {
			const phc = await accounts.passwords.hash(password);
			if (!accounts.people.add({ name, title, role, phc }))
				throw new CommandFailure(`đã có người tên "${name}"`);
			sayMadeVillages(call, await accounts.addMissingVillages(villages));
			accounts.villages.setFor(name, villages);
			print(call.terminal.out, `Đã thêm ${name} (${role})${namingVillages(villages)}.`);
			if (isMadeUp) sayPassword(call, password);
			return EXIT_OK;
		});
	}
};

const listUsers: Command = {
	words: ['user', 'list'],
	args: [],
	flags: { ...JSON_FLAG, ...DATA_FLAG },
	help: 'danh sách người dùng (list people)',
	run: (call) =>
		withData(call, async ({ accounts }) => {
			const people = accounts.people.all().map((account) => ({
				name: account.name,
				title: account.title,
				role: account.role,
				villages: account.villages,
				disabled: account.disabledAtMs !== null
			}));
			const { out } = call.terminal;
			if (call.flags['json'] === true) print(out, JSON.stringify(people));
			else
				for (const { name, title, role, villages, disabled } of people)
					print(
						out,
						[name, role, title, villages.join(',') || '-', disabled ? 'đã khoá' : 'đang dùng'].join(
							'\t'
						)
					);
			return EXIT_OK;
		})
};

const disableUser: Command = {
	words: ['user', 'disable'],
	args: ['NAME'],
	flags: { ...DATA_FLAG },
	help: 'khoá người dùng và thu hồi mọi thiết bị (disable, revoke devices)',
	run: (call) =>
		withData(call, async ({ accounts }) => {
			const name = knownName(accounts.people, call.args[0] ?? '');
			const devices = accounts.disable(name);
			print(call.terminal.out, `Đã khoá ${name}, thu hồi ${devices} thiết bị.`);
			return EXIT_OK;
		})
};

const enableUser: Command = {
	words: ['user', 'enable'],
	args: ['NAME'],
	flags: { ...DATA_FLAG },
	help: 'mở lại người đã khoá, họ cần đăng nhập lại (let a disabled person in again)',
	run: (call) =>
		withData(call, async ({ accounts }) => {
			const name = knownName(accounts.people, call.args[0] ?? '');
			accounts.people.enable(name);
			print(call.terminal.out, `Đã mở lại ${name}.`);
			return EXIT_OK;
		})
};

const setVillages: Command = {
	words: ['user', 'set-villages'],
	args: ['NAME'],
	flags: { ...VILLAGES_FLAG, ...GRACE_FLAG, ...DATA_FLAG, ...BACKEND_FLAGS },
	help: 'giao lại các thôn (change villages)',
	async run(call) {
		const list = textFlag(call.flags, 'villages');
		if (list === undefined)
			throw usageFailure('thiếu --villages (để trống "" là không giao thôn nào)');
		const villages = readVillageIds(list);
		const graceDays = readGraceDays(call);
		return withData(call, async ({ accounts }) => {
			const name = knownName(accounts.people, call.args[0] ?? '');
			sayMadeVillages(call, await accounts.addMissingVillages(villages));
			const taken = accounts.assignments.change(name, { villages }, graceDays);
			print(call.terminal.out, `Đã giao cho ${name}${namingVillages(villages)}.`);
			sayTaken(call, taken, graceDays);
			return EXIT_OK;
		});
	}
};

const setRole: Command = {
	words: ['user', 'set-role'],
	args: ['NAME'],
	flags: {
		role: { type: 'string', value: 'ROLE', help: ROLES.join(' | ') },
		...GRACE_FLAG,
		...DATA_FLAG
	},
	help: 'đổi vai trò, máy biết ở lần liên lạc sau (change the role)',
	async run(call) {
		const role = readRole(textFlag(call.flags, 'role'));
		const graceDays = readGraceDays(call);
		return withData(call, async ({ accounts }) => {
			const name = knownName(accounts.people, call.args[0] ?? '');
			const taken = accounts.assignments.change(name, { role }, graceDays);
			print(call.terminal.out, `${name} nay là ${role}.`);
			sayTaken(call, taken, graceDays);
			return EXIT_OK;
		});
	}
};

const setPassword: Command = {
	words: ['user', 'set-password'],
	args: ['NAME'],
	flags: { ...PASSWORD_FLAG, ...DATA_FLAG },
	help: 'đặt lại mật khẩu, mọi thiết bị phải đăng nhập lại (new password)',
	async run(call) {
		const { password, isMadeUp } = await choosePassword(call);
		return withData(call, async ({ accounts }) => {
			const name = knownName(accounts.people, call.args[0] ?? '');
			await accounts.changePassword(name, password);
			print(call.terminal.out, `Đã đặt mật khẩu mới cho ${name}.`);
			if (isMadeUp) sayPassword(call, password);
			return EXIT_OK;
		});
	}
};

export const userCommands = [
	addUser,
	listUsers,
	disableUser,
	enableUser,
	setVillages,
	setRole,
	setPassword,
	enrolUser
];

const MAX_GRACE_DAYS = 366;

function readGraceDays({ flags }: Call): number {
	const text = textFlag(flags, 'grace-days') ?? String(DEFAULT_GRACE_DAYS);
	if (!/^[0-9]{1,3}$/.test(text) || Number(text) > MAX_GRACE_DAYS)
		throw usageFailure(`--grace-days phải là số ngày từ 0 đến ${MAX_GRACE_DAYS}`);
	return Number(text);
}

function sayTaken({ terminal }: Call, villages: readonly string[], graceDays: number): void {
	if (villages.length === 0) return;
	print(
		terminal.err,
		graceDays === 0
			? `Thôi giao ngay: ${villages.join(', ')}. Bản ghi chưa gửi ở lại trên máy.`
			: `Thôi giao: ${villages.join(', ')}. Máy còn được gửi nốt bản ghi trong ${graceDays} ngày.`
	);
}

const namingVillages = (villages: readonly string[]): string =>
	villages.length === 0 ? ', chưa giao thôn nào' : `: ${villages.join(', ')}`;

const sayPassword = ({ terminal }: Call, password: string): void =>
	print(terminal.out, `Mật khẩu (chỉ hiện lần này): ${password}`);

export function sayMadeVillages({ terminal }: Call, villages: readonly Village[]): void {
	for (const { id, title } of villages)
		print(
			terminal.err,
			`Thôn ${id} chưa có, đã tạo với tên tạm "${title}" (đổi tên: village add ${id} --title …).`
		);
}
