import type { FastifyInstance } from 'fastify';
import type { Person } from '../../../../src/lib/domain/access';
import type { CoverageCounts } from '../../../../src/lib/domain/coverage';
import { communeOf } from '../../../../src/lib/domain/ids';
import type { Accounts } from '../../access/accounts';
import type { VillageCounts } from '../../village-counts';
import { nextTurn } from '../../next-turn';
import { identityOf } from './identity';

/** `GET /api/counts`: numbers alone, no household among them. */
export interface CountsAnswer {
	villages: { name: string; title: string; commune: string; counts: CoverageCounts }[];
}

export function countsRoute(
	server: FastifyInstance,
	{ accounts, counts }: { accounts: Accounts; counts: VillageCounts }
): void {
	const config = { action: 'counts' } as const;
	server.get('/counts', { config }, async (request): Promise<CountsAnswer> => {
		const villages: CountsAnswer['villages'] = [];
		for (const { id, title } of countedFor(accounts, identityOf(request).person)) {
			villages.push({ name: id, title, commune: communeOf(id), counts: await counts.of(id) });
			// One village folded at a time: phones that sync do not wait for a whole commune's numbers.
			await nextTurn();
		}
		return { villages };
	});
}

/** The province sees the numbers of all; everyone else those of the villages that are open to them. */
const countedFor = ({ villages }: Accounts, person: Person) =>
	person.role === 'province-viewer' ? villages.all() : villages.openTo(person);
