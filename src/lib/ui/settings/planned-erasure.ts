import type { CommuneSettings } from '$lib/domain/commune-settings';
import { endOfKeeping, WARNED_DAYS_BEFORE } from '$lib/domain/consent/keeping-days';
import { DAY_MS, calendarDay, momentOf } from '$lib/domain/time/calendar';
import type { SettingsValues } from './settings-form';

/**
 * When those are erased who are asked in the campaign, as the days are typed now. Days that have just been changed take
 * effect two weeks later at the earliest.
 *
 * @param kept what the commune has
 * @returns undefined while there is no campaign, or no number of days
 */
export function plannedErasure(
	{ to, retentionDays }: Pick<SettingsValues, 'to' | 'retentionDays'>,
	kept: CommuneSettings,
	nowMs: number
): number | undefined {
	const days = retentionDays.trim();
	if (!/^\d{4}-\d{2}-\d{2}$/.test(to) || !/^\d{1,4}$/.test(days)) return undefined;
	const planned = endOfKeeping(to, Number(days));
	const isChanged = to !== kept.campaign?.to || Number(days) !== kept.retentionDays;
	if (!isChanged) return planned;
	return Math.max(planned, momentOf(calendarDay(nowMs)) + WARNED_DAYS_BEFORE * DAY_MS);
}
