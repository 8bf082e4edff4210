import type { CaseName } from '$lib/domain/entries/case-entries';

/** The page of one case. */
export const caseHref = ({
	householdId,
	kind,
	entry
}: CaseName & { householdId: string }): string =>
	`/review/${householdId}?kind=${kind}&entry=${encodeURIComponent(entry)}`;
