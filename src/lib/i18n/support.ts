import type { Browser, System } from '$lib/domain/device/browser-name';
import type { TroubleSource } from '$lib/domain/device/trouble';
import type { Advice } from '$lib/domain/device/advice';
import type { DataCapHealth, DeviceHealth, SyncHealth } from '$lib/domain/device/device-health';
import { catalogue } from './index';
import { inFigures } from './numbers';

const vi = {
	title: 'Trợ giúp',
	detail: 'Tình trạng máy, mã đọc cho cán bộ xã',
	onSignIn: 'Tình trạng máy này',
	hint: 'Gọi cán bộ xã và đọc mã này, hoặc cho họ quét. Trong mã không có tên, số điện thoại hay hộ nào.',
	code: 'Mã tình trạng máy',
	qr: 'Mã QR tình trạng máy',
	copy: 'Chép mã và chi tiết',
	copied: 'Đã chép. Dán vào tin nhắn gửi cán bộ xã.',
	notCopied: 'Trình duyệt không cho chép. Đọc mã ở trên.',
	facts: 'Tình trạng',
	built: 'Bản Gõ Cửa',
	builtOn: (day: string) => `Ngày ${day}`,
	browser: 'Trình duyệt',
	browsers: {
		other: 'Khác',
		chrome: 'Chrome',
		samsung: 'Samsung Internet',
		edge: 'Edge',
		opera: 'Opera',
		firefox: 'Firefox',
		safari: 'Safari'
	} satisfies Record<Browser, string>,
	systems: {
		other: 'máy khác',
		android: 'Android',
		ios: 'iPhone, iPad',
		windows: 'Windows',
		mac: 'Mac',
		linux: 'Linux',
		chromeos: 'ChromeOS'
	} satisfies Record<System, string>,
	browserOn: (browser: string, system: string) => `${browser}, ${system}`,
	offline: 'Dùng khi không có mạng',
	installed: 'Trên màn hình chính',
	yes: 'Có',
	no: 'Chưa',
	free: 'Chỗ còn trống',
	used: 'Gõ Cửa đã dùng',
	notSaid: 'Trình duyệt không cho biết',
	waiting: 'Bản ghi chờ gửi',
	refused: 'Bản ghi xã chưa nhận',
	lastAll: 'Xã có đủ bản ghi',
	lastTried: 'Lần thử gần nhất',
	never: 'Chưa lần nào',
	dataCap: 'Mức mạng mỗi tháng',
	dataCaps: {
		off: 'Không giới hạn',
		within: 'Còn',
		near: 'Sắp hết',
		reached: 'Đã hết'
	} satisfies Record<DataCapHealth, string>,
	troubles: 'Trục trặc gần đây',
	noTroubles: 'Chưa ghi nhận trục trặc nào.',
	troublesHint: 'Chỉ ghi tên trục trặc và chỗ xảy ra trong ứng dụng.',
	sources: {
		page: 'Màn hình',
		worker: 'Dữ liệu',
		sync: 'Đồng bộ'
	} satisfies Record<TroubleSource, string>,
	times: (n: number) => `${inFigures(n)} lần`,
	/** What went wrong with sync, as people say it. */
	kinds: {
		unreachable: 'Chưa liên lạc được với xã',
		'server-busy': 'Máy chủ của xã đang bận',
		'session-expired': 'Cần đăng nhập lại',
		'village-closed': 'Thôn, bản không mở cho bạn',
		'batch-too-large': 'Gửi một lần nhiều quá',
		'request-refused': 'Máy chủ không nhận yêu cầu',
		'device-storage': 'Máy không ghi thêm được'
	} as Record<string, string>,
	read: {
		title: 'Đọc mã của máy khác',
		detail: 'Xem máy của tình nguyện viên ra sao, cần làm gì',
		hint: 'Tình nguyện viên mở Thêm, Trợ giúp rồi đọc mã cho bạn. Xem được cả khi không có mạng.',
		label: 'Mã tình trạng máy',
		labelHint: 'Mười sáu chữ và số, bốn nhóm. Viết hoa hay thường đều được.',
		open: 'Xem máy này',
		none: 'Gõ mã họ đọc trước.',
		unreadable:
			'Mã thiếu hoặc sai một chữ. Hỏi lại từng nhóm bốn chữ, hoặc máy kia dùng bản mới hơn.',
		advice: 'Cần nói với họ',
		nothing: 'Chưa thấy gì cần làm trên máy này.',
		facts: 'Máy ấy lúc đọc mã',
		say: {
			'sign-in': 'Đăng nhập lại khi có mạng. Bản ghi chưa gửi vẫn còn trên máy.',
			'make-room': 'Máy gần hết chỗ: xoá bớt ảnh, video. Đừng xoá dữ liệu của trình duyệt.',
			'open-box': 'Có bản ghi xã chưa nhận: mở Đồng bộ, xem lý do dưới từng bản và sửa.',
			'press-send': 'Đã hết mức mạng tháng này nên máy không tự gửi: mở Đồng bộ, bấm “Gửi ngay”.',
			'find-network': 'Chưa liên lạc được với xã: đến chỗ có sóng hoặc Wi-Fi rồi mở Gõ Cửa.',
			'send-what-waits': 'Bản ghi chờ đã lâu: mở Gõ Cửa ở chỗ có mạng, bấm “Gửi ngay”.',
			'open-online':
				'Mở Gõ Cửa một lần khi có mạng và chờ một phút, để dùng được khi không có mạng.',
			update: 'Bản Gõ Cửa đã cũ: mở khi có mạng, rồi bấm cập nhật khi được hỏi.',
			'ask-to-keep': 'Mở Đồng bộ, bấm “Xin giữ lâu dài” để trình duyệt không tự xoá dữ liệu.'
		} satisfies Record<Advice, string>,
		signedIn: 'Đăng nhập',
		signedInAs: {
			nobody: 'Chưa ai đăng nhập',
			accepted: 'Có',
			'turned-away': 'Cần đăng nhập lại'
		} satisfies Record<DeviceHealth['signedIn'], string>,
		online: 'Có mạng',
		sync: 'Đồng bộ',
		syncIs: {
			idle: 'Đang nghỉ',
			sending: 'Đang gửi',
			receiving: 'Đang nhận',
			unreachable: 'Chưa liên lạc được với xã',
			'sign-in-needed': 'Cần đăng nhập lại'
		} satisfies Record<SyncHealth, string>,
		trouble: 'Trục trặc gần nhất',
		noTrouble: 'Không có',
		otherTrouble: 'Trục trặc khác',
		orMore: (n: string) => `${n} trở lên`,
		atLeast: (size: string) => `Ít nhất ${size}`,
		lately: 'Trong một giờ qua',
		hoursAgo: (n: number) => `${inFigures(n)} giờ trước`,
		daysAgo: (n: number) => `${inFigures(n)} ngày trước`,
		another: 'Xem mã khác'
	}
};

const en: typeof vi = {
	title: 'Support',
	detail: 'How this device is, a code to read out',
	onSignIn: 'How this device is',
	hint: 'Call the commune officer and read this code, or let them scan it. It holds no name, phone number or household.',
	code: 'Code of this device’s health',
	qr: 'QR code of this device’s health',
	copy: 'Copy the code and details',
	copied: 'Copied. Paste it into a message to the commune officer.',
	notCopied: 'The browser does not allow copying. Read the code above.',
	facts: 'How it is',
	built: 'Gõ Cửa',
	builtOn: (day) => `Of ${day}`,
	browser: 'Browser',
	browsers: {
		other: 'Another',
		chrome: 'Chrome',
		samsung: 'Samsung Internet',
		edge: 'Edge',
		opera: 'Opera',
		firefox: 'Firefox',
		safari: 'Safari'
	},
	systems: {
		other: 'another system',
		android: 'Android',
		ios: 'iPhone, iPad',
		windows: 'Windows',
		mac: 'Mac',
		linux: 'Linux',
		chromeos: 'ChromeOS'
	},
	browserOn: (browser, system) => `${browser}, ${system}`,
	offline: 'Works without a network',
	installed: 'On the home screen',
	yes: 'Yes',
	no: 'Not yet',
	free: 'Free space',
	used: 'Used by Gõ Cửa',
	notSaid: 'The browser does not say',
	waiting: 'Records waiting',
	refused: 'Records not accepted',
	lastAll: 'The commune had everything',
	lastTried: 'Last tried',
	never: 'Never',
	dataCap: 'Limit of data a month',
	dataCaps: {
		off: 'None',
		within: 'Some left',
		near: 'Nearly used up',
		reached: 'Used up'
	},
	troubles: 'What went wrong lately',
	noTroubles: 'Nothing was noted.',
	troublesHint: 'Only the name of the trouble and where it arose in the application are kept.',
	sources: {
		page: 'Screen',
		worker: 'Data',
		sync: 'Sync'
	},
	times: (n) => (n === 1 ? 'once' : `${inFigures(n)} times`),
	kinds: {
		unreachable: 'The commune could not be reached',
		'server-busy': 'The commune’s server is busy',
		'session-expired': 'A sign-in is needed',
		'village-closed': 'The village is not open to you',
		'batch-too-large': 'Too much sent at once',
		'request-refused': 'The server did not take a request',
		'device-storage': 'The device could not keep more'
	},
	read: {
		title: 'Read another device’s code',
		detail: 'How a volunteer’s device is and what to do',
		hint: 'The volunteer opens More, Support and reads the code to you. This works without a network too.',
		label: 'Code of the device’s health',
		labelHint: 'Sixteen letters and digits, four groups. Capitals or not, both will do.',
		open: 'See this device',
		none: 'Type the code they read out first.',
		unreadable:
			'One character is missing or wrong. Ask again, group by group, or their device is of a newer release.',
		advice: 'What to tell them',
		nothing: 'Nothing needs doing on this device.',
		facts: 'The device when the code was read',
		say: {
			'sign-in': 'Sign in again when there is a network. Unsent records stay on the device.',
			'make-room':
				'The device is nearly full: remove photos and videos, but never the browser’s data.',
			'open-box':
				'The commune has not accepted some records: open Sync, see the reason under each, mend it.',
			'press-send':
				'The month’s data is used up, so nothing goes by itself: open Sync, press “Send now”.',
			'find-network':
				'The commune cannot be reached: go where there is a signal or Wi-Fi and open Gõ Cửa.',
			'send-what-waits':
				'Records have waited long: open Gõ Cửa where there is a network, press “Send now”.',
			'open-online':
				'Open Gõ Cửa once with a network and wait a minute, so that it works without one.',
			update: 'Gõ Cửa is an old release there: open it with a network and agree to the update.',
			'ask-to-keep':
				'Open Sync and press “Ask to keep it for good”, so that the browser does not remove the data.'
		},
		signedIn: 'Signed in',
		signedInAs: {
			nobody: 'Nobody is',
			accepted: 'Yes',
			'turned-away': 'A sign-in is needed'
		},
		online: 'Network',
		sync: 'Sync',
		syncIs: {
			idle: 'At rest',
			sending: 'Sending',
			receiving: 'Receiving',
			unreachable: 'The commune cannot be reached',
			'sign-in-needed': 'A sign-in is needed'
		},
		trouble: 'Last trouble',
		noTrouble: 'None',
		otherTrouble: 'Something else',
		orMore: (n) => `${n} or more`,
		atLeast: (size) => `At least ${size}`,
		lately: 'Within the last hour',
		hoursAgo: (n) => (n === 1 ? '1 hour ago' : `${inFigures(n)} hours ago`),
		daysAgo: (n) => (n === 1 ? '1 day ago' : `${inFigures(n)} days ago`),
		another: 'Read another code'
	}
};

export const supportWords = catalogue({ vi, en });
