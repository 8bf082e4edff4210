/** What a form has just saved, told on the page it leads to, until that page is left. */
export interface JustSaved {
	householdId: string;
	entryId: string;
	/** What was saved, in words of its own: a whole household, or a change that can be taken back with one tap. */
	kind: 'household' | 'change';
	/** A household that came about with it. */
	newHousehold?: string;
}

let saved = $state.raw<JustSaved | undefined>();

export const justSaved = {
	about: (householdId: string): JustSaved | undefined =>
		saved?.householdId === householdId ? saved : undefined,
	tell(what: JustSaved): void {
		saved = what;
	},
	forget(): void {
		saved = undefined;
	}
};
