import type { Obstacle } from '$lib/domain/entries/submission-entries';
import { percentOf, type Division, type Share } from '$lib/domain/submission/figures';
import type { SheetColumn } from '$lib/domain/submission/figures-sheet';
import { catalogue } from './index';
import { inFigures } from './numbers';

const vi = {
	title: 'Số liệu hồ sơ',
	detail: 'Đã giúp nộp bao nhiêu, ai làm, vướng ở đâu',
	own: 'Những việc bạn đã giúp.',
	all: (where: string) => `Của tất cả tình nguyện viên ở ${where}.`,
	villages: (n: number) => `${inFigures(n)} thôn, bản`,
	printed: (when: string, by: string) => `In ngày ${when}. Người in: ${by}.`,
	period: 'Khoảng thời gian',
	periods: {
		week: 'Tuần này',
		'last-week': 'Tuần trước',
		month: 'Tháng này',
		'last-month': 'Tháng trước',
		campaign: 'Cả chiến dịch'
	},
	campaign: (name: string) => `Chiến dịch: ${name}`,
	days: (from: string, to: string) => `Từ ${from} đến hết ${to}`,
	division: 'Xem theo',
	divisions: {
		procedure: 'Thủ tục',
		village: 'Thôn, bản',
		volunteer: 'Tình nguyện viên'
	} satisfies Record<Division, string>,
	incomplete: (villages: string) => `Chưa nhận đủ từ: ${villages}. Các số dưới đây sẽ còn tăng.`,
	missing: 'Chưa có',
	empty: {
		title: 'Chưa có hồ sơ nào trong khoảng này',
		text: 'Khi bạn giúp bà con làm thủ tục, các số hiện ở đây. Thử chọn khoảng thời gian khác.'
	},
	share: (percent: number, yes: number, known: number) =>
		`${inFigures(percent)}% (${inFigures(yes)}\u00a0trên\u00a0${inFigures(known)})`,
	unknown: (n: number) => `${inFigures(n)} hồ sơ chưa ghi`,
	workingDays: (n: string) => `${n} ngày làm việc`,
	figure: {
		people: {
			label: 'Người được hướng dẫn',
			means: 'Số người có người ngồi cùng làm thủ tục; một người nhiều lần vẫn tính một.'
		},
		started: { label: 'Bắt đầu', means: 'Hồ sơ bắt đầu chuẩn bị; tính cho người bắt đầu giúp.' },
		submitted: {
			label: 'Đã nộp',
			means: 'Hồ sơ đã nộp, trên mạng hoặc tại quầy; tính cho người giúp nộp.'
		},
		success: {
			label: 'Nộp thành công',
			means: 'Hồ sơ đã nộp, trên số hồ sơ đã nộp hoặc bỏ dở.'
		},
		selfDone: {
			label: 'Người dân tự làm',
			means: 'Người dân tự làm mọi bước, trên số hồ sơ có ghi ai làm.'
		},
		paidOnline: {
			label: 'Trả phí trên mạng',
			means: 'Trả phí trên mạng, trên số hồ sơ đã nộp có phí.'
		},
		byPost: {
			label: 'Nhận kết quả qua bưu điện',
			means: 'Chọn bưu chính công ích, trên số hồ sơ đã nộp có ghi cách nhận.'
		},
		supplemented: { label: 'Phải bổ sung', means: 'Hồ sơ bị yêu cầu bổ sung; mỗi hồ sơ tính một.' },
		done: { label: 'Đã có kết quả', means: 'Người dân đã nhận kết quả.' },
		ended: {
			label: 'Không thành',
			means: 'Bị từ chối, rút hồ sơ, hoặc bỏ dở.'
		},
		medianDays: {
			label: 'Từ lúc nộp đến kết quả',
			means: 'Số ở giữa: một nửa số hồ sơ nhanh hơn, một nửa chậm hơn. Không tính ngày nghỉ.'
		}
	},
	online: (n: number) => `${inFigures(n)} trên mạng`,
	counter: (n: number) => `${inFigures(n)} tại quầy`,
	performed: {
		citizen: (n: number) => `${inFigures(n)} người dân tự làm`,
		together: (n: number) => `${inFigures(n)} cùng làm`,
		volunteer: (n: number) => `${inFigures(n)} tình nguyện viên làm`
	},
	ended: {
		refused: (n: number) => `${inFigures(n)} bị từ chối`,
		withdrawn: (n: number) => `${inFigures(n)} rút hồ sơ`,
		givenUp: (n: number) => `${inFigures(n)} bỏ dở`
	},
	obstacles: 'Vướng ở đâu',
	obstaclesHint: '“Còn vướng” là lúc này chưa gỡ được; hết khi làm được bước tiếp theo.',
	noObstacles: 'Chưa ghi vướng mắc nào.',
	obstacleColumns: { kind: 'Vướng mắc', met: 'Số lần', open: 'Còn vướng' },
	obstacle: {
		'no-level-2': 'Chưa có tài khoản mức 2',
		'forgot-passcode': 'Quên mật khẩu VNeID',
		'no-sim': 'Không có SIM chính chủ',
		'portal-down': 'Cổng bị lỗi',
		'form-error': 'Biểu mẫu báo lỗi',
		'no-signal': 'Không có sóng',
		'paper-missing': 'Thiếu giấy tờ',
		'person-away': 'Người cần có mặt đi vắng',
		other: 'Việc khác'
	} satisfies Record<Obstacle, string>,
	table: (by: string) => `Theo ${by}`,
	unknownProcedure: 'Thủ tục máy này chưa có',
	behind: (n: number) => `Các hồ sơ được tính (${inFigures(n)})`,
	print: 'In',
	download: 'Tải tệp CSV',
	fileName: (from: string, to: string) => `so-lieu-ho-so-${from}-${to}.csv`,
	downloaded: 'Đã tải. Tệp chỉ có số, không có tên người dân.',
	notDownloaded: 'Bảng này có tên tình nguyện viên nên chỉ tổ trưởng và cán bộ xã tải được.',
	sheet: {
		people: 'Người được hướng dẫn',
		started: 'Bắt đầu',
		submitted: 'Đã nộp',
		online: 'Nộp trên mạng',
		counter: 'Nộp tại quầy',
		successPercent: 'Nộp thành công, %',
		selfPercent: 'Người dân tự làm, %',
		citizen: 'Người dân tự làm',
		together: 'Cùng làm',
		volunteer: 'Tình nguyện viên làm',
		paidOnlinePercent: 'Trả phí trên mạng, %',
		byPostPercent: 'Nhận qua bưu điện, %',
		supplemented: 'Phải bổ sung',
		done: 'Đã có kết quả',
		refused: 'Bị từ chối',
		withdrawn: 'Rút hồ sơ',
		givenUp: 'Bỏ dở',
		medianDays: 'Số ngày làm việc ở giữa',
		obstacles: 'Vướng mắc',
		obstaclesOpen: 'Còn vướng'
	} satisfies Record<SheetColumn, string>
};

const en: typeof vi = {
	title: 'Figures of dossiers',
	detail: 'How many were submitted, by whom, and what stood in the way',
	own: 'What you helped with.',
	all: (where) => `Of all volunteers in ${where}.`,
	villages: (n) => `${inFigures(n)} villages`,
	printed: (when, by) => `Printed on ${when} by ${by}.`,
	period: 'Period',
	periods: {
		week: 'This week',
		'last-week': 'Last week',
		month: 'This month',
		'last-month': 'Last month',
		campaign: 'The campaign'
	},
	campaign: (name) => `Campaign: ${name}`,
	days: (from, to) => `From ${from} to the end of ${to}`,
	division: 'Show by',
	divisions: { procedure: 'Procedure', village: 'Village', volunteer: 'Volunteer' },
	incomplete: (villages) =>
		`Not received completely: ${villages}. The figures below will still grow.`,
	missing: 'None yet',
	empty: {
		title: 'No dossier in this period',
		text: 'Once you help somebody with a procedure, the figures appear here. Try another period.'
	},
	share: (percent, yes, known) =>
		`${inFigures(percent)}% (${inFigures(yes)}\u00a0of\u00a0${inFigures(known)})`,
	unknown: (n) => `not said of ${inFigures(n)}`,
	workingDays: (n) => `${n} working day(s)`,
	figure: {
		people: {
			label: 'People guided',
			means: 'People somebody sat with over a procedure; the same person several times is one.'
		},
		started: { label: 'Started', means: 'Begun to be prepared; counted for whoever began.' },
		submitted: {
			label: 'Submitted',
			means: 'Went out, online or at a counter; counted for whoever helped to send it.'
		},
		success: {
			label: 'Ended in a submission',
			means: 'Submitted, of those submitted or given up.'
		},
		selfDone: {
			label: 'Done by the citizen',
			means: 'Every step by the citizen, of those where it was noted who did them.'
		},
		paidOnline: {
			label: 'Paid online',
			means: 'Fee paid online, of those submitted with a fee.'
		},
		byPost: {
			label: 'Result by post',
			means: 'By the public post, of those submitted where it was noted how the result comes.'
		},
		supplemented: {
			label: 'Supplement asked',
			means: 'Sent back for something; each dossier counts once.'
		},
		done: { label: 'Result received', means: 'The citizen has the result.' },
		ended: { label: 'Without a result', means: 'Refused, withdrawn or given up.' },
		medianDays: {
			label: 'From submission to result',
			means: 'The middle one: half were faster, half slower. Days off are not counted.'
		}
	},
	online: (n) => `${inFigures(n)} online`,
	counter: (n) => `${inFigures(n)} at a counter`,
	performed: {
		citizen: (n) => `${inFigures(n)} by the citizen`,
		together: (n) => `${inFigures(n)} together`,
		volunteer: (n) => `${inFigures(n)} by the volunteer`
	},
	ended: {
		refused: (n) => `${inFigures(n)} refused`,
		withdrawn: (n) => `${inFigures(n)} withdrawn`,
		givenUp: (n) => `${inFigures(n)} given up`
	},
	obstacles: 'What stood in the way',
	obstaclesHint: '“Still there” is not solved now; it is over with the next step that is done.',
	noObstacles: 'No obstacle noted.',
	obstacleColumns: { kind: 'Obstacle', met: 'Times', open: 'Still there' },
	obstacle: {
		'no-level-2': 'No level-2 account',
		'forgot-passcode': 'Forgot the VNeID passcode',
		'no-sim': 'No SIM in their own name',
		'portal-down': 'The portal is down',
		'form-error': 'The form shows an error',
		'no-signal': 'No signal',
		'paper-missing': 'A paper is missing',
		'person-away': 'Somebody who is needed is away',
		other: 'Something else'
	},
	table: (by) => `By ${by}`,
	unknownProcedure: 'A procedure this device does not have yet',
	behind: (n) => `The dossiers counted (${inFigures(n)})`,
	print: 'Print',
	download: 'Download CSV',
	fileName: (from, to) => `dossier-figures-${from}-${to}.csv`,
	downloaded: 'Downloaded. The file has numbers alone, and no citizen’s name.',
	notDownloaded: 'This table names volunteers: only the team lead and the officer may download it.',
	sheet: {
		people: 'People guided',
		started: 'Started',
		submitted: 'Submitted',
		online: 'Submitted online',
		counter: 'Submitted at a counter',
		successPercent: 'Ended in a submission, %',
		selfPercent: 'Done by the citizen, %',
		citizen: 'By the citizen',
		together: 'Together',
		volunteer: 'By the volunteer',
		paidOnlinePercent: 'Paid online, %',
		byPostPercent: 'Result by post, %',
		supplemented: 'Supplement asked',
		done: 'Result received',
		refused: 'Refused',
		withdrawn: 'Withdrawn',
		givenUp: 'Given up',
		medianDays: 'Working days, the middle one',
		obstacles: 'Obstacles',
		obstaclesOpen: 'Still there'
	}
};

export const figureWords = catalogue({ vi, en });

/** "67% (2 trên 3)"; where nothing is known, "Chưa có". */
export function shareInWords(share: Share): string {
	const words = figureWords();
	const percent = percentOf(share);
	return percent === undefined ? words.missing : words.share(percent, share.yes, share.known);
}
