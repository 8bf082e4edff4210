import { capitalised } from './capitalised';
import type { OpeningHours, PlaceContent } from '$lib/domain/directory/place';
import type { PlaceKind } from '$lib/domain/directory/places';
import type { Office } from '$lib/domain/procedures/slip';
import { showPhone } from '$lib/domain/text/phone';
import { dateWords } from './dates';
import { catalogue } from './index';

const vi = {
	title: 'Danh bạ',
	detail: 'Bộ phận một cửa, công an xã, bưu điện: giờ mở cửa, số điện thoại',
	hint: 'Bấm vào số để gọi. Xem được khi không có mạng.',
	back: 'Danh bạ',
	none: 'Xã chưa ghi địa chỉ nào',
	noneHint:
		'Cán bộ xã ghi nơi làm việc, giờ mở cửa và số điện thoại ở đây, rồi mọi máy đều xem được.',
	noCommune: 'Danh bạ là của từng xã; bạn chưa được giao xã nào.',
	kind: {
		'one-stop': 'Bộ phận một cửa',
		police: 'Công an xã',
		post: 'Bưu điện',
		support: 'Điểm hỗ trợ',
		person: 'Người phụ trách',
		other: 'Nơi khác'
	} satisfies Record<PlaceKind, string>,
	call: (number: string, of: string) => `Gọi ${number}${of && `, ${of}`}`,
	closed: 'Không ghi giờ mở cửa',
	range: (first: string, last: string) => `${first} đến ${last}`,
	hours: (days: string, spans: string) => `${days}: ${spans}`,
	ofProcedure: 'Nơi nộp',

	add: 'Thêm địa chỉ',
	edit: (name: string) => `Sửa ${name}`,
	editShort: 'Sửa',
	newTitle: 'Địa chỉ mới',
	kindOf: 'Đây là',
	fields: {
		name: 'Tên',
		address: 'Địa chỉ',
		days: 'Ngày làm việc',
		morningFrom: 'Buổi sáng, từ',
		morningTo: 'Buổi sáng, đến',
		afternoonFrom: 'Buổi chiều, từ',
		afternoonTo: 'Buổi chiều, đến',
		hoursWords: 'Giờ khác, nếu có',
		note: 'Ghi chú',
		phone: (n: number) => `Số điện thoại ${n}`,
		phoneOf: (n: number) => `Số ${n} của ai`
	},
	nameHint: 'Như ghi trên biển: Trung tâm Phục vụ hành chính công xã',
	hoursWordsHint: 'Ví dụ: sáng thứ Bảy tuần đầu tháng',
	phoneHint: 'Số đã công bố cho dân gọi, không phải số riêng.',
	phoneOfHint: 'Ví dụ: trực ban, tiếp dân',
	morePhone: 'Thêm số',
	wrongTime: 'Giờ đến phải sau giờ từ. Hãy xem lại.',
	noDays: 'Chọn ngày làm việc, hoặc để trống cả giờ.',
	wrongPhone: 'Số này chưa giống số điện thoại. Ví dụ 0238 385 6789, 113 hoặc 1022.',
	save: 'Lưu',
	saving: 'Đang lưu…',
	saved: 'Đã lưu. Các máy nhận khi có mạng.',
	gone: 'Không còn nơi này',
	goneDetail: 'Không hiện trong danh bạ nữa. Có thể bỏ chọn để hiện lại.',
	hidden: 'Đã thôi hiện'
};

const en: typeof vi = {
	title: 'Directory',
	detail: 'The one-stop desk, the police, the post office: hours and phones',
	hint: 'Press a number to call. Also without a network.',
	back: 'Directory',
	none: 'The commune has written no place yet',
	noneHint: 'Officers write offices, hours and phones here; every device then has them.',
	noCommune: 'A directory is a commune’s; you were given none.',
	kind: {
		'one-stop': 'One-stop desk',
		police: 'Commune police',
		post: 'Post office',
		support: 'Support point',
		person: 'Official in charge',
		other: 'Other place'
	},
	call: (number, of) => `Call ${number}${of && `, ${of}`}`,
	closed: 'No hours given',
	range: (first, last) => `${first} to ${last}`,
	hours: (days, spans) => `${days}: ${spans}`,
	ofProcedure: 'Where to submit',

	add: 'Add a place',
	edit: (name) => `Change ${name}`,
	editShort: 'Change',
	newTitle: 'New place',
	kindOf: 'This is',
	fields: {
		name: 'Name',
		address: 'Address',
		days: 'Working days',
		morningFrom: 'Morning, from',
		morningTo: 'Morning, to',
		afternoonFrom: 'Afternoon, from',
		afternoonTo: 'Afternoon, to',
		hoursWords: 'Other hours, if any',
		note: 'Note',
		phone: (n) => `Phone ${n}`,
		phoneOf: (n) => `Whose is number ${n}`
	},
	nameHint: 'As on the sign of the house',
	hoursWordsHint: 'Such as: the first Saturday of the month, mornings',
	phoneHint: 'A number published for people to call, nobody’s own.',
	phoneOfHint: 'Such as: on duty, reception',
	morePhone: 'Add a number',
	wrongTime: 'The end must be after the beginning.',
	noDays: 'Choose the working days, or leave the hours empty.',
	wrongPhone: 'This does not look like a phone number. Such as 0238 385 6789, 113 or 1022.',
	save: 'Save',
	saving: 'Saving…',
	saved: 'Saved. Devices hear of it when they have a network.',
	gone: 'It is no longer there',
	goneDetail: 'Not shown in the directory any more. Untick it to show it again.',
	hidden: 'No longer shown'
};

export const directoryWords = catalogue({ vi, en });

/** "thứ Hai đến thứ Sáu: 07:30–11:30, 13:30–17:00". */
export function hoursInWords({ days, spans }: OpeningHours): string {
	const words = directoryWords();
	const named = runsOf(days)
		.map(([first, last]) => {
			const [from, to] = [weekday(first), weekday(last)];
			if (first === last) return from;
			return last === first + 1 ? `${from}, ${to}` : words.range(from, to);
		})
		.join(', ');
	return words.hours(capitalised(named), spans.map(({ from, to }) => `${from}–${to}`).join(', '));
}

/** 1 is Monday, 7 Sunday. */
export const weekday = (day: number): string => dateWords().weekdays[day % 7] ?? '';

/** 1 2 3 5 → 1 to 3, 5 to 5. */
function runsOf(days: readonly number[]): [number, number][] {
	const runs: [number, number][] = [];
	for (const day of days) {
		const last = runs.at(-1);
		if (last && last[1] === day - 1) last[1] = day;
		else runs.push([day, day]);
	}
	return runs;
}

/** All that is known of when it is open, a line each. */
export const openingInWords = ({ hours, hoursWords }: PlaceContent): string[] => [
	...(hours ? [hoursInWords(hours)] : []),
	...(hoursWords === undefined ? [] : [hoursWords])
];

/** A short number is read out as it is. */
export const numberInWords = (number: string): string =>
	number.startsWith('0') ? showPhone(number) : number;

/** As a slip tells it. @param own hours for this procedure alone, which then count */
export function officeOf(content: PlaceContent, own?: string): Office {
	const hours = own ?? openingInWords(content).join('; ');
	const phone = content.phones
		.map(({ number, of }) => numberInWords(number) + (of === undefined ? '' : ` (${of})`))
		.join('; ');
	return {
		name: content.name,
		...(content.address !== undefined && { address: content.address }),
		...(hours && { hours }),
		...(phone && { phone })
	};
}
