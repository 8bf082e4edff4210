import { expect, test } from 'vitest';
import { CATALOGUE } from '../../../src/lib/domain/procedures/catalogue';
import { checklistFor } from '../../../src/lib/domain/procedures/checklist';
import { slipOf, type Slip } from '../../../src/lib/domain/procedures/slip';
import { slipWords } from '../../../src/lib/i18n/procedures';
import { slipPoints } from '../../../src/lib/ui/procedures/slip-points';

const BLANKS = ['Giờ làm việc', 'Điện thoại'];
const slipFor = (id: string): Slip =>
	slipOf(
		checklistFor(
			CATALOGUE.find((one) => one.id === id)!,
			{}
		),
		slipWords()
	);

test('a short slip is set in the largest letters, on half a sheet and on a whole one', () => {
	const short = slipFor('khai-bao-tam-vang');
	expect(slipPoints(short, BLANKS, 'a5')).toBe(13);
	expect(slipPoints(short, BLANKS, 'a4')).toBe(17);
});

test('a slip that would spill over on half a sheet is set smaller, and a whole sheet keeps it large', () => {
	const birth = slipFor('lien-thong-khai-sinh');
	expect(slipPoints(birth, BLANKS, 'a5')).toBeLessThan(13);
	expect(slipPoints(birth, BLANKS, 'a4')).toBe(17);
});

test('no slip is set smaller than can be read, however long the hours of its office are', () => {
	for (const procedure of CATALOGUE) {
		const slip = slipOf(checklistFor(procedure, {}), slipWords());
		const long = { ...slip, foot: [...slip.foot, 'Giờ làm việc: '.padEnd(2000, 'sáng thứ Ba, ')] };
		expect(slipPoints(slip, BLANKS, 'a5')).toBeGreaterThanOrEqual(10);
		expect(slipPoints(long, BLANKS, 'a5')).toBe(10);
	}
});
