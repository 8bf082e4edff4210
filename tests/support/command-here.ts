import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { commands } from '../../sync-server/src/cli/commands';
import { runCli } from '../../sync-server/src/cli/run';
import type { CommandOutcome } from './server-process';

/** The real commands on real files, without a process for each. */
export async function commandHere(
	given: string[],
	env: NodeJS.ProcessEnv = {}
): Promise<CommandOutcome> {
	const out = new PassThrough();
	const err = new PassThrough();
	const terminal = { out, err, in: new PassThrough(), env, cwd: process.cwd() };
	const code = await runCli(commands, given, terminal);
	return { code, stdout: String(out.read() ?? ''), stderr: String(err.read() ?? '') };
}

/** A data folder that is not there yet, and the way to remove what a test leaves in it. */
export async function freshDataDir(): Promise<{ data: string; remove: () => Promise<void> }> {
	const parent = await mkdtemp(join(tmpdir(), 'go-cua-data-'));
	return {
		data: join(parent, 'du-lieu'),
		remove: () => rm(parent, { recursive: true, force: true })
	};
}
