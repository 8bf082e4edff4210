import { peopleWords } from '$lib/i18n/people';

/** Further ones would hide everything else on a phone. */
const NAMED_UP_TO = 3;

/** "Xóm 3, Bản Na Lợt", or how many; a village that is not open here goes by its id. */
export function placesInWords(
	villages: readonly string[],
	known: readonly { id: string; title: string }[]
): string {
	const words = peopleWords().people;
	if (villages.length === 0) return words.noVillage;
	if (villages.length > NAMED_UP_TO) return words.villages(villages.length);
	return villages.map((id) => known.find((one) => one.id === id)?.title ?? id).join(', ');
}
