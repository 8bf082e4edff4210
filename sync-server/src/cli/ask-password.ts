import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { newPassword } from '../access/passwords';
import { print, textFlag, usageFailure, type Call, type Flag } from './command';
import { checkPassword } from './read-people';

export const PASSWORD_FLAG = {
	password: {
		type: 'string',
		value: 'P',
		env: 'GO_CUA_USER_PASSWORD',
		help: 'mật khẩu; không có thì hỏi, hoặc tự đặt và in ra một lần (asked for, or made up and printed once)'
	}
} as const satisfies Record<string, Flag>;

/** @property isMadeUp nobody chose it, so it must be shown */
export interface ChosenPassword {
	password: string;
	isMadeUp: boolean;
}

/** From the flag or the environment, else typed in twice unseen, else made up where nobody sits at a keyboard. */
export async function choosePassword({ flags, terminal }: Call): Promise<ChosenPassword> {
	const given = textFlag(flags, 'password');
	if (given !== undefined) return { password: checkPassword(given), isMadeUp: false };
	if (terminal.in.isTTY !== true) return { password: newPassword(), isMadeUp: true };

	const typed = await askUnseen(terminal, 'Mật khẩu mới (để trống: máy tự đặt): ');
	if (typed === '') return { password: newPassword(), isMadeUp: true };
	checkPassword(typed);
	if ((await askUnseen(terminal, 'Nhập lại mật khẩu: ')) !== typed)
		throw usageFailure('hai lần nhập không giống nhau');
	return { password: typed, isMadeUp: false };
}

async function askUnseen({ in: input, err }: Call['terminal'], question: string): Promise<string> {
	const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
	const lines = createInterface({ input, output: silent, terminal: true });
	err.write(question);
	try {
		return await lines.question('');
	} finally {
		lines.close();
		print(err, '');
	}
}
