import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	householdAddress,
	householdCode,
	readHouseholdCode,
	readHouseholdLink
} from '../../../../src/lib/domain/household/household-code';
import { ALPHABET } from '../../../../src/lib/domain/spoken-code';
import { ulid } from '../../../../src/lib/domain/ids';

const ids = fc
	.tuple(fc.integer({ min: 0, max: 2 ** 45 }), fc.uint8Array({ minLength: 10, maxLength: 10 }))
	.map(([ms, bytes]) => ulid(ms, bytes));

test('every household has a code of eight characters, and the code leads back to it', () => {
	fc.assert(
		fc.property(ids, (id) => {
			const code = householdCode(id);
			expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
			expect(id.endsWith(readHouseholdCode(code)!)).toBe(true);
		})
	);
});

test('one character heard wrongly never leads to another house', () => {
	fc.assert(
		fc.property(ids, fc.nat({ max: 7 }), fc.constantFrom(...ALPHABET), (id, place, heard) => {
			const code = householdCode(id).replace('-', '');
			fc.pre(code[place] !== heard);
			const typed = code.slice(0, place) + heard + code.slice(place + 1);
			expect(readHouseholdCode(typed)).toBeUndefined();
		})
	);
});

test('two characters in the wrong order never lead to another house', () => {
	fc.assert(
		fc.property(ids, fc.nat({ max: 7 }), fc.nat({ max: 7 }), (id, one, other) => {
			const chars = [...householdCode(id).replace('-', '')];
			fc.pre(chars[one] !== chars[other]);
			[chars[one], chars[other]] = [chars[other]!, chars[one]!];
			expect(readHouseholdCode(chars.join(''))).toBeUndefined();
		})
	);
});

test.each([
	{ how: 'in small letters', typed: (code: string) => code.toLowerCase() },
	{ how: 'without its dash', typed: (code: string) => code.replace('-', '') },
	{ how: 'with spaces', typed: (code: string) => ` ${code.split('').join(' ')} ` },
	{
		how: 'with O for 0 and l for 1',
		typed: (code: string) => code.replace(/0/g, 'O').replace(/1/g, 'l')
	}
])('a code typed $how is understood', ({ typed }) => {
	fc.assert(
		fc.property(ids, (id) => {
			const code = householdCode(id);
			expect(readHouseholdCode(typed(code))).toBe(readHouseholdCode(code));
		})
	);
});

test.each([
	{ pressed: 'AA', shown: 'â' },
	{ pressed: 'EE', shown: 'Ê' },
	{ pressed: 'DD', shown: 'đ' },
	{ pressed: 'AW', shown: 'ă' },
	{ pressed: 'AS', shown: 'á' },
	{ pressed: 'EJ', shown: 'ẹ' }
])('a Vietnamese keyboard that makes $shown of $pressed does no harm', ({ pressed, shown }) => {
	const id = `01ARZ3NDEKTSV4RRF${'7'.repeat(2)}7${pressed}234K`;
	expect(id).toHaveLength(26);
	expect(readHouseholdCode(householdCode(id).replace(/-/g, '').replace(pressed, shown))).toBe(
		id.slice(-7)
	);
});

test('two hundred villages of 500 households have hardly two households with one code', () => {
	let shared = 0;
	const random = seeded(20261122);
	for (let village = 0; village < 200; village++) {
		const codes = new Set<string>();
		for (let house = 0; house < 500; house++)
			codes.add(householdCode(ulid(1_790_000_000_000 + house, random(10))));
		shared += 500 - codes.size;
	}
	expect(shared).toBeLessThanOrEqual(1);
});

test('a printed card is read, whatever the server is called by now', () => {
	fc.assert(
		fc.property(ids, (id) => {
			for (const origin of ['https://go-cua.example.vn', 'http://192.168.1.7:5985'])
				expect(readHouseholdLink(householdAddress(origin, id))).toEqual({ kind: 'household', id });
			expect(readHouseholdLink(householdCode(id))).toEqual({ kind: 'code', ending: id.slice(-7) });
		})
	);
});

test.each([
	'040099001234|123456789|Vi Thị Tím|01011960|Nữ|Xóm 3|01012022',
	'https://example.com/?h=01ARZ3NDEKTSV4RRFFQ69G5FAV',
	'https://example.com/h/',
	'Nguyễn Văn A',
	''
])('what is no card of ours is not read: %s', (text) => {
	expect(readHouseholdLink(text)).toBeUndefined();
});

/** The same bytes in every run (mulberry32). */
function seeded(seed: number): (length: number) => Uint8Array {
	let state = seed;
	const next = () => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return (t ^ (t >>> 14)) & 255;
	};
	return (length) => Uint8Array.from({ length }, next);
}
