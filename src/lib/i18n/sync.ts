import { catalogue } from './index';
import { inFigures } from './numbers';
import { capitalised } from './capitalised';

/** The worker's own names for the forms. */
type BegunForm =
	'visit' | 'household-edit' | 'household-split' | 'member-new' | 'member-edit' | 'household-new';

const vi = {
	title: 'Đồng bộ',
	/** The page: a heading and one sentence. */
	heading: {
		waiting: (n: number) => `${inFigures(n)} bản ghi đang chờ`,
		sending: (done: number, total: number) =>
			`Đang gửi ${inFigures(done)} trên ${inFigures(total)}`,
		receiving: (village: string) => `Đang nhận dữ liệu ${village}`,
		refused: (n: number) => `${inFigures(n)} bản ghi xã chưa nhận`,
		signIn: 'Cần đăng nhập lại để gửi',
		all: 'Xã đã nhận tất cả',
		nothing: 'Chưa có gì để gửi',
		counting: 'Đang xem còn gì chờ gửi',
		looks: 'Máy này chỉ nhận về'
	},
	looksOn: 'Bạn được xem, không ghi, nên không có gì chờ gửi. Có mạng sẽ tự nhận phần mới.',
	allAt: (moment: string) => `Đến ${moment} không còn gì chờ gửi.`,
	allUntil: (moment: string) => `Xã có tất cả đến ${moment}.`,
	comesInAll: (households: number, bytes: string) =>
		`Cả thôn, bản có ${inFigures(households)} hộ, khoảng ${bytes}.`,
	neverAll: 'Máy này chưa gửi hết lần nào.',
	cost: (bytes: string) => `Gửi hết khoảng ${bytes}.`,
	unreachable: 'Chưa gửi được vì chưa liên lạc được với xã.',
	cannotReach: 'Chưa liên lạc được với xã.',
	safeHere: (n: number) => `${inFigures(n)} bản ghi vẫn an toàn trên máy.`,
	willSend: 'Sẽ tự gửi khi có mạng.',
	cap: {
		near: (used: string, cap: string) =>
			`Đã dùng ${used} trên mức ${cap} của tháng này. Hết mức, máy sẽ thôi tự gửi và tự nhận.`,
		reached: (used: string, cap: string) =>
			`Đã dùng ${used}, hết mức ${cap} của tháng này, nên máy không tự gửi, tự nhận nữa. Bản ghi vẫn an toàn trên máy. Bấm “Gửi ngay” lúc nào cũng gửi được.`,
		change: 'Đổi mức'
	},
	waitsForYou: 'Hết mức mạng tháng này: bấm “Gửi ngay” khi bạn muốn gửi.',
	nextTry: (time: string) => `Tự thử lại lúc ${time}.`,
	lastAsked: (moment: string) => `Lần hỏi xã gần nhất: ${moment}.`,
	lastTried: (moment: string) => `Lần thử gần nhất: ${moment}.`,
	goOn: 'Bạn cứ làm tiếp, không cần chờ.',
	incomplete: (villages: string) => `Chưa nhận đủ danh sách: ${villages}. Có mạng sẽ tự nhận tiếp.`,
	incompleteAtCap: (villages: string) =>
		`Chưa nhận đủ danh sách: ${villages}. Máy đã dừng nhận vì hết mức mạng của tháng. Bấm “Gửi ngay” để nhận nốt.`,
	villagesLeft: (n: number) => `${inFigures(n)} thôn, bản`,
	signInAgain:
		'Xã không còn nhận máy này. Bản ghi vẫn an toàn và bạn vẫn ghi tiếp được. Đăng nhập lại thì sẽ gửi.',
	signInButton: 'Đăng nhập lại',

	waitingTitle: 'Đang chờ gửi',
	waitingKind: { visits: 'lượt thăm', households: 'hộ mới', others: 'bản ghi khác' },

	boxTitle: (n: number) => `Hộp chưa nhận: ${inFigures(n)}`,
	boxHint: 'Bản của bạn vẫn còn trên máy. Sửa rồi gửi lại, hoặc xuất ra tệp đưa cho xã.',
	refusedHousehold: (name: string) => `Hộ ${name}`,
	refusedUnnamed: 'Một hộ chưa rõ tên',
	/** Which of the household's records it is. */
	refusedRecord: (what: string, when: string) => `${what}, ${when}`,
	refusedBecause: (reason: string) => `Xã chưa nhận: ${reason}`,
	mend: 'Sửa và gửi lại',
	sendAgain: 'Gửi lại như cũ',
	mendTitle: 'Sửa rồi gửi lại',
	mendHint: 'Bản cũ vẫn được giữ trên máy.',
	mendSend: 'Lưu và gửi lại',
	cancel: 'Thôi',
	mended: 'Đã lưu bản sửa để gửi thay bản cũ.',
	offeredAgain: 'Đã để gửi lại.',
	stillRefused: (reason: string) => `Vẫn chưa gửi được: ${reason}`,
	fieldNames: {
		note: 'Ghi chú',
		name: 'Họ và tên',
		callName: 'Gọi là',
		relation: 'Quan hệ với chủ hộ',
		houseHint: 'Dấu hiệu nhận nhà',
		lane: 'Nhóm, ngõ',
		phone: 'Điện thoại'
	} as Record<string, string>,
	fieldOther: 'Nội dung',
	/** Where a record holds several people. */
	fieldOfPerson: (field: string, n: number) => `${field} (người thứ ${n})`,

	closed: (villages: string) =>
		`Bạn không còn được mở ${villages}, nhưng máy này còn bản ghi ở đó. Chúng vẫn được giữ. Hãy báo cán bộ xã, hoặc xuất ra tệp.`,

	lookedAt: (villages: string) =>
		`Bạn chỉ còn được xem ${villages}, nên xã không nhận bản ghi đang chờ ở đó. Chúng vẫn được giữ trên máy. Hãy báo cán bộ xã, hoặc xuất ra tệp.`,
	takenAway: {
		title: (village: string) => `${capitalised(village)} không còn giao cho bạn`,
		waiting: (n: number, until: string | undefined) =>
			`${inFigures(n)} bản ghi của bạn ở đó vẫn được gửi${until === undefined ? '' : `, chậm nhất ${until}`}. Xã nhận đủ rồi, máy mới gỡ dữ liệu.`,
		moment: (time: string, date: string) => `${time} ngày ${date}`,
		/** The commune takes nothing from there any more. */
		over: (n: number) =>
			`${inFigures(n)} bản ghi của bạn ở đó chưa gửi mà đã hết hạn nhận. Chúng vẫn được giữ trên máy. Hãy báo cán bộ xã, hoặc xuất ra tệp.`,
		refused: (n: number) => `${inFigures(n)} bản ghi ở đó xã chưa nhận, xem hộp bên dưới.`,
		begun: (n: number, until: string | undefined) =>
			`${inFigures(n)} phần bạn ghi dở vẫn còn trên máy. Hãy ghi nốt hoặc bỏ đi${until === undefined ? '' : ` trước ${until}`}, rồi máy mới gỡ dữ liệu.`,
		begunOver: (n: number) => `${inFigures(n)} phần bạn ghi dở vẫn còn trên máy.`,
		goOn: {
			visit: (name: string) => `Lượt thăm dở: ${name}`,
			'household-edit': (name: string) => `Sửa dở hộ: ${name}`,
			'household-split': (name: string) => `Tách dở hộ: ${name}`,
			'member-new': (name: string) => `Thêm người dở: hộ ${name}`,
			'member-edit': (name: string) => `Sửa người dở: hộ ${name}`,
			'household-new': (name: string) => (name === '' ? 'Hộ mới ghi dở' : `Hộ mới ghi dở: ${name}`)
		} satisfies Record<BegunForm, (name: string) => string>
	},

	persisted: 'Giữ dữ liệu lâu dài',
	persistedYes: 'Có',
	persistedNo: 'Chưa',
	free: 'Chỗ còn trống trên máy',
	notPersistedHint:
		'Khi máy gần hết chỗ, trình duyệt có thể tự xoá dữ liệu. Cho phép giữ lâu dài để tránh điều ấy.',
	askToPersist: 'Xin giữ lâu dài',
	persistDenied:
		'Trình duyệt chưa cho. Hãy thêm Gõ Cửa vào màn hình chính rồi xin lại, và gửi bản ghi mỗi ngày.',
	secondCopy: 'Bản sao thứ hai',
	secondCopyYes: 'Có, trên máy này',
	secondCopyNo: 'Máy này không có',
	usedThisMonth: 'Mạng đã dùng tháng này',
	usedOf: (used: string, cap: string) => `${used} trên ${cap}`,

	sendNow: 'Gửi ngay',
	tryNow: 'Thử gửi ngay',
	askNow: 'Hỏi xã ngay',
	exportFile: 'Xuất ra tệp',
	exported: (n: number, file: string) => `Đã xuất ${inFigures(n)} bản ghi ra tệp ${file}.`,
	nothingToExport: 'Không có bản ghi nào chưa gửi để xuất.'
};

const en: typeof vi = {
	title: 'Sync',
	heading: {
		waiting: (n) => (n === 1 ? '1 record is waiting' : `${inFigures(n)} records are waiting`),
		sending: (done, total) => `Sending ${inFigures(done)} of ${inFigures(total)}`,
		receiving: (village) => `Receiving ${village}`,
		refused: (n) =>
			n === 1 ? '1 record was not accepted' : `${inFigures(n)} records were not accepted`,
		signIn: 'Sign in again to send',
		all: 'The commune has everything',
		nothing: 'Nothing to send yet',
		counting: 'Seeing what is left to send',
		looks: 'This device only receives'
	},
	looksOn:
		'You may look, not record, so nothing waits to be sent. What is new comes by itself once there is a network.',
	allAt: (moment) => `As of ${moment} nothing is waiting.`,
	allUntil: (moment) => `The commune has everything up to ${moment}.`,
	comesInAll: (households, bytes) =>
		`The village has ${inFigures(households)} households, about ${bytes}.`,
	neverAll: 'This device has not sent everything yet.',
	cost: (bytes) => `Sending all takes about ${bytes}.`,
	unreachable: 'Not sent yet, because the commune cannot be reached.',
	cannotReach: 'The commune cannot be reached.',
	safeHere: (n) => (n === 1 ? '1 record is safe here.' : `${inFigures(n)} records are safe here.`),
	willSend: 'Sent by itself once there is a network.',
	cap: {
		near: (used, cap) =>
			`${used} of this month’s ${cap} are used. After that, nothing is sent or received by itself.`,
		reached: (used, cap) =>
			`${used} are used, which is this month’s limit of ${cap}, so nothing is sent or received by itself. Your records are safe here. “Send now” always sends them.`,
		change: 'Change the limit'
	},
	waitsForYou: 'This month’s data is used up: press “Send now” whenever you want to send.',
	nextTry: (time) => `Tried again at ${time}.`,
	lastAsked: (moment) => `Last asked: ${moment}.`,
	lastTried: (moment) => `Last tried: ${moment}.`,
	goOn: 'Go on working, there is no need to wait.',
	incomplete: (villages) =>
		`The list is not complete yet: ${villages}. The rest comes by itself once there is a network.`,
	incompleteAtCap: (villages) =>
		`The list is not complete yet: ${villages}. Receiving stopped at this month’s limit. “Send now” brings the rest.`,
	villagesLeft: (n) => `${inFigures(n)} villages`,
	signInAgain:
		'The commune no longer accepts this device. The records are safe and you can go on recording. They are sent once you sign in again.',
	signInButton: 'Sign in again',

	waitingTitle: 'Waiting to be sent',
	waitingKind: { visits: 'visits', households: 'new homes', others: 'other records' },

	boxTitle: (n) => `Not accepted: ${inFigures(n)}`,
	boxHint:
		'Your copy is still on this device. Mend and send it again, or export it to a file for the commune.',
	refusedHousehold: (name) => `Household of ${name}`,
	refusedUnnamed: 'A household without a name yet',
	refusedRecord: (what, when) => `${what}, ${when}`,
	refusedBecause: (reason) => `Not accepted: ${reason}`,
	mend: 'Mend and send again',
	sendAgain: 'Send again as it is',
	mendTitle: 'Mend, then send again',
	mendHint: 'The old one is kept on this device.',
	mendSend: 'Save and send again',
	cancel: 'Cancel',
	mended: 'The mended record is saved, to be sent in place of the old one.',
	offeredAgain: 'It will be sent again.',
	stillRefused: (reason) => `Still cannot be sent: ${reason}`,
	fieldNames: {
		note: 'Note',
		name: 'Full name',
		callName: 'Called',
		relation: 'Relation to the head',
		houseHint: 'How to find the house',
		lane: 'Group, lane',
		phone: 'Phone'
	},
	fieldOther: 'Text',
	fieldOfPerson: (field, n) => `${field} (person ${n})`,

	closed: (villages) =>
		`You may no longer open ${villages}, but this device has records from there. They are kept. Tell the commune officer, or export them to a file.`,

	lookedAt: (villages) =>
		`You may only look at ${villages} now, so the commune does not take the records that wait there. They are kept on this device. Tell the commune officer, or export them to a file.`,
	takenAway: {
		title: (village) => `${capitalised(village)} is no longer yours`,
		waiting: (n, until) =>
			`${n === 1 ? '1 record of yours is' : `${inFigures(n)} records of yours are`} still sent${until === undefined ? '' : `, at the latest ${until}`}. Only when the commune has all does its data leave this device.`,
		moment: (time, date) => `${time} on ${date}`,
		over: (n) =>
			`${n === 1 ? '1 record of yours was' : `${inFigures(n)} records of yours were`} not sent in time, and the commune takes no more from there. They are kept on this device. Tell the commune officer, or export them to a file.`,
		refused: (n) =>
			`${n === 1 ? '1 record' : `${inFigures(n)} records`} from there not accepted, see the box below.`,
		begun: (n, until) =>
			`${n === 1 ? '1 form you began is' : `${inFigures(n)} forms you began are`} still here. Finish or drop ${n === 1 ? 'it' : 'them'}${until === undefined ? '' : ` before ${until}`}; only then does the data leave this device.`,
		begunOver: (n) =>
			`${n === 1 ? '1 form you began is' : `${inFigures(n)} forms you began are`} still here.`,
		goOn: {
			visit: (name) => `Begun visit: ${name}`,
			'household-edit': (name) => `Begun correction: ${name}`,
			'household-split': (name) => `Begun split: ${name}`,
			'member-new': (name) => `Person begun: ${name}`,
			'member-edit': (name) => `Begun correction of a person: ${name}`,
			'household-new': (name) => (name === '' ? 'New household begun' : `New household: ${name}`)
		}
	},

	persisted: 'Data kept for good',
	persistedYes: 'Yes',
	persistedNo: 'Not yet',
	free: 'Free space on this device',
	notPersistedHint:
		'When the device is nearly full, the browser may clear data by itself. Allow it to be kept for good to prevent that.',
	askToPersist: 'Ask to keep it for good',
	persistDenied:
		'The browser does not allow it yet. Add Gõ Cửa to the home screen, ask again, and send your records every day.',
	secondCopy: 'Second copy',
	secondCopyYes: 'Yes, on this device',
	secondCopyNo: 'Not on this device',
	usedThisMonth: 'Data used this month',
	usedOf: (used, cap) => `${used} of ${cap}`,

	sendNow: 'Send now',
	tryNow: 'Try sending now',
	askNow: 'Ask the commune now',
	exportFile: 'Export to a file',
	exported: (n, file) => `Exported ${inFigures(n)} records to the file ${file}.`,
	nothingToExport: 'There are no unsent records to export.'
};

export const syncWords = catalogue({ vi, en });
