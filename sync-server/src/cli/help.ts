import type { Command } from './command';
import { environmentName } from './read-call';

const PROGRAM = 'npm run --silent sync-server --';

export function usageOf({ words, args, flags }: Command): string {
	const options = Object.entries(flags).map(([name, { type, value = 'TEXT' }]) =>
		type === 'boolean' ? `[--${name}]` : `[--${name} ${value}]`
	);
	return [...words, ...args, ...options].join(' ');
}

export function helpOf(command: Command): string {
	const rows = Object.entries(command.flags).map(([name, flag]): [string, string] => [
		`--${name}${flag.type === 'string' ? ` ${flag.value ?? 'TEXT'}` : ''}`,
		`${flag.help}  ${environmentName(name, flag)}`
	]);
	return [command.help, '', `  ${PROGRAM} ${usageOf(command)}`, '', ...inColumns(rows)].join('\n');
}

export function overview(commands: readonly Command[]): string {
	const rows = commands.map((command): [string, string] => [
		[...command.words, ...command.args].join(' '),
		command.help
	]);
	return [
		'Gõ Cửa, máy chủ đồng bộ của xã (the commune’s sync-server)',
		'',
		`  ${PROGRAM} LỆNH [--help]`,
		'',
		...inColumns(rows)
	].join('\n');
}

function inColumns(rows: readonly [string, string][]): string[] {
	const width = Math.max(...rows.map(([left]) => left.length));
	return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}
