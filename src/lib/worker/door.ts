import { proxy, releaseProxy } from 'comlink';
import type { DeviceApi } from './api';

/** The worker's door: what pages ask crosses here as plain data, functions as proxies that are given back when done. */
export const doorOf = (device: DeviceApi): DeviceApi => ({
	async watch(query, args, listener) {
		let ended = false;
		// What was given back must not be called again, nor given back twice: either would throw where nobody catches it.
		const stop = await device.watch(query, args, (answer) => {
			if (!ended) listener(answer);
		});
		return proxy(() => {
			if (ended) return;
			ended = true;
			stop();
			(listener as Partial<Record<typeof releaseProxy, () => void>>)[releaseProxy]?.();
		});
	},
	run: (command, args) => device.run(command, args)
});
