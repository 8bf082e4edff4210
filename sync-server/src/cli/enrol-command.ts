import { enrolmentAddress, qrInTerminal } from '../access/enrolment-code';
import { DEFAULT_PORT, readPublicUrl } from '../config';
import {
	CommandFailure,
	DATA_FLAG,
	EXIT_OK,
	JSON_FLAG,
	print,
	textFlag,
	usageFailure,
	type Call,
	type Command
} from './command';
import { knownName } from './read-people';
import { withData } from './with-data';

export const enrolUser: Command = {
	words: ['user', 'enrol'],
	args: ['NAME'],
	flags: {
		'public-url': {
			type: 'string',
			value: 'URL',
			help: 'địa chỉ mà máy của người ấy thấy (address of the server as the phone sees it)'
		},
		...JSON_FLAG,
		...DATA_FLAG
	},
	help: 'mã QR để một người vào trên máy của họ, dùng một lần (single-use QR code)',
	async run(call) {
		const origin = originOf(call);
		return withData(call, async ({ accounts }) => {
			const name = knownName(accounts.people, call.args[0] ?? '');
			if (accounts.people.active(name) === undefined)
				throw new CommandFailure(`${name} đang bị khoá (mở lại: user enable ${name})`);
			const code = accounts.enrolments.create(name, undefined);
			const made = accounts.enrolments.look(code);
			if (!made.ok) throw new Error('an enrolment is not valid as soon as it is made');

			const url = enrolmentAddress(origin, code);
			const { person, villages, expiresAtMs } = made.value;
			const expiresAt = new Date(expiresAtMs);
			const { out } = call.terminal;
			if (call.flags['json'] === true)
				print(out, JSON.stringify({ person, villages, url, expiresAt: expiresAt.toISOString() }));
			else
				print(
					out,
					`Mã mời ${person.title} (${name}): ${villages.join(', ') || 'chưa giao thôn nào'}`,
					qrInTerminal(url),
					url,
					`Dùng một lần, đến ${clockTime(expiresAt)}. Ai thấy mã này cũng vào được: chỉ đưa cho đúng người.`
				);
			return EXIT_OK;
		});
	}
};

function originOf({ flags, terminal }: Call): string {
	const given = readPublicUrl(textFlag(flags, 'public-url'));
	if (!given.ok) throw usageFailure(given.error);
	if (given.value !== undefined) return given.value;
	print(
		terminal.err,
		'Chưa có --public-url: mã này chỉ mở được trên chính máy chủ (GO_CUA_PUBLIC_URL đặt sẵn cho mọi lệnh).'
	);
	return `http://127.0.0.1:${terminal.env['GO_CUA_PORT'] || DEFAULT_PORT}`;
}

const clockTime = (at: Date): string =>
	at.toLocaleTimeString('vi-VN', {
		hour: '2-digit',
		minute: '2-digit',
		timeZone: 'Asia/Ho_Chi_Minh'
	});
