import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { madeUpCommune } from '../../../sync-server/src/demo/made-up-commune';
import { openData } from '../../../sync-server/src/open-data';
import { writeEntries } from '../../../sync-server/src/write-entries';
import { startServer, temporaryDataDir } from '../../support/server-process';
import { registered, ulidOf } from '../../support/builders';
import { median, type Figure } from '../figures';
import { ask } from './http-client';
import { ProcessCost } from './process-cost';

const VILLAGES = Array.from(
	{ length: 60 },
	(_, n) => `village-99990-${String(n + 1).padStart(2, '0')}`
);
const HOUSEHOLDS = 200;
const TIMES = 9;

/** `GET /api/counts` of a large commune by its auditor: counted from nothing, up to date, and behind by one visit. */
export async function countsOfACommune(): Promise<Figure[]> {
	const dataDir = await temporaryDataDir();
	const { token, entries } = await fill(dataDir);
	const server = await startServer({ dataDir });
	try {
		const counts = () => ask(server.url, { path: '/api/counts', authorization: `Bearer ${token}` });
		const what = `counts of ${VILLAGES.length} villages, ${entries.toLocaleString('en-US')} entries`;
		const timed = async () => {
			const cost = new ProcessCost(server.pid ?? NaN);
			const [cpuMs, startMs] = [cost.cpuMs(), performance.now()];
			await counts();
			return { ms: performance.now() - startMs, cpuMs: cost.cpuMs() - cpuMs };
		};
		const first = await timed();
		const again: number[] = [];
		for (let i = 0; i < TIMES; i++) again.push((await timed()).ms);
		const behind: number[] = [];
		for (let i = 0; i < TIMES; i++) {
			await writeOne(dataDir, i);
			behind.push((await timed()).ms);
		}
		await server.restart();
		await sleep(500);
		const restarted = await timed();
		const figure = (how: string, ms: number, cpuMs?: number): Figure => ({
			what: `${what}, ${how}`,
			measured:
				`${ms.toFixed(ms < 100 ? 1 : 0)} ms` + (cpuMs === undefined ? '' : ` (${cpuMs} ms of CPU)`)
		});
		return [
			figure('from nothing', first.ms, first.cpuMs),
			figure('up to date, median', median(again)),
			figure('one village behind by one entry, median', median(behind)),
			figure('first after a restart', restarted.ms, restarted.cpuMs)
		];
	} finally {
		await server.dispose();
		await rm(dataDir, { recursive: true, force: true });
	}
}

async function fill(dataDir: string): Promise<{ token: string; entries: number }> {
	const { accounts, store } = openData(dataDir);
	const commune = madeUpCommune({
		seed: 7,
		untilMs: Date.now(),
		villages: VILLAGES.map((id) => ({
			id,
			title: id,
			households: HOUSEHOLDS,
			volunteer: 'tnv'
		}))
	});
	let entries = 0;
	for (const id of VILLAGES) {
		await accounts.addVillage({ id, title: id });
		const database = await store.database(id);
		const own = commune.get(id) ?? [];
		if (database !== undefined) await writeEntries(database, own);
		entries += own.length;
	}
	const phc = await accounts.passwords.hash('mật khẩu để đo');
	accounts.people.add({ name: 'kiemtra', title: 'Kiểm tra', role: 'auditor', phc });
	accounts.villages.setFor('kiemtra', VILLAGES);
	const token = accounts.devices.enrol('0000000000', 'kiemtra');
	await store.close();
	return { token, entries };
}

/** Beside the server, as an import is written. */
async function writeOne(dataDir: string, n: number): Promise<void> {
	const { store } = openData(dataDir);
	const database = await store.database(VILLAGES[n] ?? '');
	if (database !== undefined)
		await writeEntries(database, [registered({ household: ulidOf(900 + n) })]);
	await store.close();
}
