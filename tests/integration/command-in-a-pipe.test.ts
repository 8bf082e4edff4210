import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

test('a command whose output nobody reads to the end finishes without a word of complaint', async () => {
	const command = `"${process.execPath}" --import tsx sync-server/src/main.ts help`;
	const child = spawn('bash', ['-c', `set -o pipefail; ${command} | head -n 0`], {
		cwd: ROOT,
		stdio: ['ignore', 'ignore', 'pipe']
	});
	const ended = new Promise((resolve) => child.once('close', resolve));
	expect(await text(child.stderr)).toBe('');
	expect(await ended).toBe(0);
});
