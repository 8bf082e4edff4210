import type { Checklist } from '$lib/domain/procedures/checklist';
import type { ProcedureGroup } from '$lib/domain/procedures/groups';
import type { Fee, Procedure, ProcessingTime, Words } from '$lib/domain/procedures/procedure';
import type { SlipWords } from '$lib/domain/procedures/slip';
import { catalogue, locale } from './index';
import { inFigures, inTenths } from './numbers';

const vi = {
	title: 'Thủ tục',
	detail: 'Cần mang giấy tờ gì, lệ phí, bao lâu; xem được khi không có mạng',
	ofHousehold: 'Cần giấy tờ gì?',
	ofHouseholdDetail: 'Tìm thủ tục, xem cần mang gì, in phiếu',
	back: 'Thủ tục',
	backToHousehold: 'Về hộ',

	search: 'Bạn cần giúp việc gì?',
	searchHint:
		'Gõ như bà con nói: con mới sinh, mất thẻ, tiền người già; hoặc tên giấy, mã thủ tục.',
	clearSearch: 'Xóa chữ đã gõ',
	results: 'Kết quả tìm',
	found: (n: number) => `Tìm thấy ${inFigures(n)} thủ tục`,
	nearly: 'Không có thủ tục đúng như vậy. Gần nhất là:',
	nothing: (text: string) => `Chưa thấy thủ tục nào cho “${text}”`,
	nothingHint:
		'Thử nói cách khác, hoặc chọn theo việc ở dưới. Không có ở đây thì hỏi bộ phận một cửa.',
	paper: (paper: string) => `Có giấy: ${paper}`,
	recent: 'Mới xem',
	often: 'Hay gặp',
	groups: 'Theo việc',
	inGroup: (n: number) => `${inFigures(n)} thủ tục`,
	group: {
		interlinked: 'Gói liên thông, làm một lần được nhiều việc',
		'civil-status': 'Khai sinh, kết hôn, khai tử',
		residence: 'Hộ khẩu, cư trú',
		identity: 'Căn cước, hộ chiếu, lý lịch',
		insurance: 'Bảo hiểm',
		support: 'Trợ cấp, hỗ trợ',
		certification: 'Chứng thực, sao y',
		traffic: 'Xe và giao thông',
		education: 'Học hành',
		work: 'Việc làm, buôn bán',
		land: 'Đất đai',
		electricity: 'Điện',
		seal: 'Con dấu (cơ quan, tổ chức)'
	} satisfies Record<ProcedureGroup, string>,

	code: (code: string) => `Mã ${code}`,
	checkedIn: (month: string) => `Đã kiểm tháng ${month}`,
	unverified: 'Danh mục tham khảo, hỏi bộ phận một cửa',
	unverifiedHint: 'Chưa đối chiếu với Cổng Dịch vụ công quốc gia. Hãy hỏi lại trước khi đi.',
	question: (n: number, of: number) => `Câu hỏi ${inFigures(n)} trên ${inFigures(of)}`,
	answered: 'Đã chọn',
	change: 'Đổi',
	changeOf: (question: string) => `Đổi câu trả lời: ${question}`,
	routeQuestion: 'Nộp ở đâu?',
	route: { online: 'Trên mạng', counter: 'Tại quầy' },

	bring: 'Cần mang theo',
	nothingToBring: 'Danh mục không ghi giấy tờ nào phải mang',
	phone: 'Điện thoại có VNeID của người nộp',
	perhaps: (condition: string) => `Có thể cần, ${condition}`,
	perhapsToo: (n: number) => `Có thể cần thêm (${inFigures(n)})`,
	show: 'Xuất trình khi đến, không phải nộp',
	ready: 'Biết sẵn để khai',
	fill: { online: 'Điền ngay trên mạng', counter: 'Điền tại quầy' },
	spared: 'Không cần mang',
	inPerson: 'Phải có mặt',
	signatures: 'Chữ ký, đồng ý',
	noDigitalSignature: 'Không phải ký số biểu mẫu khi đã đăng nhập VNeID.',

	fee: 'Lệ phí',
	time: 'Thời gian',
	deadline: 'Hạn',
	where: 'Nơi nhận',
	how: 'Cách nộp',
	channel: {
		online: 'Nộp trên mạng',
		partly: 'Nộp trên mạng, có việc phải đến; hoặc nộp tại quầy',
		counter: 'Nộp tại quầy',
		both: 'Nộp trên mạng hoặc tại quầy'
	} satisfies Record<Procedure['channel'], string>,
	free: 'Miễn phí',
	money: (amount: number) => `${inFigures(amount)} đồng`,
	online: 'Trên mạng',
	counter: 'Tại quầy',
	notChecked: 'chưa kiểm',
	dueIfNow: (day: string, certain: boolean) =>
		`Nộp bây giờ thì hẹn ${day}${certain ? '' : ' (lịch nghỉ chưa công bố)'}`,
	about: (days: string) => `Khoảng ${days}`,
	days: (n: string, unit: 'working' | 'calendar') =>
		unit === 'working' ? `${n} ngày làm việc` : `${n} ngày`,

	parts: 'Gói này gồm',
	partOf: 'Làm chung được trong gói',
	steps: { online: 'Các bước nộp trên mạng', counter: 'Các bước nộp tại quầy' },
	notes: 'Nên biết',
	sources: 'Nguồn',
	verifiedScope: (scope: string) => `Đã kiểm: ${scope}.`,
	notVerifiedScope: (scope: string) => `Chưa đối chiếu đủ; mới biết chắc: ${scope}.`,
	portal: 'Cổng Dịch vụ công quốc gia: dichvucong.gov.vn',

	slip: {
		title: 'Phiếu mang theo',
		open: 'Phiếu mang theo',
		hint: 'Đưa cho bà con: gửi tin nhắn, cho quét mã, hoặc in. Trên phiếu không có tên ai.',
		back: 'Quay lại',
		unanswered: 'Còn câu chưa trả lời, nên phiếu ghi cả giấy tờ có thể cần.',
		share: 'Gửi',
		copied: 'Đã chép phiếu. Dán vào tin nhắn để gửi.',
		notCopied: 'Chưa chép được. Hãy in, hoặc cho quét mã.',
		qr: 'Quét bằng điện thoại để có phiếu này',
		print: 'In',
		size: 'Cỡ giấy',
		sizes: { a5: 'A5, nửa tờ', a4: 'A4, chữ to' },
		preview: 'Phiếu sẽ in như sau',
		hours: 'Giờ làm việc',
		call: 'Điện thoại',
		brand: 'Gõ Cửa, tổ công nghệ số cộng đồng'
	}
};

const en: typeof vi = {
	title: 'Procedures',
	detail: 'What to bring, fees, how long; also without a network',
	ofHousehold: 'Which papers are needed?',
	ofHouseholdDetail: 'Find a procedure, see what to bring, print the slip',
	back: 'Procedures',
	backToHousehold: 'To the household',

	search: 'What do they need?',
	searchHint: 'As people say it, in Vietnamese: con mới sinh, mất thẻ; or a paper, a name, a code.',
	clearSearch: 'Clear what was typed',
	results: 'Results',
	found: (n) => `${inFigures(n)} procedure(s) found`,
	nearly: 'Nothing quite like that. The nearest:',
	nothing: (text) => `No procedure found for “${text}”`,
	nothingHint: 'Try other words, or choose below. If it is not here, ask the one-stop desk.',
	paper: (paper) => `Asks for: ${paper}`,
	recent: 'Looked at lately',
	often: 'Often asked for',
	groups: 'By what it is about',
	inGroup: (n) => `${inFigures(n)} procedure(s)`,
	group: {
		interlinked: 'Interlinked, several things at once',
		'civil-status': 'Birth, marriage, death',
		residence: 'Residence',
		identity: 'ID card, passport, records',
		insurance: 'Insurance',
		support: 'Allowances and support',
		certification: 'Certification, copies',
		traffic: 'Vehicles and traffic',
		education: 'Education',
		work: 'Work and trade',
		land: 'Land',
		electricity: 'Electricity',
		seal: 'Seals (organisations)'
	},

	code: (code) => `Code ${code}`,
	checkedIn: (month) => `Checked ${month}`,
	unverified: 'For reference: ask the one-stop desk',
	unverifiedHint: 'Not held against the National Public Service Portal. Ask before you go.',
	question: (n, of) => `Question ${inFigures(n)} of ${inFigures(of)}`,
	answered: 'Chosen',
	change: 'Change',
	changeOf: (question) => `Change the answer: ${question}`,
	routeQuestion: 'Where is it submitted?',
	route: { online: 'Online', counter: 'At the desk' },

	bring: 'Bring these',
	nothingToBring: 'The record names no papers to bring',
	phone: 'A phone with the VNeID of whoever submits',
	perhaps: (condition) => `Perhaps, ${condition}`,
	perhapsToo: (n) => `Perhaps these too (${inFigures(n)})`,
	show: 'Shown there, not handed in',
	ready: 'To know for the form',
	fill: { online: 'Filled in online', counter: 'Filled in at the desk' },
	spared: 'Need not be brought',
	inPerson: 'Must be there in person',
	signatures: 'Signatures and consent',
	noDigitalSignature: 'No digital signature is needed once signed in with VNeID.',

	fee: 'Fee',
	time: 'Time',
	deadline: 'Until when',
	where: 'Where',
	how: 'How',
	channel: {
		online: 'Online',
		partly: 'Online with something in person; or at the desk',
		counter: 'At the desk',
		both: 'Online or at the desk'
	},
	free: 'Free',
	money: (amount) => `${inFigures(amount)} VND`,
	online: 'Online',
	counter: 'At the desk',
	notChecked: 'not checked',
	dueIfNow: (day, certain) =>
		`Submitted now, due ${day}${certain ? '' : ' (holidays not announced yet)'}`,
	about: (days) => `About ${days}`,
	days: (n, unit) => (unit === 'working' ? `${n} working day(s)` : `${n} day(s)`),

	parts: 'This package holds',
	partOf: 'Also done as a part of',
	steps: { online: 'Steps online', counter: 'Steps at the desk' },
	notes: 'Good to know',
	sources: 'Sources',
	verifiedScope: (scope) => `Checked: ${scope}.`,
	notVerifiedScope: (scope) => `Not checked as a whole; known for sure: ${scope}.`,
	portal: 'National Public Service Portal: dichvucong.gov.vn',

	slip: {
		title: 'Slip to take along',
		open: 'Slip to take along',
		hint: 'For the citizen: send it, have the code scanned, or print it. Nobody’s name is on it.',
		back: 'Back',
		unanswered: 'Some questions are open, so the slip also has what may be needed.',
		share: 'Send',
		copied: 'The slip was copied. Paste it into a message.',
		notCopied: 'It could not be copied. Print it, or have the code scanned.',
		qr: 'Scan with a phone to have this slip',
		print: 'Print',
		size: 'Paper',
		sizes: { a5: 'A5, half a sheet', a4: 'A4, large print' },
		preview: 'It will print like this',
		hours: 'Opening hours',
		call: 'Phone',
		brand: 'Gõ Cửa, community digital technology team'
	}
};

export const procedureWords = catalogue({ vi, en });

/** What the catalogue says, in the chosen language. */
export const said = (words: Words): string => words[locale.current];

/** "Trên mạng 10.000 đồng · Tại quầy 20.000 đồng. …": amounts first, then what the source adds. */
export function feeInWords({ online, counter, words, checked }: Fee): string[] {
	const told = procedureWords();
	const amount = (money: number) => (money === 0 ? told.free : told.money(money));
	const amounts =
		online !== undefined && online === counter
			? [amount(online)]
			: [
					...(online === undefined ? [] : [`${told.online}: ${amount(online)}`]),
					...(counter === undefined ? [] : [`${told.counter}: ${amount(counter)}`])
				];
	return markUnchecked([...amounts, ...(words ? [said(words)] : [])], checked);
}

export function timeInWords({ days, words, checked }: ProcessingTime): string[] {
	const told = procedureWords();
	const lines: string[] = [];
	// Of the same day the words say it.
	if (days && days.from > 0) {
		const span = [days.from, ...(days.to === undefined ? [] : [days.to])].map(inTenths).join('–');
		const inDays = told.days(span, days.unit);
		lines.push(days.about ? told.about(inDays) : inDays);
	}
	return markUnchecked([...lines, ...(words ? [said(words)] : [])], checked);
}

const markUnchecked = ([first = '', ...rest]: string[], checked: boolean): string[] =>
	checked ? [first, ...rest] : [`${first} (${procedureWords().notChecked})`, ...rest];

/** On one line of a slip. */
const joined = (label: string, lines: readonly string[]): string =>
	`${label}: ${lines.map((line) => line.replace(/\.$/, '')).join('; ')}`;

/** How a slip is worded now. */
export function slipWords(): SlipWords {
	const told = procedureWords();
	return {
		language: locale.current,
		bring: told.bring,
		nothing: told.nothingToBring,
		phone: told.phone,
		show: told.show,
		ready: told.ready,
		fill: told.fill,
		spared: told.spared,
		inPerson: told.inPerson,
		signatures: told.signatures,
		fee: ({ procedure }: Checklist) => joined(told.fee, feeInWords(procedure.fee)),
		time: ({ procedure }: Checklist) => joined(told.time, timeInWords(procedure.time)),
		deadline: told.deadline,
		where: told.where,
		hours: told.slip.hours,
		call: told.slip.call,
		unverified: told.unverified,
		code: told.code
	};
}
