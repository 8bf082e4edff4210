import type { FastifyInstance } from 'fastify';
import type { Person } from '../../../../src/lib/domain/access/access';
import type { CampaignFigures } from '../../../../src/lib/domain/coverage/campaign-figures';
import type { CoverageCounts } from '../../../../src/lib/domain/coverage/coverage';
import { communeOf } from '../../../../src/lib/domain/commune-of';
import type { Accounts } from '../../access/accounts';
import type { Counts } from '../../counts/counts';
import { identityOf } from './identity';

/** Counting a commune of sixty villages from nothing takes seconds; a whole province minutes, and goes on by itself. */
const WITHIN_MS = 10_000;

/**
 * `GET /api/counts`: numbers alone, no household among them.
 *
 * @property communeTitle null where nobody has said what it is called
 * @property counts of the campaign that is on; null where they are not known yet: missing is not zero
 * @property earlier the campaigns before it, the latest first, where any household is left of one
 * @property asOf when they were counted; nothing has come since, up to `seq`, the village's newest sequence
 */
export interface CountsAnswer {
	villages: {
		name: string;
		title: string;
		commune: string;
		communeTitle: string | null;
		counts: CoverageCounts | null;
		earlier?: CampaignFigures['earlier'];
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
				const commune = communeOf(id);
				const told = upToDate.get(id);
				const figures = told && accounts.communes.figuresOf(commune, told);
				return {
					name: id,
					title,
					commune,
					communeTitle: accounts.villages.communeTitle(commune) ?? null,
					counts: figures?.counts ?? null,
					...(figures && figures.earlier.length > 0 && { earlier: figures.earlier }),
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
