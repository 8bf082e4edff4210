import type { HouseholdRow } from '$lib/domain/household/household-row';
import { nicknameOf } from './people';

/** What tells a household from its namesakes: what people call them, the house, the others there. */
export const aboutRow = ({ personal }: HouseholdRow): string =>
	[nicknameOf(personal), personal.houseHint, personal.lane, ...personal.members.slice(1)]
		.filter((part) => part !== undefined)
		.join(', ');
