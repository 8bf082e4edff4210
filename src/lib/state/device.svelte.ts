import { browser } from '$app/environment';
import { proxy, wrap, type Remote } from 'comlink';
import { createSubscriber } from 'svelte/reactivity';
import { isFirstRecord, persist } from './persist';
import type { CommandName, Commands, DeviceApi, Queries, QueryName } from '$lib/worker/api';

/** The page's only way to the data on this device: one worker, started by `wakeDevice` or at the first question. */
let api: Remote<DeviceApi> | undefined;

function device(): Remote<DeviceApi> {
	if (!browser) throw new Error('the data worker lives in a browser');
	if (api) return api;
	api = wrap<DeviceApi>(
		new Worker(new URL('../worker/data-worker.ts', import.meta.url), {
			type: 'module',
			name: 'go-cua-data'
		})
	);
	// Once for the page: a listener at every question would send a message for each of them at every look.
	document.addEventListener('visibilitychange', () => {
		void run('pageShown', { visible: document.visibilityState === 'visible' });
	});
	return api;
}

/** The worker opens its databases while the page is still busy with itself. */
export const wakeDevice = (): void => void device();

/** Whether the browser could not open what is kept on this device: there is nothing to show then but that. */
export const storage = $state({ closed: false });

/** Asks the worker to do something; answers after what it wrote is durable. */
export async function run<C extends CommandName>(
	command: C,
	args: Commands[C]['args']
): Promise<Commands[C]['answer']> {
	// Only a page may ask the browser; the worker then tells what came of it.
	if (command === 'askToPersist') await persist();
	const answer = await (device().run as unknown as DeviceApi['run'])(command, args);
	if (isFirstRecord(command, answer)) void run('askToPersist', null);
	return answer;
}

/**
 * A question that keeps answering. Read `current` in markup or `$derived`; it is undefined until the first answer. The
 * worker is asked only while somebody looks.
 */
export class Watched<Q extends QueryName> {
	#answer = $state.raw<Queries[Q]['answer'] | undefined>();
	#subscribe: () => void;

	constructor(query: Q, args: Queries[Q]['args']) {
		this.#subscribe = createSubscriber(() => {
			let ended = false;
			let end: (() => void) | undefined;
			const listener = (answer: Queries[Q]['answer']) => {
				if (!ended) this.#answer = answer;
			};
			const watch = device().watch as unknown as DeviceApi['watch'];
			watch(query, args, proxy(listener)).then(
				(stop) => {
					if (ended) stop();
					else end = stop;
				},
				(cause: unknown) => {
					console.error(cause);
					storage.closed = true;
				}
			);
			return () => {
				ended = true;
				end?.();
			};
		});
	}

	get current(): Queries[Q]['answer'] | undefined {
		this.#subscribe();
		return this.#answer;
	}
}

export const watch = <Q extends QueryName>(query: Q, args: Queries[Q]['args']) =>
	new Watched(query, args);
