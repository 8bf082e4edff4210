/**
 * `npm test`: everything from a fresh clone to one last line `N passed, N failed`. A step that fails does not hide the
 * ones after it. With arguments (`npm test -- unit e2e`) only those steps run.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { installDependencies, npm, requireNode, root, run, stop } from '../sync-server/setup.mjs';

const reports = mkdtempSync(path.join(tmpdir(), 'go-cua-tests-'));

const one = (script) => () => (npm('run', '--silent', script) === 0 ? [1, 0] : [0, 1]);

const steps = {
	format: one('format:check'),
	lint: one('lint'),
	types: one('types'),
	unit: vitest('unit'),
	contract: vitest('contract'),
	build: one('build'),
	integration: vitest('integration'),
	e2e: playwright
};

requireNode();
installDependencies();
process.env.GO_CUA_CHROMIUM = findChromium();

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in steps));
if (unknown.length > 0)
	stop(`No such step: ${unknown.join(', ')}. There are: ${Object.keys(steps).join(', ')}.`);

let passed = 0;
let failed = 0;
const summary = [];
for (const [name, step] of Object.entries(steps)) {
	if (wanted.length > 0 && !wanted.includes(name)) continue;
	console.log(`\n── ${name} ${'─'.repeat(60 - name.length)}`);
	const started = Date.now();
	const [good, bad] = step();
	passed += good;
	failed += bad;
	const seconds = Math.round((Date.now() - started) / 1000);
	summary.push(`${name.padEnd(12)} ${good} passed, ${bad} failed   ${seconds} s`);
}
rmSync(reports, { recursive: true, force: true });

console.log(`\n${summary.join('\n')}\n`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);

function vitest(project) {
	return () => {
		const file = path.join(reports, `${project}.json`);
		const status = run(process.execPath, [
			path.join(root, 'node_modules/vitest/vitest.mjs'),
			'run',
			'--project',
			project,
			'--reporter=default',
			'--reporter=json',
			`--outputFile.json=${file}`
		]);
		if (!existsSync(file)) return [0, 1];
		const report = JSON.parse(readFileSync(file, 'utf8'));
		// Left out is only what this machine cannot do (a mount, an account that is not root); the linter sees to that.
		if (report.numPendingTests > 0)
			console.log(`${report.numPendingTests} left out on this machine`);
		const bad = report.numFailedTests + report.numTodoTests;
		// A file that does not load fails without a failed test of its own.
		return [report.numPassedTests, Math.max(bad, status === 0 ? 0 : 1)];
	};
}

function playwright() {
	const file = path.join(reports, 'e2e.json');
	const status = run(
		process.execPath,
		[
			path.join(root, 'node_modules/@playwright/test/cli.js'),
			'test',
			'--config',
			'tests/e2e/playwright.config.ts',
			'--reporter=list,json'
		],
		{ env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: file } }
	);
	if (!existsSync(file)) return [0, 1];
	const { stats } = JSON.parse(readFileSync(file, 'utf8'));
	const bad = stats.unexpected + stats.flaky + stats.skipped;
	return [stats.expected, Math.max(bad, status === 0 ? 0 : 1)];
}

/** A Chromium that is there, or Debian's, installed where we may; otherwise a word on what to do. */
function findChromium() {
	const there = () =>
		[
			process.env.GO_CUA_CHROMIUM,
			'/usr/bin/chromium',
			'/usr/bin/chromium-browser',
			'/usr/bin/google-chrome'
		].find((candidate) => candidate && existsSync(candidate));
	const found = there();
	if (found) return found;

	const isRoot = process.getuid?.() === 0;
	if (isRoot && spawnSync('apt-get', ['--version']).status === 0) {
		console.log('Installing Chromium from the system’s packages …');
		const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
		run('apt-get', ['update', '-qq'], { env });
		run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { env });
	}
	return (
		there() ??
		stop(
			'The tests need Chromium. On Debian or Ubuntu: sudo apt-get install chromium',
			'Elsewhere, name one: GO_CUA_CHROMIUM=/path/to/chromium npm test'
		)
	);
}
