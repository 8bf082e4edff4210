import { commands } from './cli/commands';
import { runCli } from './cli/run';

process.exitCode = await runCli(commands, process.argv.slice(2), {
	out: process.stdout,
	err: process.stderr,
	in: process.stdin,
	env: process.env,
	cwd: process.cwd()
});
