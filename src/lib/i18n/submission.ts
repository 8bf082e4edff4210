import type { DoneBy, Obstacle, ResultBy } from '$lib/domain/entries/submission-entries';
import type { SubmissionState } from '$lib/domain/submission/submission';
import { catalogue } from './index';
import { inFigures } from './numbers';

/** What every screen about a submission says. */
const vi = {
	title: 'Hồ sơ',
	forWhom: (who: string) => `Cho ${who}`,
	state: {
		preparing: 'Đang chuẩn bị',
		sent: 'Đã nộp, chờ kết quả',
		received: 'Đã tiếp nhận',
		'supplement-asked': 'Yêu cầu bổ sung',
		processing: 'Đang giải quyết',
		'result-ready': 'Có kết quả',
		'result-received': 'Đã nhận kết quả',
		refused: 'Bị từ chối',
		withdrawn: 'Đã rút hồ sơ',
		'given-up': 'Không làm nữa'
	} satisfies Record<SubmissionState, string>,
	due: (day: string) => `Hẹn trả ${day}`,
	doneBy: {
		citizen: 'Người dân tự làm',
		together: 'Cùng làm',
		volunteer: 'Tôi làm giúp'
	} satisfies Record<DoneBy, string>,
	obstacle: {
		'no-level-2': 'Chưa có VNeID mức 2',
		'forgot-passcode': 'Quên mật khẩu VNeID',
		'no-sim': 'Không có SIM chính chủ',
		'portal-down': 'Cổng lỗi, quá chậm',
		'form-error': 'Biểu mẫu báo lỗi',
		'no-signal': 'Không có sóng',
		'paper-missing': 'Thiếu giấy tờ',
		'person-away': 'Người cần làm vắng nhà',
		other: 'Việc khác'
	} satisfies Record<Obstacle, string>,
	resultBy: {
		post: 'Qua bưu chính công ích',
		office: 'Đến nơi nhận hồ sơ lấy',
		online: 'Bản điện tử, trên mạng'
	} satisfies Record<ResultBy, string>,
	stopped: (obstacle: string) => `Đang vướng: ${obstacle}`,
	stepsDone: (n: number) => `Xong ${inFigures(n)} bước`,
	gone: 'Không còn hồ sơ này trên máy',
	newer: {
		title: 'Thủ tục này đã đổi từ khi bắt đầu',
		since: (day: string) => `Từ ${day} thủ tục này đổi`,
		follow: 'Làm theo bản mới',
		keep: 'Giữ bản cũ',
		left: 'Hồ sơ theo bản cũ. Xem bản mới'
	},
	goneHint: 'Có thể nó đã được hoàn tác. Lịch sử của hộ còn ghi lại.',
	unknownProcedure: 'Thủ tục này chưa có trên máy',
	unknownProcedureHint:
		'Bản thủ tục mới hơn bản trên máy. Những gì đã ghi vẫn an toàn; hãy cập nhật Gõ Cửa khi có mạng.',
	backToHousehold: 'Về hộ',
	recorded: 'Đã ghi',
	sentBy: (day: string, by: string) => `Nộp ${day}: ${by}`,
	result: (way: string) => `Kết quả: ${way.charAt(0).toLowerCase()}${way.slice(1)}`,
	takenBack: 'Đã hoàn tác.',
	problem: {
		closed: 'Hồ sơ này đã kết thúc, nên không ghi thêm.',
		'no-such-submission': 'Không còn hồ sơ này trên máy.',
		'no-such-member': 'Người này không còn trong hộ. Hãy chọn lại.',
		'sent-already': 'Hồ sơ này đã được ghi là đã nộp.',
		'not-sent': 'Hồ sơ chưa nộp.',
		'not-agreed': 'Hãy hỏi người dân có đồng ý cho giữ mã không.',
		'wrong-day': 'Ngày này không hợp lý. Hãy xem lại.',
		another: 'Chưa ghi được. Hãy thử lại.'
	}
};

const en: typeof vi = {
	title: 'Submission',
	forWhom: (who) => `For ${who}`,
	state: {
		preparing: 'Being prepared',
		sent: 'Submitted, waiting',
		received: 'Received',
		'supplement-asked': 'Supplement asked for',
		processing: 'Being processed',
		'result-ready': 'Result ready',
		'result-received': 'Result received',
		refused: 'Refused',
		withdrawn: 'Withdrawn',
		'given-up': 'Given up'
	},
	due: (day) => `Due ${day}`,
	doneBy: { citizen: 'The citizen alone', together: 'Together', volunteer: 'I did it for them' },
	obstacle: {
		'no-level-2': 'No level-2 VNeID',
		'forgot-passcode': 'Forgot the VNeID passcode',
		'no-sim': 'No SIM of their own',
		'portal-down': 'Portal down or too slow',
		'form-error': 'The form shows an error',
		'no-signal': 'No signal',
		'paper-missing': 'A paper is missing',
		'person-away': 'The person is away',
		other: 'Something else'
	},
	resultBy: {
		post: 'By public post',
		office: 'Fetched at the office',
		online: 'Electronic, online'
	},
	stopped: (obstacle) => `Held up: ${obstacle}`,
	stepsDone: (n) => `${inFigures(n)} step(s) done`,
	gone: 'This submission is no longer on the device',
	newer: {
		title: 'This procedure has changed since it was begun',
		since: (day) => `This procedure changed on ${day}`,
		follow: 'Follow the new version',
		keep: 'Keep the old one',
		left: 'This follows the old version. See the new one'
	},
	goneHint: 'Perhaps it was taken back. The household’s history still tells of it.',
	unknownProcedure: 'This procedure is not on the device yet',
	unknownProcedureHint:
		'It is newer than what is here. What was recorded is safe; update Gõ Cửa once there is a network.',
	backToHousehold: 'To the household',
	recorded: 'Recorded',
	sentBy: (day, by) => `Submitted ${day}: ${by}`,
	result: (way) => `Result: ${way.charAt(0).toLowerCase()}${way.slice(1)}`,
	takenBack: 'Taken back.',
	problem: {
		closed: 'This submission is over; nothing more is written down.',
		'no-such-submission': 'This submission is no longer on the device.',
		'no-such-member': 'This person is no longer in the household. Please choose again.',
		'sent-already': 'This was written down as submitted already.',
		'not-sent': 'It was not submitted yet.',
		'not-agreed': 'Ask the citizen whether the code may be kept.',
		'wrong-day': 'This day cannot be right. Please look again.',
		another: 'It could not be saved. Please try again.'
	}
};

export const submissionWords = catalogue({ vi, en });

/** Why something about a submission was not written down. */
export function submissionProblem(kind: string): string {
	const { problem } = submissionWords();
	return kind in problem ? problem[kind as keyof typeof problem] : problem.another;
}
