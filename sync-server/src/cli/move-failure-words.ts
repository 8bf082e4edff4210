import type { CouchError } from '../gateway/couch-client';
import type { Counts, MoveError, Side } from '../migrate/move-error';

/** Why a move stopped, and that it may be begun again. */
export function moveFailureInWords(error: MoveError, direction: Side): string {
	const name = (side: Side): string => (side === direction ? 'CouchDB' : 'tệp dữ liệu của máy chủ');
	switch (error.kind) {
		case 'couch':
			return `${name(error.side)} ${troubleInWords(error.error)}. ${AGAIN}`;
		case 'not-understood':
			return `${name(error.side)} trả lời không như CouchDB. ${AGAIN}`;
		case 'refused':
			return `${error.db}: ${name('to')} không nhận tài liệu ${error.id}: ${error.reason}. ${AGAIN}`;
		case 'differs': {
			const { from, to, documents, example } = error.difference;
			return (
				`${error.db} KHÁC NHAU ở ${documents} tài liệu (ví dụ ${example ?? '?'}): ` +
				`${name('from')} có ${countsInWords(from)}, ${name('to')} có ${countsInWords(to)}. ` +
				'Có ai đang ghi vào một trong hai bên không? Dừng họ lại rồi chạy lại lệnh này.'
			);
		}
	}
}

const AGAIN = 'Chạy lại lệnh này để đi tiếp; chưa có gì mất.';

const countsInWords = ({ live, deleted }: Counts): string => `${live} bản ghi và ${deleted} đã xoá`;

function troubleInWords(error: CouchError): string {
	switch (error.kind) {
		case 'unreachable':
			return `không tới được (${error.code})`;
		case 'late':
			return 'không trả lời kịp';
		case 'refused':
			return 'không cho vào: xem lại tên và mật khẩu quản trị';
		case 'busy':
			return `đang bận (${error.status} ${error.reason})`;
		case 'not-couchdb':
			return 'không phải là CouchDB';
		case 'not-found':
		case 'conflict':
		case 'rejected':
			return `trả lời ${error.status} ${error.error}: ${error.reason}`;
	}
}
