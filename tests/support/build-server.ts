import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Beside the sources, for the packages are found from there. */
const FOLDER = join(ROOT, '.svelte-kit', 'tests');

/**
 * Before the first test of a run: the sync-server in one file, from the sources as they stand, removed after the last.
 * Tests start it some hundred times, and compiling TypeScript anew is most of what a start costs.
 */
export default async function prepare(): Promise<() => Promise<void>> {
	const file = await buildServer();
	// The processes that run the tests inherit it.
	process.env['GO_CUA_BUILT_SERVER'] = file;
	return () => rm(file);
}

async function buildServer(): Promise<string> {
	await mkdir(FOLDER, { recursive: true });
	const fileName = `sync-server-${process.pid}.mjs`;
	await build({
		configFile: false,
		root: ROOT,
		logLevel: 'error',
		plugins: [
			{
				name: 'every-module-stands-where-its-source-is',
				async load(id) {
					if (!id.endsWith('.ts') || id.includes('node_modules')) return undefined;
					const source = await readFile(id, 'utf8');
					return source.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href));
				}
			}
		],
		build: {
			ssr: 'sync-server/src/main.ts',
			target: 'node20',
			outDir: FOLDER,
			emptyOutDir: false,
			copyPublicDir: false,
			minify: false,
			rollupOptions: { output: { entryFileNames: fileName, codeSplitting: false } }
		}
	});
	return join(FOLDER, fileName);
}
