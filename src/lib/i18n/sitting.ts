import type { Obstacle, SendingPlace } from '$lib/domain/entries/submission-entries';
import type { DossierCodeError } from '$lib/domain/submission/dossier-code';
import { catalogue } from './index';
import { inFigures } from './numbers';

/** Beginning, preparing, sitting through and sending a submission. */
const vi = {
	start: {
		title: 'Bắt đầu cùng người dân',
		household: 'Giúp hộ nào?',
		householdHint: 'Tìm trong thôn, bản đang chọn.',
		search: 'Tên chủ hộ, người trong hộ, ngõ',
		clear: 'Xoá chữ đã gõ',
		noHousehold: 'Chưa thấy hộ nào',
		noVillage: 'Chưa chọn thôn, bản',
		chooseVillage: 'Chọn thôn, bản',
		who: 'Làm cho ai?',
		whoHint: 'Người đứng tên hồ sơ. Với khai sinh là cha hoặc mẹ.',
		kept: (days: number) =>
			`Hãy nói với gia đình: hồ sơ chưa xong thì xã giữ dữ liệu của nhà đến khi xong, lâu nhất ${inFigures(days)} ngày sau lần ghi cuối.`,
		goesOn: 'Đang làm dở, bấm để làm tiếp',
		nobody: 'Hộ này chưa ghi ai',
		addMember: 'Thêm người',
		procedure: 'Giúp làm thủ tục gì?',
		chooseProcedure: 'Tìm thủ tục'
	},

	of: 'Giúp làm thủ tục',
	ofDetail: 'Tìm thủ tục, xem cần giấy tờ gì, làm cùng người dân',
	open: 'Hồ sơ đang làm',
	over: (n: number) => `Hồ sơ đã kết thúc (${inFigures(n)})`,

	who: (who: string) => `Cho ${who}`,
	change: 'Đổi',
	changeWho: 'Đổi người',
	stop: 'Không làm nữa',
	papers: 'Cần mang theo',
	missing: (n: number) => (n === 0 ? 'Đã đủ giấy tờ' : `Còn thiếu ${inFigures(n)} giấy tờ`),
	nothingNeeded: 'Không phải mang giấy tờ nào',
	perhaps: 'Có thể cần',
	spared: 'Không cần mang',
	bringPhone: 'Điện thoại có VNeID của người nộp',
	slip: 'Phiếu mang theo',
	allThere: 'Đủ giấy tờ',
	begin: 'Làm các bước',
	withoutPapers: 'Làm trước các bước',
	toPapers: 'Xem giấy tờ',
	later: 'Để sau',

	stepOf: (n: number, of: number) => `Bước ${inFigures(n)} trong ${inFigures(of)}`,
	done: (steps: string) => `Đã xong bước ${steps}`,
	doneStep: (n: number, by: string) => `Bước ${inFigures(n)}: ${by}`,
	notedBy: (when: string, by: string) => `${when}, ${by} ghi`,
	passedOver: 'Đã bỏ qua',
	next: 'Các bước sau',
	holds: (who: string) => `${who} cầm máy và tự bấm.`,
	guides: 'Bạn chỉ hướng dẫn. Không hỏi mật khẩu, mã OTP.',
	atDesk: (who: string) => `${who} tự nói, tự nộp ở quầy.`,
	guidesAtDesk: 'Bạn chỉ đi cùng. Không giữ giấy tờ, không hỏi số căn cước.',
	stepDone: 'Xong bước này. Ai làm?',
	blocked: 'Bị vướng',
	send: { online: 'Gửi hồ sơ', counter: 'Nộp tại quầy' },
	sendHint: {
		online: 'Xem lại lần cuối rồi bấm gửi trên cổng.',
		counter: 'Nộp giấy tờ, rồi nhận phiếu hẹn.'
	},
	sentNow: { online: 'Đã gửi hồ sơ', counter: 'Đã nộp tại quầy' },
	code: 'Mã hồ sơ',
	codeLater: 'Ghi sau khi gửi',
	plannedFor: (place: string, day: string) => `Hẹn nộp ${day}, ${place}`,
	plannedBefore: (place: string, day: string) => `Đã qua ngày hẹn nộp: ${day}, ${place}`,

	obstacles: {
		title: 'Vướng ở đâu?',
		hint: 'Bấm một lần là đã ghi. Bước này để đó, làm tiếp lúc nào cũng được.',
		whatNow: 'Làm gì tiếp',
		note: 'Vướng gì?',
		noteHint: 'Viết ngắn. Không ghi số căn cước, mật khẩu, mã OTP.',
		save: 'Lưu',
		missingNote: 'Hãy viết vài chữ, hoặc chọn một việc ở trên.',
		goOn: 'Đã gỡ được, làm tiếp',
		since: (day: string, who: string) => `Ghi ${day}, ${who}`,
		advice: {
			'no-level-2':
				'Đến công an xã làm mức 2, mang theo căn cước. Nên gọi hoặc đặt lịch trước. Làm xong thì tiếp tục từ bước này.',
			'forgot-passcode':
				'Ở màn hình đăng nhập VNeID, bấm Quên mật khẩu, người dân tự làm theo từng bước. Không được thì mang căn cước đến công an xã.',
			'no-sim':
				'Mã OTP gửi về số đã đăng ký với VNeID. Ra điểm của nhà mạng làm lại SIM chính chủ, hoặc đến công an xã đổi số. Gấp thì nộp tại quầy.',
			'portal-down':
				'Để lúc khác. Cổng hay chậm từ 9 đến 11 giờ và từ 14 đến 16 giờ; thử trước 8 giờ hoặc sau 20 giờ.',
			'form-error':
				'Xem lại ô báo đỏ: họ tên có dấu, ngày sinh, nơi cư trú. Dữ liệu tự điền mà sai thì hỏi công an xã. Vẫn không được thì nộp tại quầy.',
			'no-signal': 'Chuẩn bị đủ giấy tờ tại nhà, rồi hẹn chỗ và giờ có sóng để nộp.',
			'paper-missing': 'Ghi vào phiếu mang theo để người dân tìm. Có đủ thì làm tiếp.',
			'person-away': 'Hẹn ngày người ấy có nhà. Mật khẩu và mã OTP không ai nhập thay được.',
			other: 'Hỏi bộ phận một cửa hoặc cán bộ xã. Khi gỡ được thì làm tiếp từ bước này.'
		} satisfies Record<Obstacle, string>
	},

	plan: {
		open: 'Hẹn nơi và ngày nộp',
		proposed: 'Nên nộp lúc này',
		take: 'Hẹn như vậy',
		choose: 'Chọn khác',
		where: 'Nộp ở đâu?',
		place: {
			'signal-place': 'chỗ có sóng',
			'commune-hall': 'nhà văn hoá, trụ sở xã',
			office: 'nơi nhận hồ sơ',
			home: 'tại nhà'
		} satisfies Record<SendingPlace, string>,
		when: 'Ngày nào?',
		today: 'Hôm nay',
		tomorrow: 'Ngày mai',
		other: 'Ngày khác',
		closed: (day: string, next: string) =>
			`${day}: nơi ấy thường nghỉ. Ngày làm việc sau đó: ${next}.`,
		save: 'Lưu ngày hẹn'
	},

	sending: {
		title: 'Đã nộp hồ sơ',
		where: 'Nộp ở đâu?',
		who: { online: 'Ai bấm gửi?', counter: 'Ai nộp ở quầy?' },
		fee: 'Trả lệ phí thế nào?',
		feeIs: (fee: string) => `Lệ phí: ${fee}`,
		paid: {
			online: 'Trả trên mạng',
			counter: 'Trả tại quầy',
			none: 'Không phải trả, hoặc chưa trả'
		},
		result: 'Nhận kết quả thế nào?',
		unsure: 'Chưa rõ',
		last: 'Ngày nộp và ngày hẹn',
		on: 'Ngày nộp',
		due: 'Ngày hẹn trả kết quả',
		dueHint: (day: string) =>
			`Dự kiến ${day}, tính ngày làm việc, nghỉ lễ đã trừ. Có phiếu hẹn thì ghi ngày trên phiếu, chưa có thì để trống.`,
		dueHintCalendar: (day: string) =>
			`Dự kiến ${day}. Có phiếu hẹn thì ghi ngày trên phiếu, chưa có thì để trống.`,
		uncertain: 'Lịch nghỉ của những ngày ấy chưa công bố.',
		afterHours: 'Nộp sau 15 giờ thì tính từ ngày làm việc sau.',
		noDue: 'Có phiếu hẹn thì ghi ngày trên phiếu. Chưa biết thì để trống.',
		wrongDue: 'Ngày hẹn phải từ ngày nộp trở đi.',
		noOn: 'Hãy chọn ngày nộp.',
		wrongOn: 'Ngày nộp không thể sau hôm nay.',
		answered: 'Đã chọn',
		save: 'Lưu: đã nộp'
	},

	codeNote: {
		title: 'Mã hồ sơ',
		hint: 'Chép từ màn hình sau khi gửi, tin nhắn hoặc phiếu hẹn. Ví dụ H41.20-261122-0012.',
		agree: (who: string) => `${who} đồng ý cho giữ mã này để theo dõi hồ sơ`,
		agreeHint: 'Chỉ người trong tổ và xã xem được. Mã được xoá khi hồ sơ kết thúc.',
		save: 'Lưu mã',
		later: 'Ghi sau',
		empty: 'Hãy gõ mã, hoặc bấm Ghi sau.',
		wrong: {
			'not-a-code':
				'Chưa giống mã hồ sơ. Mã có chữ, số và dấu gạch, ví dụ H41.20-261122-0012. Hãy xem lại.',
			'forbidden-text':
				'Đây giống số căn cước, không phải mã hồ sơ. Gõ Cửa không giữ số này, hãy xoá đi. Mã hồ sơ ở màn hình sau khi gửi, hoặc trên phiếu hẹn.'
		} satisfies Record<DossierCodeError['kind'], string>,
		unusual: 'Mã này khác mẫu thường gặp. Hãy xem lại từng chữ.',
		keep: 'Đúng như vậy, giữ mã này'
	},

	skills: {
		title: (who: string) => `${who} đã tự làm từ đầu đến cuối`,
		titleOfSending: (who: string) => `${who} đã tự gửi hồ sơ`,
		hint: 'Chỉ ghi khi chính người ấy bấm, không phải người khác trong nhà.',
		which: 'Sẽ ghi',
		asVisit: 'Ghi thành một lượt thăm ngắn, hoàn tác được.',
		write: 'Ghi là tự làm được',
		no: 'Không ghi',
		saving: 'Đang lưu…',
		unsaved: 'Chưa ghi được. Hãy thử lại, hoặc ghi ở lượt thăm.'
	}
};

const en: typeof vi = {
	start: {
		title: 'Begin with the citizen',
		household: 'Which household?',
		householdHint: 'Searched in the village that is chosen.',
		search: 'Name of the head or a member, lane',
		clear: 'Clear what was typed',
		noHousehold: 'No household found',
		noVillage: 'No village is chosen',
		chooseVillage: 'Choose a village',
		who: 'Whom is it for?',
		whoHint: 'Whoever applies. For a birth, the father or mother.',
		kept: (days) =>
			`Tell the family: the commune keeps their data until the dossier is over, at most ${inFigures(days)} days after it was written about last.`,
		goesOn: 'Under way: tap to go on',
		nobody: 'Nobody is recorded in this household',
		addMember: 'Add a person',
		procedure: 'Which procedure?',
		chooseProcedure: 'Find a procedure'
	},

	of: 'Help with a procedure',
	ofDetail: 'Find a procedure, see which papers are needed, do it together',
	open: 'Submissions under way',
	over: (n) => `Submissions that are over (${inFigures(n)})`,

	who: (who) => `For ${who}`,
	change: 'Change',
	changeWho: 'Change who',
	stop: 'Give it up',
	papers: 'Bring these',
	missing: (n) => (n === 0 ? 'All papers are at hand' : `${inFigures(n)} paper(s) missing`),
	nothingNeeded: 'No papers need to be brought',
	perhaps: 'Perhaps needed',
	spared: 'Need not be brought',
	bringPhone: 'A phone with the VNeID of whoever submits',
	slip: 'Slip to take along',
	allThere: 'All papers at hand',
	begin: 'Go through the steps',
	withoutPapers: 'Steps first',
	toPapers: 'See the papers',
	later: 'Later',

	stepOf: (n, of) => `Step ${inFigures(n)} of ${inFigures(of)}`,
	done: (steps) => `Done: step ${steps}`,
	doneStep: (n, by) => `Step ${inFigures(n)}: ${by}`,
	notedBy: (when, by) => `${when}, noted by ${by}`,
	passedOver: 'Passed over',
	next: 'Next steps',
	holds: (who) => `${who} holds the phone and presses.`,
	guides: 'You only guide. Never ask for a passcode or OTP.',
	atDesk: (who) => `${who} speaks and hands in at the desk.`,
	guidesAtDesk: 'You only come along. Keep no papers, ask for no ID number.',
	stepDone: 'This step is done. By whom?',
	blocked: 'Held up',
	send: { online: 'Submit', counter: 'Hand in at the desk' },
	sendHint: {
		online: 'Look over it a last time, then press send on the portal.',
		counter: 'Hand in the papers and take the appointment slip.'
	},
	sentNow: { online: 'It was submitted', counter: 'It was handed in' },
	code: 'Dossier code',
	codeLater: 'After submitting',
	plannedFor: (place, day) => `To be submitted ${day}, ${place}`,
	plannedBefore: (place, day) => `The planned day is over: ${day}, ${place}`,

	obstacles: {
		title: 'What holds it up?',
		hint: 'One tap writes it down. The step waits; go on at any time.',
		whatNow: 'What to do',
		note: 'What holds it up?',
		noteHint: 'A few words. No ID numbers, passcodes or OTPs.',
		save: 'Save',
		missingNote: 'Write a few words, or choose one of the above.',
		goOn: 'Solved, go on',
		since: (day, who) => `Noted ${day}, ${who}`,
		advice: {
			'no-level-2':
				'Get level 2 at the commune police, with the ID card. Better call or book first. Then go on from this step.',
			'forgot-passcode':
				'On VNeID’s sign-in screen press Quên mật khẩu (forgot passcode); the citizen follows the steps. If that fails, to the commune police with the ID card.',
			'no-sim':
				'The OTP goes to the number registered with VNeID. Renew the SIM at the operator’s shop, or change the number at the commune police. If it is urgent, hand in at the desk.',
			'portal-down':
				'Another time. The portal is often slow from 9 to 11 and from 14 to 16; try before 8 or after 20.',
			'form-error':
				'Look at the red fields: name with marks, birth date, residence. If data filled in by itself are wrong, ask the commune police. If it still fails, hand in at the desk.',
			'no-signal':
				'Get all papers ready at home, then plan where and when there is a signal to submit.',
			'paper-missing': 'Give them the slip to look for it. Go on once it is there.',
			'person-away':
				'Agree on a day when they are home. Nobody else can type their passcode and OTP.',
			other: 'Ask the one-stop desk or the commune. Once solved, go on from this step.'
		}
	},

	plan: {
		open: 'Plan where and when',
		proposed: 'A good moment to submit',
		take: 'Plan it so',
		choose: 'Choose otherwise',
		where: 'Where will it be submitted?',
		place: {
			'signal-place': 'where there is a signal',
			'commune-hall': 'at the commune hall',
			office: 'at the office that takes it in',
			home: 'at home'
		},
		when: 'On which day?',
		today: 'Today',
		tomorrow: 'Tomorrow',
		other: 'Another day',
		closed: (day, next) => `${day}: usually closed there. The next working day: ${next}.`,
		save: 'Save the plan'
	},

	sending: {
		title: 'It was submitted',
		where: 'Where was it submitted?',
		who: { online: 'Who pressed send?', counter: 'Who handed it in?' },
		fee: 'How was the fee paid?',
		feeIs: (fee) => `Fee: ${fee}`,
		paid: {
			online: 'Paid online',
			counter: 'Paid at the desk',
			none: 'Nothing to pay, or not yet'
		},
		result: 'How does the result come?',
		unsure: 'Not known yet',
		last: 'Day of submitting and due day',
		on: 'Submitted on',
		due: 'Result due on',
		dueHint: (day) =>
			`Expected ${day}, counted in working days without holidays. With an appointment slip, write its day; leave it empty without one.`,
		dueHintCalendar: (day) =>
			`Expected ${day}. With an appointment slip, write its day; leave it empty without one.`,
		uncertain: 'The holidays of those days are not announced yet.',
		afterHours: 'Submitted after 15:00, it counts from the next working day.',
		noDue: 'With an appointment slip, write its day. Leave it empty if not known.',
		wrongDue: 'The due day cannot be before the day of submitting.',
		noOn: 'Please choose the day of submitting.',
		wrongOn: 'The day of submitting cannot be after today.',
		answered: 'Chosen',
		save: 'Save: submitted'
	},

	codeNote: {
		title: 'Dossier code',
		hint: 'From the screen after sending, a message, or the slip. Such as H41.20-261122-0012.',
		agree: (who) => `${who} agrees that this code is kept to follow the dossier`,
		agreeHint: 'Only the team and the commune see it. It is erased when the dossier is over.',
		save: 'Save the code',
		later: 'Later',
		empty: 'Type the code, or press Later.',
		wrong: {
			'not-a-code':
				'Not like a dossier code yet: letters, digits and dashes, such as H41.20-261122-0012. Please look again.',
			'forbidden-text':
				'This looks like an ID number, not a dossier code. Gõ Cửa does not keep it; please remove it. The code is on the screen after sending, or on the slip.'
		},
		unusual: 'This code has an unusual form. Please check every character.',
		keep: 'It is right, keep it'
	},

	skills: {
		title: (who) => `${who} did it all alone`,
		titleOfSending: (who) => `${who} sent it alone`,
		hint: 'Only if it was they who pressed, not somebody else at home.',
		which: 'To be written down',
		asVisit: 'Written down as a short visit that can be taken back.',
		write: 'Can do it alone',
		no: 'Do not write it down',
		saving: 'Saving…',
		unsaved: 'It could not be saved. Try again, or note it at a visit.'
	}
};

export const sittingWords = catalogue({ vi, en });
