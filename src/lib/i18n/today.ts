import type { WalkOrder } from '$lib/domain/today/order';
import { catalogue } from './index';

/** Whom to visit next, and why. */
const vi = {
	title: 'Hôm nay',
	titleOf: (village: string) => `Hôm nay ở ${village}`,
	loading: 'Đang xếp các nhà cần đến…',
	find: 'Tìm hộ, tìm người',
	next: 'Nhà tiếp theo',
	knock: 'Gõ cửa',
	putOffNext: 'Để sau',
	left: (n: string) => `Còn lại hôm nay: ${n} nhà`,
	laterToday: 'Hẹn trong hôm nay',
	more: 'Xem thêm nhà',
	noLane: 'Chưa ghi nhóm, ngõ',
	noPlace: 'Chưa rõ vị trí nhà',
	claimedByAnother: 'Người khác nhận hôm nay',
	/** Why a door is worth knocking on; `day` and `time` in words. */
	reason: {
		promised: (time: string | undefined) => (time ? `Hẹn ${time} hôm nay` : 'Hẹn hôm nay'),
		overdue: (when: string) => `Quá hẹn: ${when}`,
		/** `whose` submission it is. */
		submission: {
			supplement: (whose: string, day: string | undefined) =>
				day === undefined
					? `Hồ sơ của ${whose} cần bổ sung`
					: `Hồ sơ của ${whose} cần bổ sung, hạn ${day}`,
			'answer-due': (whose: string, day: string | undefined) =>
				`Hồ sơ của ${whose} hẹn trả ${day ?? ''}, chưa có trả lời`,
			result: (whose: string) => `Hồ sơ của ${whose} đã có kết quả, cần báo cho nhà`
		},
		'never-visited': 'Chưa thăm lần nào',
		'absent-before': (day: string, time: string) =>
			`Vắng nhà ${day} lúc ${time}, giờ này có thể gặp`,
		'absent-at-this-hour': 'Giờ này hay vắng nhà, nên đến buổi khác',
		'refused-before': (day: string) => `Từ chối ${day}`,
		'moved-before': (day: string) => `Ghi đã chuyển đi ${day}, rồi đưa trở lại danh sách`,
		'not-asked': (day: string) => `Đã gặp ${day}, chưa hỏi đủ`
	},
	metres: (metres: string) => `cách ${metres} m`,
	kilometres: (kilometres: string) => `cách ${kilometres} km`,
	order: {
		label: 'Thứ tự đi',
		options: {
			walk: 'Lần lượt từ nhà vừa thăm',
			distance: 'Nhà gần tôi trước',
			lane: 'Theo nhóm, ngõ'
		} satisfies Record<WalkOrder, string>
	},
	place: {
		looking: 'Đang tìm vị trí của bạn… Trong lúc chờ, các nhà xếp lần lượt.',
		refused:
			'Máy chưa cho dùng vị trí, nên các nhà vẫn xếp lần lượt. Muốn xếp theo khoảng cách, hãy cho phép vị trí trong cài đặt của trình duyệt.',
		notFound: 'Chưa tìm được vị trí của bạn, nên các nhà vẫn xếp lần lượt.',
		idle: 'Cần vị trí của bạn để xếp nhà gần trước. Vị trí chỉ dùng trên máy này, không được ghi lại.',
		look: 'Tìm vị trí của tôi'
	},
	arrange: {
		open: 'Đổi',
		openFor: (who: string) => `Đổi thứ tự nhà ${who}`,
		ahead: 'Lên trước',
		putOff: 'Để sau hôm nay',
		asBefore: 'Về chỗ cũ',
		bringBack: 'Đưa lại hôm nay',
		doneAhead: (who: string) => `Đã đưa nhà ${who} lên trước.`,
		donePutOff: (who: string) => `Đã để nhà ${who} sang hôm khác.`,
		undo: 'Hoàn tác'
	},
	numbers: {
		visited: 'Đã thăm',
		visitedToday: (n: string) => `${n} hôm nay`,
		covered: 'Đã bao phủ',
		team: (visits: string, covered: string) =>
			`Cả tổ: ${visits} lượt thăm, thêm ${covered} hộ bao phủ.`
	},
	campaign: {
		day: (name: string, day: number, days: number) => `${name}: ngày ${day}/${days}`,
		missing: (percent: number, target: string, missing: string) =>
			`Mục tiêu ${percent}% (${target} hộ), còn ${missing} hộ.`,
		reached: (percent: number, target: string) => `Đã đạt mục tiêu ${percent}% (${target} hộ).`,
		toCome: (name: string, days: number) => `${name}: còn ${days} ngày nữa bắt đầu.`
	},
	notNow: {
		'put-off': (n: string) => `Để sau hôm nay: ${n} nhà`,
		'visited-today': (n: string) => `Đã ghé hôm nay, chưa bao phủ: ${n} nhà`,
		'promised-later': (n: string) => `Hẹn ngày khác: ${n} nhà`,
		promised: (when: string) => `Hẹn ${when}`
	},
	done: {
		title: 'Hôm nay không còn nhà nào cần đến',
		text: 'Các hộ đã bao phủ, đã ghé, hoặc đã hẹn lại.',
		action: 'Xem danh sách hộ'
	},
	nobodyKnown: {
		title: 'Không còn ai để đến thăm',
		text: 'Tên người của các hộ ở đây đã xoá: hết hạn giữ, hoặc gia đình không đồng ý. Số liệu vẫn còn.',
		again: 'Có đợt mới thì nhập danh sách, hoặc thêm từng hộ khi đến nhà.'
	},
	empty: {
		title: 'Chưa có hộ nào để đến',
		text: 'Nhập danh sách có sẵn từ tệp, hoặc thêm từng hộ khi đến nhà.',
		add: 'Thêm hộ',
		import: 'Nhập danh sách'
	}
};

const en: typeof vi = {
	title: 'Today',
	titleOf: (village) => `Today in ${village}`,
	loading: 'Working out whom to visit…',
	find: 'Find a household or person',
	next: 'Next door',
	knock: 'Knock',
	putOffNext: 'Not now',
	left: (n) => (n === '1' ? 'Left for today: 1 household' : `Left for today: ${n} households`),
	laterToday: 'Promised for later today',
	more: 'Show more',
	noLane: 'No group or lane noted',
	noPlace: 'Place of the house not known',
	claimedByAnother: 'Somebody else goes there today',
	reason: {
		promised: (time) => (time ? `Promised for ${time} today` : 'Promised for today'),
		overdue: (when) => `Promise overdue: ${when}`,
		submission: {
			supplement: (whose, day) =>
				day === undefined
					? `The submission of ${whose} needs another paper`
					: `The submission of ${whose} needs another paper by ${day}`,
			'answer-due': (whose, day) =>
				`The submission of ${whose} was promised for ${day ?? ''}, no answer yet`,
			result: (whose) => `The submission of ${whose} has its result, to be told at home`
		},
		'never-visited': 'Never visited',
		'absent-before': (day, time) => `No one home ${day} at ${time}; there may be now`,
		'absent-at-this-hour': 'Mostly no one home at this hour; better another time',
		'refused-before': (day) => `Refused ${day}`,
		'moved-before': (day) => `Noted as moved away ${day}, back in scope since`,
		'not-asked': (day) => `Met ${day}, not asked everything`
	},
	metres: (metres) => `${metres} m away`,
	kilometres: (kilometres) => `${kilometres} km away`,
	order: {
		label: 'Order',
		options: {
			walk: 'On from the house visited last',
			distance: 'Nearest to me first',
			lane: 'By group and lane'
		}
	},
	place: {
		looking: 'Looking for where you are… Until then houses are in walking order.',
		refused:
			'This device does not let us use your location, so houses stay in walking order. To sort by distance, allow location in the browser’s settings.',
		notFound: 'Your location was not found, so houses stay in walking order.',
		idle: 'Your location is needed to put near houses first. It is used on this device only and not recorded.',
		look: 'Find my location'
	},
	arrange: {
		open: 'Change',
		openFor: (who) => `Change the order of ${who}’s house`,
		ahead: 'Go there first',
		putOff: 'Not today',
		asBefore: 'Back to its place',
		bringBack: 'Back to today',
		doneAhead: (who) => `${who}’s house comes first now.`,
		donePutOff: (who) => `${who}’s house is left for another day.`,
		undo: 'Undo'
	},
	numbers: {
		visited: 'Visited',
		visitedToday: (n) => `${n} today`,
		covered: 'Covered',
		team: (visits, covered) =>
			`The team today: ${visits} visits, ${covered} more households covered.`
	},
	campaign: {
		day: (name, day, days) => `${name}: day ${day} of ${days}`,
		missing: (percent, target, missing) =>
			`Target ${percent}% (${target} households), ${missing} to go.`,
		reached: (percent, target) => `Target of ${percent}% (${target} households) reached.`,
		toCome: (name, days) =>
			days === 1 ? `${name} begins tomorrow.` : `${name} begins in ${days} days.`
	},
	notNow: {
		'put-off': (n) => `Not today: ${n}`,
		'visited-today': (n) => `Visited today, not covered yet: ${n}`,
		'promised-later': (n) => `Promised for another day: ${n}`,
		promised: (when) => `Promised for ${when}`
	},
	done: {
		title: 'No more doors to knock on today',
		text: 'Every household is covered, visited today, or promised for another day.',
		action: 'See the households'
	},
	nobodyKnown: {
		title: 'Nobody is left to visit',
		text: 'The names of the households here were erased: their time was over, or the family declined. The figures stay.',
		again: 'For a new campaign import a list, or add households one by one at the door.'
	},
	empty: {
		title: 'No household to visit yet',
		text: 'Import an existing list from a file, or add households one by one at the door.',
		add: 'Add household',
		import: 'Import a list'
	}
};

export const todayWords = catalogue({ vi, en });
export type TodayInWords = typeof vi;
