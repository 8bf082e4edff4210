import type { FastifyInstance } from 'fastify';
import type { RouteAction } from './db/gate';

/** @property action undefined where a route does not say what it does: a mistake, which the tests of access find */
export interface Address {
	method: string;
	url: string;
	action: RouteAction | undefined;
}

declare module 'fastify' {
	interface FastifyInstance {
		/** Every address that is served, with what it does. */
		addressBook: readonly Address[];
	}
}

/** Before the first route is registered. */
export function recordAddresses(server: FastifyInstance): void {
	const addresses: Address[] = [];
	server.decorate('addressBook', addresses);
	server.addHook('onRoute', ({ method, url, config }) => {
		for (const one of [method].flat()) addresses.push({ method: one, url, action: config?.action });
	});
}
