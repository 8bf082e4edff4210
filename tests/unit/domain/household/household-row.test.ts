import { expect, test } from 'vitest';
import { foldHousehold } from '../../../../src/lib/domain/household/fold-household';
import { peopleOf, toHouseholdRow } from '../../../../src/lib/domain/household/household-row';
import { registered, ulidOf } from '../../../support/builders';

const rowOf = (...members: { name: string; birthBand?: number; phone?: string }[]) => {
	const entry = registered(
		{},
		{ personal: { members: members.map((member, n) => ({ id: ulidOf(n + 1), ...member })) } }
	);
	const household = foldHousehold([entry]);
	if (!household) throw new Error('no household');
	return toHouseholdRow(household, 'village-17284-03', 'received');
};

test('a row tells who lives there with what tells them from namesakes, the head first', () => {
	const tim = { name: 'Lô Thị Tím', birthBand: 1965, phone: '0912345678' };
	const hung = { name: 'Vi Văn Hùng', phone: '0987654321' };
	const hoa = { name: 'Vi Thị Hoa', birthBand: 1990 };
	expect(peopleOf(rowOf(tim, hung, hoa).personal)).toEqual([tim, hung, hoa]);
});

test('and stays slim where only their names are known', () => {
	const row = rowOf({ name: 'Lô Thị Tím', birthBand: 1965 }, { name: 'Vi Văn Hùng' });
	expect(row.personal).not.toHaveProperty('others');
	expect(peopleOf(row.personal)).toEqual([
		{ name: 'Lô Thị Tím', birthBand: 1965 },
		{ name: 'Vi Văn Hùng' }
	]);
});
