import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { SheetGrid } from '../../../../src/lib/domain/import/sheet-grid';
import { checkFreeText } from '../../../../src/lib/domain/text/guard';
import { planOf, readSample, TIDY_LIST } from '../../../support/sheets/sample-sheets';
import { anyText } from '../../../support/sheets/vietnamese-text';

// Many random lists, on a machine that runs other tests beside.
vi.setConfig({ testTimeout: 60_000 });

const cell = fc.oneof(
	fc.constantFrom(
		...[
			'',
			' ',
			'Họ và tên',
			'Chủ hộ',
			'STT',
			'SĐT',
			'Năm sinh',
			'Quan hệ',
			'con',
			'nt',
			'"',
			'x',
			'chưa'
		],
		...[
			'Lô Văn Hòa',
			'Tổng cộng',
			'1',
			'2',
			'1970',
			'0912345678',
			'040170001234',
			'186 123 456',
			'=1+1',
			'(1)'
		]
	),
	anyText
);
const randomGrid: fc.Arbitrary<SheetGrid> = fc.record({
	name: fc.constantFrom('Sheet1', 'Bản Na Lợt', 'a.csv'),
	rows: fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 30 }),
	delimiter: fc.constantFrom(',', ';')
});

const HEADINGS = [
	'TT',
	'Họ và tên chủ hộ',
	'Năm sinh',
	'SĐT',
	'Địa chỉ',
	'Kích hoạt VNeID',
	'Ghi chú'
];
const household = fc.tuple(
	fc.nat({ max: 500 }).map(String),
	fc.constantFrom('Lô Văn Hòa', 'Vi Thị Hoa', 'Và Y Mái', 'Ốc', 'Nguyễn Cảnh Tổng', ''),
	fc.constantFrom('1970', "'1972", '12/3/1980', '72', ''),
	fc.constantFrom('0912345678', '0387 654 321', 'không có', '9,12E+08', ''),
	fc.constantFrom('Ngõ 3', 'Đầu bản', 'Sau chợ'),
	fc.constantFrom('x', 'chưa', '?', 'mất SIM', ''),
	fc.constantFrom('đi vắng', 'cccd 040170001234', '')
);

const sizesOf = (rows: readonly (readonly string[])[]) => {
	const plan = planOf([{ name: 'Xóm 3', rows }]);
	return {
		households: plan.households.length,
		rejected: plan.rejected.length,
		duplicates: plan.duplicates.length,
		phones: plan.households.filter(({ head }) => head.phone).length,
		answers: plan.households.filter(({ listed }) => listed['activated-on-phone']).length,
		warnings: plan.warnings.length
	};
};

describe('laws of the import', () => {
	test('no grid at all makes it throw, and nothing planned holds an identity number', () => {
		fc.assert(
			fc.property(fc.array(randomGrid, { maxLength: 3 }), (grids) => {
				const plan = planOf(grids);
				for (const { head, members, villageText, houseHint, note, sheet, row } of plan.households) {
					const texts = members.flatMap(({ name, callName, relation }) => [
						name,
						callName,
						relation
					]);
					for (const text of [...texts, villageText, houseHint, note])
						expect(checkFreeText(text ?? '').ok).toBe(true);
					expect(members[0]).toEqual(head);
					expect(grids.some((grid) => grid.name === sheet && row <= grid.rows.length)).toBe(true);
				}
			}),
			{ numRuns: 300 }
		);
	});

	test('every row below the header is a household, a member, rejected or skipped: none is lost', () => {
		fc.assert(
			fc.property(fc.array(household, { minLength: 2, maxLength: 30 }), (rows) => {
				const named = ['1', 'Vi Thị Hoa', '', '', '', '', ''];
				const plan = planOf([{ name: 'Xóm 3', rows: [HEADINGS, named, ...rows] }]);
				const accounted = plan.households.length + plan.rejected.length + plan.skipped.length;
				expect(accounted).toBe(rows.length + 2);
			})
		);
	});

	test('the order of rows and of columns changes no count', () => {
		fc.assert(
			fc.property(
				fc.array(household, { minLength: 3, maxLength: 15 }).chain((rows) =>
					fc.record({
						rows: fc.constant(rows),
						shuffledRows: fc.shuffledSubarray(rows, { minLength: rows.length }),
						columns: fc.shuffledSubarray(
							HEADINGS.map((_, i) => i),
							{ minLength: HEADINGS.length }
						)
					})
				),
				({ rows, shuffledRows, columns }) => {
					const reordered = [HEADINGS, ...shuffledRows].map((row) =>
						columns.map((column) => row[column] ?? '')
					);
					expect(sizesOf(reordered)).toEqual(sizesOf([HEADINGS, ...rows]));
				}
			)
		);
	});

	test('the columns of the tidy list may stand in any order', async () => {
		const [grid] = await readSample(TIDY_LIST);
		const width = grid?.rows[3]?.length ?? 0;
		const order = Array.from({ length: width }, (_, i) => (i + 3) % width);
		const rows = (grid?.rows ?? []).map((row, i) =>
			// Titles and the total stay where they are: only the table is turned.
			i >= 3 && i < 122 ? order.map((column) => row[column] ?? '') : row
		);
		const plan = planOf([{ name: 'Xóm 3', rows }]);
		expect(plan.households).toHaveLength(118);
		expect(plan.households.filter(({ head }) => head.phone)).toHaveLength(109);
	});
});
