import { capitalised } from './capitalised';
import type { Skill } from '$lib/domain/visit/skills';
import type { CoverageState } from '$lib/domain/coverage/coverage';
import type { NotSavableYet } from '$lib/domain/visit/visit-steps';
import type { Outcome } from '$lib/domain/entries/visit-entries';
import { catalogue } from './index';

/** A statement that can also stand alone begins with a capital. */
const withinSentence = (text: string) => text.charAt(0).toLocaleLowerCase('vi') + text.slice(1);

const inARow = (names: readonly string[], and: string): string =>
	names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} ${and} ${names.at(-1)}`;

const vi = {
	visit: 'Lượt thăm',
	/** @param topic a skill in short */
	questionTitle: (topic: string) => `Lượt thăm: ${topic}`,
	question: (n: number) => `Lượt thăm, câu ${n}`,
	questionAbout: (who: string, n: number, of: number) => `${who}, câu ${n} trong ${of}`,
	lastQuestions: 'Sắp xong',
	backToWho: 'Gặp ai',
	backOne: 'Câu trước',
	backToHousehold: 'Hộ này',

	whoMet: 'Bạn gặp ai?',
	someoneElse: 'Người khác trong nhà',
	newMemberName: 'Họ và tên',
	newMemberHint: 'Chỉ cần tên. Phần còn lại bổ sung sau.',
	addMember: 'Thêm và chọn',
	cancel: 'Thôi',
	metNobody: 'Không gặp được ai',
	metNobodyHint:
		'Chạm một lần là lưu, hoàn tác được trong mười giây. Riêng “Hẹn lại” hỏi thêm ngày.',
	outcomes: {
		met: 'Gặp được',
		'no-one-home': 'Vắng nhà',
		refused: 'Từ chối',
		'come-back': 'Hẹn lại',
		moved: 'Đã chuyển đi'
	} satisfies Record<Outcome, string>,

	/** The first of the four answers, as it answers each question. */
	yes: {
		'has-id-card': 'Có rồi',
		'has-level-2-account': 'Có rồi',
		'activated-on-phone': 'Rồi',
		'signs-in-alone': 'Được',
		'has-opened-portal': 'Được',
		'has-submitted-or-looked-up': 'Được',
		'pays-online': 'Được'
	} satisfies Record<Skill, string>,
	whoDidIt: 'Ai làm các bước?',
	whyNot: 'Vì sao không thể?',
	neverAskSecrets: 'Không hỏi mật khẩu, mã OTP.',
	passedOver: (n: number) =>
		n === 1 ? 'Câu sau được để “Không hỏi”.' : `${n} câu sau được để “Không hỏi”.`,
	askAnyway: 'Vẫn hỏi tiếp',
	seenBefore: (when: string, answer: string) => `${when}: ${answer}`,
	listedBefore: (answer: string) => `Danh sách cũ ghi: ${answer}`,

	whatNext: 'Bước tiếp theo là gì?',
	optional: 'Bỏ qua cũng được.',
	suggested: 'Gợi ý theo câu trả lời',

	taught: 'Hôm nay đã hướng dẫn gì?',
	tapGoesOn: 'Chạm vào tên là sang câu hỏi.',
	place: {
		title: 'Vị trí nhà',
		agreed: 'Hộ đã đồng ý ghi vị trí nhà.',
		look: 'Ghi vị trí',
		kept: 'Đã ghi vị trí nhà.',
		looking: 'Đang tìm vị trí…',
		found: (metres: number) => `Vị trí nhà, chính xác khoảng ${metres} m`,
		refused: 'Máy chưa cho phép dùng vị trí. Không ghi cũng được.',
		notFound: 'Chưa tìm được vị trí. Không ghi cũng được.',
		drop: 'Không ghi'
	},

	returnDay: 'Hẹn lại hôm nào?',
	chooseDay: 'Chọn ngày',
	anotherVisit: 'Có hẹn lại không?',
	agreedBefore: (when: string) => `Đã hẹn ${when}. Không đổi gì thì vẫn giữ hẹn.`,
	days: {
		'this-afternoon': 'Chiều nay',
		tomorrow: 'Ngày mai',
		weekend: 'Cuối tuần'
	},
	noReturn: 'Không hẹn',
	otherDay: 'Ngày khác',
	day: 'Ngày',
	hour: 'Giờ',
	hourHint: 'Không bắt buộc',

	note: 'Ghi chú gì thêm không?',
	noteLabel: 'Ghi chú',
	noteHint: 'Không ghi số giấy tờ, mật khẩu, mã OTP.',
	/** Beside another question. */
	noteToo: 'Không bắt buộc. Không ghi số giấy tờ, mật khẩu, mã OTP.',

	save: 'Lưu',
	saveVisit: 'Lưu lượt thăm',
	saving: 'Đang lưu…',
	next: 'Câu tiếp',
	pass: 'Bỏ qua câu này',
	nextMember: (who: string) => `Tiếp: ${who}`,
	toEnd: 'Tiếp: việc sau lượt này',

	beforeSaving: {
		'nobody-named': 'Chọn người bạn gặp, hoặc một ô ở phần “Không gặp được ai”.',
		'no-day': 'Chọn ngày hẹn để lưu.',
		'day-over': 'Ngày hẹn đã qua. Chọn ngày khác.',
		'done-by': 'Chọn ai làm các bước, vì chỉ việc người dân tự làm mới tính là biết.',
		reason: 'Chọn vì sao không thể.'
	} satisfies Record<
		Exclude<NotSavableYet['kind'], 'note' | 'lacking-detail'> | 'done-by' | 'reason',
		string
	>,
	unknownMember: 'Có người không còn trong hộ này. Xem lại câu “Bạn gặp ai?” rồi lưu.',

	unfinished: (when: string) => `Tiếp tục lượt thăm dở ${when}?`,
	unfinishedHint: 'Các câu trả lời hôm ấy vẫn còn.',
	savedSince: (when: string) => `Đã có lượt thăm lưu lúc ${when}`,
	savedSinceHint: 'Máy vẫn giữ một lượt ghi dở từ trước đó. Tiếp tục lượt ấy hay bỏ?',
	continueDraft: 'Tiếp tục',
	dropDraft: 'Bỏ, bắt đầu lại',
	takenAway: (village: string) => `${village} không còn giao cho bạn`,
	takenAwayHint: 'Lượt thăm ghi dở vẫn còn đây. Ghi nốt thì máy vẫn gửi, hoặc bạn bỏ nó đi.',
	dropForGood: 'Bỏ lượt này',
	savedHere: 'Đã lưu trên máy này',
	coverageNow: {
		covered: (who: string) => `Hộ ${who} đã bao phủ`,
		'not-yet': (who: string) => `Hộ ${who} chưa bao phủ`,
		unknown: (who: string) => `Hộ ${who}: chưa rõ`,
		'out-of-scope': (who: string) => `Hộ ${who} ngoài phạm vi`
	} satisfies Record<CoverageState, (who: string) => string>,
	visitAt: (when: string) => `Lượt thăm ${when}`,
	metPeople: (names: readonly string[]) => `Gặp ${inARow(names, 'và')}.`,
	about: (who: string, statements: readonly string[]) =>
		`${capitalised(who)} ${statements.map(withinSentence).join('; ')}.`,
	comeBackOn: (day: string, time: string | undefined) =>
		time === undefined ? `Hẹn lại ${day}.` : `Hẹn lại ${time}, ${day}.`,
	taughtSkills: (topics: readonly string[]) => `Đã hướng dẫn ${inARow(topics, 'và')}.`,
	agreedNext: (step: string) => `Việc tiếp theo: ${step}.`,
	noted: (note: string) => `Ghi chú: ${note}`,
	undo: (seconds: number) => `Hoàn tác, còn ${seconds} giây`,
	undoing: 'Đang hoàn tác…',
	undoFor: 'Hoàn tác được trong mười giây.',
	undoOver: 'Sửa sau: mở lịch sử lượt thăm của hộ.',
	cannotUndo: 'Chưa hoàn tác được. Lượt thăm vẫn ở trong lịch sử của hộ, sửa ở đó.',
	nextDoor: 'Nhà tiếp theo',
	knock: (who: string) => `Gõ cửa nhà ${who}`,
	noNextDoor: 'Hôm nay không còn nhà nào chờ thăm.',
	entryNotFound: 'Không thấy lượt thăm này trên máy.',
	noHousehold: 'Không thấy hộ này trên máy.',
	toList: 'Về danh sách hộ'
};

const en: typeof vi = {
	visit: 'Visit',
	questionTitle: (topic) => `Visit: ${topic}`,
	question: (n) => `Visit, question ${n}`,
	questionAbout: (who, n, of) => `${who}, question ${n} of ${of}`,
	lastQuestions: 'Almost done',
	backToWho: 'Who was met',
	backOne: 'Question before',
	backToHousehold: 'This household',

	whoMet: 'Whom did you meet?',
	someoneElse: 'Someone else in the house',
	newMemberName: 'Full name',
	newMemberHint: 'The name is enough. The rest can follow later.',
	addMember: 'Add and tick',
	cancel: 'Never mind',
	metNobody: 'Met nobody',
	metNobodyHint:
		'One tap saves it, and you can undo for ten seconds. “Come back” asks for the day.',
	outcomes: {
		met: 'Met',
		'no-one-home': 'No one home',
		refused: 'Refused',
		'come-back': 'Come back',
		moved: 'Moved'
	},

	yes: {
		'has-id-card': 'Yes',
		'has-level-2-account': 'Yes',
		'activated-on-phone': 'Yes',
		'signs-in-alone': 'Yes',
		'has-opened-portal': 'Yes',
		'has-submitted-or-looked-up': 'Yes',
		'pays-online': 'Yes'
	},
	whoDidIt: 'Who did the steps?',
	whyNot: 'Why is it not possible?',
	neverAskSecrets: 'Never ask for a password or a one-time code.',
	passedOver: (n) =>
		n === 1
			? 'The later question is left at “Not asked”.'
			: `The ${n} later questions are left at “Not asked”.`,
	askAnyway: 'Ask them all the same',
	seenBefore: (when, answer) => `${when}: ${answer}`,
	listedBefore: (answer) => `The old list says: ${answer}`,

	whatNext: 'What is the next step?',
	optional: 'You can leave this out.',
	suggested: 'Suggested by the answers',

	taught: 'What did you practise today?',
	tapGoesOn: 'Touching the name goes on to the questions.',
	place: {
		title: 'Where the house is',
		agreed: 'The household agreed that its place is kept.',
		look: 'Keep the place',
		kept: 'The place of the house was kept.',
		looking: 'Looking for the place…',
		found: (metres) => `Place of the house, to about ${metres} m`,
		refused: 'This device does not allow the use of its place. That is fine.',
		notFound: 'The place was not found. That is fine.',
		drop: 'Do not keep it'
	},

	returnDay: 'Which day will you come back?',
	chooseDay: 'Choose a day',
	anotherVisit: 'Will you come back?',
	agreedBefore: (when) => `Promised for ${when}. It stands unless you change it.`,
	days: {
		'this-afternoon': 'This afternoon',
		tomorrow: 'Tomorrow',
		weekend: 'At the weekend'
	},
	noReturn: 'No promise',
	otherDay: 'Another day',
	day: 'Day',
	hour: 'Hour',
	hourHint: 'Optional',

	note: 'Anything to note?',
	noteLabel: 'Note',
	noteHint: 'No document numbers, passwords or one-time codes.',
	noteToo: 'Optional. No document numbers, passwords or one-time codes.',

	save: 'Save',
	saveVisit: 'Save the visit',
	saving: 'Saving…',
	next: 'Next question',
	pass: 'Leave this one out',
	nextMember: (who) => `Next: ${who}`,
	toEnd: 'Next: after this visit',

	beforeSaving: {
		'nobody-named': 'Tick whom you met, or choose one under “Met nobody”.',
		'no-day': 'Choose the day to save.',
		'day-over': 'That day is over. Choose another.',
		'done-by': 'Say who did the steps: only what a citizen does alone counts as a skill.',
		reason: 'Say why it is not possible.'
	},
	unknownMember:
		'Someone is no longer in this household. Look at “Whom did you meet?” again, then save.',

	unfinished: (when) => `Go on with the unfinished visit of ${when}?`,
	unfinishedHint: 'The answers given then are still here.',
	savedSince: (when) => `A visit was saved at ${when}`,
	savedSinceHint: 'An unfinished one from before is still kept. Go on with it, or drop it?',
	continueDraft: 'Go on',
	dropDraft: 'Drop it, start again',
	takenAway: (village) => `${village} is no longer yours`,
	takenAwayHint: 'The visit you began is still here. Finish it and it is still sent, or drop it.',
	dropForGood: 'Drop this visit',
	savedHere: 'Saved on this device',
	coverageNow: {
		covered: (who) => `The household of ${who} is covered`,
		'not-yet': (who) => `The household of ${who} is not covered yet`,
		unknown: (who) => `The household of ${who}: unknown`,
		'out-of-scope': (who) => `The household of ${who} is out of scope`
	},
	visitAt: (when) => `Visit ${when}`,
	metPeople: (names) => `Met ${inARow(names, 'and')}.`,
	about: (who, statements) => `${capitalised(who)}: ${statements.map(withinSentence).join('; ')}.`,
	comeBackOn: (day, time) =>
		time === undefined ? `Come back ${day}.` : `Come back ${day}, ${time}.`,
	taughtSkills: (topics) => `Practised: ${inARow(topics, 'and')}.`,
	agreedNext: (step) => `Next: ${step}.`,
	noted: (note) => `Note: ${note}`,
	undo: (seconds) => `Undo, ${seconds} ${seconds === 1 ? 'second' : 'seconds'} left`,
	undoing: 'Undoing…',
	undoFor: 'You can undo for ten seconds.',
	undoOver: 'To correct it later, open the household’s history of visits.',
	cannotUndo: 'Not undone. The visit is still in the household’s history; correct it there.',
	nextDoor: 'Next door',
	knock: (who) => `Knock at ${who}’s`,
	noNextDoor: 'No other household is waiting for a visit today.',
	entryNotFound: 'This visit is not on this device.',
	noHousehold: 'This household is not on this device.',
	toList: 'To the households'
};

export const visitWords = catalogue({ vi, en });
export type VisitInWords = ReturnType<typeof visitWords>;
