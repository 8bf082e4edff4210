import type { WaitingKind } from '$lib/domain/household/household';

interface Waiting {
	householdId: string;
	kind: WaitingKind;
	entry: string;
}

/** Where a case is decided: on a page of its own, or on the household's where its life is changed. */
export const caseHref = ({ householdId, kind, entry }: Waiting): string =>
	kind === 'in-two-villages'
		? `/households/${householdId}`
		: `/review/${householdId}?kind=${kind}&entry=${encodeURIComponent(entry)}`;
