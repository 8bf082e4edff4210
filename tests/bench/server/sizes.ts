/** How much work a run does, each changed by its variable: `GO_CUA_BENCH_DOCUMENTS=20000 npm run bench:server`. */
export const sizes = {
	/** How often everything is done, the servers in turn. */
	rounds: fromEnv('ROUNDS', 3),
	documents: fromEnv('DOCUMENTS', 5000),
	/** Readers that each take all of them. */
	readers: fromEnv('READERS', 4),
	/** Sync cycles of each device of a fleet. */
	cycles: fromEnv('CYCLES', 3),
	feeds: fromEnv('FEEDS', 500),
	/** Writes that wake all feeds. */
	wakes: fromEnv('WAKES', 1)
};

export const FLEETS = [50, 200] as const;
export const DEVICES_PER_VILLAGE = 10;
export const ENTRIES_PER_CYCLE = 5;

function fromEnv(name: string, fallback: number): number {
	const text = process.env[`GO_CUA_BENCH_${name}`] || String(fallback);
	if (!/^[1-9][0-9]{0,6}$/.test(text)) throw new Error(`GO_CUA_BENCH_${name}=${text} is no number`);
	return Number(text);
}
