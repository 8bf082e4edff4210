import { onDestroy } from 'svelte';
import { playRecording } from './read-aloud';

type Sound = Parameters<typeof playRecording>[0];

/**
 * What somebody listens to: one thing at a time, since of two that play at once only one could be stopped, and nothing of
 * what was left. Made while a component is.
 */
export class Listening {
	/** The last sound could not be played. */
	broken = $state(false);
	#stop = $state.raw<() => void>();
	#starting = false;
	#gone = false;

	constructor() {
		onDestroy(() => {
			this.#gone = true;
			this.#stop?.();
		});
	}

	get isOn(): boolean {
		return this.#stop !== undefined;
	}

	/** @param start begins to be heard, is given what to call at its end, and answers how to stop it */
	begin(start: (onend: () => void) => () => void): void {
		this.#stop = start(this.#ended);
	}

	/** @returns false where there was no sound to play */
	async play(load: () => Promise<Sound | null>): Promise<boolean> {
		if (this.#starting) return true;
		this.#starting = true;
		const sound = await load();
		this.#starting = false;
		if (this.#gone) return true;
		if (!sound) return false;
		const ontrouble = () => {
			this.#ended();
			this.broken = true;
		};
		this.begin((onend) => playRecording(sound, { onend, ontrouble }));
		return true;
	}

	readonly end = (): void => {
		this.#stop?.();
		this.#ended();
	};

	readonly #ended = (): void => {
		this.#stop = undefined;
	};
}
