import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import type { TestProject } from 'vitest/node';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
const HARNESS = fileURLToPath(new URL('.', import.meta.url));

declare module 'vitest' {
	interface ProvidedContext {
		/** Where the data worker and its page lie, built as for people. */
		deviceSite: string;
	}
}

/** Before the first test of a run, for all files of tests; removed after the last. */
export default async function prepare({ provide }: TestProject): Promise<() => Promise<void>> {
	const folder = await mkdtemp(join(tmpdir(), 'go-cua-device-'));
	await build({
		configFile: false,
		root: HARNESS,
		logLevel: 'error',
		resolve: { alias: { $lib: join(ROOT, 'src/lib') } },
		worker: { format: 'es' },
		build: { outDir: folder, target: 'es2022' }
	});
	provide('deviceSite', folder);
	return () => rm(folder, { recursive: true, force: true });
}
