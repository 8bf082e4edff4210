import { expect, test } from 'vitest';
import { foldHousehold } from '../../../src/lib/domain/household/fold-household';
import {
	differing,
	mergeInput,
	remainingOf,
	samePeople,
	suggestedSide
} from '../../../src/lib/ui/household/merge-choices';
import { HEAD, registered, ulidOf, visited } from '../../support/builders';

const B = ulidOf(201);
const TWIN = ulidOf(31);

const first = foldHousehold([registered()])!;
const twin = foldHousehold([
	registered(
		{ household: B, minute: 2 },
		{
			lane: 'Nhóm 2',
			personal: {
				members: [
					{ id: TWIN, name: 'Lo Thi Tim' },
					{ id: ulidOf(32), name: 'Vi Văn Hùng' }
				],
				note: 'Chó dữ'
			}
		}
	),
	visited({ household: B, minute: 5 }, {}),
	visited({ household: B, minute: 6 }, {})
])!;

test('the record of which more is known remains, whichever was opened', () => {
	expect(remainingOf(first, twin)).toEqual({ into: twin, from: first });
	expect(remainingOf(twin, first)).toEqual({ into: twin, from: first });
});

test('people whose names read the same are taken for one person, everyone else is added', () => {
	expect(samePeople(first, twin)).toEqual({ [TWIN]: HEAD });
});

test('only what both say, and say differently, is asked', () => {
	expect(differing(first, twin)).toEqual(['head']);
});

test('of two spellings of one name the one with its marks is begun with', () => {
	expect(suggestedSide(twin, first, 'head')).toBe('from');
	expect(suggestedSide(first, twin, 'head')).toBe('into');
});

test('what one says alone is kept, what was chosen is taken, and notes are joined', () => {
	expect(mergeInput(first, twin, {}, { [TWIN]: HEAD })).toEqual({
		sameMembers: [{ from: TWIN, into: HEAD }],
		name: 'Lô Thị Tím',
		callName: 'bà Tím',
		lane: 'Nhóm 2',
		note: 'Chó dữ'
	});
	expect(mergeInput(first, twin, { head: 'from' }, {})).toMatchObject({ headId: TWIN });
	expect(mergeInput(first, twin, { head: 'from' }, { [TWIN]: HEAD })).toMatchObject({
		headId: HEAD,
		name: 'Lo Thi Tim'
	});
});
