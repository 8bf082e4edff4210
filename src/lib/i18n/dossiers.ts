import type { ResultBy, SendingPlace } from '$lib/domain/entries/submission-entries';
import type { Due, WaitsFor } from '$lib/domain/submission/dossier-lines';
import type { SendingReason } from '$lib/domain/submission/propose-sending';
import type { RemindedOf } from '$lib/domain/submission/reminders';
import { calendarDayInWords } from './dates';
import { catalogue } from './index';
import { inFigures } from './numbers';

/** Dossiers that wait, in a list and on Today. */
const vi = {
	title: 'Hồ sơ',
	loading: 'Đang mở danh sách hồ sơ…',
	nearest: 'Việc gần nhất',
	goOn: 'Làm tiếp',
	sections: {
		overdue: 'Quá hạn',
		supplement: 'Cần bổ sung',
		result: 'Có kết quả, chưa nhận',
		'to-send': 'Chờ nộp',
		preparing: 'Đang chuẩn bị',
		waiting: 'Chờ kết quả'
	} satisfies Record<WaitsFor, string>,
	sectionOf: (title: string, n: string) => `${title}: ${n}`,
	more: 'Xem thêm hồ sơ',
	village: 'Thôn, bản',
	allVillages: 'Tất cả',
	forWhom: (who: string, house: string) => (who === house ? who : `${who}, nhà ${house}`),
	inCharge: (name: string) => `Người phụ trách: ${name}`,
	unknownProcedure: 'Thủ tục chưa có trên máy',
	due: {
		promised: (day: string) => `Hẹn trả ${day}`,
		expected: (day: string) => `Dự kiến xong ${day}`,
		/** The holidays on the way are not announced yet. */
		perhaps: (day: string) => `Dự kiến xong khoảng ${day}`,
		supply: (day: string) => `Bổ sung trước hết ${day}`,
		left: (n: number) => `còn ${inFigures(n)} ngày làm việc`,
		over: (n: number) => `quá ${inFigures(n)} ngày làm việc`
	},
	noDay: {
		overdue: 'Quá hạn',
		supplement: 'Chưa rõ hạn bổ sung',
		result: 'Báo cho người dân, rồi nhận kết quả',
		'to-send': 'Chưa hẹn lúc nộp',
		preparing: 'Chưa nộp',
		waiting: 'Chưa rõ ngày trả'
	} satisfies Record<WaitsFor, string>,
	asked: (papers: readonly string[]) => `Phải bổ sung: ${papers.join('; ')}`,
	/** How what is ready gets into the citizen's hand. */
	fetch: {
		post: 'Bưu điện mang đến. Báo người dân chờ nhận',
		office: 'Báo người dân đến nơi nhận hồ sơ lấy',
		online: 'Báo người dân mở bản điện tử trên mạng'
	} satisfies Record<ResultBy, string>,
	missing: (papers: readonly string[]) =>
		papers.length > 2
			? `Còn thiếu ${inFigures(papers.length)} giấy tờ: ${papers.slice(0, 2).join('; ')}…`
			: `Còn thiếu: ${papers.join('; ')}`,
	ready: 'Giấy tờ đã đủ, chỉ còn nộp',
	stopped: (obstacle: string) => `Đang vướng: ${obstacle}`,
	where: {
		'signal-place': 'ở chỗ có sóng',
		'commune-hall': 'ở nhà văn hoá, trụ sở xã',
		office: 'ở nơi nhận hồ sơ',
		home: 'tại nhà'
	} satisfies Record<SendingPlace, string>,
	planned: (when: string, where: string) => `Hẹn nộp ${when}, ${where}`,
	propose: (when: string, where: string) => `Hẹn nộp ${when}, ${where}`,
	because: {
		trip: 'Bạn cũng đến đó nộp hồ sơ khác.',
		'counts-today': 'Nộp trước 15:00 thì tính từ hôm nay.',
		'office-open': 'Đó là ngày làm việc gần nhất.',
		'quiet-evening': 'Sau 20:00 cổng ít người dùng.',
		'quiet-morning': 'Trước 8:00 cổng ít người dùng, và tính ngay ngày đó.'
	} satisfies Record<SendingReason, string>,
	/** It is the citizen who signs in. */
	comesAlong: 'Hẹn người dân cùng đi, cầm theo điện thoại của mình.',
	orElse: (when: string, where: string) => `Hoặc ${when}, ${where}`,
	plannedNow: 'Đã hẹn lúc nộp.',
	takenBack: 'Đã hoàn tác.',
	undo: 'Hoàn tác',
	empty: {
		title: 'Chưa có hồ sơ nào đang làm',
		text: 'Khi một nhà cần làm thủ tục, mở nhà đó rồi chọn thủ tục để chuẩn bị cùng họ.',
		households: 'Chọn hộ',
		procedures: 'Xem các thủ tục'
	},
	today: {
		heading: 'Hồ sơ cần để ý',
		all: 'Tất cả hồ sơ',
		further: (n: string) => `Còn ${n} hồ sơ nữa`,
		of: {
			'supply-late': 'Quá hạn bổ sung',
			'supply-soon': 'Sắp hết hạn bổ sung',
			supply: 'Cần bổ sung',
			'result-ready': 'Có kết quả',
			overdue: 'Quá hạn trả',
			'send-now': 'Đến lúc nộp',
			'due-soon': 'Sắp đến hạn trả'
		} satisfies Record<RemindedOf, string>
	},
	late: (n: string) => `${n} hồ sơ quá hạn`,
	lateHint: 'Xem ai đang phụ trách và hỏi nơi giải quyết.',
	seeLate: 'Xem hồ sơ'
};

const en: typeof vi = {
	title: 'Dossiers',
	loading: 'Opening the dossiers…',
	nearest: 'Most pressing',
	goOn: 'Go on',
	sections: {
		overdue: 'Overdue',
		supplement: 'Supplement asked for',
		result: 'Result ready, not fetched',
		'to-send': 'Waiting to be submitted',
		preparing: 'Being prepared',
		waiting: 'Waiting for the result'
	},
	sectionOf: (title, n) => `${title}: ${n}`,
	more: 'Show more',
	village: 'Village',
	allVillages: 'All',
	forWhom: (who, house) => (who === house ? who : `${who}, house of ${house}`),
	inCharge: (name) => `In charge: ${name}`,
	unknownProcedure: 'Procedure not on this device yet',
	due: {
		promised: (day) => `Due ${day}`,
		expected: (day) => `Expected ${day}`,
		perhaps: (day) => `Expected about ${day}`,
		supply: (day) => `To be supplied by ${day}`,
		left: (n) => `${inFigures(n)} working day${n === 1 ? '' : 's'} left`,
		over: (n) => `${inFigures(n)} working day${n === 1 ? '' : 's'} over`
	},
	noDay: {
		overdue: 'Overdue',
		supplement: 'No day said',
		result: 'Tell the citizen, then fetch it',
		'to-send': 'No time planned yet',
		preparing: 'Not submitted yet',
		waiting: 'No day known'
	},
	asked: (papers) => `To be supplied: ${papers.join('; ')}`,
	fetch: {
		post: 'Comes by post: tell the citizen to expect it',
		office: 'Tell the citizen to fetch it at the office',
		online: 'Tell the citizen to open it online'
	},
	missing: (papers) =>
		papers.length > 2
			? `${inFigures(papers.length)} papers missing: ${papers.slice(0, 2).join('; ')}…`
			: `Missing: ${papers.join('; ')}`,
	ready: 'All papers at hand; only to be submitted',
	stopped: (obstacle) => `Held up: ${obstacle}`,
	where: {
		'signal-place': 'where there is signal',
		'commune-hall': 'at the culture house or commune hall',
		office: 'at the office that takes it in',
		home: 'at home'
	},
	planned: (when, where) => `To be submitted ${when}, ${where}`,
	propose: (when, where) => `Plan it for ${when}, ${where}`,
	because: {
		trip: 'You go there for another one anyway.',
		'counts-today': 'In before 15:00 it counts from today.',
		'office-open': 'That is the next working day.',
		'quiet-evening': 'After 20:00 few use the portal.',
		'quiet-morning': 'Before 8:00 few use the portal, and it counts that day.'
	},
	comesAlong: 'Ask the citizen to come along, with their own phone.',
	orElse: (when, where) => `Or ${when}, ${where}`,
	plannedNow: 'The sending is planned.',
	takenBack: 'Taken back.',
	undo: 'Undo',
	empty: {
		title: 'No dossier is under way',
		text: 'When a house needs a procedure, open the house and choose the procedure to prepare it with them.',
		households: 'Choose a household',
		procedures: 'See the procedures'
	},
	today: {
		heading: 'Dossiers to look after',
		all: 'All dossiers',
		further: (n) => `${n} more`,
		of: {
			'supply-late': 'Supplement overdue',
			'supply-soon': 'Supplement due soon',
			supply: 'Supplement asked for',
			'result-ready': 'Result ready',
			overdue: 'Overdue',
			'send-now': 'Time to submit',
			'due-soon': 'Due soon'
		}
	},
	late: (n) => (n === '1' ? '1 dossier overdue' : `${n} dossiers overdue`),
	lateHint: 'See who is in charge, and ask the office.',
	seeLate: 'See the dossiers'
};

export const dossierWords = catalogue({ vi, en });
export type DossiersInWords = typeof vi;

/** "Hẹn trả thứ Sáu, 23/10, còn 3 ngày làm việc". */
export function dueInWords(due: Due, waitsFor: WaitsFor, nowMs: number): string {
	const words = dossierWords().due;
	const day = calendarDayInWords(due.day, nowMs);
	const told =
		waitsFor === 'supplement'
			? words.supply(day)
			: due.isPromised
				? words.promised(day)
				: due.isCertain
					? words.expected(day)
					: words.perhaps(day);
	const { daysLeft } = due;
	// Today, or a day of rest before the next working day: the day itself says it.
	if (daysLeft === 0) return told;
	return `${told}, ${daysLeft > 0 ? words.left(daysLeft) : words.over(-daysLeft)}`;
}

/** "07:00 ngày mai", "hôm nay". */
export const hourAndDay = (
	{ on, time }: { on: string; time?: string | undefined },
	nowMs: number
): string => [time, calendarDayInWords(on, nowMs)].filter(Boolean).join(' ');
