import { hasOpenDraft } from './draft.svelte';

let count = $state(0);

/** Call when something begins that a reload would disturb, such as an import; call the answer when it is over. */
export function beginBusy(): () => void {
	let over = false;
	count += 1;
	return () => {
		if (!over) count -= 1;
		over = true;
	};
}

/** Whether this is not the moment to speak of an update: a form is half filled in, or something is under way. */
export const isBusy = (): boolean => count > 0 || hasOpenDraft();
