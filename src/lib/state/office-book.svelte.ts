import type { OfficeBook } from '$lib/domain/directory/office-book';
import { watch } from './device.svelte';
import { ownCommune } from './own-commune';
import { session } from './session.svelte';

const commune = $derived(ownCommune(session.current));
const watched = $derived(watch('office', { commune }));

/** What the officers of the commune wrote for everybody in it; undefined while the device has not answered. */
export const officeBook = {
	get commune(): string | undefined {
		return commune;
	},
	get current(): OfficeBook | undefined {
		return watched.current;
	}
};
