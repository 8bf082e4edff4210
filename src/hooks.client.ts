import type { HandleClientError } from '@sveltejs/kit';
import { readThrown } from '$lib/domain/device/trouble';
import { run, wakeDevice } from '$lib/state/device.svelte';

wakeDevice();

/** The last net. Nothing leaves the device: the line is shown, so that it can be told to somebody. */
export const handleError: HandleClientError = ({ error, status }) => {
	if (status !== 404) {
		console.error(error);
		note(error);
	}
	return { message: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
};

addEventListener('error', ({ error }) => note(error));
addEventListener('unhandledrejection', ({ reason }) => note(reason));

/** For the support page, without a word of it. Where the device cannot even keep that, there is nothing to add. */
function note(thrown: unknown): void {
	run('noteTrouble', readThrown(thrown)).catch(() => undefined);
}
