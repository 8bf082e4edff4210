import { createSubscriber } from 'svelte/reactivity';

/** "3 phút trước" need not be truer than this. */
const TURN_MS = 30_000;

const subscribe = createSubscriber((turn) => {
	const timer = setInterval(turn, TURN_MS);
	// A phone in a pocket stops its timers; what it shows when it is taken out should be today's.
	document.addEventListener('visibilitychange', turn);
	return () => {
		clearInterval(timer);
		document.removeEventListener('visibilitychange', turn);
	};
});

/** The wall clock for screens: read in markup or `$derived`, it is asked again twice a minute. */
export const now = {
	get ms(): number {
		subscribe();
		return Date.now();
	}
};
