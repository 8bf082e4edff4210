import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkFreeText } from '../../../../src/lib/domain/text/guard';
import { withoutForbidden } from '../../../../src/lib/domain/text/without-forbidden';
import { stampAt, ulidOf } from '../../../support/builders';

test('what is kept of a form while it is typed has no identity number, code or password in it', () => {
	const form = {
		step: 2,
		head: { name: 'Lô Thị Tím', phone: '0912 345 678' },
		notes: ['hẹn thứ Sáu, căn cước 040 190 001 234', 'mã OTP 482913', 'mk: hoa1990'],
		left: null
	};
	const kept = JSON.stringify(withoutForbidden(form));
	for (const secret of ['040 190 001 234', '482913', 'hoa1990']) expect(kept).not.toContain(secret);
	for (const word of ['Lô Thị Tím', '0912 345 678', 'hẹn thứ Sáu']) expect(kept).toContain(word);
});

test('a form with nothing forbidden is kept as it is, half-typed blanks and ids too', () => {
	const form = {
		id: ulidOf(123_456_789),
		entryId: stampAt()._id,
		text: ' hẹn  thứ ',
		days: [1, 2],
		at: '2026-11-22T02:00:00.000Z'
	};
	expect(withoutForbidden(form)).toEqual(form);
});

test('whatever is typed, what is kept passes the guard', () => {
	const text = fc.string({
		unit: fc.constantFrom('0', '4', '9', ' ', '.', '-', 'mã OTP ', 'mk: ', 'a', 'ông ', '\n')
	});
	fc.assert(
		fc.property(text, (typed) => {
			expect(checkFreeText(String(withoutForbidden(typed))).ok).toBe(true);
		})
	);
});
