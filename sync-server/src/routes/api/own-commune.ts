import type { FastifyRequest } from 'fastify';
import { communeOf } from '../../../../src/lib/domain/commune-of';
import { NOT_YOUR_COMMUNE } from '../../access/access-problems';
import type { Villages } from '../../access/villages';
import { problems } from '../../problems';
import { identityOf } from './identity';

/**
 * The commune that an address names, of whoever has a village there. The same words for another's commune and for one that
 * does not exist.
 */
export function ownCommune(villages: Villages, request: FastifyRequest): string {
	const { commune } = request.params as { commune: string };
	const own = villages.openTo(identityOf(request).person);
	if (!own.some(({ id }) => communeOf(id) === commune)) throw problems.forbidden(NOT_YOUR_COMMUNE);
	return commune;
}
