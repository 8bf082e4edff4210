import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import type { Call, Command } from '../../../../sync-server/src/cli/command';
import { CommandFailure } from '../../../../sync-server/src/cli/command';
import { commands } from '../../../../sync-server/src/cli/commands';
import { runCli } from '../../../../sync-server/src/cli/run';

/** A command that tells what it was called with. */
function echo(): { command: Command; calls: Call[] } {
	const calls: Call[] = [];
	return {
		calls,
		command: {
			words: ['echo', 'back'],
			args: ['NAME'],
			flags: {
				port: { type: 'string', value: 'N', help: 'a number' },
				'dry-run': { type: 'boolean', help: 'only look' },
				password: { type: 'string', help: 'secret', env: 'GO_CUA_USER_PASSWORD' }
			},
			help: 'says what it was called with',
			async run(call) {
				calls.push(call);
				if (call.args[0] === 'fail') throw new CommandFailure('nothing to be done');
				return 0;
			}
		}
	};
}

async function run(given: string[], env: NodeJS.ProcessEnv = {}, { command, calls } = echo()) {
	const out = new PassThrough();
	const err = new PassThrough();
	const terminal = { out, err, in: new PassThrough(), env, cwd: '/' };
	const code = await runCli([command], given, terminal);
	const read = (stream: PassThrough) => String(stream.read() ?? '');
	return { code, out: read(out), err: read(err), flags: calls[0]?.flags, calls };
}

test('flags and names reach the command', async () => {
	const { code, flags, calls } = await run(['echo', 'back', 'tnv1', '--port', '80', '--dry-run']);
	expect(code).toBe(0);
	expect(calls[0]?.args).toEqual(['tnv1']);
	expect(flags).toMatchObject({ port: '80', 'dry-run': true });
});

test.each([
	{ env: { GO_CUA_PORT: '81' }, flags: { port: '81' } },
	{ env: { GO_CUA_DRY_RUN: '1' }, flags: { 'dry-run': true } },
	{ env: { GO_CUA_DRY_RUN: 'no' }, flags: { 'dry-run': false } },
	{ env: { GO_CUA_DRY_RUN: '' }, flags: { 'dry-run': undefined } },
	{ env: { GO_CUA_USER_PASSWORD: 'dài và khó' }, flags: { password: 'dài và khó' } },
	{ env: { GO_CUA_PASSWORD: 'dài và khó' }, flags: { password: undefined } }
])('$env stands in for a flag that was not given', async ({ env, flags }) => {
	expect((await run(['echo', 'back', 'tnv1'], env)).flags).toMatchObject(flags);
});

test('a flag wins over the environment', async () => {
	const { flags } = await run(['echo', 'back', 'tnv1', '--port', '80'], { GO_CUA_PORT: '81' });
	expect(flags).toMatchObject({ port: '80' });
});

test.each([
	{ given: ['echo', 'back'], says: 'thiếu NAME' },
	{ given: ['echo', 'back', 'a', 'b'], says: 'không hiểu "b"' },
	{ given: ['echo', 'back', 'a', '--colour'], says: '--colour' },
	{ given: ['echo', 'back', 'a', '--port'], says: 'port' },
	{ given: ['echo', 'forth'], says: 'Không có lệnh "echo forth"' }
])('$given is a mistake in the call: said on stderr, exit code 2', async ({ given, says }) => {
	const { code, out, err, calls } = await run(given);
	expect({ code, out, calls }).toEqual({ code: 2, out: '', calls: [] });
	expect(err).toContain(says);
});

test('an environment variable that is neither yes nor no is a mistake too', async () => {
	const { code, err } = await run(['echo', 'back', 'a'], { GO_CUA_DRY_RUN: 'perhaps' });
	expect(code).toBe(2);
	expect(err).toContain('GO_CUA_DRY_RUN');
});

test('what cannot be done is said without a trace, exit code 1', async () => {
	const { code, err } = await run(['echo', 'back', 'fail']);
	expect(code).toBe(1);
	expect(err).toBe('Chưa làm được: nothing to be done\n');
});

test.each([[[]], [['--help']], [['help']]])('%j shows all commands', async (given) => {
	const { code, out } = await run(given);
	expect(code).toBe(0);
	expect(out).toContain('echo back NAME');
});

test('every command explains each of its flags with its environment variable', async () => {
	for (const command of commands) {
		const { code, out } = await run([...command.words, '--help'], {}, { command, calls: [] });
		expect(code).toBe(0);
		for (const name of Object.keys(command.flags)) expect(out).toContain(`--${name}`);
		expect(out).toContain('GO_CUA_');
	}
});
