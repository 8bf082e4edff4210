import type { CoverageState } from '$lib/domain/coverage/coverage';
import type { Role } from '$lib/domain/access/roles';
import { catalogue } from './index';

/** Words that stand on many screens. */
const vi = {
	appName: 'Gõ Cửa',
	teams: 'Tổ công nghệ số cộng đồng',
	skipToContent: 'Đến nội dung chính',
	mainNavigation: 'Các phần của ứng dụng',
	nav: {
		board: 'Bảng xã',
		numbers: 'Số liệu',
		review: 'Rà soát',
		today: 'Hôm nay',
		households: 'Hộ',
		submissions: 'Hồ sơ',
		sync: 'Đồng bộ',
		more: 'Thêm'
	},
	changeVillage: (village: string) => `${village}, đổi thôn bản`,
	chooseVillage: 'Chọn thôn, bản',
	role: {
		volunteer: 'Tình nguyện viên',
		'team-lead': 'Tổ trưởng',
		'commune-officer': 'Cán bộ xã',
		auditor: 'Người kiểm tra',
		'province-viewer': 'Cán bộ theo dõi cấp tỉnh',
		administrator: 'Quản trị viên'
	} satisfies Record<Role, string>,
	/** Who wrote what nobody wrote. */
	communeServer: 'Máy chủ của xã',
	coverage: {
		covered: 'Đã bao phủ',
		'not-yet': 'Chưa',
		unknown: 'Chưa rõ',
		'out-of-scope': 'Ngoài phạm vi'
	} satisfies Record<CoverageState, string>,
	/** The state said whole, where no column heads it. */
	coverageInFull: {
		covered: 'Đã bao phủ',
		'not-yet': 'Chưa bao phủ',
		unknown: 'Chưa rõ',
		'out-of-scope': 'Ngoài phạm vi'
	} satisfies Record<CoverageState, string>,
	/** The bar of a village, read aloud. */
	coverageBar: (covered: number, unknown: number, notYet: number) =>
		`${covered} hộ đã bao phủ, ${unknown} hộ chưa rõ, ${notYet} hộ chưa`,
	progress: (done: number, total: number) => `${done} trên ${total}`,
	opening: 'Đang mở dữ liệu trên máy này…',
	back: 'Trở lại',
	close: 'Đóng',
	/** After something was wrong in a field. */
	fieldChanged: 'Bạn đã sửa ô này, Gõ Cửa sẽ xem lại sau.',
	understood: 'Đã rõ',
	notFound: {
		title: 'Không có trang này',
		body: 'Địa chỉ có thể bị gõ thiếu. Dữ liệu của bạn vẫn an toàn trên máy.',
		action: 'Về danh sách hộ'
	},
	/** Why a page does not open for this person, by its kind. */
	barred: {
		'looks-only': {
			title: 'Bạn được xem, không ghi ở đây',
			body: 'Muốn ghi, hãy nhờ quản trị viên đổi quyền. Phần bạn ghi dở trước đây vẫn được giữ trên máy.',
			action: 'Về danh sách hộ'
		},
		'numbers-alone': {
			title: 'Bạn xem các con số, không xem từng hộ',
			body: 'Tên và nhà của người dân chỉ mở cho người làm việc ở xã.',
			action: 'Xem số liệu'
		},
		'officers-only': {
			title: 'Phần này dành cho cán bộ xã',
			body: 'Cần mời người hoặc đăng xuất một máy bị mất, hãy nhờ cán bộ xã.',
			action: 'Trở lại'
		}
	},
	broken: {
		title: 'Trang này chưa mở được',
		body: 'Những gì bạn đã lưu vẫn an toàn trên máy. Hãy mở lại trang; nếu vẫn vậy, báo cán bộ xã dòng dưới đây.',
		action: 'Mở lại trang'
	},
	/** The browser cannot open its storage at all. */
	storageClosed: {
		title: 'Chưa mở được dữ liệu trên máy này',
		body: 'Hãy đóng các thẻ khác của Gõ Cửa, xem máy còn chỗ trống không, rồi mở lại. Nếu vẫn vậy, hãy khởi động lại máy. Đừng gỡ ứng dụng, đừng xoá dữ liệu trình duyệt: bản ghi chưa gửi nằm ở đó.',
		action: 'Mở lại'
	},
	update: {
		ready: 'Có bản mới của Gõ Cửa, đã tải xong.',
		now: 'Dùng bản mới',
		later: 'Để sau',
		waits: 'Có bản mới. Bạn ghi xong rồi hãy đổi.'
	},
	notices: {
		recovered: (entries: number) =>
			`Dữ liệu trên máy bị xoá hoặc hỏng. Đã lấy lại ${entries} bản ghi chưa gửi từ bản sao thứ hai.`,
		unsentOfOthers: (person: string, entries: number) =>
			`Máy này còn giữ ${entries} bản ghi chưa gửi của ${person}. Chúng sẽ được gửi khi người ấy đăng nhập lại.`,
		householdErased: (households: number) =>
			`${households} hộ đã rút đồng ý. Xã đã xoá dữ liệu của hộ, máy này cũng vậy.`,
		takenBackTooLate:
			'Bạn đã bỏ một lần rút đồng ý, nhưng xã đã xoá hộ đó trước rồi, không lấy lại được. Gia đình muốn được ghi lại thì hãy ghi từ đầu.',
		keepingEnded: (village: string) =>
			`${village}: đã hết hạn giữ. Tên, số điện thoại, vị trí và lượt thăm của các hộ được hỏi trong đợt đã xoá ở xã và trên máy này. Số liệu không đổi.`,
		possiblyKnown: (who: string) => `Hộ ${who} có thể đã có ở thôn khác. Hãy hỏi xã.`,
		open: 'Mở hộ này',
		/** @param dropped forms that were half-filled when the time to send had passed */
		villageTakenAway: (title: string, dropped: number) =>
			dropped === 0
				? `${title} không còn giao cho bạn. Máy đã gửi hết bản ghi của bạn và gỡ dữ liệu của ${title}.`
				: `${title} không còn giao cho bạn. Máy đã gửi hết bản ghi đã lưu và gỡ dữ liệu của ${title}. ${dropped} phần ghi dở chưa lưu đã hết hạn gửi nên cũng gỡ theo.`,
		storageFull:
			'Máy hết chỗ chứa nên chưa lưu thêm được. Những gì đã lưu vẫn còn. Hãy xoá bớt ảnh hoặc video rồi thử lại.',
		storageUnavailable:
			'Trình duyệt không cho ghi vào máy. Những gì đã lưu vẫn còn. Hãy đóng bớt thẻ và mở lại ứng dụng, đừng dùng cửa sổ ẩn danh.'
	}
};

const en: typeof vi = {
	appName: 'Gõ Cửa',
	teams: 'Community digital technology teams',
	skipToContent: 'To the main content',
	mainNavigation: 'Parts of the application',
	nav: {
		board: 'Commune',
		numbers: 'Figures',
		review: 'Review',
		today: 'Today',
		households: 'Homes',
		submissions: 'Dossiers',
		sync: 'Sync',
		more: 'More'
	},
	changeVillage: (village) => `${village}, change village`,
	chooseVillage: 'Choose a village',
	role: {
		volunteer: 'Volunteer',
		'team-lead': 'Team lead',
		'commune-officer': 'Commune officer',
		auditor: 'Auditor',
		'province-viewer': 'Province viewer',
		administrator: 'Administrator'
	},
	communeServer: 'The commune’s server',
	coverage: {
		covered: 'Covered',
		'not-yet': 'Not yet',
		unknown: 'Unknown',
		'out-of-scope': 'Out of scope'
	},
	coverageInFull: {
		covered: 'Covered',
		'not-yet': 'Not covered yet',
		unknown: 'Unknown',
		'out-of-scope': 'Out of scope'
	},
	coverageBar: (covered, unknown, notYet) =>
		`${covered} households covered, ${unknown} unknown, ${notYet} not yet`,
	progress: (done, total) => `${done} of ${total}`,
	opening: 'Opening the data on this device…',
	back: 'Back',
	close: 'Close',
	fieldChanged: 'You changed this; it will be checked again.',
	understood: 'Understood',
	notFound: {
		title: 'There is no such page',
		body: 'The address may be incomplete. Your data is safe on this device.',
		action: 'To the households'
	},
	barred: {
		'looks-only': {
			title: 'You may look, not record here',
			body: 'To record, ask an administrator for another role. What you had begun before is kept on this device.',
			action: 'To the households'
		},
		'numbers-alone': {
			title: 'You see the figures, not the households',
			body: 'The names and homes of people are open only to those who work in the commune.',
			action: 'See the figures'
		},
		'officers-only': {
			title: 'This is for commune officers',
			body: 'To invite somebody or sign out a lost device, ask a commune officer.',
			action: 'Back'
		}
	},
	broken: {
		title: 'This page could not be opened',
		body: 'What you saved is safe on this device. Open the page again; if it stays like this, tell the commune officer the line below.',
		action: 'Open the page again'
	},
	storageClosed: {
		title: 'The data on this device could not be opened',
		body: 'Close other tabs of Gõ Cửa, see whether the device has free space, then open it again. If that does not help, restart the device. Do not remove the app or clear browser data: unsent records are kept there.',
		action: 'Open again'
	},
	update: {
		ready: 'A new version of Gõ Cửa is ready.',
		now: 'Use it',
		later: 'Later',
		waits: 'A new version is here. Finish what you are writing first.'
	},
	notices: {
		recovered: (entries) =>
			`The data on this device was cleared or damaged. ${entries} unsent records were brought back from the second copy.`,
		unsentOfOthers: (person, entries) =>
			`This device still keeps ${entries} unsent records of ${person}. They will be sent when that person signs in again.`,
		householdErased: (households) =>
			`${households} household(s) withdrew consent. The commune erased their data, and so did this device.`,
		takenBackTooLate:
			'You took a withdrawal back, but the commune had erased the household before that, and it cannot be had back. If the family wants to be recorded, register it anew.',
		keepingEnded: (village) =>
			`${village}: the time of keeping is over. Names, telephones, locations and visits of the households asked in the campaign were erased at the commune and on this device. The figures stay as they are.`,
		possiblyKnown: (who) =>
			`The household of ${who} may be known in another village. Please ask the commune.`,
		open: 'Open it',
		villageTakenAway: (title, dropped) =>
			`${title} is no longer yours. All your records were sent, and the data of ${title} was removed from this device.` +
			(dropped === 0
				? ''
				: ` ${dropped === 1 ? '1 form' : `${dropped} forms`} you had begun and not saved went with it, since the time to send had passed.`),
		storageFull:
			'The device is full, so nothing more could be saved. What was saved is still here. Delete some pictures or videos and try again.',
		storageUnavailable:
			'The browser does not let us write to this device. What was saved is still here. Close some tabs and open the application again, not in a private window.'
	}
};

export const commonWords = catalogue({ vi, en });
