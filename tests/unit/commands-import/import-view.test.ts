import { expect, test } from 'vitest';
import {
	chooseForSheet,
	correctRecognition,
	leaveRow,
	noChoices,
	type ImportChoices
} from '../../../src/lib/domain/import/import-choices';
import { viewImport, type ImportView } from '../../../src/lib/domain/import/import-view';
import { planImport } from '../../../src/lib/domain/import/plan-import';
import { recogniseSheets } from '../../../src/lib/domain/import/recognise-sheets';
import { rowsToMend } from '../../../src/lib/domain/import/rows-to-mend';
import type { SheetGrid } from '../../../src/lib/domain/import/sheet-grid';
import {
	gridOf,
	MOUNTAIN_LIST,
	readSample,
	SKILL_LIST,
	THIS_YEAR,
	TIDY_LIST
} from '../../support/sheets/sample-sheets';

const nobodyThere = { title: 'Xóm 3', households: [] };

function look(
	grids: readonly SheetGrid[],
	choices: ImportChoices = noChoices,
	village: Parameters<typeof viewImport>[4] = nobodyThere
): ImportView {
	const recognition = correctRecognition(grids, recogniseSheets(grids), choices);
	const plan = planImport(grids, recognition, { thisYear: THIS_YEAR });
	return viewImport(grids, recognition, plan, choices, village);
}

test('a tidy list of one village is brought whole, with nothing to ask', async () => {
	const view = look(await readSample(TIDY_LIST));
	expect(view).toMatchObject({ households: 118, toAdd: 118, asksVillages: false, left: 0 });
});

test('each sheet says how many households it gave; leaving one out brings the others', async () => {
	const grids = await readSample(MOUNTAIN_LIST);
	const view = look(grids);
	expect(view.sheets.map(({ sheet, use, households }) => [sheet.trim(), use, households])).toEqual([
		['Nhóm 1 - Huồi Cọ', true, 31],
		['Nhóm 2 Huồi Cọ', true, 27],
		['Bản Na Lợt', true, 24],
		['Bản Phà Mựt', true, 14],
		['Tổng hợp', false, undefined],
		['Sheet3', false, undefined]
	]);
	expect(view).toMatchObject({ members: 359, toAdd: 96, asksVillages: false });

	const sheet = view.sheets[2]?.sheet ?? '';
	expect(look(grids, chooseForSheet(noChoices, sheet, { use: false })).toAdd).toBe(72);
});

test('a file of two villages asks which belong here, and guesses only by the name', async () => {
	const grids = await readSample(SKILL_LIST);
	expect(look(grids)).toMatchObject({ asksVillages: true, toAdd: 0 });
	expect(look(grids, noChoices, { title: 'Xóm 6', households: [] }).toAdd).toBe(62);
	expect(look(grids, { ...noChoices, villages: ['Xóm 5', 'Xóm 6'] }).toAdd).toBe(140);
});

test('of a suspected pair both come, unless a person leaves one', async () => {
	const grids = await readSample(SKILL_LIST);
	const both = { ...noChoices, villages: ['Xóm 5', 'Xóm 6'] };
	const pair = look(grids, both).duplicates[0];
	expect(pair?.rows.map(({ place }) => place.row)).toEqual([16, 72]);

	const place = pair?.rows[1]?.place ?? { sheet: '', row: 0 };
	const view = look(grids, leaveRow(both, place, true));
	expect(view).toMatchObject({ households: 140, left: 1, toAdd: 139 });
	expect(view.duplicates[0]?.rows.map(({ left }) => left)).toEqual([false, true]);
	expect(look(grids, leaveRow(leaveRow(both, place, true), place, false)).toAdd).toBe(140);
});

test('a household the village has already is asked about, and not left by itself', () => {
	const grids = [gridOf('Họ và tên | SĐT\nLô Thị Tím | 0912345678\nVi Văn Pánh | 0987654321')];
	const there = { id: 'x', name: 'LÔ THỊ TÍM', phone: '0912345678' };
	const view = look(grids, noChoices, { title: '', households: [there] });
	expect(view.duplicates).toEqual([
		{
			why: ['phone'],
			rows: [{ place: { sheet: 'Danh sách', row: 2 }, name: 'Lô Thị Tím', left: false }],
			existing: { id: 'x', name: 'LÔ THỊ TÍM' }
		}
	]);
	expect(view.toAdd).toBe(2);
});

test('what a person says about the header and a column holds', () => {
	const grids = [
		gridOf('Danh sách năm 2026 | | \nNgười | Máy | Gì đó\nLô Thị Tím | 0912345678 | nhà sàn')
	];
	const sheet = 'Danh sách';
	const choices = chooseForSheet(noChoices, sheet, {
		use: true,
		headerRow: 2,
		meanings: { 0: 'name', 1: 'phone', 2: 'address' }
	});
	expect(look(grids, choices).first[0]).toMatchObject({
		head: { name: 'Lô Thị Tím', phone: '0912345678' },
		houseHint: 'nhà sàn'
	});
});

test('what may never be stored is not shown as an example either', () => {
	const grids = [
		gridOf(
			'Họ tên | CCCD | Dân tộc\nLô Thị Tím | 040085001234 | Thái\nVi Văn Pánh | 040085001235 | Thái'
		)
	];
	const columns = look(grids).sheets[0]?.columns ?? [];
	expect(columns.map(({ examples }) => examples.length > 0)).toEqual([true, false, false]);
	expect(JSON.stringify(look(grids))).not.toMatch(/0400850/);
});

test('the rejected rows, mended in the sheet one downloads, come in at the next import', async () => {
	const grids = await readSample(MOUNTAIN_LIST);
	const recognition = recogniseSheets(grids);
	const plan = planImport(grids, recognition, { thisYear: THIS_YEAR });
	const rows = rowsToMend(plan, recognition, 'vi');
	expect(rows).toHaveLength(1 + 6);
	expect(rows[0]?.slice(0, 3)).toEqual(['Trang tính', 'Dòng', 'Vì sao']);

	const name = rows[0]?.indexOf('Họ và tên') ?? -1;
	const relation = rows[0]?.indexOf('Quan hệ với chủ hộ') ?? -1;
	const mended = rows.map((row, i) =>
		row.map((cell, column) => {
			if (i === 0) return cell;
			if (column === name && cell === '') return `Vi Văn Mới ${'ABCDEFG'[i] ?? ''}`;
			return column === relation ? 'Chủ hộ' : cell;
		})
	);
	expect(look([{ name: 'Cần sửa', rows: mended }])).toMatchObject({ toAdd: 6, rejected: [] });
});
