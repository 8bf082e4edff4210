import { browser } from '$app/environment';
import { onDestroy, untrack } from 'svelte';
import { run } from './device.svelte';
import { session } from './session.svelte';

/** At most this much typing is lost when the browser is killed: below what a thumb types, above one save per letter. */
const SAVE_AFTER_MS = 100;

// eslint-disable-next-line svelte/prefer-svelte-reactivity -- asked at moments, never drawn
const open = new Set<{ flush(): Promise<void>; readonly begun: boolean }>();

/** Saves every open draft now; resolves once all are durable. For the moment before an update or a sign-out. */
export async function flushDrafts(): Promise<void> {
	await Promise.all([...open].map((draft) => draft.flush()));
}

/** True while a form holds something nobody has saved: not the moment to reload the page. */
export const hasOpenDraft = (): boolean => [...open].some((draft) => draft.begun);

/**
 * What is half-typed in a form, kept on the device from the first letter, so that a killed browser, a reload or an update
 * gives the form back as it was. Make one while a component is set up:
 *
 *   const draft = new Draft(`visit:${id}`, { step: 0, answers: {} });
 *   {#if draft.ready} <input bind:value={draft.value.note} /> {/if}
 *
 * `value` holds plain data only, the position in the form too. After the form's command has answered, call `clear()`, or `forget()`
 * when the form goes away with its page.
 */
export class Draft<T extends object> {
	/** Change it or anything inside it; it saves itself. */
	value: T = $state() as T;
	/** False until the device has said whether something was left here. */
	ready = $state(false);
	/** Whether the form was given back from an earlier time. */
	restored = $state(false);

	#key: string;
	/** Who began it: another tab may sign somebody else in before the last letters are saved. */
	#of: string | undefined;
	#initial: string;
	#saved: string;
	#timer: ReturnType<typeof setTimeout> | undefined;
	/** What still changes on the page that is being left is nobody's typing. */
	#forgotten = false;

	/** @param initial also completes a draft left by an older release that had fewer fields */
	constructor(key: string, initial: T) {
		this.#key = key;
		this.#of = untrack(() => session.current?.person.name);
		this.#initial = this.#saved = JSON.stringify(initial);
		this.value = JSON.parse(this.#initial) as T;
		if (!browser) return;

		void this.#load();
		open.add(this);
		const flush = () => void this.flush();
		const flushWhenHidden = () => {
			if (document.visibilityState === 'hidden') void this.flush();
		};
		window.addEventListener('pagehide', flush);
		document.addEventListener('visibilitychange', flushWhenHidden);
		onDestroy(() => {
			void this.flush();
			open.delete(this);
			window.removeEventListener('pagehide', flush);
			document.removeEventListener('visibilitychange', flushWhenHidden);
		});

		$effect(() => {
			const current = JSON.stringify(this.value);
			if (this.ready && current !== this.#saved) this.#saveSoon();
		});
	}

	/** Whether anything differs from the empty form. */
	get begun(): boolean {
		return JSON.stringify(this.value) !== this.#initial;
	}

	/** Durable when resolved. */
	async flush(): Promise<void> {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		if (!this.ready || this.#forgotten) return;
		const current = JSON.stringify(this.value);
		if (current === this.#saved) return;
		this.#saved = current;
		const value: unknown = current === this.#initial ? undefined : JSON.parse(current);
		await run('saveDraft', { key: this.#key, value, of: this.#of });
	}

	/** Empties the form and forgets what was kept of it. */
	async clear(): Promise<void> {
		this.value = JSON.parse(this.#initial) as T;
		this.restored = false;
		await this.flush();
	}

	/** Forgets what was kept; the form stays as it stands, for the page that is left in this moment. */
	async forget(): Promise<void> {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		this.#forgotten = true;
		await run('saveDraft', { key: this.#key, value: undefined, of: this.#of });
	}

	async #load() {
		const kept = await run('loadDraft', { key: this.#key, of: this.#of });
		if (typeof kept === 'object' && kept !== null) {
			this.value = { ...(JSON.parse(this.#initial) as T), ...(kept as Partial<T>) };
			this.#saved = JSON.stringify(this.value);
			this.restored = true;
		}
		this.ready = true;
	}

	// Not begun anew at each letter: someone who never stops typing is saved too.
	#saveSoon() {
		this.#timer ??= setTimeout(() => void this.flush(), SAVE_AFTER_MS);
	}
}
