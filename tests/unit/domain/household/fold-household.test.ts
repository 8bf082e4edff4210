import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { coverageOf } from '../../../../src/lib/domain/coverage/coverage';
import { readEntry } from '../../../../src/lib/domain/entries/upcast';
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
	phoneB,
	registered,
	stampAt,
	together,
	ulidOf,
	visited,
	voided
} from '../../../support/builders';

const elsewhere = { by: 'tnv2', device: phoneB };

describe('the fold of a household', () => {
	test('is the same on every device, whatever the order and repetition of its entries', () => {
		fc.assert(
			fc.property(
				householdEntries.chain((entries) =>
					fc.tuple(
						fc.constant(entries),
						fc.shuffledSubarray(entries, { minLength: entries.length }),
						fc.subarray(entries)
					)
				),
				([written, received, again]) => {
					expect(foldHousehold([...received, ...again])).toEqual(foldHousehold(written));
				}
			)
		);
	});

	test('needs only entries that the ledger accepts', () => {
		fc.assert(
			fc.property(householdEntries, (entries) => {
				for (const entry of entries) expect(readEntry(entry)).toEqual({ ok: true, value: entry });
			})
		);
	});

	test('knows nothing before the registration has arrived', () => {
		expect(foldHousehold([met({ minute: 5 }, HEAD, { 'signs-in-alone': alone })])).toBeUndefined();
	});

	test('keeps both visits of two volunteers who were offline at one door', () => {
		const household = foldHousehold([
			registered(),
			met({ minute: 30 }, HEAD, { 'activated-on-phone': alone, 'signs-in-alone': alone }),
			met({ minute: 31, ...elsewhere }, HEAD, { 'has-submitted-or-looked-up': alone })
		]);
		expect(household?.visits.map((visit) => visit.by)).toEqual(['tnv2', 'tnv1']);
		expect(coverageOf(household!)).toEqual({ state: 'covered', memberId: HEAD });
	});

	test('settles a corrected field by the later reading, and other fields by themselves', () => {
		const household = foldHousehold([
			registered(),
			{ ...stampAt({ minute: 9 }), type: 'household-corrected', lane: 'Nhóm 2' },
			{
				...stampAt({ minute: 4, ...elsewhere }),
				type: 'household-corrected',
				lane: 'Nhóm 1',
				personal: { houseHint: null, note: 'Chó dữ' }
			}
		]);
		expect(household).toMatchObject({ lane: 'Nhóm 2', note: 'Chó dữ' });
		expect(household).not.toHaveProperty('houseHint');
	});

	test('tells in the history which of several changes a line was, with nobody’s name', () => {
		const household = foldHousehold([
			registered(),
			{
				...stampAt({ minute: 2 }),
				type: 'household-corrected',
				head: HEAD,
				personal: { houseHint: null }
			},
			{ ...stampAt({ minute: 3 }), type: 'member-left', memberId: HEAD, reason: 'died' },
			met({ minute: 4 }, HEAD, { 'signs-in-alone': alone })
		]);
		expect(household?.history.map(({ told }) => told)).toEqual([
			{ outcome: 'met' },
			{ memberId: HEAD, left: 'died' },
			{ memberId: HEAD, corrected: ['head', 'houseHint'] },
			undefined
		]);
	});

	test('tells of a household that declined what was answered and how, and nothing else', () => {
		const household = foldHousehold([
			registered(),
			met({ minute: 4 }, HEAD, { 'signs-in-alone': alone }),
			{
				...stampAt({ minute: 5 }),
				...{ type: 'consent-withdrawn', purpose: 'coverage-record' },
				...{ textVersion: 'coverage-record.1', how: 'signed', memberId: HEAD }
			}
		]);
		expect(household?.history.map(({ told }) => told)).toEqual([
			{ purpose: 'coverage-record', how: 'signed' },
			undefined,
			undefined
		]);
	});

	test('forgets a visit that was undone, but shows it in the history', () => {
		const visit = met({ minute: 10 }, HEAD, capableAnswers);
		const household = foldHousehold([registered(), visit, voided({ minute: 11 }, visit)]);
		expect(household?.visits).toEqual([]);
		expect(household?.history[0]).toMatchObject({ entryId: visit._id, voided: { by: 'tnv1' } });
		expect(coverageOf(household!)).toEqual({ state: 'unknown', because: 'never-visited' });
	});

	test('does not let a volunteer void what another wrote, unless as an officer', () => {
		const visit = met({ minute: 10 }, HEAD, capableAnswers);
		const byAnother = {
			...voided({ minute: 11 }, visit),
			...stampAt({ minute: 11, ...elsewhere })
		};
		expect(foldHousehold([registered(), visit, byAnother])?.visits).toHaveLength(1);
		expect(
			foldHousehold([registered(), visit, { ...byAnother, byOfficer: true }])?.visits
		).toHaveLength(0);
	});

	test('a registration taken back is gone, but not once another person has recorded a visit there', () => {
		const registration = registered();
		const undo = voided({ minute: 1 }, registration);
		expect(foldHousehold([registration, undo])).toBeUndefined();
		expect(
			foldHousehold([registration, undo, visited({ minute: 2, ...elsewhere }, {})])?.needsReview
		).toMatchObject([{ kind: 'registration-voided-but-used', entry: registration._id }]);
	});

	test('asks people to look when one found them gone and another met them later', () => {
		const household = foldHousehold([
			registered(),
			visited({ minute: 10 }, { outcome: 'moved' }),
			met({ minute: 40, ...elsewhere }, HEAD, {})
		]);
		expect(household?.needsReview[0]?.kind).toBe('met-after-moved');
		expect(household?.scope).toEqual({ state: 'in' });
	});

	test('what was seen of a member counts although a wrong clock says that they were added later', () => {
		const twoDaysLater = 48 * 60;
		const added = {
			...stampAt({ minute: twoDaysLater, ...elsewhere }),
			type: 'member-added' as const,
			memberId: ulidOf(3),
			personal: { name: 'Và Y Mái' }
		};
		const corrected = {
			...stampAt({ minute: 11 }),
			type: 'member-corrected' as const,
			memberId: ulidOf(3),
			personal: { callName: 'chị Mái' }
		};
		const household = foldHousehold([
			registered(),
			added,
			met({ minute: 10 }, ulidOf(3), capableAnswers),
			corrected
		]);
		expect(coverageOf(household!)).toEqual({ state: 'covered', memberId: ulidOf(3) });
		expect(household?.members.at(-1)).toMatchObject({ name: 'Và Y Mái', callName: 'chị Mái' });
	});

	test('a member who left no longer covers the household', () => {
		const household = foldHousehold([
			registered(),
			met({ minute: 10 }, DAUGHTER, capableAnswers),
			{ ...stampAt({ minute: 60 }), type: 'member-left', memberId: DAUGHTER, reason: 'moved' }
		]);
		expect(coverageOf(household!)).toEqual({ state: 'unknown', because: 'not-asked' });
	});
});

describe('an answer about a skill', () => {
	test.each([
		{ story: 'a later no counts: people forget', then: no, counts: 'no' },
		{ story: 'not being asked takes nothing away', then: notAsked, counts: 'yes' },
		{ story: 'being helped once does not unlearn', then: together, counts: 'yes' }
	])('$story', ({ then, counts }) => {
		const household = foldHousehold([
			registered(),
			met({ minute: 10 }, HEAD, { 'signs-in-alone': alone }),
			met({ minute: 20 }, HEAD, { 'signs-in-alone': then })
		]);
		const answer = household?.members[0]?.skills['signs-in-alone'];
		expect(answer?.state).toBe(counts);
		if (counts === 'yes') expect(answer).toMatchObject({ doneBy: 'citizen' });
	});
});
