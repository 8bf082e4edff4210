import type { HowAnswered, Purpose } from '$lib/domain/entries/consent-entries';
import { catalogue } from './index';

type State = 'given' | 'refused' | 'withdrawn' | 'not-asked';

/** Asking a household what may be kept of it, and taking that back. */
const vi = {
	title: 'Đồng ý về dữ liệu',
	hint: 'Ba điều, hỏi riêng từng điều. Gia đình được từ chối điều nào cũng được.',
	back: 'Về hộ',
	purpose: {
		'coverage-record': 'Ghi tên và kỹ năng',
		'phone-for-return-visit': 'Giữ số điện thoại',
		location: 'Giữ vị trí nhà'
	} satisfies Record<Purpose, string>,
	state: {
		given: 'Đồng ý',
		refused: 'Không đồng ý',
		withdrawn: 'Đã rút lại',
		'not-asked': 'Chưa hỏi'
	} satisfies Record<State, string>,
	since: (state: string, day: string) => `${state}, ${day}`,
	of: (n: number) => `Điều ${n} trong 3`,
	version: (id: string, day: string) => `Bản ${id}, từ ${day}`,
	yes: 'Đồng ý',
	no: 'Không đồng ý',
	takeBack: 'Rút lại đồng ý',
	nowIs: (state: string) => `Hiện nay: ${state.toLocaleLowerCase('vi')}.`,
	noEmpties:
		'Nếu không đồng ý: tên và mọi điều đã ghi về hộ này được xoá, chỉ còn đếm là một hộ. Chạm nhầm thì hoàn tác được ngay.',
	who: 'Ai đã trả lời?',
	someoneElse: 'Người khác trong nhà',
	how: 'Trả lời bằng cách nào?',
	howAnswered: {
		spoken: 'Nói miệng',
		signed: 'Ký vào bản giấy của xã'
	} satisfies Record<HowAnswered, string>,
	save: { given: 'Lưu đồng ý', withdrawn: 'Lưu rút lại' },
	saving: 'Đang lưu…',
	answerFirst: 'Chọn ai trả lời, và bằng cách nào.',
	saved: (purpose: string, state: string) => `${purpose}: ${state.toLocaleLowerCase('vi')}`,
	notSaved: 'Chưa lưu được. Hãy thử lại.',
	readAloud: {
		read: 'Đọc to',
		stop: 'Dừng đọc',
		noVoice:
			'Máy này không có giọng đọc tiếng Việt. Bạn hãy đọc to, hoặc đưa màn hình cho người dân đọc.'
	},
	section: {
		title: 'Đồng ý về dữ liệu',
		ask: 'Hỏi gia đình',
		see: 'Xem, hỏi lại, rút lại',
		offer: 'Khi tiện, hãy hỏi gia đình có đồng ý để xã ghi lại không. Chưa hỏi ngay cũng được.',
		print: 'Dữ liệu của hộ: xem, in, lấy tệp'
	},
	withdraw: {
		open: 'Gia đình muốn xoá hết dữ liệu của hộ',
		title: 'Xoá dữ liệu của hộ này?',
		points: [
			'Tên, số điện thoại, ghi chú và các lượt thăm của hộ biến mất khỏi máy này ngay.',
			'Xã xoá hẳn sau khoảng một giờ, kể từ khi máy này gửi được. Trong lúc đó bạn còn bỏ việc này được.',
			'Các máy khác xoá khi có mạng, chậm nhất 15 ngày. Cán bộ xã theo dõi đến máy cuối cùng.',
			'Chỉ còn lại mã hộ và ngày rút, để vẫn đếm đủ số hộ. Đã xoá thì không lấy lại được.'
		],
		how: 'Gia đình nói bằng cách nào?',
		howFirst: 'Chọn gia đình nói bằng cách nào.',
		confirm: 'Rút đồng ý và xoá',
		keep: 'Giữ lại'
	},
	declined: {
		since: (day: string) => `Hộ này không đồng ý được ghi (${day}).`,
		left: 'Chỉ giữ mã hộ và ngày, để vẫn đếm là một hộ. Những gì đã ghi trước đây không còn hiện ở đâu; xã và các máy xoá hẳn, chậm nhất trong 15 ngày.',
		nothing: 'Chỉ giữ mã hộ và ngày, để vẫn đếm là một hộ. Không có tên ai được ghi.',
		erased:
			'Đã xoá hẳn, không lấy lại được. Chỉ còn mã hộ và ngày, để vẫn đếm là một hộ. Gia đình đổi ý thì ghi lại từ đầu.',
		again: 'Gia đình đồng ý trở lại: ghi hộ',
		againTitle: 'Hộ đồng ý trở lại',
		againHint: (code: string) =>
			`Không còn gì của lần trước, nên ghi lại từ đầu. Hộ này thay cho mã ${code}, chỉ đếm một lần.`,
		counted: 'Gia đình đã đồng ý trở lại và được ghi dưới mã mới. Mã này không còn đếm.',
		openAgain: 'Mở hộ đã ghi lại'
	},
	refuse: {
		open: 'Hộ không muốn được ghi?',
		title: 'Hộ không muốn được ghi',
		text: 'Không ghi tên ai. Hộ này chỉ được đếm là một hộ, để xã biết là đã đến.',
		lane: 'Nhóm, ngõ (nếu cần để khỏi gõ cửa lại)',
		save: 'Ghi: hộ từ chối',
		back: 'Về thêm hộ',
		noVillage: 'Chọn thôn, bản trước.'
	}
};

const en: typeof vi = {
	title: 'Consent to data',
	hint: 'Three things, each asked by itself. The family may say no to any of them.',
	back: 'To the household',
	purpose: {
		'coverage-record': 'Recording names and skills',
		'phone-for-return-visit': 'Keeping the phone number',
		location: 'Keeping where the house is'
	},
	state: {
		given: 'Agreed',
		refused: 'Refused',
		withdrawn: 'Withdrawn',
		'not-asked': 'Not asked yet'
	},
	since: (state, day) => `${state}, ${day}`,
	of: (n) => `${n} of 3`,
	version: (id, day) => `Version ${id}, since ${day}`,
	yes: 'Agrees',
	no: 'Does not agree',
	takeBack: 'Withdraw consent',
	nowIs: (state) => `At present: ${state.toLocaleLowerCase('en')}.`,
	noEmpties:
		'If not: names and everything recorded about this household are erased, it is only counted as one household. A slip can be undone at once.',
	who: 'Who answered?',
	someoneElse: 'Somebody else of the household',
	how: 'How was it answered?',
	howAnswered: {
		spoken: 'Spoken',
		signed: 'Signed on the commune’s paper'
	},
	save: { given: 'Save the consent', withdrawn: 'Save the withdrawal' },
	saving: 'Saving…',
	answerFirst: 'Choose who answered, and how.',
	saved: (purpose, state) => `${purpose}: ${state.toLocaleLowerCase('en')}`,
	notSaved: 'Not saved yet. Please try again.',
	readAloud: {
		read: 'Read aloud',
		stop: 'Stop reading',
		noVoice:
			'This device has no voice for this language. Read it out yourself, or hand the screen over to be read.'
	},
	section: {
		title: 'Consent to data',
		ask: 'Ask the family',
		see: 'See, ask again, withdraw',
		offer:
			'When there is time, ask whether the family agrees to be recorded. It need not be at once.',
		print: 'The household’s data: see, print, save'
	},
	withdraw: {
		open: 'The family wants all data of the household erased',
		title: 'Erase this household’s data?',
		points: [
			'Names, phone numbers, notes and visits of the household disappear from this device at once.',
			'The commune erases them about an hour after this device has sent it. Until then you can take it back.',
			'Other devices erase when they have a network, within 15 days. The commune’s officers follow it to the last device.',
			'Only a code and the day stay, so that households are still counted in full. What is erased cannot be had back.'
		],
		how: 'How did the family say so?',
		howFirst: 'Choose how the family said so.',
		confirm: 'Withdraw and erase',
		keep: 'Keep it'
	},
	declined: {
		since: (day) => `This household declined to be recorded (${day}).`,
		left: 'Only its code and the day are kept, so that it is still counted. What was recorded before is shown nowhere; the commune and all devices erase it, within 15 days.',
		nothing:
			'Only its code and the day are kept, so that it is still counted. Nobody’s name was recorded.',
		erased:
			'Everything else has been erased and cannot be had back. Only its code and the day are kept, so that it is still counted. If the family changes its mind, register it anew.',
		again: 'The family consents again: register',
		againTitle: 'Consents again',
		againHint: (code) =>
			`Nothing is left of the time before, so it is registered anew. It takes the place of code ${code} and is counted once.`,
		counted:
			'The family has consented again and is recorded under a new code. This code counts no more.',
		openAgain: 'Open the household as recorded anew'
	},
	refuse: {
		open: 'The household does not want to be recorded?',
		title: 'Does not want to be recorded',
		text: 'Nobody’s name is written down. The household is only counted, so that the commune knows somebody came.',
		lane: 'Lane (if needed so that nobody knocks again)',
		save: 'Record: declined',
		back: 'To adding a household',
		noVillage: 'Choose a village first.'
	}
};

export const consentWords = catalogue({ vi, en });
export type ConsentInWords = typeof vi;
