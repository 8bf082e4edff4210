import type { Door } from '$lib/domain/today/door';
import { claimWords, type ClaimsInWords } from '$lib/i18n/claims';

/** Who goes there today, each told; empty where nobody said so. */
export function claimsInWords(
	{ isMine, others }: { isMine: boolean; others: readonly string[] },
	words: ClaimsInWords
): string {
	const told = [
		...(isMine ? [words.mine] : []),
		...(others.length > 0 ? [words.others(others)] : [])
	];
	return told.join('. ');
}

/** The same of a door of the day. */
export const claimsOnDoor = (
	{ myClaim, claimedBy }: Door,
	nameOf: (by: string) => string
): string =>
	claimsInWords({ isMine: myClaim !== undefined, others: claimedBy.map(nameOf) }, claimWords());
