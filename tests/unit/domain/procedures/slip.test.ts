import { afterEach, describe, expect, test } from 'vitest';
import { CATALOGUE, procedureOf } from '../../../../src/lib/domain/procedures/catalogue';
import {
	checklistFor,
	routesOf,
	type Answers
} from '../../../../src/lib/domain/procedures/checklist';
import { slipForCode, slipOf, slipText } from '../../../../src/lib/domain/procedures/slip';
import { chooseLocale, LOCALES } from '../../../../src/lib/i18n';
import { feeInWords, slipWords, timeInWords } from '../../../../src/lib/i18n/procedures';

afterEach(() => chooseLocale('vi'));

const slip = (id: string, answers: Answers = {}) =>
	slipOf(checklistFor(procedureOf(id)!, answers), slipWords());

test('the slip of a permanent residence says what to bring, where, and both fees', () => {
	expect(slipText(slip('dang-ky-thuong-tru', { joins: 'no', dwelling: 'house', route: 'counter' })))
		.toBe(`Đăng ký thường trú

Cần mang theo:
- Giấy tờ chứng minh chỗ ở hợp pháp

Điền tại quầy:
- Tờ khai thay đổi thông tin cư trú (mẫu CT01)

Chữ ký, đồng ý:
- Chủ hộ và chủ sở hữu chỗ ở đồng ý trên tờ khai.

Lệ phí: Trên mạng: 10.000 đồng; Tại quầy: 20.000 đồng; Có thể được miễn theo chính sách địa phương
Thời gian: 7 ngày làm việc
Nơi nhận: Công an cấp xã
Mã 1.004222`);
});

test('what was not answered is on the slip with its condition', () => {
	expect(slipText(slip('cap-doi-cap-lai-can-cuoc'))).toContain(
		'- Thẻ căn cước, CCCD cũ (khi đổi thẻ)'
	);
	expect(slipText(slip('cap-doi-cap-lai-can-cuoc', { why: 'lost' }))).not.toContain('CCCD cũ');
});

test('where the office is known, its hours and phone are there', () => {
	const text = slipText(
		slipOf(checklistFor(procedureOf('tro-cap-huu-tri-xa-hoi')!, {}), slipWords(), {
			name: 'Trung tâm Phục vụ hành chính công xã Mường Xén',
			address: 'khối 4',
			hours: '7:30–11:30, 13:30–17:00, thứ hai đến thứ sáu',
			phone: '0238 3875 123'
		})
	);
	expect(text).toContain('Nơi nhận: Trung tâm Phục vụ hành chính công xã Mường Xén, khối 4');
	expect(text).toContain('Giờ làm việc: 7:30–11:30');
	expect(text).toContain('Điện thoại: 0238 3875 123');
});

test('a procedure that was not checked says so on its slip, a checked one does not', () => {
	for (const procedure of CATALOGUE)
		expect(slipText(slip(procedure.id)).includes('hỏi bộ phận một cửa')).toBe(!procedure.verified);
});

describe.each(LOCALES)('in the language %s', (locale) => {
	test('every slip fits the code that a cheap camera reads', () => {
		chooseLocale(locale);
		for (const procedure of CATALOGUE)
			for (const route of routesOf(procedure)) {
				const text = slipForCode(slip(procedure.id, { route }));
				// A code of 1,000 bytes has squares of a third of a millimetre on a phone's screen.
				expect(new TextEncoder().encode(text).length, procedure.id).toBeLessThan(1000);
			}
	});

	test('every fee and every time is told in words, and what was not checked is marked', () => {
		chooseLocale(locale);
		const mark = { vi: 'chưa kiểm', en: 'not checked' }[locale];
		for (const { id, fee, time } of CATALOGUE)
			for (const [lines, { checked }] of [
				[feeInWords(fee), fee],
				[timeInWords(time), time]
			] as const) {
				expect(lines.length, id).toBeGreaterThan(0);
				expect(
					lines.every((line) => line.trim() !== ''),
					id
				).toBe(true);
				if (!checked) expect(lines.join(), id).toContain(mark);
			}
	});
});

test.each([
	[
		'dang-ky-thuong-tru',
		[
			'Trên mạng: 10.000 đồng',
			'Tại quầy: 20.000 đồng',
			'Có thể được miễn theo chính sách địa phương.'
		]
	],
	['dang-ky-ket-hon', ['Miễn phí', 'Có phí nếu xin bản sao trích lục.']],
	['khai-bao-tam-vang', ['Thường miễn phí (chưa kiểm)']]
])('the fee of %s reads %j', (id, lines) => {
	expect(feeInWords(procedureOf(id)!.fee)).toEqual(lines);
});

test.each([
	['lien-thong-khai-sinh', '3–5 ngày làm việc'],
	['xac-nhan-thong-tin-cu-tru', 'Khoảng 0,5–3 ngày làm việc (chưa kiểm)'],
	['phieu-ly-lich-tu-phap', '10–15 ngày'],
	['dang-ky-ket-hon', '1 ngày'],
	['dang-ky-khai-sinh', 'Trong ngày; nhận sau 15 giờ thì ngày làm việc tiếp theo.'],
	['ban-sao-trich-luc-ho-tich', 'Trong ngày hoặc ngày làm việc tiếp theo (chưa kiểm)']
])('the time of %s reads %j', (id, line) => {
	expect(timeInWords(procedureOf(id)!.time)[0]).toBe(line);
});
