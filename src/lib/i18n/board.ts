import { catalogue } from './index';

const vi = {
	title: (day: string) => `Bảng xã, ${day}`,
	shortTitle: 'Bảng xã',
	loading: 'Đang đếm các hộ…',
	covered: (total: string) => `trên ${total} hộ đã bao phủ`,
	range: (least: number, most: number, unknown: string) =>
		`Tỉ lệ thật nằm từ ${least}% đến ${most}%, vì còn ${unknown} hộ chưa rõ.`,
	exact: (percent: number) => `Tỉ lệ đã bao phủ là ${percent}%, không còn hộ nào chưa rõ.`,
	state: {
		covered: 'đã bao phủ',
		unknown: 'chưa rõ',
		'not-yet': 'chưa'
	},
	outOfScope: (n: string) => `${n} hộ ngoài phạm vi, không tính vào tỉ lệ.`,
	/** A campaign that is over and whose households' details are erased: not in the figures above. */
	earlier: (from: string | undefined, total: string, covered: string, out: string | undefined) =>
		`Đợt trước${from === undefined ? '' : ` (bắt đầu ${from})`}: ${total} hộ, ${covered} hộ đã bao phủ${
			out === undefined ? '' : `, ${out} hộ ngoài phạm vi`
		}.`,
	/** The age of the figures. */
	newest: (when: string) => `Bản ghi mới nhất: ${when}.`,
	noneYet: 'Chưa có bản ghi nào.',
	incomplete: (villages: string) => `Chưa nhận đủ từ: ${villages}. Các số dưới đây sẽ còn tăng.`,
	villages: 'Thôn, bản cần đi trước',
	villagesOrder: 'Tỉ lệ đã bao phủ thấp nhất ở trên',
	villagesBy: {
		covered: 'Hộ đã bao phủ ở từng thôn, bản',
		unknown: 'Hộ chưa rõ ở từng thôn, bản',
		'not-yet': 'Hộ chưa bao phủ ở từng thôn, bản',
		'out-of-scope': 'Hộ ngoài phạm vi ở từng thôn, bản',
		earlier: 'Hộ của các đợt trước ở từng thôn, bản'
	},
	showAll: 'Xem tất cả các số',
	column: {
		village: 'Thôn, bản',
		covered: 'Đã bao phủ',
		unknown: 'Chưa rõ',
		notYet: 'Chưa',
		newest: 'Bản ghi mới nhất'
	},
	of: (covered: string, total: string) => `${covered} trên ${total}`,
	ofTotal: (total: string) => `trên ${total} hộ`,
	households: (n: string) => `${n} hộ`,
	noHouseholds: 'Chưa có hộ nào',
	notReceived: 'Chưa nhận về máy',
	never: 'Chưa có',
	/** What a screen reader hears on a number that is a link. */
	open: (n: string, state: string, village: string) => `${n} hộ ${state}, ${village}: mở danh sách`,
	visited: (visited: string, total: string) => `Đã thăm ${visited} trên ${total} hộ.`,
	empty: {
		title: 'Chưa có thôn, bản nào',
		text: 'Khi quản trị viên cho bạn xem một thôn, bản, các số sẽ hiện ở đây.'
	},
	/** For someone who is shown no household. */
	numbers: {
		title: (day: string) => `Số liệu các thôn, bản, ${day}`,
		titleOf: (commune: string, day: string) =>
			`Số liệu ${commune.charAt(0).toLowerCase()}${commune.slice(1)}, ${day}`,
		shortTitle: 'Số liệu',
		asking: 'Đang lấy số liệu mới…',
		heardAt: (when: string) => `Số liệu lúc ${when}.`,
		again: 'Lấy số mới',
		commune: (code: string) => `Xã ${code}`,
		communes: 'Các xã',
		allCommunes: 'Tất cả các xã',
		inCommune: (villages: string, covered: string, total: string) =>
			`${villages} thôn, bản. ${covered} trên ${total} hộ đã bao phủ`,
		villages: 'Các thôn, bản',
		notCounted: 'Chưa có số',
		uncounted: (villages: string) =>
			`Máy chủ còn đang tính: ${villages}. Các số dưới đây sẽ còn tăng.`,
		empty: {
			title: 'Chưa có số liệu',
			text: 'Khi các xã lập thôn, bản và bắt đầu ghi, các số sẽ hiện ở đây.'
		}
	}
};

const en: typeof vi = {
	title: (day) => `Commune board, ${day}`,
	shortTitle: 'Commune board',
	loading: 'Counting households…',
	covered: (total) => `of ${total} households covered`,
	range: (least, most, unknown) =>
		`The true rate lies between ${least}% and ${most}%, since ${unknown} households are unknown.`,
	exact: (percent) => `The rate is ${percent}%; no household is unknown.`,
	state: {
		covered: 'covered',
		unknown: 'unknown',
		'not-yet': 'not yet'
	},
	outOfScope: (n) => `${n} out of scope, not counted in the rate.`,
	earlier: (from, total, covered, out) =>
		`Earlier campaign${from === undefined ? '' : ` (from ${from})`}: ${total} households, ${covered} covered${
			out === undefined ? '' : `, ${out} out of scope`
		}.`,
	newest: (when) => `Newest record: ${when}.`,
	noneYet: 'No record yet.',
	incomplete: (villages) =>
		`Not received completely: ${villages}. The figures below will still grow.`,
	villages: 'Villages to visit first',
	villagesOrder: 'Lowest rate of covered households on top',
	villagesBy: {
		covered: 'Covered households by village',
		unknown: 'Unknown households by village',
		'not-yet': 'Households not covered yet by village',
		'out-of-scope': 'Households out of scope by village',
		earlier: 'Households of earlier campaigns by village'
	},
	showAll: 'Show all figures',
	column: {
		village: 'Village',
		covered: 'Covered',
		unknown: 'Unknown',
		notYet: 'Not yet',
		newest: 'Newest record'
	},
	of: (covered, total) => `${covered} of ${total}`,
	ofTotal: (total) => `of ${total}`,
	households: (n) => `${n} households`,
	noHouseholds: 'No household yet',
	notReceived: 'Not received yet',
	never: 'None',
	open: (n, state, village) => `${n} households ${state}, ${village}: open the list`,
	visited: (visited, total) => `${visited} of ${total} households visited.`,
	empty: {
		title: 'No village yet',
		text: 'Once an administrator lets you into a village, its figures appear here.'
	},
	numbers: {
		title: (day) => `Figures of the villages, ${day}`,
		titleOf: (commune, day) => `${commune}: figures, ${day}`,
		shortTitle: 'Figures',
		asking: 'Asking for new figures…',
		heardAt: (when) => `Figures of ${when}.`,
		again: 'Ask again',
		commune: (code) => `Commune ${code}`,
		communes: 'Communes',
		allCommunes: 'All communes',
		inCommune: (villages, covered, total) =>
			`${villages} villages. ${covered} of ${total} households covered`,
		villages: 'Villages',
		notCounted: 'Not counted yet',
		uncounted: (villages) => `Still being counted: ${villages}. The numbers below will grow.`,
		empty: {
			title: 'No figures yet',
			text: 'Once the communes have villages and begin to record, the figures appear here.'
		}
	}
};

export const boardWords = catalogue({ vi, en });
