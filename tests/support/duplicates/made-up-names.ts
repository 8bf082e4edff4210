import type { SeededRandom } from '../../../sync-server/src/demo/random';

/** Names as they are met in Nghệ An, with how often: lowland families share few names, the mountains have clans. */
const FAMILIES = {
	Nguyễn: 30,
	Trần: 9,
	Lê: 9,
	Phan: 6,
	Hồ: 6,
	Hoàng: 5,
	Đậu: 3,
	Võ: 3,
	Cao: 3,
	Đặng: 3,
	Bùi: 2,
	Thái: 2,
	Ngô: 2,
	Phạm: 4,
	Lô: 12,
	Vi: 9,
	Lương: 7,
	Kha: 4,
	Lữ: 3,
	Quang: 2,
	Ngân: 2,
	Cụt: 2,
	Moong: 3
} as const;
const CLANS = { Và: 4, Xồng: 4, Lầu: 3, Vừ: 2, Cự: 2, Hờ: 2, Thò: 1, Già: 1 } as const;

const MIDDLES_OF_MEN = {
	Văn: 40,
	Đình: 7,
	Xuân: 7,
	Đức: 6,
	Quang: 5,
	Bá: 4,
	Sỹ: 4,
	Hữu: 5,
	Công: 4
};
const MIDDLES_OF_WOMEN = { Thị: 60, 'Thị Thanh': 5, 'Thị Kim': 4, 'Thị Thu': 5, 'Thị Hồng': 4 };

const MEN =
	words(`Hòa Hùng Dũng Tuấn Sơn Thắng Minh Long Nam Hải Cường Thành Bình Tâm Quý Lý Hưng Hiếu Nghĩa Khoa Lợi
	Đông Bảy Tám Quế Tổng Thủy Toàn Tân Vinh Việt Pánh Thái Thuận Xén Tình Bun Khăm Nghệ Phúc Lâm Hợi Dần Mão Tùng Chiến
	Thọ Trung Kiên Phong Đạt Giáp Hoan Huy Khánh Ngọc`);
const WOMEN =
	words(`Hằng Nga Hường Loan Thảo Lý Mỹ Tý Hiền Yến Ngọc Thủy Tím Hoa Lan Mận Xuân Nhung Ún Hà Hương Huệ Liên
	Phượng Oanh Thúy Vân Lài Sen Hạnh Phúc Tâm Bình Minh Thu Hồng Cúc Đào Chắn Pành Nguyệt Quyên Trang Linh Dung Tuyết`);
const MIDDLES_OF_CLANS = { Y: 5, Bá: 5, Pà: 3, Chống: 2, Nhia: 3, Giống: 2 };
const CLAN_NAMES = words(
	'Mái Xử Tồng Lỳ Rê Chò Dìa Pó Xừ Cở Dợ Ma Dua Xia Mỷ Dếnh Tểnh Lia Rùa Nếnh'
);

function words(text: string): string[] {
	return text.split(/\s+/);
}

export interface MadeUpName {
	words: string[];
	isWoman: boolean;
}

export function madeUpName(random: SeededRandom, isWoman = random.chance(0.4)): MadeUpName {
	if (random.chance(0.12))
		return {
			words: [
				random.weighted(CLANS),
				...(random.chance(0.85) ? [random.weighted(MIDDLES_OF_CLANS)] : []),
				random.pick(CLAN_NAMES)
			],
			isWoman
		};
	const middle = random.weighted(isWoman ? MIDDLES_OF_WOMEN : MIDDLES_OF_MEN);
	return {
		words: [random.weighted(FAMILIES), ...middle.split(' '), random.pick(isWoman ? WOMEN : MEN)],
		isWoman
	};
}

/** Another given name of the same family, as brothers and sisters have. */
export const otherGiven = (
	random: SeededRandom,
	{ words: own, isWoman }: MadeUpName
): MadeUpName => {
	const given = random.pick((isWoman ? WOMEN : MEN).filter((name) => name !== own.at(-1)));
	return { words: [...own.slice(0, -1), given], isWoman };
};

/** Names that are one another's but for their marks: other people. */
const OTHER_MARKS: readonly (readonly string[])[] = [
	['Hùng', 'Hưng'],
	['Hoa', 'Hòa', 'Hóa'],
	['Tân', 'Tấn', 'Tần'],
	['Lan', 'Lân'],
	['Thủy', 'Thúy', 'Thụy'],
	['Hương', 'Hường', 'Hưởng'],
	['Minh', 'Mình'],
	['Hà', 'Hạ'],
	['Thắng', 'Thăng'],
	['Hiền', 'Hiến', 'Hiển'],
	['Tâm', 'Tám'],
	['Vinh', 'Vĩnh'],
	['Hợi', 'Hội']
];

export function otherMarks(random: SeededRandom, { words: own, isWoman }: MadeUpName): MadeUpName {
	const given = own.at(-1) ?? '';
	const others = OTHER_MARKS.find((one) => one.includes(given))?.filter((name) => name !== given);
	return others
		? { words: [...own.slice(0, -1), random.pick(others)], isWoman }
		: otherGiven(random, { words: own, isWoman });
}
