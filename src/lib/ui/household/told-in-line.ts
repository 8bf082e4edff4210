import type { Household, HistoryLine } from '$lib/domain/household/household';
import type { ConsentInWords } from '$lib/i18n/consent';
import type { HistoryInWords } from '$lib/i18n/history';
import type { LifeInWords } from '$lib/i18n/household-life';
import type { HouseholdInWords } from '$lib/i18n/household';
import { addressOf } from './people';

export interface LineWords {
	history: HistoryInWords;
	household: HouseholdInWords;
	life: LifeInWords;
	consent: ConsentInWords;
}

/** What tells a line from others of its kind: "Vi Văn Pánh, đã mất", "chủ hộ là bà Tím", "vắng nhà". */
export function toldInLine(
	household: Household,
	{ told }: HistoryLine,
	{ history, household: { outcome }, life, consent }: LineWords
): string {
	if (!told) return '';
	const member = household.members.find(({ id }) => id === told.memberId);
	const who = member && addressOf(member);
	const corrected = (told.corrected ?? []).map((name) =>
		name === 'head' ? history.newHead(who) : history.corrected[name]
	);
	return [
		told.outcome && outcome[told.outcome],
		told.purpose && inSentence(consent.purpose[told.purpose]),
		told.corrected?.includes('head') ? undefined : who,
		told.how && inSentence(consent.howAnswered[told.how]),
		...corrected,
		told.left && history.left[told.left],
		told.notCounted && life.scope.isOut[told.notCounted]
	]
		.filter((part) => part !== undefined)
		.join(', ');
}

const inSentence = (text: string): string => text.charAt(0).toLocaleLowerCase('vi') + text.slice(1);
