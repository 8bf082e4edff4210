import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isPortalCode, readDossierCode } from '../../../../src/lib/domain/submission/dossier-code';

describe('the code of a dossier', () => {
	test.each([
		['H41.20-261122-0012', 'H41.20-261122-0012'],
		[' h41.20 - 261122 - 0012 ', 'H41.20-261122-0012'],
		['H41.20–261122–0012', 'H41.20-261122-0012'],
		['000.00.01.H41-261122-0012', '000.00.01.H41-261122-0012'],
		['G01.899.106-261122-123456', 'G01.899.106-261122-123456']
	])('%s is one, as it is read off a screen', (typed, code) => {
		expect(readDossierCode(typed)).toEqual({ ok: true, value: { code, isUsual: true } });
	});

	test.each(['HS12345', 'BHXH-2026-77'])(
		'%s has another form and is worth a second look',
		(typed) => {
			expect(readDossierCode(typed)).toEqual({ ok: true, value: { code: typed, isUsual: false } });
		}
	);

	test.each(['', '12', 'chưa có', 'ABC-DEF', 'H41*20', 'A'.repeat(41) + '1'])(
		'%j is none',
		(typed) => {
			expect(readDossierCode(typed)).toEqual({ ok: false, error: { kind: 'not-a-code' } });
		}
	);

	test.each(['040090001234', '040 090 001 234', '040.090.001.234', '186543219'])(
		'%s is the number of a person and not taken',
		(typed) => {
			expect(readDossierCode(typed)).toEqual({ ok: false, error: { kind: 'forbidden-text' } });
		}
	);

	test('of a day that no calendar has it is not the portal’s', () => {
		expect(isPortalCode('H41.20-261322-0012')).toBe(false);
		expect(isPortalCode('H41.20-261132-0012')).toBe(false);
	});

	test('no twelve digits pass as one, however they are written', () => {
		const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 12, maxLength: 12 });
		const gap = fc.constantFrom('', ' ', '.', '-');
		fc.assert(
			fc.property(digits, fc.array(gap, { minLength: 12, maxLength: 12 }), (some, gaps) => {
				const typed = some.map((digit, i) => `${digit}${gaps[i]}`).join('');
				expect(readDossierCode(typed).ok).toBe(false);
			})
		);
	});
});
