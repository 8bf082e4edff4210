import type { Traffic } from './server-client';

/** What sync has used of the volunteer's own data, by month, `2026-11`. */
export type DataUse = Readonly<Record<string, number>>;

/** A year to look back on; the table does not grow for ever. */
const MONTHS_KEPT = 12;

export function withTraffic(use: DataUse | undefined, ms: number, traffic: Traffic): DataUse {
	const month = monthOf(ms);
	const bytes = (use?.[month] ?? 0) + traffic.sentBytes + traffic.receivedBytes;
	const kept = Object.entries({ ...use, [month]: bytes }).sort(([a], [b]) => (a < b ? 1 : -1));
	return Object.fromEntries(kept.slice(0, MONTHS_KEPT));
}

export const usedInMonth = (use: DataUse | undefined, ms: number): number =>
	use?.[monthOf(ms)] ?? 0;

/** Vietnam has one time zone and no summer time. */
const HO_CHI_MINH_OFFSET_MS = 7 * 3_600_000;

const monthOf = (ms: number): string =>
	new Date(ms + HO_CHI_MINH_OFFSET_MS).toISOString().slice(0, 7);

/** Adds up what requests report and hands it on in one piece: a write for every request would wear the flash. */
export class DataMeter {
	private pending: Traffic = { sentBytes: 0, receivedBytes: 0 };

	readonly count = ({ sentBytes, receivedBytes }: Traffic): void => {
		this.pending = {
			sentBytes: this.pending.sentBytes + sentBytes,
			receivedBytes: this.pending.receivedBytes + receivedBytes
		};
	};

	/** Counted since the last time it was taken. */
	get bytes(): number {
		return this.pending.sentBytes + this.pending.receivedBytes;
	}

	/** What was counted since the last time. */
	take(): Traffic {
		const taken = this.pending;
		this.pending = { sentBytes: 0, receivedBytes: 0 };
		return taken;
	}
}
