import { Problem, problems } from '../problems';
import type { IdentifyError } from './identify';

export const NOT_LET_IN = 'bạn chưa được giao thôn này';

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
