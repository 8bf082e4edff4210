import { ask } from './http-client';
import { measured, type Measured } from './measured';
import type { PlannedVillage } from './plan';
import { pullPage, pushSome, together, type Since } from './push-and-pull';
import { DEVICES_PER_VILLAGE, ENTRIES_PER_CYCLE, sizes } from './sizes';
import type { Target } from './target';

const PAGE = 100;

export interface FleetMeasured extends Measured {
	/** How long a device's cycle took, each of them. */
	cyclesMs: number[];
}

/** All devices of some villages in the hall at once, each sending what it has and taking what the others sent. */
export async function fleet(
	target: Target,
	villages: readonly PlannedVillage[]
): Promise<FleetMeasured> {
	const cyclesMs: number[] = [];
	const cycles = villages.length * DEVICES_PER_VILLAGE * sizes.cycles;
	const taken = await measured(target, cycles, () =>
		together(villages.length * DEVICES_PER_VILLAGE, async (n) => {
			const village = villages[Math.floor(n / DEVICES_PER_VILLAGE)];
			if (village === undefined) throw new Error(`no village for device ${n}`);
			const device = new Device(target, village, n % DEVICES_PER_VILLAGE);
			for (let cycle = 0; cycle < sizes.cycles; cycle++) {
				const startMs = performance.now();
				await device.sync(cycle);
				cyclesMs.push(performance.now() - startMs);
			}
		})
	);
	return { ...taken, cyclesMs };
}

/** One that replicates as CouchDB's protocol has it: checkpoint, push, pull, checkpoint. */
class Device {
	private since: Since = 0;
	private checkpointRev: string | undefined;

	constructor(
		private readonly target: Target,
		private readonly village: PlannedVillage,
		private readonly n: number
	) {}

	async sync(cycle: number): Promise<void> {
		const { target, n } = this;
		const { name, documents } = this.village;
		await this.ask({ path: target.firstQuestion(name) });
		await this.ask({ path: this.checkpointPath(), expect: [200, 404] });

		const first = (n * sizes.cycles + cycle) * ENTRIES_PER_CYCLE;
		await pushSome(target, name, n, documents.slice(first, first + ENTRIES_PER_CYCLE));
		this.since = (await pullPage(target, name, n, this.since, PAGE)).since;

		const written = await this.ask({
			method: 'PUT',
			path: this.checkpointPath(),
			body: JSON.stringify({ _rev: this.checkpointRev, last_seq: this.since })
		});
		this.checkpointRev = (JSON.parse(written) as { rev: string }).rev;
	}

	private checkpointPath(): string {
		return `${this.target.path(this.village.name)}/_local/device-${this.n}`;
	}

	private ask(what: Omit<Parameters<typeof ask>[1], 'authorization'>): Promise<string> {
		const authorization = this.target.authorization(this.village.name, this.n);
		return ask(this.target.origin, { ...what, authorization });
	}
}
