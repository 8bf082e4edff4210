import { communeOf } from '../../../src/lib/domain/commune-of';
import type { CountsBackend } from '../counts/counts-backend';
import { problems } from '../problems';
import type { Fingerprinter } from './fingerprints';
import { headsOf, VillageFingerprints } from './village-fingerprints';

export interface KnownElsewhereParts {
	backend: CountsBackend;
	fingerprinter: Fingerprinter;
	report: (thrown: unknown) => void;
	/** How soon after a change the fingerprints of its village follow, those of the erased above all. */
	followWithinMs?: number;
}

/** @property exceptIn villages the person reads: what is there their device finds by itself, with names */
export interface Asked {
	village: string;
	households: readonly string[];
	exceptIn: ReadonlySet<string>;
}

const FOLLOW_WITHIN_MS = 2000;
/** Some tens of megabytes; a province's server makes those of the others when they are asked for. */
const MOST_COMMUNES = 8;

/**
 * Whether households may be known in other villages of their commune. Kept in memory alone, made when a commune is asked
 * about for the first time: neither the file, a backup nor a log has anything of it.
 */
export class KnownElsewhere {
	/** By commune, the one asked about last at the end. */
	private readonly communes = new Map<string, Map<string, VillageFingerprints>>();
	private last: Promise<unknown> = Promise.resolve();
	private readonly changed = new Set<string>();
	private isStopped = false;
	private timer: NodeJS.Timeout | undefined;
	private readonly stopListening: () => void;

	constructor(private readonly parts: KnownElsewhereParts) {
		this.stopListening = parts.backend.onChange((village) => this.heard(village));
	}

	/** By household; one that the village does not have is left out. */
	possible({ village, households, exceptIn }: Asked): Promise<Record<string, boolean>> {
		return this.oneAtATime(async () => {
			const own = await this.parts.backend.village(village);
			const asked = own ? await headsOf(own, households) : [];
			if (asked.length === 0) return {};
			const others = [...(await this.upToDate(communeOf(village)))].flatMap(([id, one]) =>
				id === village || exceptIn.has(id) ? [] : [one]
			);
			const held = (fingerprint: string) =>
				others.reduce((sum, one) => sum + one.count(fingerprint), 0);
			const { fingerprinter } = this.parts;
			return Object.fromEntries(
				asked.map(({ id, head }) => [id, fingerprinter.isPossiblyHeld(head, held)])
			);
		});
	}

	async stop(): Promise<void> {
		this.isStopped = true;
		this.stopListening();
		clearTimeout(this.timer);
		await this.last;
	}

	private async upToDate(commune: string): Promise<Map<string, VillageFingerprints>> {
		const { backend } = this.parts;
		const kept = this.communes.get(commune) ?? new Map<string, VillageFingerprints>();
		this.communes.delete(commune);
		this.communes.set(commune, kept);
		for (const [oldest] of this.communes) {
			if (this.communes.size <= MOST_COMMUNES) break;
			this.communes.delete(oldest);
		}
		const villages = (await backend.villages()).filter((id) => communeOf(id) === commune);
		for (const gone of [...kept.keys()].filter((id) => !villages.includes(id))) kept.delete(gone);
		for (const id of villages) await this.follow(id, kept);
		return kept;
	}

	/** Cut off in between, it is made anew: half of a village would say that nobody is there. */
	private async follow(id: string, kept: Map<string, VillageFingerprints>): Promise<void> {
		if (this.isStopped) throw problems.stopping();
		const { backend, fingerprinter } = this.parts;
		const village = kept.get(id) ?? new VillageFingerprints(fingerprinter);
		kept.delete(id);
		const ledger = await backend.village(id);
		if (ledger === undefined) return;
		await village.bringUpTo(ledger);
		kept.set(id, village);
	}

	private heard(village: string): void {
		if (!this.communes.get(communeOf(village))?.has(village)) return;
		this.changed.add(village);
		const { followWithinMs = FOLLOW_WITHIN_MS } = this.parts;
		this.timer ??= setTimeout(() => this.followChanged(), followWithinMs).unref();
	}

	private followChanged(): void {
		this.timer = undefined;
		const villages = [...this.changed];
		this.changed.clear();
		this.oneAtATime(async () => {
			for (const id of villages) {
				const kept = this.communes.get(communeOf(id));
				if (kept?.has(id)) await this.follow(id, kept);
			}
		}).catch(this.parts.report);
	}

	private oneAtATime<T>(work: () => Promise<T>): Promise<T> {
		const mine = this.last.then(work);
		this.last = mine.catch(() => undefined);
		return mine;
	}
}
