import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { acceptEntry } from '../../../../src/lib/domain/entries/accept-entry';
import type { CaseKind, Decision } from '../../../../src/lib/domain/entries/case-entries';
import type { Entry, EntryOf } from '../../../../src/lib/domain/entries/entry';
import { foldHousehold } from '../../../../src/lib/domain/household/fold-household';
import type { Scope } from '../../../../src/lib/domain/household/household';
import {
	DAUGHTER,
	HEAD,
	met,
	phoneA,
	phoneB,
	phoneC,
	registered,
	stampAt,
	visited,
	voided,
	type Moment
} from '../../../support/builders';

const one = { by: 'tnv1', device: phoneA };
const other = { by: 'tnv2', device: phoneB };
const third = { by: 'tnv3', device: phoneC };

const settled = (
	moment: Moment,
	kind: CaseKind,
	entry: Entry,
	decision: Decision,
	byOfficer = false
): EntryOf<'case-settled'> => ({
	...stampAt(moment),
	v: 2,
	type: 'case-settled',
	case: { kind, entry: entry._id },
	decision,
	...(byOfficer ? { byOfficer: true as const } : {})
});

const gone = visited({ minute: 10, ...one }, { outcome: 'moved' });
const seen = met({ minute: 40, ...other }, HEAD, {});
const outEntry = (type: 'household-dissolved' | 'household-out-of-scope', minute: number): Entry =>
	type === 'household-dissolved'
		? { ...stampAt({ minute, ...one }), type, reason: 'died-out' }
		: { ...stampAt({ minute, ...one }), v: 2, type, reason: 'not-a-home' };

describe('two people wrote what cannot both hold', () => {
	test('the case names both sides, the earlier first', () => {
		expect(foldHousehold([registered(), gone, seen])?.needsReview).toMatchObject([
			{
				kind: 'met-after-moved',
				entry: seen._id,
				sides: [
					{ by: 'tnv1', type: 'visit-recorded', outcome: 'moved' },
					{ by: 'tnv2', type: 'visit-recorded', outcome: 'met' }
				]
			}
		]);
	});

	test.each<{ story: string; out: Entry; kind: CaseKind; before: Scope; ifGone: Scope }>([
		{
			story: 'a visit found them gone',
			out: gone,
			kind: 'met-after-moved',
			before: { state: 'in' },
			ifGone: { state: 'out', reason: 'moved' }
		},
		{
			story: 'the household was said to exist no more',
			out: outEntry('household-dissolved', 10),
			kind: 'met-after-out',
			before: { state: 'out', reason: 'dissolved' },
			ifGone: { state: 'out', reason: 'dissolved' }
		},
		{
			story: 'the house was said to be no home',
			out: outEntry('household-out-of-scope', 10),
			kind: 'met-after-out',
			before: { state: 'out', reason: 'not-counted', why: 'not-a-home' },
			ifGone: { state: 'out', reason: 'not-counted', why: 'not-a-home' }
		}
	])('$story: what is decided holds', ({ out, kind, before, ifGone }) => {
		const open = [registered(), out, seen];
		expect(foldHousehold(open)).toMatchObject({ scope: before, needsReview: [{ kind }] });
		const decided = (decision: Decision) =>
			foldHousehold([...open, settled({ minute: 50, ...one }, kind, seen, decision)]);
		expect(decided('lives-here')).toMatchObject({ scope: { state: 'in' }, needsReview: [] });
		expect(decided('gone')).toMatchObject({ scope: ifGone, needsReview: [] });
	});

	test('a person who was met after somebody recorded that they left is asked about', () => {
		const left: Entry = {
			...stampAt({ minute: 10, ...one }),
			type: 'member-left',
			memberId: DAUGHTER,
			reason: 'moved'
		};
		const metHer = met({ minute: 20, ...other }, DAUGHTER, {});
		const open = [registered(), left, metHer];
		const household = foldHousehold(open);
		expect(household?.needsReview).toMatchObject([
			{ kind: 'member-met-after-left', memberId: DAUGHTER }
		]);
		expect(household?.members[1]?.left).toBe('moved');
		const back = settled({ minute: 30, ...other }, 'member-met-after-left', metHer, 'lives-here');
		expect(foldHousehold([...open, back])?.members[1]).not.toHaveProperty('left');
	});

	test('a household that was taken back and used either exists or does not', () => {
		const registration = registered();
		const open = [
			registration,
			voided({ minute: 1 }, registration),
			visited({ minute: 2, ...other }, {})
		];
		const decided = (decision: Decision) =>
			foldHousehold([
				...open,
				settled({ minute: 9, ...other }, 'registration-voided-but-used', registration, decision)
			]);
		expect(decided('lives-here')).toMatchObject({ scope: { state: 'in' }, needsReview: [] });
		expect(decided('gone')?.scope).toEqual({ state: 'out', reason: 'dissolved' });
	});

	test('one person alone is in no case with themself', () => {
		const again = met({ minute: 40, ...one }, HEAD, {});
		expect(foldHousehold([registered(), gone, again])?.needsReview).toEqual([]);
	});
});

describe('a decision', () => {
	const open = [registered(), gone, seen];
	const kind = 'met-after-moved';

	test('of a third volunteer is none, of an officer it is', () => {
		const said = settled({ minute: 50, ...third }, kind, seen, 'gone');
		expect(foldHousehold([...open, said])?.needsReview).toHaveLength(1);
		const officers = settled({ minute: 50, ...third }, kind, seen, 'gone', true);
		expect(foldHousehold([...open, officers])?.needsReview).toEqual([]);
	});

	test('is an officer’s only where the server knows one', () => {
		const claimed = settled({ minute: 50, ...third }, kind, seen, 'gone', true);
		expect(acceptEntry(claimed, { by: 'tnv3', isOfficer: false })).toEqual({
			ok: false,
			error: { kind: 'officer-only' }
		});
		expect(acceptEntry(claimed, { by: 'tnv3', isOfficer: true }).ok).toBe(true);
	});

	test('made twice, differently, offline: the later holds and both are in the history', () => {
		fc.assert(
			fc.property(
				fc.shuffledSubarray(
					[
						...open,
						settled({ minute: 50, ...one }, kind, seen, 'gone'),
						settled({ minute: 51, ...other }, kind, seen, 'lives-here')
					],
					{ minLength: 5 }
				),
				(entries) => {
					const household = foldHousehold(entries);
					expect(household?.scope).toEqual({ state: 'in' });
					expect(household?.history.map(({ decision }) => decision).filter(Boolean)).toEqual([
						'lives-here',
						'gone'
					]);
				}
			)
		);
	});

	test('of a clock that is behind holds all the same', () => {
		const early = settled({ minute: 5, ...other }, kind, seen, 'gone');
		expect(foldHousehold([...open, early])).toMatchObject({
			needsReview: [],
			scope: { state: 'out', reason: 'moved' }
		});
	});

	test('taken back, the case is open again', () => {
		const decision = settled({ minute: 50, ...one }, kind, seen, 'gone');
		const back = voided({ minute: 51, ...one }, decision);
		expect(foldHousehold([...open, decision, back])?.needsReview).toHaveLength(1);
	});

	test('that they live here does not keep them here for ever', () => {
		const decision = settled({ minute: 50, ...one }, kind, seen, 'lives-here');
		const later = visited({ minute: 90, ...other }, { outcome: 'moved' });
		expect(foldHousehold([...open, decision, later])?.scope).toEqual({
			state: 'out',
			reason: 'moved'
		});
	});
});
