/**
 * `npm test`: everything from a fresh clone to one last line `N passed, N failed`. A step that fails does not hide the
 * ones after it. With arguments (`npm test -- unit e2e`) only those steps run.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { installDependencies, npm, requireNode, root, run, stop } from '../sync-server/setup.mjs';

const reports = mkdtempSync(path.join(tmpdir(), 'go-cua-tests-'));

const one = (script) => () => {
	if (npm('run', '--silent', script) === 0) return [1, 0];
	failures.push(script);
	return [0, 1];
};

const steps = {
	checks: sideBySide([['format:check', 'lint'], ['types']]),
	unit: vitest('unit', { tries: 1 }),
	contract: vitest('contract', { tries: 2 }),
	build: one('build'),
	integration: vitest('integration', { tries: 2 }),
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
/** Said once more at the end, where somebody who has only the last lines looks. */
const failures = [];
/** What passed, but not at once: told as loudly, for either the test or the application has a fault. */
const secondTries = [];
for (const [name, step] of Object.entries(steps)) {
	if (wanted.length > 0 && !wanted.includes(name)) continue;
	console.log(`\n── ${name} ${'─'.repeat(60 - name.length)}`);
	const started = Date.now();
	const [good, bad] = await step();
	passed += good;
	failed += bad;
	const seconds = Math.round((Date.now() - started) / 1000);
	summary.push(`${name.padEnd(12)} ${good} passed, ${bad} failed   ${seconds} s`);
}
rmSync(reports, { recursive: true, force: true });

if (secondTries.length > 0) console.log(`\nOnly at the second try:\n${secondTries.join('\n')}`);
if (failures.length > 0) console.log(`\nFailed:\n${failures.join('\n')}`);
console.log(`\n${summary.join('\n')}\n`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);

/**
 * Scripts of which each uses one core, in as many lanes at once; what they say is told lane by lane.
 *
 * @param {string[][]} lanes the scripts of each, one after the other
 */
function sideBySide(lanes) {
	return async () => {
		const ended = await Promise.all(
			lanes.map(async (scripts) => {
				const said = [];
				let bad = 0;
				for (const script of scripts) {
					const { status, output } = await ran(script);
					said.push(`${script}: ${status === 0 ? 'passed' : 'failed'}`, output);
					if (status === 0) continue;
					bad++;
					failures.push(script);
				}
				return { said, good: scripts.length - bad, bad };
			})
		);
		for (const { said } of ended) console.log(said.join('\n'));
		return [sum(ended.map(({ good }) => good)), sum(ended.map(({ bad }) => bad))];
	};
}

function ran(script) {
	return new Promise((resolve) => {
		const child = spawn('npm', ['run', '--silent', script], { cwd: root });
		let output = '';
		for (const stream of [child.stdout, child.stderr])
			stream.setEncoding('utf8').on('data', (text) => (output += text));
		child.on('close', (status) => resolve({ status, output }));
	});
}

function sum(numbers) {
	return numbers.reduce((a, b) => a + b, 0);
}

/** @param tries how often a file may be run, each time in a process and on servers of its own, until its tests pass */
function vitest(project, { tries }) {
	return () => {
		const first = vitestOnce(project, 1, []);
		if (!first) return [0, 1];
		const failed = first.files.filter(({ isGood }) => !isGood).map(({ file }) => file);
		const again = tries > 1 && failed.length > 0 ? vitestOnce(project, 2, failed) : undefined;
		const ofAgain = new Map(again?.files.map((one) => [one.file, one]));
		let good = 0;
		let bad = 0;
		for (const { file, isGood: isGoodAtOnce, message, tests } of first.files) {
			const second = ofAgain.get(file);
			const badBefore = bad;
			let isTold = Boolean(message);
			if (message) {
				(second && !second.message ? secondTries : failures).push(`${file}\n${short(message)}`);
				// What it holds is not known, or not true, before it loads.
				if (!second || second.message) bad++;
			}
			for (const name of new Set([...tests.keys(), ...(second?.tests.keys() ?? [])])) {
				const tried = [tests.get(name), second?.tests.get(name)].filter((one) => one !== undefined);
				const told = tried.flatMap(({ told }) => told).join('\n');
				// A law that is broken for one sample is broken, whatever the samples of the second try were.
				const isBroken = told.includes('Property failed after');
				const isGood = !isBroken && tried.some(({ passed }) => passed);
				if (isGood) good++;
				else bad++;
				if (!told) continue;
				isTold = true;
				(isGood ? secondTries : failures).push(`${file}: ${name}\n${short(told)}`);
			}
			// What fails around the tests of a group is in the report only as a file that failed.
			const isGoodInTheEnd = second?.isGood ?? isGoodAtOnce;
			const around = `${file}\n    failed before or after its tests`;
			if (!isGoodInTheEnd && bad === badBefore) {
				bad++;
				failures.push(around);
			} else if (isGoodInTheEnd && !isGoodAtOnce && !isTold) secondTries.push(around);
		}
		for (const told of [first, again].flatMap((one) => one?.unhandled ?? [])) {
			bad++;
			failures.push(`${project}: nothing caught this\n${short(told)}`);
		}
		if (first.left > 0) console.log(`${first.left} left out on this machine`);
		// Whatever else it was, it is not to be passed over.
		const isUnexplained = first.status !== 0 && failed.length === 0;
		return [good, isUnexplained ? Math.max(bad, 1) : bad];
	};
}

/**
 * @param files only these; all where there are none
 * @returns what became of each test, by its name, file by file; nothing where the run itself fell over
 */
function vitestOnce(project, attempt, files) {
	const reportFile = path.join(reports, `${project}-${attempt}.json`);
	const unhandledFile = path.join(reports, `${project}-${attempt}-unhandled.json`);
	const status = run(
		process.execPath,
		[
			path.join(root, 'node_modules/vitest/vitest.mjs'),
			'run',
			'--project',
			project,
			'--reporter=default',
			'--reporter=json',
			`--outputFile.json=${reportFile}`,
			`--reporter=${path.join(root, 'tests/support/unhandled-reporter.mjs')}`,
			...files
		],
		{ env: { ...process.env, GO_CUA_UNHANDLED: unhandledFile } }
	);
	if (!existsSync(reportFile)) return undefined;
	const report = JSON.parse(readFileSync(reportFile, 'utf8'));
	return {
		status,
		// Left out is only what this machine cannot do (a mount, an account that is not root); the linter sees to that.
		left: report.numPendingTests,
		unhandled: existsSync(unhandledFile) ? JSON.parse(readFileSync(unhandledFile, 'utf8')) : [],
		files: report.testResults.map(({ name, status, message, assertionResults }) => ({
			file: path.relative(root, name),
			isGood: status === 'passed',
			message,
			tests: byName(assertionResults)
		}))
	};
}

/** Two tests of one name are told apart by a number. */
function byName(results) {
	const tests = new Map();
	for (const { fullName, status, failureMessages } of results) {
		if (status === 'pending' || status === 'skipped') continue;
		let name = fullName.trim();
		for (let n = 2; tests.has(name); n++) name = `${fullName.trim()} (${n})`;
		tests.set(name, { passed: status === 'passed', told: failureMessages });
	}
	return tests;
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
			'--reporter=list,json',
			'--retries=1'
		],
		{ env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: file } }
	);
	if (!existsSync(file)) return [0, 1];
	const { stats, suites } = JSON.parse(readFileSync(file, 'utf8'));
	for (const { title, file: name, tests } of suites.flatMap(specsOf))
		for (const { results, status } of tests.filter(({ status }) => status !== 'expected'))
			(status === 'flaky' ? secondTries : failures).push(
				`${name}: ${title}\n${short(results.map(({ error }) => error?.message ?? '').join('\n'))}`
			);
	const bad = stats.unexpected + stats.skipped;
	return [stats.expected + stats.flaky, Math.max(bad, status === 0 ? 0 : 1)];
}

/** Tests of a Playwright suite and of those in it. */
function specsOf({ specs = [], suites = [] }) {
	return [...specs, ...suites.flatMap(specsOf)];
}

/** What was wrong, without colours, indented, and no longer than somebody reads. */
function short(message) {
	const lines = stripVTControlCharacters(message).split('\n');
	return lines
		.slice(0, 12)
		.map((line) => `    ${line.slice(0, 300)}`)
		.join('\n');
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
