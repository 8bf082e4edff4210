import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	addCounts,
	coverageOf,
	coverageRange,
	countsOf,
	noCounts,
	subtractCounts
} from '../../../../src/lib/domain/coverage/coverage';
import type { Entry } from '../../../../src/lib/domain/entries/entry';
import { foldHousehold } from '../../../../src/lib/domain/household/fold-household';
import { householdEntries } from '../../../support/arbitraries';
import {
	alone,
	capableAnswers,
	DAUGHTER,
	HEAD,
	met,
	no,
	notAsked,
	registered,
	stampAt,
	together,
	visited
} from '../../../support/builders';

const rules: { household: string; entries: Entry[]; coverage: unknown }[] = [
	{
		household: 'nobody has visited',
		entries: [],
		coverage: { state: 'unknown', because: 'never-visited' }
	},
	{
		household: 'where nobody was at home',
		entries: [visited({ minute: 1 }, { outcome: 'no-one-home' })],
		coverage: { state: 'unknown', because: 'nobody-met' }
	},
	{
		household: 'that refused',
		entries: [visited({ minute: 1 }, { outcome: 'refused' })],
		coverage: { state: 'unknown', because: 'refused' }
	},
	{
		household: 'met, but asked nothing that counts',
		entries: [met({ minute: 1 }, HEAD, { 'has-id-card': alone, 'signs-in-alone': notAsked })],
		coverage: { state: 'unknown', because: 'not-asked' }
	},
	{
		household: 'where someone does all three alone',
		entries: [met({ minute: 1 }, DAUGHTER, capableAnswers)],
		coverage: { state: 'covered', memberId: DAUGHTER }
	},
	{
		household: 'where the three are spread over two people',
		entries: [
			met({ minute: 1 }, HEAD, { 'activated-on-phone': alone, 'signs-in-alone': no }),
			met({ minute: 2 }, DAUGHTER, { 'has-submitted-or-looked-up': alone })
		],
		coverage: {
			state: 'not-yet',
			memberId: HEAD,
			stepsLeft: ['signs-in-alone', 'has-submitted-or-looked-up']
		}
	},
	{
		household: 'where the last step was done together',
		entries: [
			met({ minute: 1 }, HEAD, { ...capableAnswers, 'has-submitted-or-looked-up': together })
		],
		coverage: { state: 'not-yet', memberId: HEAD, stepsLeft: ['has-submitted-or-looked-up'] }
	},
	{
		household: 'whose only phone is a feature phone',
		entries: [
			met({ minute: 1 }, HEAD, {
				'activated-on-phone': { state: 'not-possible', reason: 'feature-phone' }
			})
		],
		coverage: {
			state: 'not-yet',
			memberId: HEAD,
			stepsLeft: ['activated-on-phone', 'signs-in-alone', 'has-submitted-or-looked-up']
		}
	},
	{
		household: 'that moved away',
		entries: [visited({ minute: 1 }, { outcome: 'moved' })],
		coverage: { state: 'out-of-scope', because: 'moved' }
	},
	{
		household: 'that was dissolved',
		entries: [{ ...stampAt({ minute: 1 }), type: 'household-dissolved', reason: 'other' }],
		coverage: { state: 'out-of-scope', because: 'dissolved' }
	}
];

test.each(rules)('a household $household', ({ entries, coverage }) => {
	expect(coverageOf(foldHousehold([registered(), ...entries])!)).toEqual(coverage);
});

test('what an old list says covers nobody', () => {
	const listed = { 'signs-in-alone': { state: 'yes' as const } };
	const household = foldHousehold([registered({}, { listed })])!;
	expect(coverageOf(household)).toEqual({ state: 'unknown', because: 'never-visited' });
});

test('every household in scope is counted once, and counts can be taken back', () => {
	fc.assert(
		fc.property(householdEntries, householdEntries, (one, other) => {
			const counts = [one, other].flatMap((entries) => {
				const household = foldHousehold(entries);
				return household ? [countsOf(household)] : [];
			});
			const sum = counts.reduce(addCounts, noCounts);
			expect(sum.covered + sum.notYet + sum.unknown).toBe(sum.total);
			expect(sum.total + sum.outOfScope).toBe(counts.length);
			expect(counts.reduce(subtractCounts, sum)).toEqual(noCounts);
		})
	);
});

test.each([
	{ total: 915, covered: 455, unknown: 171, range: { leastPercent: 49, mostPercent: 69 } },
	{ total: 10, covered: 10, unknown: 0, range: { leastPercent: 100, mostPercent: 100 } },
	{ total: 3, covered: 0, unknown: 3, range: { leastPercent: 0, mostPercent: 100 } },
	{ total: 0, covered: 0, unknown: 0, range: undefined }
])('$covered of $total with $unknown unknown is said as a range', ({ range, ...counts }) => {
	expect(coverageRange({ ...noCounts, ...counts })).toEqual(range);
});
