import { createSubscriber } from 'svelte/reactivity';
import { SLIGHT_MS } from '$lib/domain/time/commune-time';
import { run } from './device.svelte';
import { session } from './session.svelte';

/** "3 phút trước" need not be truer than this. */
const TURN_MS = 30_000;

const looked = () => ({ wallMs: Date.now(), awakeMs: performance.now() });

const subscribe = createSubscriber((drawAgain) => {
	let timer: ReturnType<typeof setInterval> | undefined;
	let last = looked();
	const turn = () => {
		const before = last;
		last = looked();
		const goneMs = last.wallMs - before.wallMs - (last.awakeMs - before.awakeMs);
		// The network set the clock while somebody looks: the worker is to find that out now, and not at the next visit.
		if (Math.abs(goneMs) > SLIGHT_MS) void run('pageShown', { visible: true });
		drawAgain();
	};
	// Nothing ticks in a pocket; what the phone shows when it is taken out should be today's.
	const follow = () => {
		clearInterval(timer);
		if (document.visibilityState === 'hidden') return;
		timer = setInterval(turn, TURN_MS);
		turn();
	};
	if (document.visibilityState === 'visible') timer = setInterval(turn, TURN_MS);
	document.addEventListener('visibilitychange', follow);
	return () => {
		clearInterval(timer);
		document.removeEventListener('visibilitychange', follow);
	};
});

/** The time for screens: read in markup or `$derived`, it is asked again twice a minute. */
export const now = {
	/** The commune's time, by which entries are stamped and days turn, also on a phone whose clock is days off. */
	get ms(): number {
		return now.onDeviceMs + (session.current?.clockOffsetMs ?? 0);
	},

	/** By this device's own clock: for what it noted by that clock, as when it last reached the commune. */
	get onDeviceMs(): number {
		subscribe();
		return Date.now();
	}
};
