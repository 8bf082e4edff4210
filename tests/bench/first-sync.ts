import PouchDB from 'pouchdb-core';
import { CountingProxy } from './counting-proxy';
import { PASSWORD } from './bench-commune';
import type { Figure } from './figures';
import { SLOW_3G, SlowLink } from './slow-link';
import { Phone } from '../support/sync/phone';
import type { ServerProcess } from '../support/server-process';

const KB = 1024;
const BUDGET_S = 30;
const TIMES_FASTER = 3;

interface Received {
	seconds: number;
	requests: number;
	kb: number;
}

/** How a village is received for the first time on slow 3G: as a pack, by our pull, and by PouchDB's own replication. */
export async function firstSyncFigures(
	server: ServerProcess,
	{ name, village }: { name: string; village: string }
): Promise<Figure[]> {
	const link = await SlowLink.before(server.url, SLOW_3G);
	const proxy = await CountingProxy.before(link.url);
	const timed = async (receive: () => Promise<number>) => {
		await proxy.quiet(1000);
		proxy.reset();
		const begin = performance.now();
		const entries = await receive();
		const { requests, bytesDown, bytesUp } = proxy.traffic;
		const seconds = (performance.now() - begin) / 1000;
		return { seconds, requests, kb: (bytesDown + bytesUp) / KB, entries };
	};
	const ours = (withPacks: boolean) => async (): Promise<number> => {
		const phone = await Phone.signedIn(server.url, name, PASSWORD);
		phone.origin = proxy.url;
		if (!withPacks) phone.pullsOnly();
		phone.silenceMs = 60_000;
		const done = await phone.sync();
		if (!done.ok) throw new Error(`the village was not received: ${done.error.kind}`);
		return (await phone.knows(village)).size;
	};
	const stock = async (): Promise<number> => {
		const { token } = await server.signIn(name, PASSWORD, '7777777777');
		const remote = new PouchDB(`${proxy.url}/db/${village}`, {
			fetch: (url: string | Request, options?: RequestInit) => {
				const headers = new Headers(options?.headers);
				headers.set('authorization', `Bearer ${token}`);
				return fetch(url, { ...options, headers });
			}
		} as PouchDB.Configuration.DatabaseConfiguration);
		const local = new PouchDB(`first-sync-${Date.now()}`, { adapter: 'memory' });
		await local.replicate.from(remote);
		return (await local.info()).doc_count;
	};
	try {
		// The first to ask lets the server make the pack: that is in the figure.
		const pack = await timed(ours(true));
		const pull = await timed(ours(false));
		const pouch = await timed(stock);
		for (const { entries } of [pull, pouch])
			if (entries !== pack.entries) throw new Error(`${entries} instead of ${pack.entries}`);
		const times = pouch.seconds / pack.seconds;
		return [
			{
				what: `first sync of 500 households, ${pack.entries} entries, slow 3G: pack`,
				measured: inWords(pack),
				budget: `≤ ${BUDGET_S} s`,
				within: pack.seconds <= BUDGET_S
			},
			{ what: '  the same pulled page by page', measured: inWords(pull) },
			{
				what: '  the same by PouchDB’s replication',
				measured: inWords(pouch),
				budget: `≥ ${TIMES_FASTER} × ours: ${times.toFixed(1)}`,
				within: times >= TIMES_FASTER
			}
		];
	} finally {
		proxy.close();
		link.close();
	}
}

const inWords = ({ seconds, requests, kb }: Received): string =>
	`${seconds.toFixed(1)} s, ${requests} requests, ${Math.round(kb)} KB`;
