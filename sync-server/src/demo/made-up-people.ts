import { birthBandOf, type MemberDetails } from '../../../src/lib/domain/entries/member-entries';
import type { SeededRandom } from './random';

/** Who lives in Nghệ An's lowlands and mountains: each with the family names met there. */
export type People = 'kinh' | 'thai' | 'mong' | 'kho-mu';

interface NameStock {
	families: readonly string[];
	middlesOfMen: readonly string[];
	middlesOfWomen: readonly string[];
	men: readonly string[];
	women: readonly string[];
}

const stock: Record<People, NameStock> = {
	kinh: {
		families: ['Nguyễn', 'Trần', 'Lê', 'Phan', 'Hồ', 'Cao', 'Đậu', 'Võ', 'Hoàng', 'Đặng', 'Thái'],
		middlesOfMen: ['Văn', 'Đình', 'Xuân', 'Cảnh', 'Sỹ', 'Đức', 'Quang', 'Bá'],
		middlesOfWomen: ['Thị', 'Thị', 'Thị Kim', 'Thị Thanh', 'Thị Bích', 'Minh'],
		men: [
			'Hòa',
			'Tuấn',
			'Sơn',
			'Khoa',
			'Lợi',
			'Đông',
			'Bảy',
			'Tám',
			'Nghĩa',
			'Quế',
			'Thủy',
			'Tổng'
		],
		women: ['Hằng', 'Nga', 'Hường', 'Loan', 'Thảo', 'Lý', 'Mỹ', 'Tý', 'Hiền', 'Yến', 'Ngọc', 'Thủy']
	},
	thai: {
		families: ['Lô', 'Vi', 'Lương', 'Kha', 'Lữ', 'Quang', 'Ngân', 'Hà'],
		middlesOfMen: ['Văn', 'Văn', 'Thanh', 'Xuân', 'Đình'],
		middlesOfWomen: ['Thị', 'Thị', 'Thị', 'Thị Thu'],
		men: ['Pánh', 'Hòa', 'Thái', 'Dũng', 'Thuận', 'Xén', 'Tình', 'Bun', 'Khăm', 'Nghệ'],
		women: ['Tím', 'Hoa', 'Pành', 'Lan', 'Son', 'Chắn', 'Mận', 'Xuân', 'Nhung', 'Ún']
	},
	mong: {
		families: ['Và', 'Xồng', 'Lầu', 'Cự', 'Hờ', 'Vừ', 'Thò', 'Già'],
		middlesOfMen: ['Bá', 'Pà', 'Chống', 'Nhia', 'Giống', 'Y'],
		middlesOfWomen: ['Y'],
		men: ['Xử', 'Vừ', 'Tồng', 'Lỳ', 'Rê', 'Chò', 'Dìa', 'Pó', 'Thái'],
		women: ['Mái', 'Xừ', 'Cở', 'Dợ', 'Ma', 'Pà', 'Dua', 'Xia']
	},
	'kho-mu': {
		families: ['Cụt', 'Moong', 'Ốc', 'Lương', 'Chích', 'Xeo'],
		middlesOfMen: ['Văn', 'Phò', 'Khăm'],
		middlesOfWomen: ['Thị', 'Mẹ'],
		men: ['Nghệ', 'Tâm', 'Quế', 'Long', 'Ngọc', 'Hươm', 'Phanh'],
		women: ['Lan', 'Hương', 'Bé', 'Nọi', 'Ôn', 'Phím']
	}
};

/** @property years born so many years after the head */
interface Relation {
	word: string;
	sex: 'man' | 'woman' | 'other-than-head';
	years: readonly [number, number];
	/** Children have the head's family name. */
	isChild?: boolean;
}

const RELATIONS: readonly Relation[] = [
	{ word: 'vợ', sex: 'other-than-head', years: [-5, 5] },
	{ word: 'con trai', sex: 'man', years: [20, 32], isChild: true },
	{ word: 'con gái', sex: 'woman', years: [20, 32], isChild: true },
	{ word: 'con dâu', sex: 'woman', years: [21, 33] },
	{ word: 'mẹ', sex: 'woman', years: [-34, -20] }
];

const OLDEST = 92;
/** An account of one's own is given from fourteen; lists name the people a visit can help. */
const YOUNGEST = 14;

/** The head and those who live with them, as a village list or a first talk gives them. */
export function madeUpFamily(
	random: SeededRandom,
	people: People,
	yearNow: number
): MemberDetails[] {
	const isWoman = random.chance(0.25);
	const born = yearNow - random.whole(27, 74);
	const family = random.pick(stock[people].families);
	const head = member(random, people, { isWoman, born, family, yearNow });
	return [
		head,
		...RELATIONS.flatMap(({ word, sex, years, isChild }) => {
			const own = {
				isWoman: sex === 'other-than-head' ? !isWoman : sex === 'woman',
				born: born + random.whole(years[0], years[1]),
				family: isChild ? family : random.pick(stock[people].families),
				yearNow
			};
			const age = yearNow - own.born;
			if (!random.chance(0.5) || age < YOUNGEST || age > OLDEST) return [];
			const relation = word === 'vợ' && !own.isWoman ? 'chồng' : word;
			return [{ ...member(random, people, own), relation }];
		})
	];
}

interface Someone {
	isWoman: boolean;
	born: number;
	family: string;
	yearNow: number;
}

function member(
	random: SeededRandom,
	people: People,
	{ isWoman, born, family, yearNow }: Someone
): MemberDetails {
	const { middlesOfMen, middlesOfWomen, men, women } = stock[people];
	const middle = random.pick(isWoman ? middlesOfWomen : middlesOfMen);
	const given = random.pick(isWoman ? women : men);
	const details: MemberDetails = { name: `${family} ${middle} ${given}` };
	if (random.chance(0.3)) details.callName = `${kinshipWord(isWoman, yearNow - born)} ${given}`;
	if (random.chance(0.9)) details.birthBand = birthBandOf(born);
	if (random.chance(0.55)) details.phone = madeUpPhone(random);
	return details;
}

/** What a volunteer in their twenties says to them. */
function kinshipWord(isWoman: boolean, age: number): string {
	if (age >= 58) return isWoman ? 'bà' : 'ông';
	if (age >= 42) return isWoman ? 'cô' : 'chú';
	return isWoman ? 'chị' : 'anh';
}

/** The right shape, with a prefix no carrier has: nobody is rung up by trying the demo. */
const madeUpPhone = (random: SeededRandom): string =>
	`0990${String(random.whole(0, 999_999)).padStart(6, '0')}`;

export const HOUSE_HINTS = [
	'Nhà sàn cạnh suối',
	'Đầu bản, gần cầu treo',
	'Sau trường mầm non',
	'Mái tôn xanh',
	'Cuối ngõ, có cây mít',
	'Cạnh nhà văn hóa',
	'Đối diện trạm y tế',
	'Trên dốc, hàng rào tre'
] as const;

export const NOTES_WHEN_MET = [
	'Máy yếu, cài không được.',
	'Cần làm lại sim chính chủ.',
	'Đã cùng tra cứu hồ sơ khai sinh của cháu.',
	'Nghe tiếng Thái rõ hơn.',
	'Muốn học nộp tiền điện.'
] as const;

export const NOTES_WHEN_NOT_MET = [
	'Đi rẫy, chiều muộn mới về.',
	'Hẹn buổi tối khi con đi làm về.',
	'Hàng xóm bảo về quê mấy hôm.'
] as const;
