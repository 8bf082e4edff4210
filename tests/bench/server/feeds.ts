import { setTimeout as wait } from 'node:timers/promises';
import { ask } from './http-client';
import { measured, type Measured } from './measured';
import type { PlannedVillage } from './plan';
import { pushSome, together } from './push-and-pull';
import { sizes } from './sizes';
import type { Target } from './target';

/** From handing over the last request until the server surely waits with all of them. */
const SETTLED_MS = 1500;

export interface FeedsMeasured extends Measured {
	/** From the beginning of a write until each feed had it. */
	deliveredMs: number[];
	/** Writes that woke all feeds. */
	wakes: number;
}

/** Every device waits for news of one village; a visit is sent in, and again. */
export async function feeds(target: Target, village: PlannedVillage): Promise<FeedsMeasured> {
	const deliveredMs: number[] = [];
	let cpuUs: number | undefined = 0;
	let seconds = 0;
	for (const document of village.documents) {
		const since = await newest(target, village.name);
		let wroteMs = 0;
		let sent = 0;
		const all = together(sizes.feeds, async (device) => {
			const query = `feed=longpoll&since=${encodeURIComponent(since)}&timeout=60000&heartbeat=30000`;
			const text = await ask(target.origin, {
				path: `${target.path(village.name)}/_changes?${query}`,
				authorization: target.authorization(village.name, device),
				onSent: () => sent++
			});
			if (!text.includes(document.id))
				throw new Error(`${target.name}: a feed ended without the news`);
			deliveredMs.push(performance.now() - wroteMs);
		});
		// A failure before the write is told as such, not as one nobody caught.
		all.catch(() => undefined);
		while (sent < sizes.feeds) await wait(20);
		await wait(SETTLED_MS);
		const taken = await measured(target, sizes.feeds, async () => {
			wroteMs = performance.now();
			await pushSome(target, village.name, 0, [document]);
			await all;
		});
		cpuUs = taken.cpuUs === undefined || cpuUs === undefined ? undefined : cpuUs + taken.cpuUs;
		seconds += sizes.feeds / taken.perSecond;
	}
	const wakes = village.documents.length;
	return {
		wakes,
		deliveredMs,
		cpuUs: cpuUs === undefined ? undefined : cpuUs / wakes,
		perSecond: (sizes.feeds * wakes) / seconds
	};
}

async function newest(target: Target, village: string): Promise<string | number> {
	const authorization = target.authorization(village, 0);
	const path = `${target.path(village)}/_changes?limit=1&descending=true`;
	const answer = JSON.parse(await ask(target.origin, { path, authorization })) as {
		last_seq: string | number;
		results: { seq: string | number }[];
	};
	return answer.results[0]?.seq ?? answer.last_seq;
}
