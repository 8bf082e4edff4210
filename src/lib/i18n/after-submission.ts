import type { ClosedAs, DossierStatus, ResultBy } from '$lib/domain/entries/submission-entries';
import { catalogue } from './index';

/** What becomes of a dossier after it went out. */
const vi = {
	code: {
		label: 'Mã hồ sơ',
		copy: 'Chép mã',
		copied: 'Đã chép mã.',
		notCopied: 'Máy không cho chép. Hãy đọc mã trên màn hình.',
		until: 'Mã được xoá một giờ sau khi hồ sơ kết thúc.',
		write: 'Ghi mã hồ sơ'
	},
	heading: 'Hồ sơ đến đâu rồi?',
	hint: 'Xem trên cổng hoặc hỏi nơi nhận, rồi chạm một ô.',
	askAt: (place: string) => `Hỏi nơi nhận: ${place}`,
	status: {
		received: 'Đã tiếp nhận',
		'supplement-asked': 'Yêu cầu bổ sung',
		processing: 'Đang giải quyết',
		'result-ready': 'Có kết quả'
	} satisfies Record<DossierStatus, string>,
	other: {
		'result-received': 'Người dân đã nhận kết quả',
		refused: 'Bị từ chối',
		withdrawn: 'Rút hồ sơ'
	},
	saidOn: {
		when: 'Cơ quan báo ngày nào?',
		today: 'Hôm nay',
		yesterday: 'Hôm qua',
		other: 'Ngày khác',
		day: 'Ngày báo',
		wrong: 'Hãy chọn từ ngày nộp đến hôm nay.'
	},
	supplement: {
		heading: 'Cần bổ sung gì?',
		papers: 'Giấy tờ phải bổ sung',
		words: 'Ghi thêm (không bắt buộc)',
		wordsHint: 'Như cán bộ dặn. Không ghi số giấy tờ.',
		by: 'Bổ sung trước hết ngày',
		byHint: 'Thường là 7 ngày làm việc từ ngày báo. Sửa lại theo thông báo.',
		wrongBy: 'Ngày bổ sung phải từ ngày báo trở đi.',
		save: 'Lưu yêu cầu bổ sung',
		asked: 'Cần bổ sung',
		supplied: 'Đã bổ sung xong'
	},
	result: {
		heading: 'Nhận kết quả',
		by: 'Nhận bằng cách nào?',
		when: 'Nhận ngày nào?',
		resultBy: {
			post: 'Qua bưu chính công ích',
			office: 'Đến nơi nhận hồ sơ lấy',
			online: 'Bản điện tử, trên mạng'
		} satisfies Record<ResultBy, string>,
		keptHeading: 'Kết quả đã có trong kho dữ liệu của người dân?',
		keptHow:
			'Cùng mở VNeID hoặc Cổng Dịch vụ công, vào Kho dữ liệu điện tử, tìm kết quả. Lần sau không phải mang bản giấy.',
		kept: { yes: 'Đã thấy trong kho', no: 'Chưa thấy', unasked: 'Chưa xem' },
		satisfied: 'Người dân thấy thế nào?',
		satisfiedHint: 'Chạm một ô là xong hồ sơ.',
		answers: { yes: 'Hài lòng', 'so-so': 'Tạm được', no: 'Chưa hài lòng', unasked: 'Không hỏi' }
	},
	ending: {
		refused: {
			heading: 'Vì sao bị từ chối?',
			save: 'Lưu: bị từ chối'
		},
		withdrawn: {
			heading: 'Vì sao rút hồ sơ?',
			save: 'Lưu: rút hồ sơ'
		},
		'given-up': {
			heading: 'Vì sao gia đình không làm nữa?',
			save: 'Lưu: không làm nữa'
		},
		when: {
			refused: 'Bị từ chối ngày nào?',
			withdrawn: 'Rút hồ sơ ngày nào?'
		},
		reason: 'Lý do (không bắt buộc)',
		reasonHint: 'Vài chữ, để lần sau làm khác. Không ghi số giấy tờ.'
	},
	promise: {
		note: 'Ghi ngày hẹn trả',
		change: 'Sửa ngày hẹn trả',
		heading: 'Hẹn trả ngày nào?',
		day: 'Ngày hẹn trả kết quả',
		dayHint: 'Như trên phiếu hẹn hoặc trên cổng.',
		save: 'Lưu ngày hẹn',
		noDay: 'Hãy chọn ngày trên phiếu hẹn.'
	},
	back: 'Quay lại',
	heard: 'Đã nghe',
	heardOn: (status: string, day: string) => `${status}, ${day}`,
	promised: (day: string) => `Hẹn trả ${day}`,
	toSupply: (day: string) => `Bổ sung trước hết ${day}`,
	ended: {
		title: {
			'result-received': 'Đã nhận kết quả',
			refused: 'Hồ sơ bị từ chối',
			withdrawn: 'Đã rút hồ sơ',
			'given-up': 'Không làm nữa'
		} satisfies Record<ClosedAs, string>,
		satisfied: {
			yes: 'Người dân hài lòng',
			'so-so': 'Người dân thấy tạm được',
			no: 'Người dân chưa hài lòng'
		},
		kept: 'Đã thấy kết quả trong kho dữ liệu của mình',
		notKept: 'Chưa thấy kết quả trong kho dữ liệu. Lần sau đến, hãy cùng xem lại.',
		codeGone:
			'Mã hồ sơ, nếu đã ghi, không còn hiện nữa và được xoá khỏi xã và mọi máy sau một giờ. Hoàn tác sau đó thì phải hỏi lại mã.',
		again: 'Khi đã đủ giấy tờ, có thể làm lại.',
		beginAgain: 'Làm lại thủ tục này'
	}
};

const en: typeof vi = {
	code: {
		label: 'Dossier code',
		copy: 'Copy the code',
		copied: 'Code copied.',
		notCopied: 'This device does not allow copying. Read the code from the screen.',
		until: 'The code is erased an hour after the dossier is over.',
		write: 'Note the dossier code'
	},
	heading: 'How far is it?',
	hint: 'Look at the portal or ask the office, then tap one.',
	askAt: (place) => `Ask the office: ${place}`,
	status: {
		received: 'Received',
		'supplement-asked': 'Supplement asked for',
		processing: 'Being processed',
		'result-ready': 'Result ready'
	},
	other: {
		'result-received': 'The citizen has the result',
		refused: 'Refused',
		withdrawn: 'Withdrawn'
	},
	saidOn: {
		when: 'When did the office say so?',
		today: 'Today',
		yesterday: 'Yesterday',
		other: 'Another day',
		day: 'Said on',
		wrong: 'Choose a day from the submitting to today.'
	},
	supplement: {
		heading: 'What is to be supplied?',
		papers: 'Papers to supply',
		words: 'Note (optional)',
		wordsHint: 'As the officer said. No document numbers.',
		by: 'To be supplied by',
		byHint: 'Mostly 7 working days from that day. Change it as the notice says.',
		wrongBy: 'It cannot be before the day it was asked for.',
		save: 'Save what is asked for',
		asked: 'To be supplied',
		supplied: 'All supplied'
	},
	result: {
		heading: 'The result',
		by: 'How did it come?',
		when: 'Which day did it come?',
		resultBy: {
			post: 'By public post',
			office: 'Fetched at the office',
			online: 'Electronic, online'
		},
		keptHeading: 'Is the result in the citizen’s own data store?',
		keptHow:
			'Open VNeID or the National Portal together, go to the electronic data store and find the result. Next time no paper is needed.',
		kept: { yes: 'Seen there', no: 'Not there yet', unasked: 'Not looked' },
		satisfied: 'What does the citizen think?',
		satisfiedHint: 'One tap, and the dossier is over.',
		answers: { yes: 'Satisfied', 'so-so': 'So-so', no: 'Not satisfied', unasked: 'Not asked' }
	},
	ending: {
		refused: { heading: 'Why was it refused?', save: 'Save: refused' },
		withdrawn: { heading: 'Why was it withdrawn?', save: 'Save: withdrawn' },
		'given-up': { heading: 'Why does the family not go on?', save: 'Save: given up' },
		when: {
			refused: 'Which day was it refused?',
			withdrawn: 'Which day was it withdrawn?'
		},
		reason: 'Reason (optional)',
		reasonHint: 'A few words, to do otherwise next time. No document numbers.'
	},
	promise: {
		note: 'Note the day it is due',
		change: 'Change the day it is due',
		heading: 'Which day is it due?',
		day: 'The result is due on',
		dayHint: 'As on the appointment slip or the portal.',
		save: 'Save the day',
		noDay: 'Choose the day on the slip.'
	},
	back: 'Back',
	heard: 'Heard so far',
	heardOn: (status, day) => `${status}, ${day}`,
	promised: (day) => `Due ${day}`,
	toSupply: (day) => `To be supplied by ${day}`,
	ended: {
		title: {
			'result-received': 'Result received',
			refused: 'The dossier was refused',
			withdrawn: 'The dossier was withdrawn',
			'given-up': 'Given up'
		},
		satisfied: {
			yes: 'The citizen is satisfied',
			'so-so': 'The citizen finds it so-so',
			no: 'The citizen is not satisfied'
		},
		kept: 'Seen in their own data store',
		notKept: 'Not seen in the data store yet. Look again together next time.',
		codeGone:
			'The dossier code, if one was noted, is hidden now, and erased at the commune and on every device after an hour. Taken back later, the code must be asked for again.',
		again: 'It can be begun again once the papers are complete.',
		beginAgain: 'Begin this procedure again'
	}
};

export const afterSubmissionWords = catalogue({ vi, en });
