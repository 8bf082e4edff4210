import type { Coverage, CoverageState } from '$lib/domain/coverage/coverage';
import type { Outcome } from '$lib/domain/entries/visit-entries';
import type { CaseKind } from '$lib/domain/entries/case-entries';
import type { HouseholdFilter } from '$lib/domain/household/household-filter';
import { catalogue } from './index';

type WhyUnknown = Extract<Coverage, { state: 'unknown' }>['because'];
type WhyOut = Extract<Coverage, { state: 'out-of-scope' }>['because'];

const vi = {
	list: {
		title: 'Hộ',
		titleOf: (village: string) => `Hộ của ${village}`,
		search: 'Tìm hộ, người',
		add: 'Thêm hộ',
		filters: 'Lọc hộ theo tình trạng',
		moreFilters: 'Các cách lọc khác',
		clearSearch: 'Xoá chữ đang tìm',
		filter: {
			all: 'Tất cả',
			'not-yet': 'Chưa',
			unknown: 'Chưa rõ',
			covered: 'Đã bao phủ',
			'not-visited': 'Chưa thăm',
			'come-back': 'Hẹn lại',
			'out-of-scope': 'Ngoài phạm vi',
			earlier: 'Đợt trước'
		} satisfies Record<HouseholdFilter, string>,
		sortedByName: 'Xếp theo tên gọi',
		found: (n: number) => `Tìm thấy ${n} hộ`,
		shown: (n: number, filter: string) => `${filter}: ${n} hộ`,
		neverVisited: 'Chưa thăm lần nào',
		lastVisit: (day: string, outcome: string) => `${day}, ${outcome}`,
		/** @param outcome what else is to be said of the visit; empty when the promise is all */
		promised: (outcome: string, when: string) =>
			outcome === '' ? `hẹn lại ${when}` : `${outcome}, hẹn lại ${when}`,
		needsReview: 'Cần xem lại',
		more: 'Xem thêm',
		loading: 'Đang mở danh sách hộ…',
		chooseOne: 'Chọn một hộ ở danh sách bên trái để xem.',
		noVillage: {
			title: 'Chưa chọn thôn, bản',
			text: 'Chọn thôn, bản để xem danh sách hộ.',
			action: 'Chọn thôn, bản'
		},
		empty: {
			title: 'Chưa có hộ nào',
			text: 'Nhập danh sách có sẵn từ tệp, hoặc thêm từng hộ khi đến nhà.',
			import: 'Nhập danh sách'
		},
		nothingFound: {
			title: (text: string) => `Không thấy "${text}"`,
			text: 'Thử gõ tên gọi, không cần dấu. Nếu hộ này chưa có, bạn có thể thêm.',
			add: (text: string) => `Thêm hộ "${text}"`,
			inAll: 'Tìm trong tất cả các hộ',
			/** Twelve digits or so were typed; what they were is not said again. */
			byNumber: {
				title: 'Không tìm được bằng số này',
				text: 'Gõ Cửa không giữ số căn cước hay số thẻ. Hãy gõ tên, số điện thoại, hoặc mã trên thẻ hộ.'
			}
		},
		/** The same while the list is not complete: nobody can be sure. */
		notHereYet: {
			title: (text: string) => `Chưa thấy "${text}" trong phần đã nhận`,
			text: 'Hộ này có thể đã có ở xã mà máy chưa nhận về. Nhận đủ rồi hãy tìm lại, kẻo thêm trùng.'
		},
		noneInFilter: {
			title: (filter: string) => `Không có hộ nào: ${filter}`,
			notYet: (filter: string) => `Phần đã nhận chưa có hộ nào: ${filter}`,
			showAll: 'Xem tất cả các hộ'
		},
		receiving: (village: string) => `Đang nhận danh sách hộ của ${village}`,
		receivingSoFar: 'Bạn có thể xem và ghi ngay, hộ mới nhận sẽ hiện thêm.',
		incomplete: 'Danh sách này chưa nhận đủ. Có mạng sẽ tự nhận tiếp.',
		incompleteAtCap:
			'Danh sách này chưa nhận đủ: máy đã dừng nhận vì hết mức mạng của tháng. Mở Đồng bộ, bấm “Gửi ngay” để nhận nốt.',
		/** On the page of a household whose village is no longer this person's. */
		takenAway: (village: string) =>
			`${village} không còn giao cho bạn. Hộ này còn trên máy đến khi xã nhận đủ bản ghi của bạn.`,
		/** Someone who looks after the records and makes none. */
		readOnly: 'Bạn được xem, không ghi ở thôn, bản này.',
		readOnlyEmpty: 'Khi có người ghi, danh sách sẽ hiện ở đây.',
		outOfScopeLink: (n: number) => `Ngoài phạm vi: ${n} hộ`,
		/** Of campaigns that are over, only the number left: they are not in the figures of the one that is on. */
		earlierLink: (n: number) => `Đợt trước, đã xoá thông tin: ${n} hộ`
	},
	coverage: {
		covered: 'Đã bao phủ',
		'not-yet': 'Chưa bao phủ',
		unknown: 'Chưa rõ',
		'out-of-scope': 'Ngoài phạm vi'
	} satisfies Record<CoverageState, string>,
	outcome: {
		met: 'gặp được',
		'no-one-home': 'vắng nhà',
		refused: 'từ chối',
		'come-back': 'hẹn lại',
		moved: 'đã chuyển đi'
	} satisfies Record<Outcome, string>,
	about: {
		covered: (who: string) => `Đã bao phủ nhờ ${who}.`,
		notYet: (stepsLeft: string) => `Chưa bao phủ. ${stepsLeft}`,
		/** Whom a next visit helps most, where several live here. */
		nearest: (who: string) => `Gần đạt nhất: ${who}.`,
		unknown: {
			'never-visited': 'Chưa rõ: chưa thăm lần nào.',
			'nobody-met': 'Chưa rõ: đã đến nhưng chưa gặp được ai.',
			refused: 'Chưa rõ: lần gần nhất gia đình từ chối.',
			'not-asked': 'Chưa rõ: đã gặp nhưng chưa hỏi đủ các kỹ năng.',
			declined: 'Chưa rõ: hộ không đồng ý được ghi.',
			anonymised: 'Chưa rõ: thông tin đã xoá theo hạn.'
		} satisfies Record<WhyUnknown, string>,
		outOfScope: {
			moved: 'Ngoài phạm vi: đã chuyển đi.',
			merged: 'Ngoài phạm vi: đã gộp vào hộ khác.',
			dissolved: 'Ngoài phạm vi: hộ không còn.',
			'not-counted': 'Ngoài phạm vi: tạm không tính hộ này.'
		} satisfies Record<WhyOut, string>,
		comeBack: (when: string) => `Hẹn thăm lại: ${when}.`,
		comeBackOverdue: (when: string) => `Đã hẹn ${when}, chưa thăm lại.`,
		nextStep: (what: string) => `Lần tới: ${what}.`
	},
	review: {
		title: 'Hộ này cần rà soát',
		decide: 'Xem và quyết định',
		reason: {
			'met-after-moved': 'Có người ghi hộ này đã chuyển đi, sau đó người khác lại gặp được ở nhà.',
			'met-after-out':
				'Có người đã đưa hộ này ra khỏi danh sách tính, sau đó người khác gặp được ở nhà.',
			'member-met-after-left':
				'Có người ghi một người đã rời nhà, sau đó người khác lại gặp người ấy ở đây.',
			'registration-voided-but-used':
				'Người thêm hộ này đã bỏ bản ghi, nhưng người khác đã ghi tại đây.',
			'moved-not-there': 'Hộ đã chuyển đi, nhưng nơi đến chưa có hộ này.',
			'merged-into-two': 'Hộ này được gộp vào hai hộ khác nhau, chưa rõ là một nhà với hộ nào.'
		} satisfies Record<CaseKind, string>
	},
	detail: {
		title: 'Chi tiết hộ',
		back: 'Hộ',
		edit: 'Sửa thông tin',
		members: 'Ai ở nhà này',
		addMember: 'Thêm người',
		membersLeft: (n: number) => `Đã rời nhà này: ${n} người`,
		visits: 'Các lượt thăm',
		noVisits: 'Chưa thăm lần nào. Bấm "Ghi lượt thăm" khi bạn đến nhà.',
		noVisitsYet: 'Chưa thăm lần nào.',
		recordVisit: 'Ghi lượt thăm',
		gone: {
			title: 'Không thấy hộ này',
			text: 'Hộ có thể chưa nhận về, đã bị bỏ, hoặc thuộc thôn, bản mà máy này không giữ.',
			takenBack: 'Đã bỏ hộ này khỏi danh sách',
			takenBackText: 'Hộ không được tính nữa. Cần ghi lại thì thêm hộ mới.',
			action: 'Về danh sách hộ'
		},
		loading: 'Đang mở hộ…',
		headLeft: 'Chủ hộ không còn ở nhà này.',
		chooseHead: 'Chọn chủ hộ mới',
		nobodyLeft: 'Không còn ai ở nhà này.',
		nobodyLeftHint:
			'Có người mới đến thì thêm tên ở dưới. Nếu không, đưa hộ ra khỏi danh sách tính.',
		called: (nickname: string) => `Gọi là ${nickname}`,
		note: 'Ghi chú',
		phone: 'Điện thoại',
		statedSize: (n: number) => `Danh sách cũ ghi có ${n} người.`,
		unread: (n: number) =>
			`${n} bản ghi do phiên bản mới hơn viết, máy này chưa đọc được. Hãy cập nhật ứng dụng. Không bản ghi nào bị mất.`
	},
	visit: {
		met: (who: string) => `Gặp ${who}`,
		/** "bà Tím và anh Hùng", "bà Tím, anh Hùng và 2 người nữa" */
		people: (names: readonly string[]) =>
			names.length <= 2
				? names.join(' và ')
				: `${names.slice(0, 2).join(', ')} và ${names.length - 2} người nữa`,
		'no-one-home': 'Vắng nhà',
		refused: 'Từ chối',
		'come-back': 'Hẹn lại',
		comeBack: (when: string) => `Hẹn lại ${when}`,
		moved: 'Đã chuyển đi',
		by: (who: string, time: string) => `${time}, ${who} ghi`,
		you: 'bạn',
		someone: 'một người'
	},
	form: {
		newTitle: 'Thêm hộ',
		editTitle: 'Sửa thông tin hộ',
		where: (village: string) => village,
		head: 'Chủ hộ',
		house: 'Ngôi nhà',
		houseHint: 'Dễ tìm nhà',
		houseHintHelp: 'Ví dụ: nhà sàn cạnh suối',
		lane: 'Nhóm, ngõ',
		laneHelp: 'Ví dụ: Nhóm 2, ngõ 5',
		note: 'Ghi chú',
		noteHelp: 'Không ghi số căn cước, mật khẩu hay mã OTP.',
		otherMembers: 'Người khác trong nhà',
		addMember: 'Thêm người',
		removeMember: (who: string) => `Bỏ ${who}`,
		memberNumber: (n: number) => `Người thứ ${n}`,
		moreDetails: 'Thêm chi tiết',
		save: 'Lưu hộ này',
		saveChanges: 'Lưu thay đổi',
		saving: 'Đang lưu trên máy…',
		similarSoFar: (received: number) =>
			`Mới nhận ${received} hộ về máy, có thể chưa thấy hết các tên gần giống.`,
		restored: 'Phần bạn đang nhập dở đã được giữ lại.',
		startOver: 'Nhập lại từ đầu',
		takenAway: (village: string) =>
			`${village} không còn giao cho bạn. Lưu lại thì máy vẫn gửi phần ghi dở này, hoặc bạn bỏ nó đi.`,
		drop: 'Bỏ phần này',
		nothingChanged: 'Chưa có gì thay đổi.',
		fieldsToMend: (n: number) => `Còn ${n} chỗ cần sửa, xem dòng chữ đỏ.`
	},
	saved: {
		household: 'Đã lưu trên máy này. Xã sẽ nhận khi có mạng.',
		changes: 'Đã lưu thay đổi trên máy này.',
		undone: 'Đã bỏ thay đổi vừa rồi.',
		undo: 'Hoàn tác'
	}
};

const en: typeof vi = {
	list: {
		title: 'Households',
		titleOf: (village) => `Households of ${village}`,
		search: 'Find a household or person',
		add: 'Add household',
		filters: 'Filter households by state',
		moreFilters: 'Other filters',
		clearSearch: 'Clear the search',
		filter: {
			all: 'All',
			'not-yet': 'Not yet',
			unknown: 'Unknown',
			covered: 'Covered',
			'not-visited': 'Not visited',
			'come-back': 'Come back',
			'out-of-scope': 'Out of scope',
			earlier: 'Earlier campaign'
		},
		sortedByName: 'Sorted by given name',
		found: (n) => (n === 1 ? '1 household found' : `${n} households found`),
		shown: (n, filter) => `${filter}: ${n === 1 ? '1 household' : `${n} households`}`,
		neverVisited: 'Never visited',
		lastVisit: (day, outcome) => `${day}, ${outcome}`,
		promised: (outcome, when) =>
			outcome === '' ? `come back ${when}` : `${outcome}, come back ${when}`,
		needsReview: 'Needs review',
		more: 'Show more',
		loading: 'Opening the household list…',
		chooseOne: 'Choose a household from the list on the left.',
		noVillage: {
			title: 'No village chosen',
			text: 'Choose a village to see its households.',
			action: 'Choose a village'
		},
		empty: {
			title: 'No household yet',
			text: 'Import an existing list from a file, or add households one by one at the door.',
			import: 'Import a list'
		},
		nothingFound: {
			title: (text) => `Nothing found for "${text}"`,
			text: 'Try the given name; marks are not needed. If the household is not listed, you can add it.',
			add: (text) => `Add household "${text}"`,
			inAll: 'Search all households',
			byNumber: {
				title: 'Nothing can be found by this number',
				text: 'Gõ Cửa keeps no ID or card numbers. Please type a name, a phone number or the code on the household’s card.'
			}
		},
		notHereYet: {
			title: (text) => `"${text}" is not in what has been received`,
			text: 'The commune may have this household although it is not here yet. Search again once the list is complete, or it may be added twice.'
		},
		noneInFilter: {
			title: (filter) => `No household here: ${filter}`,
			notYet: (filter) => `None received so far: ${filter}`,
			showAll: 'Show all households'
		},
		receiving: (village) => `Receiving the households of ${village}`,
		receivingSoFar: 'You can look and record now; households appear as they arrive.',
		incomplete:
			'This list is not complete yet. The rest arrives by itself once there is a network.',
		incompleteAtCap:
			'This list is not complete yet: receiving stopped at this month’s limit. Open Sync and tap “Send now” to receive the rest.',
		takenAway: (village) =>
			`${village} is no longer yours. This household stays here until the commune has all your records.`,
		readOnly: 'You may look at this village, not record in it.',
		readOnlyEmpty: 'Households appear here once somebody records them.',
		outOfScopeLink: (n) => `Out of scope: ${n === 1 ? '1 household' : `${n} households`}`,
		earlierLink: (n) =>
			`Earlier campaign, details erased: ${n === 1 ? '1 household' : `${n} households`}`
	},
	coverage: {
		covered: 'Covered',
		'not-yet': 'Not covered yet',
		unknown: 'Unknown',
		'out-of-scope': 'Out of scope'
	},
	outcome: {
		met: 'met',
		'no-one-home': 'no one home',
		refused: 'refused',
		'come-back': 'come back',
		moved: 'moved away'
	},
	about: {
		covered: (who) => `Covered thanks to ${who}.`,
		notYet: (stepsLeft) => `Not covered yet. ${stepsLeft}`,
		nearest: (who) => `Nearest to it: ${who}.`,
		unknown: {
			'never-visited': 'Unknown: never visited.',
			'nobody-met': 'Unknown: visited, but nobody was met yet.',
			refused: 'Unknown: the family refused last time.',
			'not-asked': 'Unknown: someone was met, but not asked about every skill.',
			declined: 'Unknown: the household declined to be recorded.',
			anonymised: 'Unknown: details were erased as their time was over.'
		},
		outOfScope: {
			moved: 'Out of scope: moved away.',
			merged: 'Out of scope: merged into another household.',
			dissolved: 'Out of scope: the household no longer exists.',
			'not-counted': 'Out of scope: not counted for now.'
		},
		comeBack: (when) => `Promised to come back: ${when}.`,
		comeBackOverdue: (when) => `Promised for ${when}; not visited since.`,
		nextStep: (what) => `Next time: ${what}.`
	},
	review: {
		title: 'This household needs review',
		decide: 'Look and decide',
		reason: {
			'met-after-moved':
				'Someone recorded that this household moved away; later someone else met people here.',
			'met-after-out':
				'Someone took this household out of the count; later someone else met people here.',
			'member-met-after-left':
				'Someone recorded that a person left; later someone else met that person here.',
			'registration-voided-but-used':
				'The person who added this household took that back, but someone else has recorded something here.',
			'moved-not-there': 'The household moved away, but is not there where it went.',
			'merged-into-two':
				'This household was merged into two different ones; which of them it is has to be decided.'
		}
	},
	detail: {
		title: 'Household details',
		back: 'Households',
		edit: 'Correct details',
		members: 'Who lives here',
		addMember: 'Add a person',
		membersLeft: (n) => `No longer living here: ${n}`,
		visits: 'Visits',
		noVisits: 'Never visited. Press "Record a visit" when you are at the door.',
		noVisitsYet: 'Never visited.',
		recordVisit: 'Record a visit',
		gone: {
			title: 'This household is not here',
			text: 'It may not have been received yet, was taken back, or belongs to a village this device does not keep.',
			takenBack: 'This household was taken off the list',
			takenBackText: 'It does not count any more. To record it again, add a household.',
			action: 'Back to the households'
		},
		loading: 'Opening the household…',
		headLeft: 'The head no longer lives here.',
		chooseHead: 'Choose a new head',
		nobodyLeft: 'Nobody lives here any more.',
		nobodyLeftHint:
			'If somebody has moved in, add their name below. If not, take the household off the count.',
		called: (nickname) => `Called ${nickname}`,
		note: 'Note',
		phone: 'Phone',
		statedSize: (n) => `The old list said ${n === 1 ? '1 person' : `${n} people`}.`,
		unread: (n) =>
			`${n === 1 ? '1 record was' : `${n} records were`} written by a newer version and cannot be read here yet. Please update the application. Nothing is lost.`
	},
	visit: {
		met: (who) => `Met ${who}`,
		people: (names) =>
			names.length <= 2
				? names.join(' and ')
				: `${names.slice(0, 2).join(', ')} and ${names.length - 2} more`,
		'no-one-home': 'No one home',
		refused: 'Refused',
		'come-back': 'Come back',
		comeBack: (when) => `Come back ${when}`,
		moved: 'Moved away',
		by: (who, time) => `${time}, recorded by ${who}`,
		you: 'you',
		someone: 'someone'
	},
	form: {
		newTitle: 'Add household',
		editTitle: 'Correct the household',
		where: (village) => village,
		head: 'Head of the household',
		house: 'The house',
		houseHint: 'How to find the house',
		houseHintHelp: 'For example: stilt house by the stream',
		lane: 'Group, lane',
		laneHelp: 'For example: Nhóm 2, ngõ 5',
		note: 'Note',
		noteHelp: 'No ID numbers, passwords or one-time codes.',
		otherMembers: 'Others in the house',
		addMember: 'Add a person',
		removeMember: (who) => `Remove ${who}`,
		memberNumber: (n) => `Person ${n}`,
		moreDetails: 'More details',
		save: 'Save this household',
		saveChanges: 'Save changes',
		saving: 'Saving on this device…',
		similarSoFar: (received) =>
			`Only ${received === 1 ? '1 household has' : `${received} households have`} been received so far; there may be similar names among the others.`,
		restored: 'What you had begun to type has been kept.',
		startOver: 'Start over',
		takenAway: (village) =>
			`${village} is no longer yours. Save what you had begun and it is still sent, or drop it.`,
		drop: 'Drop it',
		nothingChanged: 'Nothing has changed.',
		fieldsToMend: (n) => `${n === 1 ? '1 place' : `${n} places`} to mend, see the words in red.`
	},
	saved: {
		household: 'Saved on this device. The commune receives it once there is a network.',
		changes: 'Changes saved on this device.',
		undone: 'The last change was taken back.',
		undo: 'Undo'
	}
};

export const householdWords = catalogue({ vi, en });
export type HouseholdInWords = ReturnType<typeof householdWords>;
