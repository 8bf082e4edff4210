/**
 * `npm run bench`: the first rows of the budgets, each against the peer it is measured with in the same run. Times depend
 * on the machine and on what else it does; the ratios and the sizes are what to compare. Needs a build (`npm run build`).
 */
import PouchDB from 'pouchdb-core';
import http from 'pouchdb-adapter-http';
import memory from 'pouchdb-adapter-memory';
import replication from 'pouchdb-replication';
import { cpus } from 'node:os';
import { visited } from '../support/builders';
import { Phone } from '../support/phone';
import { FIRST_SYNC, PASSWORD, serverWith } from './bench-commune';
import { CountingProxy, type Traffic } from './counting-proxy';
import { duplicateFigures } from './duplicates';
import { firstSyncFigures } from './first-sync';
import { planDayFigure } from './plan-day';
import { planImportFigure } from './plan-import';
import { procedureSearchFigure } from './procedure-search';
import { median, percentile, printFigures, timeFigure, type Figure } from './figures';
import { signalFigures } from './visit-signals';
import {
	coldStartMs,
	householdAddresses,
	saveVisitMs,
	scriptsBeforeList,
	searchMs,
	signInAndReceive,
	slowDown
} from './in-browser';

PouchDB.plugin(http).plugin(memory).plugin(replication);

const SMALL = { name: 'nhanh', village: 'village-99901-01', households: 1500 };
const LARGE = { name: 'lon', village: 'village-99901-02', households: 10_000 };
const KB = 1024;
const figures: Figure[] = [];
/** Of what is made up at random. */
const SEED = 2026;

console.log(
	`${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.version}`
);
figures.push(...duplicateFigures(SEED));
const server = await serverWith([SMALL, LARGE, FIRST_SYNC]);
const proxy = await CountingProxy.before(server.url);
const phone = await Phone.open(proxy.url);
const office = await Phone.open(server.url);
const walker = await Phone.open(server.url);
try {
	figures.push(...signalFigures());
	await signInAndReceive(phone.page, SMALL.name);

	const shell = await scriptsBeforeList(phone.page);
	const shellKb = (shell.page + shell.worker) / KB;
	figures.push({
		what: 'scripts before the household list (page + worker, gzip)',
		measured: `${Math.round(shell.page / KB)} + ${Math.round(shell.worker / KB)} KB`,
		budget: '≤ 130 KB',
		within: shellKb <= 130
	});

	await sendOneVisit();
	figures.push(...(await firstSyncFigures(server, FIRST_SYNC)));

	figures.push(planDayFigure(FIRST_SYNC.households), planImportFigure(10_000));
	await signInAndReceive(walker.page, FIRST_SYNC.name);
	await walker.switchOff();

	await server.stop();
	for (const [times, budget] of [
		[1, 1000],
		[4, 2000]
	] as const) {
		const starts: number[] = [];
		for (let i = 0; i < 5; i++) starts.push(await coldStartMs(phone, times));
		figures.push(
			timeFigure(
				`cold start offline, 1,500 households, ×${times} (median of 5)`,
				median(starts),
				budget
			)
		);
	}

	const days: number[] = [];
	for (let i = 0; i < 5; i++) days.push(await coldStartMs(walker, 4, '/today'));
	await walker.switchOff();
	figures.push(
		timeFigure('today, cold start offline, 500 households, ×4 (median of 5)', median(days), 2000)
	);

	const doors = await householdAddresses(phone.page, 25);
	await slowDown(phone.page, 4);
	const saves = await saveVisitMs(phone.page, doors);
	figures.push(
		timeFigure('save a visit, strict, tap to page, ×4 (p95 of 25)', percentile(saves, 0.95), 150)
	);

	figures.push(await procedureSearchFigure(phone.page));

	// One phone at a time: what it would send now is not what is measured.
	await phone.switchOff();
	await server.start();
	await signInAndReceive(office.page, LARGE.name);
	await slowDown(office.page, 4);
	// Each finds other people than the one before, so that every answer changes the screen.
	const texts = ['nguyen', 'va', 'lo thi', 'vi van', 'moong', 'cut', 'tran', 'luong', 'xong', 'h'];
	const searches = await searchMs(office.page, [...texts, ...texts, ...texts]);
	figures.push(
		timeFigure(
			`search keystroke, 10,000 households, ×4 (p95 of ${searches.length})`,
			percentile(searches, 0.95),
			100
		)
	);
} finally {
	await phone.dispose();
	await office.dispose();
	await walker.dispose();
	proxy.close();
	await server.dispose();
	// Also when a later measurement failed: what was measured stands.
	printFigures(figures);
}

/** Everything else is up to date: what does one more visit cost, until both sides are at rest, and what does PouchDB's own replication? */
async function sendOneVisit(): Promise<void> {
	const [door] = await householdAddresses(phone.page, 1);
	await phone.page.goto(`${door}/visit`);
	await proxy.quiet(4000);
	proxy.reset();
	await phone.page.getByRole('button', { name: 'Vắng nhà' }).click();
	await phone.page.getByText('Xã đã nhận', { exact: true }).first().waitFor({ timeout: 60_000 });
	await proxy.quiet(6000);
	const ours = { ...proxy.traffic };

	const { token } = await server.signIn(SMALL.name, PASSWORD, '8888888888');
	const remote = new PouchDB(`${proxy.url}/db/${SMALL.village}`, {
		fetch: (url: string | Request, options?: RequestInit) => {
			const headers = new Headers(options?.headers);
			headers.set('authorization', `Bearer ${token}`);
			return fetch(url, { ...options, headers });
		}
	} as PouchDB.Configuration.DatabaseConfiguration);
	const local = new PouchDB('bench-one-visit', { adapter: 'memory' });
	await local.replicate.from(remote);
	await local.replicate.to(remote);
	await proxy.quiet(2000);
	proxy.reset();
	await local.put(visited({ minute: 1, by: SMALL.name }, {}));
	await local.replicate.to(remote);
	await local.replicate.from(remote);
	const stock = { ...proxy.traffic };

	const bytes = ({ bytesUp, bytesDown }: Traffic) => bytesUp + bytesDown;
	figures.push({
		what: 'sending one visit, all else up to date',
		measured: `${ours.requests} requests, ${(bytes(ours) / KB).toFixed(1)} KB`,
		budget: '≤ 6 requests, ≤ 6 KB',
		within: ours.requests <= 6 && bytes(ours) <= 6 * KB
	});
	figures.push({
		what: '  the same by PouchDB’s replication (push, pull)',
		measured: `${stock.requests} requests, ${(bytes(stock) / KB).toFixed(1)} KB`,
		budget: `ours × ${(stock.requests / ours.requests).toFixed(1)}, × ${(bytes(stock) / bytes(ours)).toFixed(1)}`
	});
}
