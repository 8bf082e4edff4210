/**
 * What `npm start` and `npm test` do before anything else, on a machine where nothing was installed by hand. Plain Node
 * without dependencies, since it runs before there are any.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

const at = (...parts) => path.join(root, ...parts);

/** Ends the process with what is wrong and what to do. */
export function stop(...lines) {
	console.error(['', ...lines, ''].join('\n'));
	process.exit(1);
}

/** @returns the exit code; the child's output is the terminal's */
export function run(command, args, options = {}) {
	const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options });
	if (error) return 127;
	return status ?? 1;
}

/** npm by its own script where npm started us, so that no other npm on the path answers. */
export function npm(...args) {
	const script = process.env.npm_execpath;
	return script ? run(process.execPath, [script, ...args]) : run('npm', args);
}

export function requireNode() {
	const [major, minor] = process.versions.node.split('.').map(Number);
	if (major > 20 || (major === 20 && minor >= 19)) {
		if (major < 27) return;
	}
	stop(
		`Gõ Cửa needs Node.js 20.19 to 26; this is ${process.version}.`,
		'Install Node.js 24 (https://nodejs.org) and run the command again.'
	);
}

const INSTALLED = at('node_modules', '.go-cua-installed');

/** Installs the pinned dependencies when they are missing or older than the lock file. */
export function installDependencies() {
	const lock = statSync(at('package-lock.json')).mtimeMs;
	const fresh = existsSync(INSTALLED) && statSync(INSTALLED).mtimeMs >= lock;
	if (!fresh) installAll();
	if (!opensDatabases()) compileSqlite({ justInstalled: !fresh });
}

function installAll() {
	console.log('Installing dependencies (a few minutes the first time) …');
	if (npm('ci', '--no-audit', '--no-fund') !== 0)
		stop('npm could not install the dependencies; its own message is above.');
	writeFileSync(INSTALLED, '');
}

/** Asks the server's own code, which knows when it needs better-sqlite3 and when Node.js itself has what it takes. */
function opensDatabases() {
	const { status } = spawnSync(
		process.execPath,
		[
			...['--import', 'tsx', '--input-type=module', '--eval'],
			"import { openSqlite } from './sync-server/src/storage/sqlite/open.ts'; openSqlite(':memory:').close();"
		],
		{ cwd: root }
	);
	return status === 0;
}

/** A compiled module belongs to one Node version. npm leaves out an optional one that it could not compile. */
function compileSqlite({ justInstalled }) {
	if (existsSync(at('node_modules', 'better-sqlite3'))) {
		console.log(`Compiling better-sqlite3 for Node ${process.version} …`);
		npm('rebuild', 'better-sqlite3');
	} else if (!justInstalled) {
		installAll();
	}
	if (!opensDatabases())
		stop(
			`Node ${process.version} has no SQLite of its own that the server can use, and better-sqlite3 could not be compiled.`,
			'Install what compiles it (Debian: apt-get install python3 make g++) or the newest Node.js 24 (https://nodejs.org),',
			'and run the command again.'
		);
}

const BUILT = at('build', '200.html');
const SOURCES = ['src', 'static', 'package-lock.json', 'svelte.config.js', 'vite.config.ts'];

/** Builds the application when there is no build or a source is newer than it. */
export function buildIfStale() {
	const newest = Math.max(...SOURCES.map((source) => newestMs(at(source))));
	if (existsSync(BUILT) && statSync(BUILT).mtimeMs >= newest) return;
	console.log('Building the application …');
	if (npm('run', '--silent', 'build') !== 0) stop('The build failed; its own message is above.');
}

function newestMs(place) {
	const entry = statSync(place);
	if (!entry.isDirectory()) return entry.mtimeMs;
	return readdirSync(place).reduce(
		(newest, name) => Math.max(newest, newestMs(path.join(place, name))),
		entry.mtimeMs
	);
}
