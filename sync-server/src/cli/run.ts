import {
	CommandFailure,
	EXIT_FAILED,
	EXIT_OK,
	EXIT_USAGE,
	print,
	usageFailure,
	type Command,
	type Terminal
} from './command';
import { helpOf, overview, usageOf } from './help';
import { readCall } from './read-call';

/** Finds the command, runs it, and says what went wrong in words. Returns the exit code. */
export async function runCli(
	commands: readonly Command[],
	given: readonly string[],
	terminal: Terminal
): Promise<number> {
	const command = commandIn(commands, given);
	if (command === undefined) {
		const wantsHelp = given.length === 0 || isHelp(given);
		print(wantsHelp ? terminal.out : terminal.err, overview(commands));
		if (wantsHelp) return EXIT_OK;
		print(terminal.err, '', `Không có lệnh "${given.slice(0, 2).join(' ')}".`);
		return EXIT_USAGE;
	}
	const rest = given.slice(command.words.length);
	if (isHelp(rest)) {
		print(terminal.out, helpOf(command));
		return EXIT_OK;
	}
	try {
		return await command.run({ ...readCall(command, rest, terminal.env), terminal });
	} catch (thrown) {
		const failure = nameFailure(thrown);
		print(terminal.err, `Chưa làm được: ${failure.message}`);
		if (failure.exitCode === EXIT_USAGE) print(terminal.err, `Cách dùng: ${usageOf(command)}`);
		return failure.exitCode;
	}
}

const isHelp = (given: readonly string[]): boolean =>
	given[0] === 'help' || given.includes('--help') || given.includes('-h');

const commandIn = (commands: readonly Command[], given: readonly string[]) =>
	commands.find(({ words }) => words.every((word, i) => given[i] === word));

/** What the machine can do to any command, in words; anything else is our own bug and keeps its trace. */
export function nameFailure(thrown: unknown): CommandFailure {
	if (thrown instanceof CommandFailure) return thrown;
	const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
	switch (code) {
		case 'EADDRINUSE':
			return usageFailure('cổng này đang có chương trình khác dùng, hãy chọn --port khác');
		case 'EACCES':
		case 'EPERM':
		case 'EROFS':
		case 'SQLITE_CANTOPEN':
		case 'SQLITE_READONLY':
			return new CommandFailure('không mở hoặc ghi được thư mục dữ liệu, hãy xem quyền của nó');
		case 'ENOSPC':
		case 'SQLITE_FULL':
			return new CommandFailure('ổ đĩa đã đầy');
		case 'SQLITE_BUSY':
			return new CommandFailure('dữ liệu đang bận, hãy thử lại sau ít giây');
		case 'SQLITE_NOTADB':
		case 'SQLITE_CORRUPT':
			return new CommandFailure('tệp dữ liệu hỏng; đừng xoá nó, hãy lấy bản sao lưu');
	}
	if (thrown instanceof Error && thrown.name === 'DamagedFile')
		return new CommandFailure('tệp dữ liệu hỏng; đừng xoá nó, hãy lấy bản sao lưu');
	if (thrown instanceof Error && thrown.name === 'NewerSchema')
		return new CommandFailure('dữ liệu do một bản mới hơn ghi; hãy cập nhật máy chủ này');
	if (thrown instanceof Error && thrown.name === 'Problem' && 'reason' in thrown)
		return new CommandFailure(String(thrown.reason));
	return new CommandFailure(
		thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown),
		EXIT_FAILED
	);
}
