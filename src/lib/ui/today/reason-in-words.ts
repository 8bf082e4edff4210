import type { HouseholdRow } from '$lib/domain/household/household-row';
import type { Door, Reason } from '$lib/domain/today/door';
import { calendarDayInWords, dayInWords, timeOfDay } from '$lib/i18n/dates';
import { inFigures, inTenths } from '$lib/i18n/numbers';
import type { SkillsInWords } from '$lib/i18n/skills';
import type { TodayInWords } from '$lib/i18n/today';
import { addressOf } from '../household/people';
import { promiseInWords } from '../household/promise-in-words';
import { stepsLeftInWords } from '../household/steps-left-in-words';

interface Words {
	today: TodayInWords;
	skills: SkillsInWords;
}

/** Why this door now: "Hẹn 15:00 hôm nay", "Còn một bước: tự nộp hồ sơ". */
export function reasonInWords(
	{ reason, row: { personal } }: { reason: Reason; row: Pick<HouseholdRow, 'personal'> },
	nowMs: number,
	{ today: { reason: words }, skills }: Words
): string {
	switch (reason.kind) {
		case 'promised':
			return words.promised(reason.time);
		case 'overdue':
			return words.overdue(promiseInWords(reason, nowMs));
		case 'submission': {
			const whose = personal.submissions?.[reason.submission] ?? addressOf(personal);
			return words.submission[reason.of](whose, reason.on && calendarDayInWords(reason.on, nowMs));
		}
		case 'absent-before':
			return words['absent-before'](dayInWords(reason.lastMs, nowMs), timeOfDay(reason.lastMs));
		case 'steps-left':
			return stepsLeftInWords(reason, skills).join(' ').replace(/\.$/, '');
		case 'refused-before':
		case 'moved-before':
		case 'not-asked':
			return words[reason.kind](dayInWords(reason.lastMs, nowMs));
		case 'never-visited':
		case 'absent-at-this-hour':
			return words[reason.kind];
	}
}

const KILOMETRE = 1000;

/** "cách 120 m", "cách 1,4 km"; undefined where the place of the house or of the phone is not known. */
export function distanceInWords(metres: Door['metres'], words: TodayInWords): string | undefined {
	if (metres === undefined) return undefined;
	return metres < KILOMETRE
		? words.metres(inFigures(metres))
		: words.kilometres(inTenths(metres / KILOMETRE));
}
