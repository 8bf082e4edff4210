import type { Entry } from '../../../../src/lib/domain/entries/entry';
import type { Purpose } from '../../../../src/lib/domain/entries/consent-entries';

export type Word = 'given' | 'refused' | 'withdrawn';

/** What the household said last about one purpose; of entries that stand, in the order of the clock. */
export function lastWordOn(purpose: Purpose, standing: readonly Entry[]): Word | undefined {
	for (const entry of [...standing].reverse()) {
		const word = wordOf(entry, purpose);
		if (word !== undefined) return word;
	}
	return undefined;
}

export function wordOf(entry: Entry, purpose: Purpose): Word | undefined {
	if (entry.type === 'household-refused')
		return purpose === 'coverage-record' ? 'refused' : undefined;
	if (!('purpose' in entry) || entry.purpose !== purpose) return undefined;
	if (entry.type === 'consent-given') return 'given';
	return entry.type === 'consent-refused' ? 'refused' : 'withdrawn';
}

export const saysNo = (word: Word | undefined): boolean =>
	word === 'refused' || word === 'withdrawn';

export const declines = (entry: Entry): boolean => saysNo(wordOf(entry, 'coverage-record'));

/** What may be left of a household that wants nothing kept: that it said so, and the code under which it agreed later. */
export const mayStay = (entry: Entry): boolean =>
	declines(entry) || entry.type === 'household-merged';
