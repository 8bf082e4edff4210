import type { Rights } from './rights';
import type { SavedEntry } from './saved-entries';

/** What the commune says to an entry: `either` where it depends on the day it was handed in. */
export type Fate = 'taken' | 'refused' | 'either';

export function fateOf({ entry, person }: SavedEntry, rights: Rights): Fate {
	const { personal } = entry as { personal?: object };
	if (personal !== undefined && /[0-9]{12}/.test(JSON.stringify(personal))) return 'refused';
	if (!('byOfficer' in entry) || !entry.byOfficer) return 'taken';
	if (!rights.wasOfficer(person)) return 'refused';
	return rights.wasAlwaysOfficer(person) ? 'taken' : 'either';
}
