import { browser } from '$app/environment';
import { Workbox } from 'workbox-window';
import { flushDrafts } from './draft.svelte';

/** A phone that is never closed should still hear of a new version the same day. */
const LOOK_EVERY_MS = 60 * 60 * 1000;

let waiting = $state(false);
let later = $state(false);
let controllerChanged = false;

/**
 * The new version is fetched and waits; it takes over when the person says so, after every draft is on the device. A tab
 * that did not ask is not reloaded under somebody's hands: its next change of page is a full one (see `isStale`).
 */
let workbox: Workbox | undefined;

export const appUpdate = {
	get offered(): boolean {
		return waiting && !later;
	},
	postpone() {
		later = true;
	},
	/** Another tab moved on to a new version. */
	get isStale(): boolean {
		return controllerChanged;
	},
	async use() {
		await flushDrafts();
		workbox?.addEventListener('controlling', () => location.reload());
		workbox?.messageSkipWaiting();
	}
};

/** Called once by the layout. In development there is no worker to register. */
export function startAppUpdates(): void {
	if (!browser || import.meta.env.DEV || !('serviceWorker' in navigator)) return;

	workbox = new Workbox('/service-worker.js');
	workbox.addEventListener('waiting', () => (waiting = true));
	workbox.addEventListener('controlling', (event) => {
		if (event.isUpdate) controllerChanged = true;
	});
	void workbox.register().catch(() => {
		// A private window may forbid it: the application then works while there is a network.
	});

	const look = () => {
		// Behind another app nobody could say yes to it.
		if (document.visibilityState === 'hidden') return;
		void workbox?.update().catch(() => undefined); // no network: asked again later
	};
	setInterval(look, LOOK_EVERY_MS);
	addEventListener('online', look);
}
