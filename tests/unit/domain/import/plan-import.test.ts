import { describe, expect, test, vi } from 'vitest';
import { HouseholdRegistered } from '../../../../src/lib/domain/entries/household-entries';
import { stampFor } from '../../../../src/lib/domain/entries/envelope';
import { findDuplicates } from '../../../../src/lib/domain/import/find-duplicates';
import { toRegistration } from '../../../../src/lib/domain/import/registration';
import { summarise } from '../../../../src/lib/domain/import/summarise';
import { ulid } from '../../../../src/lib/domain/ids';
import {
	gridOf,
	MOUNTAIN_LIST,
	planOf,
	planSample,
	SKILL_LIST,
	TIDY_LIST
} from '../../../support/sheets/sample-sheets';

// Whole files, on a machine that runs other tests beside.
vi.setConfig({ testTimeout: 60_000 });

describe('rows that tempt an import to go wrong', () => {
	test('identity numbers leave a note, an address and a name, and the household stays', () => {
		const plan = planOf([
			gridOf(`TT | Chủ hộ | Địa chỉ | Số CCCD | Ghi chú
1 | Lô Văn Hòa | Ngõ 3 | 040170001234 | cccd 0401 7000 1234 đã làm
2 | Vi Thị Hoa (186123456) | CMND 186.123.457, đầu bản | | mk: hoa1990`)
		]);
		expect(plan.households).toMatchObject([
			{ head: { name: 'Lô Văn Hòa' }, note: 'cccd … đã làm' },
			{ head: { name: 'Vi Thị Hoa (…)' }, houseHint: 'CMND …, đầu bản' }
		]);
		expect(JSON.stringify(plan)).not.toMatch(/0401|186123|186\.123|hoa1990/);
		expect(plan.warnings.map(({ row, kind }) => [row, kind])).toEqual([
			[2, 'text-removed'],
			[3, 'text-removed'],
			[3, 'text-removed'],
			[3, 'text-removed']
		]);
		expect(plan.leftOut).toEqual([
			{ sheet: 'Danh sách', column: 4, heading: 'Số CCCD', why: 'id-number' }
		]);
	});

	test('a rejected row is given back without what may not be kept', () => {
		const plan = planOf([
			gridOf(`TT | Chủ hộ | SĐT | Số CCCD | Dân tộc | Ghi chú
1 |  | 0912345678 | 040170001234 | Thái | cccd 040170001234
2 | Vi Thị Hoa | | | |`)
		]);
		expect(plan.rejected).toEqual([
			{
				sheet: 'Danh sách',
				row: 2,
				reason: { kind: 'no-name' },
				cells: ['1', '', '0912345678', '', '', 'cccd …']
			}
		]);
	});

	test('cells that look like formulas or web pages are text', () => {
		const plan = planOf([
			gridOf(`TT | Chủ hộ | Ghi chú
1 | =HYPERLINK("http://x","Lô Văn Hòa") | +84 gọi sau
2 | <b>Vi Thị Hoa</b> | @con gái
3 | '=cmd Lô Văn Nam | -`)
		]);
		expect(plan.households.map(({ head, note }) => [head.name, note])).toEqual([
			['=HYPERLINK("http://x","Lô Văn Hòa")', '+84 gọi sau'],
			['<b>Vi Thị Hoa</b>', '@con gái'],
			['=cmd Lô Văn Nam', undefined]
		]);
	});

	test('a very long note is cut with a warning and the row stays', () => {
		const grid = gridOf(`TT | Chủ hộ | Ghi chú\n1 | Lô Văn Hòa | ${'nhà ở xa '.repeat(5000)}`);
		const plan = planOf([grid]);
		expect(plan.households[0]?.note?.length).toBeLessThanOrEqual(1000);
		expect(plan.warnings).toEqual([{ sheet: 'Danh sách', row: 2, kind: 'text-cut', max: 1000 }]);
	});

	test('a total is known by its whole cell, a person by anything said of them', () => {
		const plan = planOf([
			gridOf(`TT | Chủ hộ | Năm sinh | SĐT
1 | Tổng Văn Cộng | 1970 |
2 | Cộng | 1955 |
3 | Tổng | | 0912345678
 | Tổng cộng: 3 hộ | |
 | Người lập | |
 | Lô Văn Ký | |
4 | Vi Thị Hoa | 1980 |`)
		]);
		expect(plan.households.map(({ head }) => head.name)).toEqual([
			'Tổng Văn Cộng',
			'Cộng',
			'Tổng',
			'Vi Thị Hoa'
		]);
	});

	test('a shared phone joins nobody, an address may hold two families', () => {
		const plan = planOf([
			gridOf(`TT | Chủ hộ | Địa chỉ | SĐT
1 | Lô Văn Hòa | Ngõ 3 | 0912345678
2 | Vi Thị Hoa | Ngõ 3 | 0912345678`)
		]);
		expect(plan.households).toHaveLength(2);
		expect(plan.duplicates).toEqual([]);
	});

	test('the same name in the same house is suspected, with another year of birth it is another person', () => {
		const plan = planOf([
			gridOf(`TT | Chủ hộ | Năm sinh | Địa chỉ
1 | Lô Văn Hòa | | Ngõ 3
2 | LÔ VĂN HOÀ | | ngõ 3
3 | Vi Văn Lý | 1970 | Ngõ 4
4 | Vi Văn Lý | 1990 | Ngõ 4`)
		]);
		expect(plan.duplicates).toEqual([
			{
				rows: [
					{ sheet: 'Danh sách', row: 2 },
					{ sheet: 'Danh sách', row: 3 }
				],
				why: ['address']
			}
		]);
	});

	test('an answer nobody can read is told and counts as not asked', () => {
		const plan = planOf([
			gridOf(`TT | Chủ hộ | Kích hoạt VNeID | Đăng nhập DVC
1 | Lô Văn Hòa | 12/3/2026 | ngày mai
2 | Vi Thị Hoa | không có ĐT | vắng
3 | Và Y Mái | già yếu | chưa biết`)
		]);
		expect(plan.households.map(({ listed }) => listed)).toEqual([
			{},
			{ 'activated-on-phone': { state: 'not-possible', reason: 'no-phone' } },
			{ 'activated-on-phone': { state: 'not-possible' }, 'signs-in-alone': { state: 'no' } }
		]);
		expect(plan.warnings.map(({ kind, row }) => [kind, row])).toEqual([
			['answer-unreadable', 2],
			['answer-unreadable', 2]
		]);
	});

	test('an identity number among the phones is neither kept nor shown', () => {
		const plan = planOf([
			gridOf(`TT | Chủ hộ | SĐT
1 | Lô Văn Hòa | 040170001234
2 | | 040170001235
3 | Vi Thị Hoa | 086501656`)
		]);
		expect(JSON.stringify(plan)).not.toContain('0401700');
		expect(plan.warnings.map((warning) => 'text' in warning && warning.text)).toEqual([
			'…',
			'086501656'
		]);
	});

	test('separators at the end of every row, or dates in a skill column, are no slipped cells', () => {
		const rows = [
			['TT', 'Chủ hộ', 'SĐT', 'Kích hoạt VNeID', 'Ghi chú'],
			['1', 'Lô Văn Hòa', '0912345678', '12/3/2026', '', ''],
			['2', 'Vi Thị Hoa', '0912345679', '13/3/2026', 'đi chợ', ''],
			['3', 'Và Y Mái', '', '14/3/2026']
		];
		const plan = planOf([{ name: 'a.csv', rows, delimiter: ';' }]);
		expect(plan.rejected).toEqual([]);
		expect(plan.households.map(({ note }) => note)).toEqual([undefined, 'đi chợ', undefined]);
	});

	test('a list whose heads are not told apart makes no household of a village', () => {
		const members = Array.from({ length: 80 }, (_, i) => ` | con | Lô Văn ${'ABCDEFGH'[i % 8]}`);
		const plan = planOf([
			gridOf(['TT | Quan hệ | Họ và tên', '1 | chủ hộ | Lô Văn Hòa', ...members].join('\n'))
		]);
		expect(plan.households[0]?.members).toHaveLength(60);
		expect(plan.rejected).toHaveLength(21);
		expect(plan.rejected[0]?.reason).toEqual({ kind: 'household-too-large' });
	});
});

describe('importing again', () => {
	test('the same file adds no household', async () => {
		for (const name of [TIDY_LIST, MOUNTAIN_LIST, SKILL_LIST]) {
			const first = await planSample(name);
			const again = await planSample(name);
			const existing = first.households.map(({ head, houseHint, importKey }, i) => ({
				id: `household-${i}`,
				...head,
				...(houseHint === undefined ? {} : { houseHint }),
				importKey
			}));
			expect(new Set(existing.map(({ importKey }) => importKey)).size).toBe(existing.length);
			const found = findDuplicates(again.households, existing);
			const before = found.filter(({ why }) => why.includes('imported-before'));
			expect(before.map(({ existingId }) => existingId)).toEqual(existing.map(({ id }) => id));
		}
	});

	test('a household registered at the door is suspected by name and band of years, phone or house', () => {
		const { households } = planOf([
			gridOf(`TT | Chủ hộ | Năm sinh | SĐT | Địa chỉ
1 | Lô Văn Hòa | 1972 | 0912345678 | Ngõ 3
2 | Vi Thị Hoa | 1980 | | Ngõ 4
3 | Và Y Mái | | |`)
		]);
		const found = findDuplicates(households, [
			{ id: 'a', name: 'Lô văn Hoà', birthBand: 1970, phone: '0912345678' },
			{ id: 'b', name: 'Vi Thị Hoa', birthBand: 1950, houseHint: 'Ngõ 4' },
			{ id: 'c', name: 'Và Y Mái' }
		]);
		expect(found.map(({ row, existingId, why }) => [row, existingId, why])).toEqual([
			[2, 'a', ['birth-year', 'phone']],
			[4, 'c', ['only-namesake']]
		]);
	});

	test('a name and nothing else is asked about only where nobody else bears it, and nothing differs', () => {
		const { households } = planOf([
			gridOf(`TT | Chủ hộ | Năm sinh | SĐT | Địa chỉ
1 | Nguyễn Văn Hùng | | |
2 | Và Y Mái | 1990 | | Ngõ 1
3 | Lầu Y Dợ | | 0912345678 | Ngõ 2
4 | Hờ Y Dua | | |`)
		]);
		const found = findDuplicates(households, [
			{ id: 'a', name: 'Nguyễn Văn Hùng' },
			{ id: 'b', name: 'Nguyễn Văn Hùng' },
			{ id: 'c', name: 'Và Y Mái', birthBand: 1950 },
			{ id: 'd', name: 'Hờ Y Dúa' },
			{ id: 'e', name: 'Lầu Y Dợ', phone: '0987654321', houseHint: 'Ngõ 9', others: [] }
		]);
		expect(found).toEqual([]);
	});
});

describe('what goes into an entry', () => {
	test('every planned household of every sample is an entry the schema takes', async () => {
		let made = 0;
		const newId = () => ulid(1_763_782_245_660 + made++, new Uint8Array(10));
		for (const name of [TIDY_LIST, MOUNTAIN_LIST, SKILL_LIST]) {
			for (const household of (await planSample(name)).households) {
				const stamp = stampFor({
					kind: 'household',
					subject: newId(),
					at: '1763782245660-0000',
					by: 'canbo',
					device: '0123456789',
					deviceTime: '2026-11-22T04:00:00.000Z'
				});
				const entry = { ...stamp, ...toRegistration(household, newId) };
				expect(HouseholdRegistered.safeParse(entry).error).toBeUndefined();
				expect(entry.personal.members[0]?.name).toBe(household.head.name);
			}
		}
	});

	test('the figures of a plan are what the command line prints', async () => {
		const summary = summarise(await planSample(MOUNTAIN_LIST));
		expect(Object.keys(summary)).toEqual([
			'sheets',
			'households',
			'members',
			'rejected',
			'duplicates'
		]);
		expect(summary.rejected[0]).toEqual({
			sheet: 'Nhóm 1 - Huồi Cọ',
			row: 77,
			reason: 'Dòng này chưa có họ tên.'
		});
		expect(summary.duplicates[0]).toEqual({
			rows: [
				{ sheet: 'Nhóm 1 - Huồi Cọ', row: 26 },
				{ sheet: 'Nhóm 1 - Huồi Cọ', row: 90 }
			]
		});
	});
});
