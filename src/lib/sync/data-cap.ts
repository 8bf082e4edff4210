/** A month of sync that a volunteer is ready to pay for, in megabytes. */
export const DATA_CAPS = [5, 20, 50, 100] as const;
export type DataCap = (typeof DATA_CAPS)[number];

const BYTES = 1_000_000;

/** Early enough to find a commune's Wi-Fi before the rest is gone. */
const NEAR = 0.8;

export type DataCapState = 'off' | 'within' | 'near' | 'reached';

/** What sync may still use by itself this month. */
export const bytesLeft = (cap: DataCap | undefined, usedBytes: number): number =>
	cap === undefined ? Infinity : Math.max(0, cap * BYTES - usedBytes);

export function dataCapState(cap: DataCap | undefined, usedBytes: number): DataCapState {
	if (cap === undefined) return 'off';
	const share = usedBytes / (cap * BYTES);
	if (share >= 1) return 'reached';
	return share >= NEAR ? 'near' : 'within';
}
