import type { CaseSide, Household, ReviewCase } from '$lib/domain/household/household';
import { headOf } from '$lib/domain/household/household';
import type { reviewWords } from '$lib/i18n/review';
import { addressOf, titleOf } from '../household/people';

type Words = ReturnType<typeof reviewWords>;

/** Whom a case is about: the one person, or the household by its head. */
export function caseIsAbout(
	household: Household,
	{ memberId }: Pick<ReviewCase, 'memberId'>
): string {
	const member = household.members.find(({ id }) => id === memberId);
	return member ? titleOf(member) : titleOf(headOf(household));
}

/** What one of the two wrote, in a line. */
export function sideInWords(
	household: Household,
	one: ReviewCase,
	side: CaseSide,
	words: Words,
	/** What another household is called, as far as it is known. */
	titleOfOther: (household: string) => string | undefined = () => undefined
): string {
	const { said } = words;
	const member = household.members.find(({ id }) => id === one.memberId);
	const who = member ? addressOf(member) : '';
	switch (side.type) {
		case 'visit-recorded':
			if (side.outcome === 'met' && member) return said.met(who);
			return said.outcome[side.outcome ?? 'met'];
		case 'household-moved':
			return said.moved;
		case 'household-dissolved':
			return said.dissolved;
		case 'household-out-of-scope':
			return said.notCounted;
		case 'household-split':
			return said.split(who);
		case 'member-left':
			return said.left(who);
		case 'household-merged': {
			const other = titleOfOther(side.into ?? '');
			return other === undefined ? said.mergedUnnamed : said.merged(other);
		}
		case 'entry-voided':
			return said.voided;
		default:
			return said.other;
	}
}
