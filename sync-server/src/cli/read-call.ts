import { parseArgs } from 'node:util';
import { usageFailure, type Command, type Flag, type Flags } from './command';

/** Reads flags and the rest; a flag that was not given comes from the environment (`--port` is `GO_CUA_PORT`). */
export function readCall(
	command: Command,
	given: readonly string[],
	env: NodeJS.ProcessEnv
): { args: string[]; flags: Flags } {
	const { values, positionals } = parse(command, given);
	const flags: Flags = {};
	for (const [name, flag] of Object.entries(command.flags))
		flags[name] = values[name] ?? fromEnvironment(name, flag, env);

	const needed = command.args.filter((name) => !isAnyNumber(name));
	if (positionals.length < needed.length)
		throw usageFailure(`thiếu ${needed.slice(positionals.length).join(' ')}`);
	const tooMany = positionals[needed.length];
	if (tooMany !== undefined && !command.args.some(isAnyNumber))
		throw usageFailure(`không hiểu "${tooMany}"`);
	return { args: positionals, flags };
}

const isAnyNumber = (name: string): boolean => name.endsWith('…]');

function parse(command: Command, given: readonly string[]) {
	const options = Object.fromEntries(
		Object.entries(command.flags).map(([name, { type }]) => [name, { type }])
	);
	try {
		const { values, positionals } = parseArgs({
			args: [...given],
			options,
			allowPositionals: true
		});
		return { values: values as Flags, positionals };
	} catch (cause) {
		throw usageFailure(cause instanceof Error ? cause.message : String(cause));
	}
}

export const environmentName = (name: string, flag: Flag): string =>
	flag.env ?? `GO_CUA_${name.toUpperCase().replaceAll('-', '_')}`;

const YES = new Set(['1', 'true', 'yes', 'on']);
const NO = new Set(['0', 'false', 'no', 'off']);

function fromEnvironment(
	name: string,
	flag: Flag,
	env: NodeJS.ProcessEnv
): string | boolean | undefined {
	const variable = environmentName(name, flag);
	const value = env[variable];
	if (value === undefined || value === '') return undefined;
	if (flag.type === 'string') return value;
	if (YES.has(value.toLowerCase())) return true;
	if (NO.has(value.toLowerCase())) return false;
	throw usageFailure(`${variable} phải là 1 hoặc 0, không phải "${value}"`);
}
