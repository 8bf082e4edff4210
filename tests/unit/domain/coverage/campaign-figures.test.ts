import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	addEarlier,
	campaignFigures,
	campaignStartsIn
} from '../../../../src/lib/domain/coverage/campaign-figures';
import { addCounts, noCounts } from '../../../../src/lib/domain/coverage/coverage-counts';
import { allOf, type Tally } from '../../../../src/lib/domain/coverage/tally';
import { DEFAULT_SETTINGS } from '../../../../src/lib/domain/commune-settings';

const counts = (total: number, covered: number) => ({
	...noCounts,
	total,
	covered,
	unknown: total - covered
});

const [FIRST, SECOND] = ['2026-09-01', '2027-09-15'];
/** Asked in the first campaign and erased in May; thirty families are written down again in the second. */
const village: Tally = {
	counts: counts(30, 4),
	anonymised: { '2027-05-30': counts(118, 95), '2027-06-02': counts(2, 1) }
};

describe('a family that is written down again after its time was over', () => {
	test('counts once in the campaign that is on, and the report on the earlier one can still be read', () => {
		expect(campaignFigures(village, [FIRST, SECOND], '2027-10-01')).toEqual({
			counts: counts(30, 4),
			earlier: [{ from: FIRST, counts: counts(120, 96) }]
		});
	});

	test.each([
		{ moment: 'before the new campaign', starts: [FIRST], today: '2027-09-14' },
		{ moment: 'on the eve of its first day', starts: [FIRST, SECOND], today: '2027-09-14' },
		{ moment: 'where no campaign is known of', starts: [], today: '2027-10-01' }
	])('counts beside the number that is left of it $moment', ({ starts, today }) => {
		expect(campaignFigures(village, starts, today)).toEqual({
			counts: counts(150, 100),
			earlier: []
		});
	});

	test('a first day that is put right later moves it back at once', () => {
		const { counts: put } = campaignFigures(village, [FIRST, '2027-05-31'], '2027-10-01');
		expect(put).toEqual(addCounts(counts(30, 4), counts(2, 1)));
	});
});

test('a household erased while a campaign is on belongs to it, also on its first day', () => {
	const erased: Tally = { counts: noCounts, anonymised: { [SECOND]: counts(3, 1) } };
	expect(campaignFigures(erased, [SECOND, FIRST], '2027-10-01')).toEqual({
		counts: counts(3, 1),
		earlier: []
	});
});

test('each campaign that is over is told by itself, the latest first', () => {
	const third = '2028-09-01';
	const { earlier } = campaignFigures(
		{ counts: noCounts, anonymised: { ...village.anonymised, '2028-05-30': counts(40, 20) } },
		[third, FIRST, SECOND],
		third
	);
	expect(earlier).toEqual([
		{ from: SECOND, counts: counts(40, 20) },
		{ from: FIRST, counts: counts(120, 96) }
	]);
});

const day = fc
	.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
	.map((parts) => `2027-${parts.map((n) => String(n).padStart(2, '0')).join('-')}`);
const some = fc.tuple(fc.nat(50), fc.nat(50)).map(([a, b]) => counts(1 + a + b, a));
const tallies = fc.record({ counts: some, anonymised: fc.dictionary(day, some) });

test('whatever campaigns there were, every household is in one figure and in no other', () => {
	fc.assert(
		fc.property(tallies, fc.array(day), day, (tally, starts, today) => {
			const { counts: current, earlier } = campaignFigures(tally, starts, today);
			const together = earlier.map((one) => one.counts).reduce(addCounts, current);
			expect(together).toEqual(allOf(tally));
		})
	);
});

test('the earlier campaigns of a commune are those of its villages put together', () => {
	const starts = [FIRST, SECOND];
	fc.assert(
		fc.property(fc.array(tallies), day, (villages, today) => {
			const each = villages.map((tally) => campaignFigures(tally, starts, today).earlier);
			for (const { from, counts: sum } of addEarlier(each))
				expect(sum).toEqual(
					each
						.flat()
						.filter((one) => one.from === from)
						.map((one) => one.counts)
						.reduce(addCounts, noCounts)
				);
		})
	);
});

test('a server of an earlier release names one campaign, and that one is gone by', () => {
	const campaign = { name: 'Đợt hai', from: SECOND, to: '2027-12-15', targetPercent: 80 };
	expect(campaignStartsIn({ ...DEFAULT_SETTINGS, campaign })).toEqual([SECOND]);
	expect(
		campaignStartsIn({ ...DEFAULT_SETTINGS, campaign, campaignStarts: [FIRST, SECOND] })
	).toEqual([FIRST, SECOND]);
	expect(campaignStartsIn(undefined)).toEqual([]);
});
