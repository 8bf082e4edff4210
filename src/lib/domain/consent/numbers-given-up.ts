import type { Entry } from '../entries/entry';
import { compareEntries } from '../household/entry-order';

/**
 * Reads an entry without its telephone number where the household has given that up: once it has said no, only what was
 * written down after the next yes is kept. A colleague who had not heard of the no may have written one down after it, or
 * before it and unknown to who wrote down the no; neither comes back with that yes.
 *
 * @param said what still says something, under whichever code, in clock order
 */
export function withoutNumbersGivenUp(said: readonly Entry[]): <E extends Entry>(entry: E) => E {
	const lastNo = said.findLastIndex((entry) => isAbout(entry) && entry.type !== 'consent-given');
	if (lastNo === -1) return (entry) => entry;
	const yes = said.find((entry, i) => i > lastNo && isAbout(entry));
	return <E extends Entry>(entry: E) =>
		yes && compareEntries(yes, entry) < 0 ? entry : (withoutNumber(entry) as E);
}

const isAbout = (entry: Entry): boolean =>
	'purpose' in entry && entry.purpose === 'phone-for-return-visit';

function withoutNumber(entry: Entry): Entry {
	switch (entry.type) {
		case 'household-registered': {
			const members = entry.personal.members.map(({ phone: _, ...rest }) => rest);
			return { ...entry, personal: { ...entry.personal, members } };
		}
		case 'member-added': {
			const { phone: _, ...personal } = entry.personal;
			return { ...entry, personal };
		}
		case 'member-corrected': {
			const { phone: _, ...personal } = entry.personal;
			return { ...entry, personal };
		}
		default:
			return entry;
	}
}
