import type { SETTING_LIMITS } from '$lib/domain/commune-settings';
import { catalogue } from './index';

/** The fields of the form, in its order. */
export type SettingField =
	'name' | 'from' | 'to' | keyof typeof SETTING_LIMITS | 'workFrom' | 'workTo';

const vi = {
	title: 'Thiết lập của xã',
	detail: 'Đợt vận động, thời hạn giữ dữ liệu, ngưỡng rà soát',
	/** @param commune what it is called, where somebody has said it */
	hint: (commune: string | undefined) =>
		`Áp dụng cho mọi thôn, bản của ${commune ?? 'xã của bạn'}. Máy của tình nguyện viên nhận khi có mạng.`,
	campaign: 'Đợt vận động',
	campaignHint: 'Để trống cả bốn ô khi không có đợt nào.',
	keeping: 'Giữ dữ liệu',
	quality: 'Khi nào nhắc xem lại lượt thăm',
	qualityHint:
		'Chỉ là lời nhắc để xem lại, không phải kết luận. Tình nguyện viên thấy trước, cán bộ thấy sau một ngày.',
	fields: {
		name: 'Tên đợt',
		from: 'Ngày bắt đầu',
		to: 'Ngày kết thúc',
		targetPercent: 'Mục tiêu: bao nhiêu phần trăm hộ đã bao phủ',
		retentionDays: 'Xoá tên, số điện thoại, vị trí sau bao nhiêu ngày kể từ ngày kết thúc đợt',
		visitsInHalfHour: 'Số lượt gặp người, do một người ghi trong 30 phút',
		metresFromHouse: 'Ghi cách nhà bao nhiêu mét',
		sameAnswersInRow: 'Số hộ liền nhau có câu trả lời giống hệt',
		capableMinutes: 'Ghi “đã tự làm được” trong lượt thăm ngắn hơn bao nhiêu phút',
		workFrom: 'Thăm trước mấy giờ là sớm',
		workTo: 'Thăm sau mấy giờ là muộn'
	} satisfies Record<SettingField, string>,
	between: (from: number, to: number) => `Nhập một số từ ${from} đến ${to}.`,
	wrong: {
		name: 'Nhập tên đợt, hoặc để trống cả bốn ô.',
		from: 'Chọn ngày bắt đầu.',
		to: 'Chọn ngày kết thúc, không trước ngày bắt đầu.',
		workFrom: 'Chọn giờ.',
		workTo: 'Chọn giờ.'
	},
	save: 'Lưu thiết lập',
	saving: 'Đang lưu…',
	saved: 'Đã lưu. Các máy nhận khi có mạng.',
	refused: (reason: string) => `Chưa lưu được: ${reason}.`,
	lookAgain: 'Xem thiết lập mới nhất'
};

const en: typeof vi = {
	title: 'Settings of the commune',
	detail: 'Campaign, how long data is kept, when visits are looked at again',
	hint: (commune) =>
		`For every village of ${commune ?? 'your commune'}. Volunteers’ devices hear of it when there is a network.`,
	campaign: 'Campaign',
	campaignHint: 'Leave all four empty when there is none.',
	keeping: 'Keeping data',
	quality: 'When to suggest looking at a visit again',
	qualityHint:
		'A suggestion to look again, not a verdict. Volunteers see it first, officers a day later.',
	fields: {
		name: 'Name of the campaign',
		from: 'First day',
		to: 'Last day',
		targetPercent: 'Target: per cent of households covered',
		retentionDays: 'Erase names, phones and locations how many days after the last day',
		visitsInHalfHour: 'Meetings recorded by one person within 30 minutes',
		metresFromHouse: 'Written down how many metres from the house',
		sameAnswersInRow: 'Households in a row with the very same answers',
		capableMinutes: 'Shown “does it alone” in a visit shorter than how many minutes',
		workFrom: 'A visit before this hour is early',
		workTo: 'A visit after this hour is late'
	},
	between: (from, to) => `Enter a number from ${from} to ${to}.`,
	wrong: {
		name: 'Enter the name, or leave all four empty.',
		from: 'Choose the first day.',
		to: 'Choose the last day, not before the first.',
		workFrom: 'Choose an hour.',
		workTo: 'Choose an hour.'
	},
	save: 'Save the settings',
	saving: 'Saving…',
	saved: 'Saved. Devices hear of it when there is a network.',
	refused: (reason) => `Not saved: ${reason}.`,
	lookAgain: 'Look at the newest settings'
};

export const communeSettingsWords = catalogue({ vi, en });
