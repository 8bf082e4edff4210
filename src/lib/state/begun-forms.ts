import { goto } from '$app/navigation';
import type { BegunForm, SessionView, TakenAwayView } from '$lib/worker/api';
import { run } from './device.svelte';

/** The page on which a form that was begun goes on. */
export function pageOf(form: BegunForm): string {
	switch (form.form) {
		case 'visit':
			return `/households/${form.householdId}/visit`;
		case 'household-edit':
			return `/households/${form.householdId}/edit`;
		case 'household-split':
			return `/households/${form.householdId}/split`;
		case 'member-new':
			return `/households/${form.householdId}/members/new`;
		case 'member-edit':
			return `/households/${form.householdId}/members/${form.memberId}/edit`;
		case 'household-new':
			return `/households/new?village=${form.village}`;
	}
}

/** Whether the page holds a form of a village that was taken away: it stays open until that is saved or dropped. */
export const holdsBegunForm = (pathname: string, { takenAway }: SessionView): boolean =>
	takenAway.some(({ begun }) => begun.some((form) => pageOf(form).split('?')[0] === pathname));

/** The village of a page, where it is no longer this person's. */
export const takenAwayOf = (
	session: SessionView | null | undefined,
	village: string | undefined
): TakenAwayView | undefined => session?.takenAway.find(({ id }) => id === village);

/** Drops what was begun in a village that was taken away, which may then leave this device. */
export async function dropBegun(form: { clear(): Promise<void> }): Promise<void> {
	await form.clear();
	void run('syncNow', null);
	await goto('/sync');
}
