import { expect, test } from 'vitest';
import { foldHousehold } from '../../../src/lib/domain/household/fold-household';
import { correctMember } from '../../../src/lib/domain/household/member-decisions';
import { registerHousehold } from '../../../src/lib/domain/household/household-decisions';
import {
	birthBands,
	householdInput,
	memberInput,
	noHousehold,
	noMember,
	typedFacts,
	valuesOfMember,
	valuesOfPlace
} from '../../../src/lib/ui/household/form-values';
import { registered, stampAt, ulidOf } from '../../support/builders';

const filled = {
	...noHousehold('Lô Thị Tím'),
	houseHint: 'Nhà sàn cạnh suối',
	others: [
		noMember(),
		{ ...noMember('Vi Thị Hoa'), birthBand: '1990', phone: 'sai số' },
		noMember('  ')
	]
};

test('what is compared while somebody types leaves out the empty and the unreadable', () => {
	const head = { ...noMember('Lô Thị Tím'), phone: '+84 912 345 678' };
	expect(typedFacts({ ...filled, head, lane: 'Nhóm 2' })).toEqual({
		people: [
			{ name: 'Lô Thị Tím', phone: '0912345678' },
			{ name: 'Vi Thị Hoa', birthBand: 1990 }
		],
		houseHint: 'Nhà sàn cạnh suối',
		lane: 'Nhóm 2'
	});
	expect(typedFacts(noHousehold()).people).toEqual([{ name: '' }]);
});

test('a person opened by mistake and left empty is not part of the household', () => {
	expect(householdInput(filled).input.members.map(({ name }) => name)).toEqual([
		'Lô Thị Tím',
		'Vi Thị Hoa'
	]);
});

test('an error finds its person in the form although empty ones stand before', () => {
	const { input, position } = householdInput(filled);
	const members = input.members.map((member, index) => ({ ...member, id: ulidOf(index) }));
	const decided = registerHousehold({ ...input, members }, stampAt());
	if (decided.ok || decided.error.kind !== 'member') throw new Error('the phone should be refused');
	expect(position[decided.error.index]).toBe(2);
});

test('the head is handed over even when nothing was typed, so that the missing name is said', () => {
	expect(householdInput(noHousehold()).input.members).toHaveLength(1);
});

test('opening a correction and saving it unchanged changes nothing', () => {
	const household = foldHousehold([registered()]);
	const head = household?.members[0];
	if (!household || !head) throw new Error('a registered household has a head');
	const input = memberInput(valuesOfMember(head));
	const decided = correctMember(household, head, input, stampAt({ minute: 1 }));
	expect(decided).toEqual({ ok: false, error: { kind: 'nothing-changed' } });
	expect(valuesOfPlace(household)).toEqual({
		houseHint: 'Nhà sàn cạnh suối',
		lane: '',
		note: ''
	});
});

test('the bands reach from this year to the oldest people of a village', () => {
	const bands = birthBands(2026);
	expect(bands[0]).toBe(2025);
	expect(bands).toContain(1930);
	expect(bands.every((first) => first % 5 === 0)).toBe(true);
});
