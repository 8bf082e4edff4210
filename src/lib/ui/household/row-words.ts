import type { HouseholdRow } from '$lib/domain/household/household-row';
import { anonymisedWords } from '$lib/i18n/anonymised';
import { dayInWords } from '$lib/i18n/dates';
import { declinedWords } from '$lib/i18n/declined';
import type { HouseholdInWords } from '$lib/i18n/household';
import { promiseInWords } from './promise-in-words';
import { capitalised } from '$lib/i18n/capitalised';

/** The last visit of a row in words: "Hôm qua, vắng nhà"; a promise tells its day: "Hôm nay, hẹn lại 15:00 ngày mai". */
export function lastVisitInWords(
	row: HouseholdRow,
	nowMs: number,
	words: HouseholdInWords
): string {
	if (row.declined) return declinedWords().row;
	if (row.anonymised) return anonymisedWords().row;
	if (row.out) return words.about.outOfScope[row.out].replace(/\.$/, '');
	if (!row.lastVisit) return words.list.neverVisited;
	const { outcome, ms } = row.lastVisit;
	const told = words.outcome[outcome];
	const promise = row.comeBackOn
		? promiseInWords({ on: row.comeBackOn, time: row.comeBackTime }, nowMs)
		: undefined;
	const day = capitalised(dayInWords(ms, nowMs));
	if (!promise) return words.list.lastVisit(day, told);
	return words.list.lastVisit(
		day,
		words.list.promised(outcome === 'come-back' ? '' : told, promise)
	);
}
