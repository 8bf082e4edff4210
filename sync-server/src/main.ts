import { commands } from './cli/commands';
import { runCli } from './cli/run';

// Whoever reads along may have enough before the end, as `head` has: the command finishes what it does and says no more.
for (const stream of [process.stdout, process.stderr])
	stream.on('error', (thrown: NodeJS.ErrnoException) => {
		if (thrown.code !== 'EPIPE') throw thrown;
	});

process.exitCode = await runCli(commands, process.argv.slice(2), {
	out: process.stdout,
	err: process.stderr,
	in: process.stdin,
	env: process.env,
	cwd: process.cwd()
});
