import { expose, proxy, releaseProxy } from 'comlink';
import type { DeviceApi } from './api';
import { OpenDevice } from './open-device';

/** The worker's door: what pages ask crosses here as plain data, functions as proxies that are given back when done. */
const device = new OpenDevice();

const door: DeviceApi = {
	async watch(query, args, listener) {
		const stop = await device.watch(query, args, listener);
		return proxy(() => {
			stop();
			(listener as Partial<Record<typeof releaseProxy, () => void>>)[releaseProxy]?.();
		});
	},
	run: (command, args) => device.run(command, args)
};

expose(door);
