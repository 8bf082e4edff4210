import type { Household } from './household';

/** What a household is before any entry has told of it; each time new, since the fold writes into it. */
export const nothingTold = (): Omit<Household, 'id' | 'registered'> => ({
	listed: {},
	members: [],
	headId: '',
	scope: { state: 'in' },
	visits: [],
	claims: [],
	questions: [],
	submissions: [],
	requests: [],
	consents: {},
	history: [],
	needsReview: [],
	tookIn: [],
	unreadEntries: 0
});
