import { Problem, problems } from '../problems';
import type { IdentifyError } from './identify';

export const NOT_LET_IN = 'bạn chưa được giao thôn này';
export const TAKEN_AWAY = 'thôn này không còn giao cho bạn, bản ghi chờ gửi vẫn được nhận';
export const NOT_MEANT = 'yêu cầu này không đến từ trang của máy chủ';
/** For someone of another commune as for someone nobody knows. */
export const NOT_YOURS = 'bạn không quản lý tài khoản này';
export const NOT_YOUR_COMMUNE = 'bạn không phụ trách xã này';
export const ENROLMENT_NOT_VALID = 'mã mời đã dùng, hết hạn hoặc không đúng, hãy xin mã mới';
export const LOOK_ONLY = 'bạn được xem, không được ghi ở thôn này';
export const COUNTS_ARE_THE_SERVERS = 'số liệu của thôn do máy chủ tính, không ai ghi được';
export const ADMINISTRATORS_ONLY = 'chỉ quản trị viên được tạo hoặc xoá cơ sở dữ liệu';
export const NOT_ALLOWED = 'tài khoản của bạn không có quyền này';

/** What someone who is not let through is told. */
export function accessProblem(error: IdentifyError): Problem {
	switch (error.kind) {
		case 'not-signed-in':
			return problems.unauthorized('bạn cần đăng nhập lại, bản ghi vẫn còn trên máy');
		case 'wrong':
			return problems.unauthorized('tên đăng nhập hoặc mật khẩu không đúng');
		case 'wait':
			return new Problem(
				429,
				'too_many_requests',
				`đã nhập sai nhiều lần, hãy thử lại sau ${inWords(error.seconds)}`,
				{ 'retry-after': String(error.seconds) }
			);
	}
}

const inWords = (seconds: number): string =>
	seconds < 60 ? `${seconds} giây` : `${Math.ceil(seconds / 60)} phút`;
