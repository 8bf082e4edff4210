import { beforeAll, describe, expect, test } from 'vitest';
import type { ImportPlan } from '../../../../src/lib/domain/import/import-plan';
import type { Skill } from '../../../../src/lib/domain/visit/skills';
import {
	MOUNTAIN_LIST,
	OLD_SKILL_LIST,
	planSample,
	SKILL_LIST,
	TIDY_LIST
} from '../../../support/sheets/sample-sheets';

const sizes = ({ sheets, households, rejected, duplicates }: ImportPlan) => ({
	sheets: sheets.length,
	households: households.length,
	members: households.reduce((sum, { members }) => sum + members.length, 0),
	rejected: rejected.length,
	duplicates: duplicates.length
});

const rejectedIn = ({ rejected }: ImportPlan) =>
	rejected.map(({ sheet, row, reason }) => [
		sheet,
		row,
		reason.kind === 'misaligned' ? reason.cells : reason.kind
	]);

const pairsIn = ({ duplicates }: ImportPlan) =>
	duplicates.map(({ rows: [a, b], why }) => [`${a.sheet} ${a.row}`, `${b.sheet} ${b.row}`, ...why]);

const phonesIn = (plan: ImportPlan) => {
	const rows = new Set(plan.households.map(({ sheet, row }) => `${sheet} ${row}`));
	const usable = plan.households.filter(({ head }) => head.phone !== undefined).length;
	const unusable = plan.warnings
		.filter(({ kind, sheet, row }) => kind === 'phone-unreadable' && rows.has(`${sheet} ${row}`))
		.map(({ sheet, row }) => `${sheet} ${row}`);
	return { usable, empty: plan.households.length - usable - unusable.length, unusable };
};

const skippedIn = ({ skipped }: ImportPlan, sheet: string) =>
	skipped
		.filter((skip) => skip.sheet === sheet && skip.what !== 'blank')
		.map(({ row, what }) => [row, what]);

const answersIn = ({ households }: ImportPlan, skill: Skill) => {
	const states = households.map(({ listed }) => listed[skill]?.state ?? 'not-asked');
	return ['yes', 'no', 'not-asked', 'not-possible'].map(
		(state) => states.filter((other) => other === state).length
	);
};

describe('the tidy list of a lowland village', () => {
	let plan: ImportPlan;
	beforeAll(async () => {
		plan = await planSample(TIDY_LIST);
	});

	test('gives all its households and asks nothing', () => {
		expect(sizes(plan)).toEqual({
			sheets: 1,
			households: 118,
			members: 118,
			rejected: 0,
			duplicates: 0
		});
		expect(plan.households.reduce((sum, { statedSize }) => sum + (statedSize ?? 0), 0)).toBe(426);
		expect(plan.warnings).toEqual([]);
		expect(plan.leftOut).toEqual([]);
	});

	test('has its phones, the old eleven-digit mobile and the landline in their present form', () => {
		expect(phonesIn(plan)).toEqual({ usable: 109, empty: 9, unusable: [] });
		expect(plan.households.find(({ row }) => row === 19)?.head.phone).toBe('0364274675');
		expect(plan.households.find(({ row }) => row === 65)?.head.phone).toBe('02383442702');
	});

	test('keeps people named Tổng and Cộng, and skips the total and the signatures', () => {
		const names = plan.households.map(({ head }) => head.name);
		expect(names).toContain('Nguyễn Cảnh Tổng');
		expect(names).toContain('Hồ Sỹ Cộng');
		expect(names).not.toContain('Phan Đăng Khoa');
		expect(skippedIn(plan, 'Xóm 3')).toEqual([
			[1, 'title'],
			[2, 'title'],
			[3, 'title'],
			[4, 'header'],
			[123, 'total'],
			[125, 'footer'],
			[126, 'footer'],
			[129, 'footer']
		]);
	});

	test('keeps a band of years, the address and the note of a household', () => {
		expect(plan.households.find(({ row }) => row === 22)).toMatchObject({
			head: { name: 'Đậu Xuân Tám', birthBand: 1980, phone: '0940172101' },
			houseHint: 'Ngõ 3',
			statedSize: 5,
			note: 'Chủ hộ đi làm ở Hàn Quốc'
		});
	});
});

describe('the messy list of mountain villages', () => {
	let plan: ImportPlan;
	beforeAll(async () => {
		plan = await planSample(MOUNTAIN_LIST);
	});

	test('gives its households with their members', () => {
		expect(sizes(plan)).toEqual({
			sheets: 4,
			households: 96,
			members: 359,
			rejected: 6,
			duplicates: 5
		});
		const perSheet = plan.sheets.map((sheet) => [
			sheet,
			plan.households.filter((household) => household.sheet === sheet).length
		]);
		expect(perSheet).toEqual([
			['Nhóm 1 - Huồi Cọ', 31],
			['Nhóm 2 Huồi Cọ', 27],
			['Bản Na Lợt', 24],
			['Bản Phà Mựt', 14]
		]);
		const named = plan.households.filter(({ sheet }) => sheet === 'Bản Phà Mựt');
		expect(named.every(({ members }) => members.length === 1)).toBe(true);
		expect(named.reduce((sum, { statedSize }) => sum + (statedSize ?? 0), 0)).toBe(77);
	});

	test('names every row it cannot take', () => {
		expect(rejectedIn(plan)).toEqual([
			['Nhóm 1 - Huồi Cọ', 77, 'no-name'],
			['Nhóm 2 Huồi Cọ', 4, 'member-before-head'],
			['Bản Na Lợt', 36, 'no-name'],
			['Bản Na Lợt', 37, 'head-rejected'],
			['Bản Na Lợt', 38, 'head-rejected'],
			['Bản Phà Mựt', 9, 'no-name']
		]);
	});

	test('sees who may be listed twice, across sheets too', () => {
		expect(pairsIn(plan)).toEqual([
			['Nhóm 1 - Huồi Cọ 26', 'Nhóm 1 - Huồi Cọ 90', 'birth-year', 'phone'],
			['Nhóm 1 - Huồi Cọ 40', 'Nhóm 2 Huồi Cọ 112', 'birth-year', 'phone'],
			['Nhóm 1 - Huồi Cọ 61', 'Nhóm 1 - Huồi Cọ 130', 'birth-year', 'phone'],
			['Bản Na Lợt 13', 'Bản Na Lợt 69', 'birth-year', 'phone'],
			['Bản Na Lợt 22', 'Bản Phà Mựt 16', 'birth-year']
		]);
	});

	test('has the phones of heads', () => {
		expect(phonesIn(plan)).toEqual({ usable: 75, empty: 20, unusable: ['Bản Na Lợt 72'] });
	});

	test('leaves out years in doubt and keeps their rows', () => {
		const doubtful = plan.warnings.filter(({ kind }) => kind === 'birth-unreadable');
		expect(
			doubtful.map(({ sheet, row, ...rest }) => [sheet, row, 'text' in rest && rest.text])
		).toEqual([
			['Nhóm 1 - Huồi Cọ', 21, 'khoảng 1950'],
			['Nhóm 1 - Huồi Cọ', 50, '72'],
			['Nhóm 1 - Huồi Cọ', 102, '2072']
		]);
		for (const row of [21, 50, 102]) {
			const household = plan.households.find(
				(one) => one.sheet === 'Nhóm 1 - Huồi Cọ' && one.row === row
			);
			expect(household).toBeDefined();
			expect(household?.head.birthBand).toBeUndefined();
		}
	});

	test.each([
		[
			'Nhóm 1 - Huồi Cọ',
			[[1, 'title'], [2, 'title'], [4, 'header'], [5, 'header'], [6, 'column-numbers'], [151, 'total']]
		],
		[
			'Nhóm 2 Huồi Cọ',
			[[1, 'title'], [2, 'title'], [3, 'header'], [34, 'section'], [66, 'header'], [96, 'section']]
		],
		['Bản Na Lợt', [[1, 'title'], [2, 'title'], [4, 'header'], [5, 'header'], [102, 'total']]],
		[
			'Bản Phà Mựt',
			[
				[1, 'title'], [3, 'header'], [20, 'number-only'], [21, 'number-only'], [22, 'number-only'],
				[23, 'number-only'], [24, 'number-only'], [25, 'number-only']
			]
		],
		['Tổng hợp', [[undefined, 'sheet-without-households']]],
		['Sheet3', [[undefined, 'sheet-without-households']]]
	])('in %s it skips what is no household', (sheet, skipped) => {
		expect(skippedIn(plan, sheet)).toEqual(skipped);
	}); // prettier-ignore

	test('blank rows inside a household do not end it', () => {
		const blank = plan.skipped.filter(
			({ what, sheet }) => what === 'blank' && sheet.startsWith('Nhóm 1')
		);
		expect(blank.map(({ row }) => row)).toEqual(expect.arrayContaining([15, 41, 103]));
		const household = plan.households.find(({ head }) => head.name === 'Và Y Chà');
		expect(household?.members.map(({ name }) => name)).toEqual([
			'Và Y Chà',
			'Và Y Bì',
			'Và Xái Phia',
			'Và Y Ca',
			'Và Pà Xềnh',
			'Và Nhia Tủa'
		]);
	});

	test('never keeps ethnicity, class, sex or a full date, and says so', () => {
		expect(plan.leftOut.map(({ sheet, column, why }) => [sheet, column, why])).toEqual([
			['Nhóm 1 - Huồi Cọ', 6, 'ethnicity'],
			['Nhóm 2 Huồi Cọ', 4, 'sex'],
			['Nhóm 2 Huồi Cọ', 5, 'only-year-kept'],
			['Nhóm 2 Huồi Cọ', 7, 'ethnicity'],
			['Nhóm 2 Huồi Cọ', 8, 'poverty-class'],
			['Bản Na Lợt', 6, 'ethnicity']
		]);
		const kept = JSON.stringify(plan.households);
		expect(kept).not.toMatch(/"(?:Mông|Thái|Khơ Mú|Nghèo|Cận nghèo)"/);
		expect(kept).not.toMatch(/\d{1,2}\/\d{1,2}\/\d{4}/);
	});

	test('follows như trên to the address above, and never stores it', () => {
		const addresses = plan.households
			.filter(({ sheet }) => sheet === 'Bản Phà Mựt')
			.map(({ row, houseHint }) => [row, houseHint]);
		expect(addresses).toEqual([
			[4, 'Đầu bản'],
			[5, 'Đầu bản'],
			[6, 'Đầu bản'],
			[7, 'Gần trường'],
			[8, 'Gần trường'],
			[10, 'Cuối bản'],
			[11, 'Cuối bản'],
			[12, 'Cuối bản'],
			[13, 'Cuối bản'],
			[15, 'Gần trường'],
			[16, 'Gần trường'],
			[17, 'Gần trường'],
			[18, 'Gần trường'],
			[19, 'Cuối bản']
		]);
		expect(plan.households.every(({ note }) => note !== 'nt' && note !== '"')).toBe(true);
	});

	test('keeps names as written: rich text, capitals, one-word names, tone placement', () => {
		const names = plan.households.flatMap(({ members }) => members.map(({ name }) => name));
		for (const name of [
			'Ốc',
			'XỒNG PÀ VỪ',
			'lầu chống xử',
			'Vi Văn Thuỷ',
			'Lô Văn Hòa',
			'Lô Văn Hoa',
			'Kha Thị Thuý'
		])
			expect(names).toContain(name);
	});

	test('of two numbers in a cell the first is used and the second shown', () => {
		const second = plan.warnings.filter(({ kind }) => kind === 'second-phone');
		expect(second).toContainEqual({
			sheet: 'Bản Phà Mựt',
			row: 12,
			kind: 'second-phone',
			number: '0968446037'
		});
		expect(plan.households.find(({ head }) => head.name === 'Cụt Phò Nghệ')?.head.phone).toBe(
			'0814688103'
		);
	});
});

describe('the list that follows skills in two villages', () => {
	let plan: ImportPlan;
	beforeAll(async () => {
		plan = await planSample(SKILL_LIST);
	});

	test('gives its households', () => {
		expect(sizes(plan)).toEqual({
			sheets: 1,
			households: 140,
			members: 140,
			rejected: 6,
			duplicates: 3
		});
		const villages = plan.households.map(({ villageText }) => villageText);
		expect(villages.filter((village) => village === 'Xóm 5')).toHaveLength(78);
		expect(villages.filter((village) => village === 'Xóm 6')).toHaveLength(62);
	});

	test('never guesses at a row whose cells slipped', () => {
		expect(rejectedIn(plan)).toEqual([
			[SKILL_LIST, 21, 'too-few'],
			[SKILL_LIST, 49, 'too-many'],
			[SKILL_LIST, 66, 'too-few'],
			[SKILL_LIST, 92, 'no-name'],
			[SKILL_LIST, 114, 'too-many'],
			[SKILL_LIST, 143, 'too-few']
		]);
	});

	test('keeps rows cut off at the end and rows with cells too many at the end', () => {
		const rows = plan.households.map(({ row }) => row);
		expect(rows).toEqual(expect.arrayContaining([15, 34, 54, 85, 111, 138, 25, 40, 74, 103, 130]));
		const notes = [40, 74, 130].map((row) => plan.households.find((one) => one.row === row)?.note);
		expect(notes).toEqual(Array(3).fill('hẹn thứ bảy; nhớ mang sạc; gọi trước'));
		expect(plan.households.find(({ row }) => row === 103)?.note).toBe('quên mật khẩu');
	});

	test('a note keeps its line break and quotation marks, and the rows below keep their numbers', () => {
		expect(plan.households.find(({ row }) => row === 61)?.note).toBe(
			'Gọi trước khi đến;\nnhà ở cuối ngõ "cây đa"'
		);
		expect(plan.households.find(({ head }) => head.name === 'Nguyễn Cảnh Hồng')?.row).toBe(63);
	});

	test('has phones, and leaves out the four nobody can read', () => {
		expect(phonesIn(plan)).toEqual({
			usable: 115,
			empty: 21,
			unusable: [31, 56, 81, 127].map((row) => `${SKILL_LIST} ${row}`)
		});
	});

	test.each([
		['has-id-card', [126, 4, 10, 0]],
		['activated-on-phone', [81, 22, 28, 9]],
		['signs-in-alone', [42, 64, 24, 10]],
		['has-submitted-or-looked-up', [25, 58, 52, 5]]
	] as const)('what it says of %s: yes, no, not asked, not possible', (skill, counts) => {
		expect(answersIn(plan, skill)).toEqual(counts);
	});

	test('says why something was not possible', () => {
		expect(plan.households.find(({ row }) => row === 10)?.listed['signs-in-alone']).toEqual({
			state: 'not-possible',
			reason: 'feature-phone'
		});
		expect(plan.households.find(({ row }) => row === 11)?.listed['signs-in-alone']).toEqual({
			state: 'not-possible',
			reason: 'sim-lost'
		});
	});

	test('sees who may be listed twice, and skips the total', () => {
		expect(pairsIn(plan)).toEqual([
			[`${SKILL_LIST} 16`, `${SKILL_LIST} 72`, 'phone'],
			[`${SKILL_LIST} 46`, `${SKILL_LIST} 107`, 'phone'],
			[`${SKILL_LIST} 98`, `${SKILL_LIST} 152`, 'phone']
		]);
		expect(plan.skipped).toContainEqual({ sheet: SKILL_LIST, row: 87, what: 'blank' });
		expect(plan.skipped).toContainEqual({ sheet: SKILL_LIST, row: 154, what: 'total' });
	});
});

describe('the old list in Windows-1258', () => {
	let plan: ImportPlan;
	beforeAll(async () => {
		plan = await planSample(OLD_SKILL_LIST);
	});

	test('gives its households, one rejected row and one suspected duplicate', () => {
		expect(sizes(plan)).toEqual({
			sheets: 1,
			households: 64,
			members: 64,
			rejected: 1,
			duplicates: 1
		});
		expect(rejectedIn(plan)).toEqual([[OLD_SKILL_LIST, 31, 'no-name']]);
		expect(pairsIn(plan)).toEqual([[`${OLD_SKILL_LIST} 10`, `${OLD_SKILL_LIST} 54`, 'phone']]);
		expect(phonesIn(plan)).toEqual({ usable: 51, empty: 13, unusable: [] });
	});

	test('reads names in composed Unicode and one village written two ways', () => {
		expect(plan.households[0]?.head.name).toBe('Lương Thanh Thoại');
		expect(plan.households.every(({ head }) => head.name === head.name.normalize('NFC'))).toBe(
			true
		);
		expect(new Set(plan.households.map(({ villageText }) => villageText))).toEqual(
			new Set(['Bản Xốp Nhị'])
		);
	});

	test.each([
		['has-level-2-account', [42, 9, 2, 11]],
		['signs-in-alone', [25, 21, 13, 5]],
		['has-submitted-or-looked-up', [15, 30, 17, 2]]
	] as const)('what it says of %s: yes, no, not asked, not possible', (skill, counts) => {
		expect(answersIn(plan, skill)).toEqual(counts);
	});
});
