import { describe, expect, test } from 'vitest';
import { meaningOfHeading } from '../../../../src/lib/domain/import/headings';
import { planImport } from '../../../../src/lib/domain/import/plan-import';
import {
	recogniseBelow,
	recogniseSheets
} from '../../../../src/lib/domain/import/recognise-sheets';
import { gridOf, planOf, THIS_YEAR } from '../../../support/sheets/sample-sheets';

const sheetOf = (lines: string) => {
	const [sheet] = recogniseSheets([gridOf(lines)]).sheets;
	if (!sheet) throw new Error('no sheet');
	return sheet;
};
const meanings = (lines: string) => sheetOf(lines).columns.map(({ meaning }) => meaning);

describe('the words over columns', () => {
	test.each([
		['Họ và tên chủ hộ', 'name'],
		['Tên chủ hộ', 'name'],
		['CHỦ HỘ', 'name'],
		['Họ tên', 'name'],
		['Quan hệ với\nchủ hộ', 'relation'],
		['QH với chủ hộ', 'relation'],
		['SĐT', 'phone'],
		['Điện thoại', 'phone'],
		['Số ĐT', 'phone'],
		['SĐT liên hệ', 'phone'],
		['NS', 'birth'],
		['Năm sinh', 'birth'],
		['Ngày, tháng, năm sinh', 'birth'],
		['Khẩu', 'stated-size'],
		['Số nhân khẩu', 'stated-size'],
		['G/c', 'note'],
		['Ghi chú', 'note'],
		['STT', 'ordinal'],
		['Hộ số', 'ordinal'],
		['Số hộ', 'left-out:household-count'],
		['Nơi ở', 'address'],
		['Xóm', 'village'],
		['Bản / nhóm', 'village'],
		['Gọi là', 'call-name'],
		['Có CCCD', 'skill:has-id-card'],
		['Đã có căn cước', 'skill:has-id-card'],
		['Số CCCD', 'left-out:id-number'],
		['Số định danh cá nhân', 'left-out:id-number'],
		['CMND', 'left-out:id-number'],
		['VNeID mức 2', 'skill:has-level-2-account'],
		['Tài khoản định danh mức độ 2', 'skill:has-level-2-account'],
		['Đã kích hoạt VNeID mức 2', 'skill:activated-on-phone'],
		['Biết đăng nhập DVC', 'skill:signs-in-alone'],
		['Đã nộp hồ sơ trực tuyến', 'skill:has-submitted-or-looked-up'],
		['Nộp HS trực tuyến', 'skill:has-submitted-or-looked-up'],
		['Biết tra cứu hồ sơ', 'skill:has-submitted-or-looked-up'],
		['Đã truy cập cổng DVC', 'skill:has-opened-portal'],
		['Thanh toán trực tuyến', 'skill:pays-online'],
		['Ngày hướng dẫn', 'left-out:visit-record'],
		['Tổ viên', 'left-out:visit-record'],
		['Người phụ trách', 'left-out:visit-record'],
		['Dân tộc', 'left-out:ethnicity'],
		['Diện hộ', 'left-out:poverty-class'],
		['Hộ nghèo/cận nghèo', 'left-out:poverty-class'],
		['Tôn giáo', 'left-out:religion'],
		['Số thẻ BHYT', 'left-out:health'],
		['Số tài khoản', 'left-out:bank-data'],
		['Mật khẩu VNeID', 'left-out:password'],
		['Giới tính', 'left-out:sex']
	])('%j is %s, in decomposed text and capitals too', (heading, meaning) => {
		expect(meaningOfHeading(heading)?.meaning).toBe(meaning);
		expect(meaningOfHeading(heading.normalize('NFD'))?.meaning).toBe(meaning);
		expect(meaningOfHeading(heading.toUpperCase())?.meaning).toBe(meaning);
	});

	test.each(['', 'Màu mái nhà', 'Cây trồng chính'])('%j says nothing', (heading) => {
		expect(meaningOfHeading(heading)).toBeUndefined();
	});
});

describe('where the header stands', () => {
	const table = `TT | Chủ hộ | SĐT | Ghi chú
1 | Lô Văn Hòa | 0912345678 |
2 | Vi Thị Hoa | | đi chợ`;

	test('in the first row', () => {
		expect(sheetOf(table)).toMatchObject({ headerRow: 1, headerRows: 1, use: true });
	});

	test('in the twelfth, below titles and legal bases', () => {
		const titles = Array.from({ length: 11 }, (_, i) => `Căn cứ văn bản số ${i}`).join('\n');
		const plan = planOf([gridOf(`${titles}\n${table}`)]);
		expect(sheetOf(`${titles}\n${table}`).headerRow).toBe(12);
		expect(plan.households.map(({ row }) => row)).toEqual([13, 14]);
	});

	test('over two rows, with headings merged over finer ones', () => {
		const sheet = sheetOf(`Danh sách | | | |
STT | Thông tin chủ hộ | | | Kỹ năng |
 | Họ và tên | Năm sinh | SĐT | Kích hoạt VNeID | Nộp hồ sơ
1 | Lô Văn Hòa | 1970 | 0912345678 | x | chưa`);
		expect(sheet).toMatchObject({ headerRow: 2, headerRows: 2 });
		expect(sheet.columns.map(({ meaning }) => meaning)).toEqual([
			'ordinal',
			'name',
			'birth',
			'phone',
			'skill:activated-on-phone',
			'skill:has-submitted-or-looked-up'
		]);
	});

	test('nowhere: names and phones are known by sight', () => {
		const plan = planOf([
			gridOf(`Lô Văn Hòa | 0912345678 | 1970
Vi Thị Hoa | 0987654321 | 1982
Và Y Mái | 0387654321 | 1990
Moong Phò Xơn | | 1955`)
		]);
		expect(plan.households.map(({ head }) => head.name)).toHaveLength(4);
		expect(plan.households[0]?.head).toEqual({
			name: 'Lô Văn Hòa',
			phone: '0912345678',
			birthBand: 1970
		});
	});

	test('in words nobody has told us', () => {
		expect(
			meanings(`Đứng tên | Liên lạc khi cần | Tuổi con giáp
Lô Văn Hòa | 0912345678 | Dần
Vi Thị Hoa | 0987654321 | Mão
Và Y Mái | 0387654321 | Thìn`)
		).toEqual(['name', 'phone', 'left-out:not-understood']);
	});

	test('where a person says it is', () => {
		const grid = gridOf(`Tên | SĐT | Năm sinh
Tên | SĐT | Năm sinh
Lô Văn Hòa | 0912345678 | 1970`);
		const sheet = recogniseBelow(grid, 2, 1);
		expect(sheet.headerRow).toBe(2);
		const plan = planImport([grid], { sheets: [sheet] }, { thisYear: THIS_YEAR });
		expect(plan.households).toHaveLength(1);
	});
});

describe('what a column holds, by its cells', () => {
	test('an identity number is left out under any heading', () => {
		expect(
			meanings(`TT | Chủ hộ | Mã
1 | Lô Văn Hòa | 040170001234
2 | Vi Thị Hoa | 40182001235
3 | Và Y Mái | 186123456`)
		).toEqual(['ordinal', 'name', 'left-out:id-number']);
	});

	test('"CCCD" over crosses is a skill, over digits an identity number', () => {
		expect(
			meanings(`TT | Chủ hộ | CCCD
1 | Lô Văn Hòa | x
2 | Vi Thị Hoa | chưa`)[2]
		).toBe('skill:has-id-card');
		expect(
			meanings(`TT | Chủ hộ | Có CCCD
1 | Lô Văn Hòa | 040170001234
2 | Vi Thị Hoa | chưa`)[2]
		).toBe('left-out:id-number');
	});
});

describe('which sheets are lists of households', () => {
	test.each([
		[
			'a summary of villages',
			'STT | Bản | Số hộ | Người phụ trách\n1 | Na Lợt | 24 | Lô Văn Hòa',
			'summary'
		],
		['an empty sheet', ' | ', 'empty'],
		['a list of things', 'Tên hàng hóa kho | Giá\nĐường | 20.000', 'no-names']
	])('%s is not', (_, lines, whyNot) => {
		expect(sheetOf(lines)).toMatchObject({ use: false, whyNot });
	});

	test('a person may choose otherwise', () => {
		const grid = gridOf('Bản | Số hộ | Họ và tên\nNa Lợt | 24 | Lô Văn Hòa');
		const recognition = recogniseSheets([grid]);
		expect(planOf([grid]).households).toHaveLength(0);
		const chosen = recognition.sheets.map((sheet) => ({ ...sheet, use: true }));
		const plan = planImport([grid], { sheets: chosen }, { thisYear: THIS_YEAR });
		expect(plan.households.map(({ head }) => head.name)).toEqual(['Lô Văn Hòa']);
	});

	test('without a column of relations, a number only at the head shows where a household begins', () => {
		const plan = planOf([
			gridOf(`TT | Họ và tên | Năm sinh
1 | Lô Văn Hòa | 1970
 | Vi Thị Hoa | 1972
 | Lô Văn Nam | 1999
2 | Và Y Mái | 1980
 | Và Bá Chò | 2001`)
		]);
		expect(plan.households.map(({ members }) => members.length)).toEqual([3, 2]);
	});
});
