import type { CoverageCounts } from '../../../../src/lib/domain/coverage/coverage-counts';
import type { ExpectedHousehold } from './expected-household';

/** The numbers of a village by counting on fingers. */
export function expectedCounts(households: readonly ExpectedHousehold[]): CoverageCounts {
	const inScope = households.filter(({ isInScope }) => isInScope);
	const are = (state: ExpectedHousehold['state']) =>
		inScope.filter((household) => household.state === state).length;
	return {
		total: inScope.length,
		covered: are('covered'),
		notYet: are('not-yet'),
		unknown: are('unknown'),
		outOfScope: households.length - inScope.length,
		visited: inScope.filter(({ visits }) => visits.length > 0).length
	};
}
