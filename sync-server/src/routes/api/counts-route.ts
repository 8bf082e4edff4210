import type { FastifyInstance } from 'fastify';
import type { Person } from '../../../../src/lib/domain/access';
import type { CoverageCounts } from '../../../../src/lib/domain/coverage';
import { communeOf } from '../../../../src/lib/domain/ids';
import type { Accounts } from '../../access/accounts';
import type { Counts } from '../../counts/counts';
import { identityOf } from './identity';

/** Counting a commune of sixty villages from nothing takes seconds; a whole province minutes, and goes on by itself. */
const WITHIN_MS = 10_000;

/**
 * `GET /api/counts`: numbers alone, no household among them.
 *
 * @property counts null where they are not known yet: missing is not zero
 * @property asOf when they were counted; nothing has come since, up to `seq`, the village's newest sequence
 */
export interface CountsAnswer {
	villages: {
		name: string;
		title: string;
		commune: string;
		counts: CoverageCounts | null;
		asOf: string | null;
		seq: string | null;
	}[];
}

export function countsRoute(
	server: FastifyInstance,
	{ accounts, counts }: { accounts: Accounts; counts: Counts }
): void {
	const config = { action: 'counts' } as const;
	server.get('/counts', { config }, async (request): Promise<CountsAnswer> => {
		const villages = countedFor(accounts, identityOf(request).person);
		const upToDate = await counts.upToDate(
			villages.map(({ id }) => id),
			WITHIN_MS
		);
		return {
			villages: villages.map(({ id, title }) => {
				const told = upToDate.get(id);
				return {
					name: id,
					title,
					commune: communeOf(id),
					counts: told?.counts ?? null,
					asOf: told?.asOf ?? null,
					seq: told?.seq ?? null
				};
			})
		};
	});
}

/** The province sees the numbers of all; everyone else those of the villages that are open to them. */
const countedFor = ({ villages }: Accounts, person: Person) =>
	person.role === 'province-viewer' ? villages.all() : villages.openTo(person);
