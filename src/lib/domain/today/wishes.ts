import type { WalkOrder } from './order';

/** @property visits how many there had been when it was put there: it goes first until there is one more */
export interface PutAhead {
	id: string;
	visits: number;
}

/**
 * How one person wants to walk one village. The order stays; what was put ahead or off is over with its day.
 *
 * @property on the day of `ahead` and `putOff`
 */
export interface KeptWishes {
	order: WalkOrder;
	on: string;
	ahead: readonly PutAhead[];
	putOff: readonly string[];
}

export type WishChange =
	| { kind: 'order'; order: WalkOrder }
	/** A door before all others. */
	| { kind: 'ahead'; householdId: string; visits: number }
	/** One for another day, or one back in its own place. */
	| { kind: 'put-off' | 'as-before'; householdId: string };

export function wishesOn(kept: KeptWishes | undefined, today: string): KeptWishes {
	const order = kept?.order ?? 'walk';
	return kept?.on === today ? kept : { order, on: today, ahead: [], putOff: [] };
}

export function changeWishes(
	kept: KeptWishes | undefined,
	today: string,
	change: WishChange
): KeptWishes {
	const wishes = wishesOn(kept, today);
	if (change.kind === 'order') return { ...wishes, order: change.order };
	const { householdId } = change;
	const ahead = wishes.ahead.filter(({ id }) => id !== householdId);
	const putOff = wishes.putOff.filter((id) => id !== householdId);
	return {
		...wishes,
		ahead: change.kind === 'ahead' ? [{ id: householdId, visits: change.visits }, ...ahead] : ahead,
		putOff: change.kind === 'put-off' ? [...putOff, householdId] : putOff
	};
}
