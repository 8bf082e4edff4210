import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const LIB = resolve('src/lib');

/** Everything a source file loads with itself, types and what is asked for later left out: paths, and names of packages. */
export function staticImports(start: string): Set<string> {
	const reached = new Set<string>();
	const look = (file: string): void => {
		if (reached.has(file)) return;
		reached.add(file);
		for (const name of namesIn(readFileSync(file, 'utf8'))) {
			const path = pathOf(name, file);
			if (path === undefined) reached.add(name);
			else if (/\.(ts|svelte)$/.test(path)) look(path);
		}
	};
	look(resolve(start));
	return reached;
}

const IMPORT = /^\s*(?:import|export)\s+(?!type\b)(?:([^;'"]*?)\sfrom\s+)?'([^']+)'/gm;

const namesIn = (source: string): string[] =>
	[...source.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(IMPORT)].flatMap(([, what = '', name]) =>
		name === undefined || isOfTypes(what) ? [] : [name]
	);

/** `{ type A, type B }` leaves nothing behind. */
function isOfTypes(what: string): boolean {
	const inner = /^\{([\s\S]*)\}$/.exec(what.trim())?.[1];
	const names = inner?.split(',').filter((name) => name.trim() !== '') ?? [];
	return names.length > 0 && names.every((name) => name.trim().startsWith('type '));
}

/** Undefined for a package. */
function pathOf(name: string, from: string): string | undefined {
	if (!/^(\.|\$lib\/)/.test(name)) return undefined;
	const path = name.startsWith('$lib/') ? join(LIB, name.slice(5)) : resolve(dirname(from), name);
	return ['', '.ts', '.svelte.ts', '/index.ts']
		.map((end) => path + end)
		.find((one) => existsSync(one) && statSync(one).isFile());
}
