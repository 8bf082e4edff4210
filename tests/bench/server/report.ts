import { median, percentile } from '../figures';
import type { FeedsMeasured } from './feeds';
import type { FleetMeasured } from './fleet';
import type { Measured } from './measured';
import { FLEETS } from './sizes';

/** What one server did in all rounds. */
export interface Seen {
	name: string;
	push: Measured[];
	pull: Measured[];
	fleets: Map<number, FleetMeasured[]>;
	feeds: FeedsMeasured[];
	peakBytes?: number | undefined;
	diskBytes?: number | undefined;
}

const MB = 1024 * 1024;

/** CPU: the median of the rounds. Rates: the best, since what else the machine does only ever takes away. */
const cpu = (rounds: readonly Measured[]): number => median(rounds.map(({ cpuUs = NaN }) => cpuUs));
const best = (rounds: readonly Measured[]): number =>
	Math.max(...rounds.map(({ perSecond }) => perSecond));
const fleetOf = (seen: Seen, devices: number) => seen.fleets.get(devices) ?? [];
const cycles = (seen: Seen, devices: number) =>
	fleetOf(seen, devices).flatMap(({ cyclesMs }) => cyclesMs);
const delivered = ({ feeds }: Seen) => feeds.flatMap(({ deliveredMs }) => deliveredMs);

const LINES: readonly [what: string, unit: string, of: (seen: Seen) => number][] = [
	['push, server CPU a document', 'µs', ({ push }) => cpu(push)],
	['push, best rate', 'docs/s', ({ push }) => best(push)],
	['pull, server CPU a document', 'µs', ({ pull }) => cpu(pull)],
	['pull, best rate', 'docs/s', ({ pull }) => best(pull)],
	...FLEETS.flatMap((devices): [string, string, (seen: Seen) => number][] => [
		[`fleet of ${devices}, server CPU a cycle`, 'µs', (seen) => cpu(fleetOf(seen, devices))],
		[`fleet of ${devices}, best rate`, 'cycles/s', (seen) => best(fleetOf(seen, devices))],
		[`fleet of ${devices}, cycle p50`, 'ms', (seen) => percentile(cycles(seen, devices), 0.5)],
		[`fleet of ${devices}, cycle p95`, 'ms', (seen) => percentile(cycles(seen, devices), 0.95)]
	]),
	['feeds, delivered p50', 'ms', (seen) => percentile(delivered(seen), 0.5)],
	['feeds, delivered p95', 'ms', (seen) => percentile(delivered(seen), 0.95)],
	['feeds, server CPU a wake of all', 'ms', ({ feeds }) => (cpu(feeds) * feedsIn(feeds)) / 1000],
	['peak memory', 'MB', ({ peakBytes = NaN }) => peakBytes / MB],
	['disk', 'MB', ({ diskBytes = NaN }) => diskBytes / MB]
];

const feedsIn = (rounds: readonly FeedsMeasured[]): number => {
	const [first] = rounds;
	return first === undefined ? NaN : first.deliveredMs.length / Math.max(1, first.wakes);
};

export function printTable(all: readonly Seen[]): void {
	console.log(`\n${''.padEnd(38)}${all.map(({ name }) => name.padStart(24)).join('')}`);
	for (const [what, unit, of] of LINES) {
		const cells = all.map((seen) => `${shown(of(seen))} ${unit}`.padStart(24));
		console.log(`${what.padEnd(38)}${cells.join('')}`);
	}
}

/** @property ours at most, or at least, this many times the peer's */
interface Bar {
	what: string;
	ratio(ours: Seen, peer: Seen): number;
	atLeast?: number;
	atMost?: number;
	/** Only where it was promised of CouchDB. */
	ofCouchDb?: true;
}

const BARS: readonly Bar[] = [
	{ what: 'push, less CPU a document', ratio: (a, b) => cpu(b.push) / cpu(a.push), atLeast: 4 },
	{ what: 'pull, less CPU a document', ratio: (a, b) => cpu(b.pull) / cpu(a.pull), atLeast: 4 },
	{
		what: 'fleet of 200, cycle p95',
		ratio: (a, b) => percentile(cycles(a, 200), 0.95) / percentile(cycles(b, 200), 0.95),
		atMost: 1
	},
	{
		what: 'fleet of 200, more cycles a second',
		ratio: (a, b) => best(fleetOf(a, 200)) / best(fleetOf(b, 200)),
		atLeast: 3
	},
	{
		what: 'feeds, delivered p95',
		ratio: (a, b) => percentile(delivered(a), 0.95) / percentile(delivered(b), 0.95),
		atMost: 1 / 3,
		ofCouchDb: true
	},
	{
		what: 'peak memory',
		ratio: ({ peakBytes: a = NaN }, { peakBytes: b = NaN }) => a / b,
		atMost: 1.5,
		ofCouchDb: true
	}
];

/** Ours is the first of them. */
export function printBars([ours, ...peers]: readonly Seen[]): void {
	if (ours === undefined) return;
	for (const peer of peers) {
		console.log(`\nagainst ${peer.name}`);
		const isCouchDb = peer.name.startsWith('CouchDB');
		for (const { what, ratio, atLeast, atMost, ofCouchDb } of BARS) {
			const seen = ratio(ours, peer);
			const isWithin = seen >= (atLeast ?? 0) && seen <= (atMost ?? Infinity);
			const bar = atLeast === undefined ? `≤ × ${(atMost ?? 0).toFixed(2)}` : `≥ × ${atLeast}`;
			const verdict = Number.isNaN(seen) ? 'not seen' : isWithin ? 'within' : 'OVER';
			const isAsked = ofCouchDb === undefined || isCouchDb;
			console.log(
				`${what.padEnd(38)}${`× ${seen.toFixed(2)}`.padStart(10)}   ${isAsked ? `${bar.padEnd(12)}${verdict}` : ''}`
			);
		}
	}
}

const shown = (value: number): string =>
	Number.isNaN(value)
		? '–'
		: value < 10
			? value.toFixed(1)
			: Math.round(value).toLocaleString('en-US');
