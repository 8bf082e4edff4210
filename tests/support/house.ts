import type { HouseholdRow } from '../../src/lib/domain/household/household-row';

/** A row of the list, never visited unless it says so; found by its house hint. */
export function house(hint: string, more: Partial<HouseholdRow> = {}): HouseholdRow {
	return {
		id: hint,
		village: 'village-17284-03',
		coverage: 'unknown',
		visits: 0,
		needsReview: false,
		receipt: 'received',
		personal: { name: 'Lô Thị Tím', members: ['Lô Thị Tím'], houseHint: hint, lane: 'Xóm 2' },
		...more
	};
}
