import { calendarDay, DAY_MS, momentOf } from '../time/calendar';
import type { Campaign } from '../commune-settings';
import type { CoverageCounts } from '../coverage/coverage-counts';

/**
 * @property day of the campaign, from 1 to `days`
 * @property target so many households are to be covered at the end
 * @property missing how many of them are not yet
 */
export type CampaignProgress =
	| { state: 'running'; day: number; days: number; target: number; missing: number }
	/** Begins in so many days. */
	| { state: 'to-come'; inDays: number };

/** Undefined when its last day is over. A target of a part of a household is a whole one. */
export function campaignProgress(
	{ from, to, targetPercent }: Campaign,
	{ total, covered }: Pick<CoverageCounts, 'total' | 'covered'>,
	nowMs: number
): CampaignProgress | undefined {
	const today = calendarDay(nowMs);
	if (today > to) return undefined;
	if (today < from) return { state: 'to-come', inDays: daysFrom(today, from) };
	const target = Math.ceil((total * targetPercent) / 100);
	return {
		state: 'running',
		day: daysFrom(from, today) + 1,
		days: daysFrom(from, to) + 1,
		target,
		missing: Math.max(0, target - covered)
	};
}

const daysFrom = (first: string, last: string): number =>
	Math.round((momentOf(last) - momentOf(first)) / DAY_MS);
