import type { OutInput } from '$lib/domain/household/household-life';
import { catalogue } from './index';

type Reason = OutInput['reason'];

/** What becomes of a household: moving, splitting, merging, no longer counted. */
const vi = {
	title: 'Hộ này có thay đổi',
	link: 'Hộ này có thay đổi',
	linkDetail: 'Chuyển đi, tách hộ, ghi trùng, không tính nữa',
	change: {
		edit: 'Đổi chỗ ở trong cùng thôn, bản',
		editDetail: 'Sửa nhóm, ngõ và cách tìm nhà',
		move: 'Chuyển sang nơi khác',
		moveDetail: 'Thôn, bản khác hoặc ngoài xã',
		split: 'Tách hộ',
		splitDetail: 'Một số người ra ở riêng',
		merge: 'Nhà này đã ghi hai lần',
		mergeDetail: 'Gộp hai bản ghi làm một',
		scope: 'Không tính hộ này nữa',
		scopeDetail: 'Nhà bỏ không, đi làm xa cả nhà, ghi nhầm…',
		back: 'Đưa trở lại danh sách',
		backDetail: 'Tính hộ này như trước'
	},
	saving: 'Đang lưu trên máy…',
	merged: 'Hộ này đã gộp vào hộ khác, hãy mở hộ kia.',
	openMerged: 'Mở hộ đã gộp',
	tookIn: (n: number) =>
		`Đã gộp ${n === 1 ? 'một bản ghi khác' : `${n} bản ghi khác`} của cùng nhà này.`,
	went: (village: string) => `Chuyển sang ${village}.`,
	openArrival: (village: string) => `Mở hộ ở ${village}`,
	openNew: 'Mở hộ mới',
	openSource: 'Mở hộ cũ',
	from: {
		'split-off': 'Hộ này tách ra từ một hộ khác.',
		'moved-in': 'Hộ này chuyển đến từ thôn, bản khác.'
	},
	back: 'Đưa trở lại danh sách',
	move: {
		title: 'Hộ này chuyển đi đâu?',
		outside: 'Ngoài xã, hoặc chưa rõ',
		/** What the choice brings about, said before it is saved. */
		written: (village: string) => `Máy ghi hộ này vào ${village} luôn, giữ các kỹ năng đã thấy.`,
		notWritten: (village: string) => `Bạn không ghi ở ${village}. Cán bộ xã sẽ đưa hộ vào nơi đến.`,
		leaves: 'Hộ ra khỏi danh sách tính của thôn, bản này. Lịch sử vẫn còn.',
		choose: 'Chọn nơi đến trước đã.',
		save: 'Ghi chuyển đi'
	},
	split: {
		title: 'Ai ra ở riêng?',
		head: 'Ai làm chủ hộ mới?',
		house: 'Nhà mới',
		nobody: 'Chọn ít nhất một người.',
		everybody: 'Cả nhà cùng đi thì chọn "Chuyển sang nơi khác", không phải tách hộ.',
		kept: 'Kỹ năng đã thấy đi theo từng người, không phải hỏi lại.',
		save: 'Tách hộ',
		tooFew: {
			title: (n: number): string =>
				n === 0 ? 'Hộ này không có tên ai để tách' : 'Hộ này chỉ ghi một người',
			text: 'Tách hộ cần ít nhất hai người. Nhà còn ai khác thì thêm người trước đã.',
			everybody: 'Nếu cả nhà đi nơi khác, hãy ghi là chuyển đi.',
			add: 'Thêm người',
			move: 'Chuyển sang nơi khác',
			back: 'Về hộ'
		}
	},
	merge: {
		title: 'Hai bản ghi này có phải một nhà?',
		find: 'Nhà này còn được ghi ở đâu?',
		findHint: 'Tìm bản ghi kia rồi chạm vào.',
		findLabel: 'Tìm hộ, người',
		clear: 'Xoá chữ đang tìm',
		none: 'Không thấy hộ nào khác.',
		this: 'Bản ghi này',
		that: 'Bản ghi kia',
		writtenBy: (which: string, who: string, day: string) => `${which}, ${who} thêm ${day}`,
		choose: 'Chọn bên đúng ở từng dòng.',
		head: 'Chủ hộ',
		houseHint: 'Dễ tìm nhà',
		lane: 'Nhóm, ngõ',
		members: 'Người',
		visits: 'Lượt thăm',
		neither: 'Chưa ghi',
		keepBoth: 'Giữ cả hai',
		visitsIn: (n: number) => (n === 0 ? 'chưa thăm' : `${n} lượt`),
		people: 'Ai là cùng một người?',
		sameAs: (who: string) => `${who} là cùng người với`,
		another: 'Không ai, thêm vào nhà',
		promise: (n: number) =>
			n === 0
				? 'Gộp thì giữ cả hai bản ghi trong lịch sử. Sau này vẫn tách lại được.'
				: `Gộp thì giữ ${n === 1 ? 'lượt thăm' : `cả ${n} lượt thăm`} và hai bản ghi trong lịch sử. Sau này vẫn tách lại được.`,
		save: 'Gộp hai hộ',
		different: 'Là hai nhà khác nhau'
	},
	scope: {
		title: 'Vì sao không tính hộ này nữa?',
		save: 'Không tính hộ này',
		choose: 'Chọn lý do trước đã.',
		reason: {
			'empty-house': 'Nhà bỏ không, không ai ở',
			'all-away': 'Cả nhà đi làm xa',
			'not-a-home': 'Không phải nhà ở: cơ quan, trường, cửa hàng',
			'died-out': 'Không còn ai trong hộ',
			'never-existed': 'Không có hộ này, đã ghi nhầm',
			'left-commune': 'Đã rời khỏi xã',
			other: 'Lý do khác'
		} satisfies Record<Reason, string>,
		isOut: {
			'empty-house': 'nhà bỏ không',
			'all-away': 'cả nhà đi làm xa',
			'not-a-home': 'không phải nhà ở',
			'died-out': 'không còn ai trong hộ',
			'never-existed': 'không có hộ này, đã ghi nhầm',
			'left-commune': 'đã rời khỏi xã',
			other: 'lý do khác'
		} satisfies Record<Reason, string>
	},
	problem: {
		merged: 'Hộ này đã gộp vào hộ khác, không ghi thêm ở đây được.',
		'nobody-named': 'Chọn ít nhất một người.',
		'nobody-left': 'Trong hộ không còn ai để chuyển đi. Hãy chọn Không tính hộ này nữa.',
		everybody: 'Cả nhà cùng đi thì ghi là chuyển đi, không phải tách hộ.',
		'unknown-member': 'Có người không còn trong hộ. Hãy mở lại trang này.',
		'same-household': 'Đây là cùng một bản ghi.',
		'another-village': 'Hai hộ ở hai thôn, bản khác nhau thì không gộp được.',
		'not-arrived': 'Hộ này không còn là hộ đã chuyển đi.',
		'already-there': 'Hộ này đang ở đúng chỗ rồi.'
	}
};

const en: typeof vi = {
	title: 'Something has changed',
	link: 'Something has changed',
	linkDetail: 'Moved, split, recorded twice, no longer counted',
	change: {
		edit: 'Moved within the village',
		editDetail: 'Correct the lane and how to find the house',
		move: 'Moved elsewhere',
		moveDetail: 'Another village, or outside the commune',
		split: 'Split the household',
		splitDetail: 'Some of them live on their own now',
		merge: 'This house is recorded twice',
		mergeDetail: 'Make the two records one',
		scope: 'Do not count this household',
		scopeDetail: 'Empty house, all working away, a mistake…',
		back: 'Back on the list',
		backDetail: 'Count this household as before'
	},
	saving: 'Saving on this device…',
	merged: 'This household was merged into another one; please open that one.',
	openMerged: 'Open the merged household',
	tookIn: (n) => `${n === 1 ? 'Another record' : `${n} other records`} of this house merged in.`,
	went: (village) => `Went to ${village}.`,
	openArrival: (village) => `Open it in ${village}`,
	openNew: 'Open the new household',
	openSource: 'Open the old household',
	from: {
		'split-off': 'This household split off from another one.',
		'moved-in': 'This household moved in from another village.'
	},
	back: 'Back on the list',
	move: {
		title: 'Where did this household go?',
		outside: 'Outside the commune, or not known',
		written: (village) => `It is recorded in ${village} at once, with the skills that were seen.`,
		notWritten: (village) =>
			`You do not record in ${village}. The commune officer takes it in there.`,
		leaves: 'It leaves the count of this village. Its history stays.',
		choose: 'Choose where it went first.',
		save: 'Record the move'
	},
	split: {
		title: 'Who lives on their own now?',
		head: 'Who heads the new household?',
		house: 'The new house',
		nobody: 'Choose at least one person.',
		everybody: 'When everybody goes, choose "Moved elsewhere"; that is not a split.',
		kept: 'Skills that were seen go with each person; nobody is asked again.',
		save: 'Split the household',
		tooFew: {
			title: (n) =>
				n === 0 ? 'Nobody is named here who could leave' : 'Only one person is recorded here',
			text: 'A split needs two people at least. If somebody else lives here, add them first.',
			everybody: 'If the whole household goes elsewhere, record that it moved.',
			add: 'Add a person',
			move: 'Moved elsewhere',
			back: 'To the household'
		}
	},
	merge: {
		title: 'Are these two records one house?',
		find: 'Where else is this house recorded?',
		findHint: 'Find the other record and tap it.',
		findLabel: 'Find a household or person',
		clear: 'Clear the search',
		none: 'No other household found.',
		this: 'This record',
		that: 'The other record',
		writtenBy: (which, who, day) => `${which}, added by ${who} ${day}`,
		choose: 'Choose the right side on each line.',
		head: 'Head',
		houseHint: 'How to find it',
		lane: 'Group, lane',
		members: 'People',
		visits: 'Visits',
		neither: 'Not recorded',
		keepBoth: 'Both are kept',
		visitsIn: (n) => (n === 0 ? 'never visited' : n === 1 ? '1 visit' : `${n} visits`),
		people: 'Who is the same person?',
		sameAs: (who) => `${who} is the same person as`,
		another: 'Nobody, added to the house',
		promise: (n) =>
			n === 0
				? 'Merging keeps both records in the history. They can be parted again later.'
				: `Merging keeps ${n === 1 ? 'the visit' : `all ${n} visits`} and both records in the history. They can be parted again later.`,
		save: 'Merge the two',
		different: 'They are two houses'
	},
	scope: {
		title: 'Why is this household not counted?',
		save: 'Do not count it',
		choose: 'Choose a reason first.',
		reason: {
			'empty-house': 'Empty house, nobody lives there',
			'all-away': 'The whole family works away',
			'not-a-home': 'Not a home: an office, a school, a shop',
			'died-out': 'Nobody is left in the household',
			'never-existed': 'There is no such household, a mistake',
			'left-commune': 'Left the commune',
			other: 'Another reason'
		},
		isOut: {
			'empty-house': 'empty house',
			'all-away': 'the whole family works away',
			'not-a-home': 'not a home',
			'died-out': 'nobody is left in it',
			'never-existed': 'no such household, a mistake',
			'left-commune': 'left the commune',
			other: 'another reason'
		}
	},
	problem: {
		merged: 'This household was merged into another one; nothing more is recorded here.',
		'nobody-named': 'Choose at least one person.',
		'nobody-left': 'Nobody is left in the household to move. Take it off the count instead.',
		everybody: 'When everybody goes, record a move; that is not a split.',
		'unknown-member': 'Somebody is no longer in the household. Please open this page again.',
		'same-household': 'This is one and the same record.',
		'another-village': 'Households of two villages cannot be merged.',
		'not-arrived': 'This household is not one that moved away any more.',
		'already-there': 'This household is where it should be.'
	}
};

export const lifeWords = catalogue({ vi, en });
export type LifeInWords = typeof vi;
