import { capitalised } from './capitalised';
import type { NameDifference } from '$lib/domain/duplicates/compare-names';
import type { DuplicateReason } from '$lib/domain/duplicates/match-household';
import { catalogue } from './index';

/** What tells most of two ways of writing a name comes first. */
const TELLING: readonly NameDifference[] = [
	'order',
	'family-missing',
	'middle',
	'spelling',
	'marks'
];

type NameAs = NameDifference | 'same';

const nameAs = (differences: readonly NameDifference[]): NameAs =>
	TELLING.find((one) => differences.includes(one)) ?? 'same';

interface ReasonWords {
	name: Record<NameAs, string>;
	member: (name: string) => string;
	birth: string;
	phone: string;
	house: string;
	others: (count: number) => string;
}

/** "Cùng tên, khác dấu; cùng số điện thoại" */
const inOneLine =
	({ name, member, birth, phone, house, others }: ReasonWords) =>
	(reasons: readonly DuplicateReason[]): string => {
		const parts = reasons.map((reason) => {
			switch (reason.kind) {
				case 'name':
					return reason.known === undefined
						? name[nameAs(reason.differences)]
						: member(reason.known);
				case 'birth':
					return birth;
				case 'phone':
					return phone;
				case 'house':
					return house;
				case 'others':
					return others(reason.count);
			}
		});
		return capitalised(parts.join('; '));
	};

const vi = {
	/** Above those that a typed household may be. */
	found: (n: number) => (n === 1 ? 'Có thể hộ này đã có:' : `Có thể là một trong ${n} hộ đã có:`),
	/** Beside its name, of which the screen reader says the rest. */
	notOne: 'Không phải',
	/** In the bar at the bottom, when what was typed further down made it likely. */
	likelyOne: 'Có thể hộ này đã có:',
	likelyWith: (who: string) => `Có thể trùng với ${who}`,
	inVillage: (village: string) => `Ở ${village}`,
	open: 'Mở để so',
	merge: 'Gộp',
	apart: 'Không phải cùng một hộ',
	toldApart: 'Đã ghi: không phải cùng một hộ.',
	undo: 'Hoàn tác',
	elsewhere: {
		title: 'Có thể hộ này đã có ở thôn khác. Hãy hỏi xã.',
		text: 'Máy chủ của xã thấy một hộ gần giống ở thôn bạn không được xem. Bạn cứ ghi tiếp.',
		settled: 'Đã hỏi xã'
	},
	why: inOneLine({
		name: {
			same: 'cùng tên',
			marks: 'cùng tên, khác dấu',
			spelling: 'tên gần giống',
			order: 'cùng tên, khác thứ tự',
			middle: 'cùng họ và tên gọi, khác tên đệm',
			'family-missing': 'cùng tên gọi, một bên thiếu họ'
		},
		member: (name) => `giống tên ${name} ở nhà này`,
		birth: 'cùng khoảng năm sinh',
		phone: 'cùng số điện thoại',
		house: 'cùng chỗ ở',
		others: (count) => `${count} người khác trong nhà cũng trùng`
	})
};

const en: typeof vi = {
	found: (n) =>
		n === 1 ? 'This household may be here already:' : `It may be one of ${n} households here:`,
	notOne: 'Not this',
	likelyOne: 'May be here already:',
	likelyWith: (who) => `May be the same as ${who}`,
	inVillage: (village) => `In ${village}`,
	open: 'Open to compare',
	merge: 'Merge',
	apart: 'Not the same household',
	toldApart: 'Noted: not the same household.',
	undo: 'Undo',
	elsewhere: {
		title: 'This household may be known in another village. Please ask the commune.',
		text: 'The commune’s server sees a similar household in a village you may not look at. You can go on recording.',
		settled: 'The commune was asked'
	},
	why: inOneLine({
		name: {
			same: 'same name',
			marks: 'same name, other marks',
			spelling: 'similar name',
			order: 'same name in another order',
			middle: 'same family and given name, other middle name',
			'family-missing': 'same given name, the family’s is left out'
		},
		member: (name) => `like ${name} in this house`,
		birth: 'born in the same years',
		phone: 'same phone',
		house: 'same house',
		others: (count) =>
			count === 1 ? '1 other person is in both' : `${count} other people are in both`
	})
};

export const duplicateWords = catalogue({ vi, en });
