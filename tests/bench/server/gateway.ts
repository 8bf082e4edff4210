import { startGateway } from '../../support/gateway/gateway-process';
import { startServer, type ServerProcess } from '../../support/server-process';
import { addVolunteer, PASSWORD } from '../../support/sync/commune';
import { median, type Figure } from '../figures';
import type { Measured } from './measured';
import { plannedVillage, type PlannedVillage } from './plan';
import { ProcessCost } from './process-cost';
import { pull, push } from './push-and-pull';
import { sizes } from './sizes';
import type { Target } from './target';

const WARM_UP_DOCUMENTS = 4000;
const PERSON = 'tnv';

/** What a gateway adds: the same village pushed and pulled through one with a second sync-server behind it, and direct. */
export async function throughAGateway(): Promise<Figure[]> {
	const villages = [
		WARM_UP_DOCUMENTS,
		...Array.from({ length: sizes.rounds }, () => sizes.documents)
	]
		.map((documents, n) => [`village-99980-${String(n + 1).padStart(2, '0')}`, documents] as const)
		.map(([name, documents]) => plannedVillage(name, { person: PERSON, documents, seed: 80 }));
	const direct = await startServer();
	const gateway = await startGateway();
	try {
		const alone = await targetAt(direct, villages);
		const front = await targetAt(gateway, villages);
		const behindPid = gateway.behind?.pid;
		const behind = behindPid === undefined ? undefined : new ProcessCost(behindPid);
		const seen = { alone: work(), front: work(), behind: work() };
		for (const [n, village] of villages.entries())
			for (const [what, does] of [
				['push', push],
				['pull', pull]
			] as const) {
				const items = village.documents.length * (what === 'pull' ? sizes.readers : 1);
				const straight = await does(alone, village);
				const before = behind?.cpuMs() ?? NaN;
				const through = await does(front, village);
				const spent = (((behind?.cpuMs() ?? NaN) - before) * 1000) / items;
				if (n === 0) continue;
				seen.alone[what].push(cpuOf(straight));
				seen.front[what].push(cpuOf(through));
				seen.behind[what].push(spent);
			}
		return (['push', 'pull'] as const).map((what) => {
			const [one, two, three] = [seen.alone, seen.front, seen.behind].map((by) => median(by[what]));
			return {
				what: `${what}, CPU a document: direct / gateway + the server behind it`,
				measured: `${inUs(one)} / ${inUs(two)} + ${inUs(three)} µs`
			};
		});
	} finally {
		await direct.dispose();
		await gateway.dispose();
	}
}

const work = (): { push: number[]; pull: number[] } => ({ push: [], pull: [] });
const cpuOf = ({ cpuUs = NaN }: Measured): number => cpuUs;
const inUs = (us = NaN): string => (Number.isNaN(us) ? '–' : String(Math.round(us)));

async function targetAt(
	server: ServerProcess,
	villages: readonly PlannedVillage[]
): Promise<Target> {
	await addVolunteer(
		server,
		PERSON,
		villages.map(({ name }) => name)
	);
	const { token } = await server.signIn(PERSON, PASSWORD);
	return {
		name: 'sync-server',
		origin: server.url,
		path: (village) => `/db/${village}`,
		cost: server.pid === undefined ? undefined : new ProcessCost(server.pid),
		firstQuestion: () => '/api/access',
		authorization: () => `Bearer ${token}`,
		prepare: async () => undefined,
		diskBytes: async () => NaN,
		dispose: () => server.dispose()
	};
}
