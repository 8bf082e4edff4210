import { leftOutReason, type ColumnMeaning } from './column-meaning';
import type { ImportPlan, RejectedRow } from './import-plan';
import { reasonInWords } from './reasons';
import type { Recognition, RecognisedColumn } from './recognition';

/**
 * The rejected rows as one table a person can mend and bring again, whatever sheets they came from: first where each
 * stood and why it was not taken, then its cells under headings an import understands. Columns that may never be stored
 * are left out.
 */
export function rowsToMend(
	{ rejected }: Pick<ImportPlan, 'rejected'>,
	{ sheets }: Recognition,
	language: 'vi' | 'en'
): string[][] {
	const placed = rejected.map((row) => ({
		row,
		cells: cellsByPlace(row, sheets.find(({ sheet }) => sheet === row.sheet)?.columns ?? [])
	}));
	const places = inListOrder(new Set(placed.flatMap(({ cells }) => [...cells.keys()])));
	const head = language === 'vi' ? ['Trang tính', 'Dòng', 'Vì sao'] : ['Sheet', 'Row', 'Why'];
	return [
		[...head, ...places.map(headingOf)],
		...placed.map(({ row, cells }) => [
			row.sheet,
			String(row.row),
			reasonInWords(row.reason, language),
			...places.map((place) => cells.get(place) ?? '')
		])
	];
}

/** A meaning and which of its columns: a year of birth may stand in two. Cells beyond the last heading keep their order. */
type Place = `${ColumnMeaning | 'beyond'}#${number}`;

function cellsByPlace(
	{ cells }: RejectedRow,
	columns: readonly RecognisedColumn[]
): Map<Place, string> {
	const seen = new Map<string, number>();
	const placed = new Map<Place, string>();
	cells.forEach((cell, index) => {
		const meaning = columns.find((column) => column.index === index)?.meaning ?? 'beyond';
		if (meaning !== 'beyond' && leftOutReason(meaning) !== undefined) return;
		const nth = seen.get(meaning) ?? 0;
		seen.set(meaning, nth + 1);
		placed.set(`${meaning}#${nth}`, cell);
	});
	return placed;
}

const HEADINGS: Partial<Record<ColumnMeaning | 'beyond', string>> = {
	ordinal: 'STT',
	name: 'Họ và tên',
	'call-name': 'Tên thường gọi',
	relation: 'Quan hệ với chủ hộ',
	birth: 'Năm sinh',
	phone: 'Điện thoại',
	address: 'Địa chỉ',
	village: 'Thôn',
	'stated-size': 'Số khẩu',
	'skill:has-id-card': 'Có CCCD',
	'skill:has-level-2-account': 'VNeID mức 2',
	'skill:activated-on-phone': 'Đã kích hoạt VNeID',
	'skill:signs-in-alone': 'Biết đăng nhập',
	'skill:has-opened-portal': 'Đã vào cổng DVC',
	'skill:has-submitted-or-looked-up': 'Đã nộp hồ sơ',
	'skill:pays-online': 'Thanh toán trực tuyến',
	note: 'Ghi chú',
	beyond: ''
};

const ORDER = Object.keys(HEADINGS);

const headingOf = (place: Place): string => HEADINGS[meaningOf(place)] ?? '';

const inListOrder = (places: ReadonlySet<Place>): Place[] =>
	[...places].sort(
		(a, b) => ORDER.indexOf(meaningOf(a)) - ORDER.indexOf(meaningOf(b)) || nthOf(a) - nthOf(b)
	);

const meaningOf = (place: Place) => place.split('#')[0] as ColumnMeaning | 'beyond';
const nthOf = (place: Place) => Number(place.split('#')[1]);
