import type { Household } from '../household/household';

/** Whether the household does not want to be recorded: then nothing of it is shown but that, whoever knows more. */
export const isDeclined = ({ consents }: Pick<Household, 'consents'>): boolean =>
	saysNo(consents, 'coverage-record');

/** Whether no telephone number is kept of the household: none is shown, and none is written down. */
export const declinesPhone = ({ consents }: Pick<Household, 'consents'>): boolean =>
	saysNo(consents, 'phone-for-return-visit');

const saysNo = (consents: Household['consents'], purpose: keyof Household['consents']): boolean => {
	const state = consents[purpose]?.state;
	return state === 'refused' || state === 'withdrawn';
};

/**
 * Whether all but that it declined has been erased: who withdrew was registered before, and of that nothing is left here.
 * What a household said that was never registered can be taken back.
 */
export const isErased = ({ registered, history }: Pick<Household, 'registered' | 'history'>) =>
	registered.source === 'refused' &&
	history.some(
		({ type, voided }) => !voided && (type === 'consent-withdrawn' || type === 'consent-refused')
	);

/**
 * Leaves out of a folded household what its people did not consent to. The entries that say it may still be here, until
 * the commune has erased them; no screen, search, list or file shows it from this moment on. Telephone numbers are left
 * out as the entries are read (`numbers-given-up.ts`).
 *
 * @param consents also those it gave under another code
 */
export function respectingConsents(
	household: Household,
	consents: Household['consents'] = household.consents
): Household {
	if (isDeclined({ consents })) return emptied(household);
	if (saysNo(consents, 'location')) {
		delete household.place;
		for (const visit of household.visits) delete visit.place;
	}
	return household;
}

function emptied(household: Household): Household {
	const { lane, houseHint, note, statedSize, importKey, place, capableSince, ...rest } = household;
	const history = household.history.map((line) => {
		const { told, ...left } = line;
		// What was answered, and how, is all that is left to tell.
		const { purpose, how } = told ?? {};
		return purpose && how ? { ...left, told: { purpose, how } } : left;
	});
	void [houseHint, note, statedSize, importKey, place, capableSince];
	// The lane of one that was never registered was said beside the refusal itself.
	const isKnown = household.registered.source === 'refused' && lane !== undefined;
	return {
		...rest,
		...(isKnown && { lane }),
		history,
		listed: {},
		members: [],
		headId: '',
		visits: [],
		claims: [],
		questions: [],
		submissions: [],
		requests: [],
		needsReview: []
	};
}
