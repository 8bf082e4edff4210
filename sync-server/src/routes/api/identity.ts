import type { FastifyInstance, FastifyRequest } from 'fastify';
import { NOT_ALLOWED } from '../../access/access-problems';
import type { Identity } from '../../access/identify';
import { may, type Action } from '../../access/permissions';
import { problems } from '../../problems';

const identities = new WeakMap<FastifyRequest, Identity>();

/** Lets a request pass to its route when its sender may do what the route says it does. */
export function askFirst(
	server: FastifyInstance,
	identify: (request: FastifyRequest) => Promise<Identity>
): void {
	server.addHook('onRequest', async (request) => {
		const action: Action | 'public' = request.routeOptions.config.action ?? 'operate';
		if (action === 'public') return;
		const identity = await identify(request);
		if (!may(identity.person.role, action)) throw problems.forbidden(NOT_ALLOWED);
		identities.set(request, identity);
	});
}

/** Does something in the sender's name, for the record of who did what. */
export type OnBehalfOf = <T>(request: FastifyRequest, work: () => T) => T;

/** Who sends this request; of a route that is not public. */
export function identityOf(request: FastifyRequest): Identity {
	const identity = identities.get(request);
	if (identity === undefined)
		throw new Error('a request has passed without its sender being asked');
	return identity;
}
