import type { Target } from './target';

/** @property cpuUs of the server's process for one item; undefined where it cannot be seen */
export interface Measured {
	cpuUs: number | undefined;
	perSecond: number;
}

/** Does the work and divides what it took by the items it was about. */
export async function measured(
	{ cost }: Target,
	items: number,
	work: () => Promise<void>
): Promise<Measured> {
	const cpuBefore = cost?.cpuMs();
	const startMs = performance.now();
	await work();
	const seconds = (performance.now() - startMs) / 1000;
	const cpuMs = cost && cpuBefore !== undefined ? cost.cpuMs() - cpuBefore : undefined;
	return {
		cpuUs: cpuMs === undefined ? undefined : (cpuMs * 1000) / items,
		perSecond: items / seconds
	};
}
