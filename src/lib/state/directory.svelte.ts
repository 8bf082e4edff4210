import type { Place } from '$lib/domain/directory/place';
import { placesShown } from '$lib/domain/directory/places';
import { officeBook } from './office-book.svelte';

/** The offices of the commune. */
export const directory = {
	get commune(): string | undefined {
		return officeBook.commune;
	},
	/** Undefined while the device has not answered. */
	get places(): Place[] | undefined {
		return officeBook.current && placesShown(officeBook.current.places);
	},
	/** Also one that is gone. */
	of: (id: string): Place | undefined => officeBook.current?.places.find((one) => one.id === id),
	get gone(): Place[] {
		return (officeBook.current?.places ?? []).filter(({ content }) => content.gone);
	}
};
