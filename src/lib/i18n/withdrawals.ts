import { catalogue } from './index';

/** For officers: households that asked to be erased. */
const vi = {
	title: 'Hộ rút đồng ý',
	detail: 'Theo dõi việc xoá dữ liệu đến máy cuối cùng',
	hint: 'Luật cho 15 ngày. Máy nào còn giữ dữ liệu sẽ tự xoá khi gửi nhận lần tới.',
	none: 'Không có hộ nào rút đồng ý',
	noneHint: 'Hộ từ chối hoặc rút đồng ý sẽ hiện ở đây cho đến khi mọi máy đã xoá.',
	household: (code: string, village: string) => `Hộ ${code}, ${village}`,
	waiting: (days: number, moment: string) =>
		`Đang rút: còn ${days} ngày. Xã xoá lúc ${moment}; trước đó còn bỏ được.`,
	erased: (days: number, devices: number) =>
		`Đang rút: còn ${days} ngày, ${devices} máy chưa xác nhận.`,
	overdue: (days: number, devices: number) => `Quá hạn ${days} ngày, ${devices} máy chưa xác nhận.`,
	signedOut: (n: number) =>
		`${n} máy trong số đó đã đăng xuất: hãy tìm máy, đăng nhập và gửi nhận một lần.`,
	done: (day: string, devices: number) =>
		`Đã xoá xong: xã ngày ${day}, cả ${devices} máy xác nhận.`,
	noDevice: (day: string) =>
		`Đã xoá ở xã ngày ${day}. Chưa máy nào nhận hộ này từ xã; máy nào còn giữ sẽ tự xoá khi gửi lên.`,
	asked: (day: string, by: string) => `Nói ngày ${day}, ${by} ghi lại`,
	byCommand: (day: string) => `Xoá ngày ${day}, bằng lệnh ở máy chủ của xã`,
	finished: 'Đã xong'
};

const en: typeof vi = {
	title: 'Consent withdrawn',
	detail: 'Follow the erasing to the last device',
	hint: 'The law gives 15 days. A device that still holds the data erases it at its next sync.',
	none: 'No household has withdrawn',
	noneHint: 'Households that decline or withdraw are shown here until every device has erased.',
	household: (code, village) => `Household ${code}, ${village}`,
	waiting: (days, moment) =>
		`Withdrawing: ${days} days left. Erased here at ${moment}; until then it can be taken back.`,
	erased: (days, devices) =>
		`Withdrawing: ${days} days left, ${devices} ${devices === 1 ? 'device has' : 'devices have'} not confirmed.`,
	overdue: (days, devices) =>
		`${days} days overdue, ${devices} ${devices === 1 ? 'device has' : 'devices have'} not confirmed.`,
	signedOut: (n) =>
		`${n} of them ${n === 1 ? 'was' : 'were'} signed out: find the device, sign in and sync once.`,
	done: (day, devices) =>
		`Erased: by the commune on ${day}, ${devices === 1 ? 'the one device has' : `all ${devices} devices have`} confirmed.`,
	noDevice: (day) =>
		`Erased by the commune on ${day}. No device has had this household from it; one that still holds it erases it when it sends.`,
	asked: (day, by) => `Said on ${day}, recorded by ${by}`,
	byCommand: (day) => `Erased on ${day} by a command at the commune’s server`,
	finished: 'Finished'
};

export const withdrawalWords = catalogue({ vi, en });
export type WithdrawalsInWords = typeof vi;
