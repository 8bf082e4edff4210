import type { Readable, Writable } from 'node:stream';

/** Where a command reads and writes; a test hands in its own. */
export interface Terminal {
	out: Writable;
	err: Writable;
	in: Readable & { isTTY?: boolean };
	env: NodeJS.ProcessEnv;
	/** Where relative file names start. */
	cwd: string;
}

export type Flags = Record<string, string | boolean | undefined>;

export interface Call {
	args: readonly string[];
	flags: Flags;
	terminal: Terminal;
}

export interface Flag {
	type: 'string' | 'boolean';
	/** What the value is, in capitals, for the help. */
	value?: string;
	help: string;
	/** When its environment variable has another name than the flag says. */
	env?: string;
}

export interface Command {
	/** `['user', 'add']` */
	words: readonly string[];
	/** Names of what stands without a flag: `['NAME']`. Exactly as many must be given, and of `[NAME…]` any number. */
	args: readonly string[];
	flags: Readonly<Record<string, Flag>>;
	help: string;
	/** @returns the exit code */
	run(call: Call): Promise<number>;
}

export const EXIT_OK = 0;
export const EXIT_FAILED = 1;
export const EXIT_USAGE = 2;

/** A command that cannot go on, with what to tell the person at the keyboard. */
export class CommandFailure extends Error {
	constructor(
		message: string,
		readonly exitCode: number = EXIT_FAILED
	) {
		super(message);
		this.name = 'CommandFailure';
	}
}

export const usageFailure = (message: string) => new CommandFailure(message, EXIT_USAGE);

export const print = (stream: Writable, ...lines: string[]): void =>
	void stream.write(lines.map((line) => `${line}\n`).join(''));

export function textFlag(flags: Flags, name: string): string | undefined {
	const value = flags[name];
	return typeof value === 'string' ? value : undefined;
}

export const DATA_FLAG = {
	data: {
		type: 'string',
		value: 'DIR',
		help: 'thư mục dữ liệu, mặc định ./data (data folder)'
	}
} as const satisfies Record<string, Flag>;

export const JSON_FLAG = {
	json: { type: 'boolean', help: 'in ra JSON (print JSON)' }
} as const satisfies Record<string, Flag>;
