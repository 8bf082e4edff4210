import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	answerConsent,
	CONSENT_ANSWERS,
	refuseHousehold,
	stampsForConsent,
	type ConsentInput
} from '../../../../src/lib/domain/consent/consent-decisions';
import { isDeclined } from '../../../../src/lib/domain/consent/declined';
import { acceptEntry } from '../../../../src/lib/domain/entries/accept-entry';
import { PURPOSES } from '../../../../src/lib/domain/entries/consent-entries';
import { addMember, correctMember } from '../../../../src/lib/domain/household/member-decisions';
import { foldHousehold } from '../../../../src/lib/domain/household/fold-household';
import type { Household } from '../../../../src/lib/domain/household/household';
import { DAUGHTER, HEAD, registered, stampAt, ulidOf } from '../../../support/builders';

const home = [
	registered(
		{},
		{
			personal: {
				members: [
					{ id: HEAD, name: 'Lô Thị Tím', phone: '0912345678' },
					{ id: DAUGHTER, name: 'Vi Thị Hoa', phone: '0387654321' }
				]
			}
		}
	)
];
const household = foldHousehold(home)!;

const spoken = { how: 'spoken', textVersion: 'coverage-record.1' } as const;

const decide = (input: ConsentInput, of: Household = household) => {
	const [first, ...more] = Array.from({ length: stampsForConsent(of) }, (_, i) =>
		stampAt({ minute: 10, counter: i })
	);
	return answerConsent(of, input, [first!, ...more]);
};

describe('an answer to one purpose', () => {
	test('is one entry about that purpose, and the ledger accepts it', () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...PURPOSES),
				fc.constantFrom(...CONSENT_ANSWERS),
				fc.constantFrom('spoken' as const, 'signed' as const),
				fc.option(fc.constantFrom(HEAD, DAUGHTER), { nil: undefined }),
				(purpose, answer, how, memberId) => {
					const decided = decide({ purpose, answer, how, textVersion: `${purpose}.1`, memberId });
					if (!decided.ok) throw new Error(decided.error.kind);
					const about = decided.value.filter((entry) => 'purpose' in entry);
					expect(about).toMatchObject([{ type: `consent-${answer}`, purpose, how }]);
					for (const entry of decided.value)
						expect(acceptEntry(entry, { by: entry.by, isOfficer: false })).toMatchObject({
							ok: true
						});

					const after = foldHousehold([...home, ...decided.value])!;
					expect(Object.keys(after.consents)).toEqual([purpose]);
					expect(after.consents[purpose]?.state).toBe(answer);
					expect(isDeclined(after)).toBe(purpose === 'coverage-record' && answer !== 'given');
				}
			)
		);
	});

	test('against the telephone empties each number, so that none comes back with a later yes', () => {
		const no = decide({ ...spoken, purpose: 'phone-for-return-visit', answer: 'refused' });
		const entries = no.ok ? no.value : [];
		expect(entries.map(({ type }) => type)).toEqual([
			'consent-refused',
			'member-corrected',
			'member-corrected'
		]);
		const refused = foldHousehold([...home, ...entries])!;
		const yes = answerConsent(
			refused,
			{ ...spoken, purpose: 'phone-for-return-visit', answer: 'given' },
			[stampAt({ minute: 30 })]
		);
		const after = foldHousehold([...home, ...entries, ...(yes.ok ? yes.value : [])])!;
		expect(after.consents['phone-for-return-visit']?.state).toBe('given');
		for (const member of after.members) expect(member).not.toHaveProperty('phone');
	});

	test.each(['refused', 'withdrawn'] as const)(
		'once the telephone is %s, none is written down any more, and all else is',
		(answer) => {
			const no = decide({ ...spoken, purpose: 'phone-for-return-visit', answer });
			const refused = foldHousehold([...home, ...(no.ok ? no.value : [])])!;
			const [head] = refused.members;
			const stamp = stampAt({ minute: 30 });
			const typed = { name: 'Lô Thị Tím', callName: 'bà Tím' };
			const withPhone = { ...typed, phone: '0912345678' };
			const error = { kind: 'phone-declined', field: 'phone' };
			expect(correctMember(refused, head!, withPhone, stamp)).toEqual({ ok: false, error });
			expect(addMember(refused, withPhone, ulidOf(8), stamp)).toEqual({ ok: false, error });
			expect(correctMember(refused, head!, typed, stamp).ok).toBe(true);
			expect(addMember(refused, typed, ulidOf(8), stamp).ok).toBe(true);
		}
	);

	test('names somebody who lives there, or nobody', () => {
		const input = { ...spoken, purpose: 'location', answer: 'given' } as const;
		expect(decide({ ...input, memberId: ulidOf(77) })).toMatchObject({
			error: { kind: 'unknown-member' }
		});
		expect(decide(input).ok).toBe(true);
	});

	test('is not asked of a household that declined: nothing is known of it to ask about', () => {
		const refused = decide({ ...spoken, purpose: 'coverage-record', answer: 'refused' });
		const empty = foldHousehold([...home, ...(refused.ok ? refused.value : [])])!;
		const again = decide({ ...spoken, purpose: 'location', answer: 'given' }, empty);
		expect(again).toEqual({ ok: false, error: { kind: 'already-declined' } });
	});
});

describe('a household that refuses at the door', () => {
	test('leaves a lane at most', () => {
		const refused = refuseHousehold({ ...spoken, lane: '  Cuối bản ' }, stampAt());
		expect(refused).toMatchObject({ ok: true, value: { v: 2, lane: 'Cuối bản' } });
		expect(refuseHousehold({ ...spoken, lane: '' }, stampAt())).not.toHaveProperty('value.lane');
	});

	test('and no number of an identity card in the place of the lane', () => {
		expect(refuseHousehold({ ...spoken, lane: '040123456789' }, stampAt())).toMatchObject({
			error: { kind: 'forbidden-text', field: 'lane' }
		});
	});
});
