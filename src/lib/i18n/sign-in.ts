import { catalogue } from './index';

const vi = {
	title: 'Đăng nhập',
	name: 'Tên đăng nhập',
	password: 'Mật khẩu',
	show: 'Hiện',
	hide: 'Ẩn',
	submit: 'Đăng nhập',
	submitting: 'Đang đăng nhập…',
	onlyFirstTime: 'Chỉ lần đầu cần mạng. Sau đó bạn làm việc được khi không có mạng.',
	forgotten: 'Quên mật khẩu: hỏi cán bộ xã.',
	otherLanguage: 'English',
	keptHere: (entries: number, person: string) =>
		`Máy này còn giữ ${entries} bản ghi chưa gửi của ${person}. Đăng nhập bằng tên ấy để gửi.`,
	errors: {
		nameMissing: 'Nhập tên đăng nhập xã đã cấp.',
		passwordMissing: 'Nhập mật khẩu.',
		'wrong-name-or-password': 'Tên hoặc mật khẩu chưa đúng. Xem lại chữ hoa, dấu cách ở cuối.',
		'too-many-attempts': (wait: string) => `Đã thử nhiều lần. Hãy đợi ${wait} rồi thử lại.`,
		unreachable:
			'Chưa liên lạc được với xã. Lần đăng nhập đầu tiên cần mạng: ra chỗ có sóng rồi bấm lại.',
		'device-storage':
			'Trình duyệt không cho ghi vào máy. Đừng dùng cửa sổ ẩn danh, xoá bớt ảnh nếu máy đầy, rồi thử lại.'
	},
	seconds: (n: number) => `${n} giây`,
	minutes: (n: number) => `${n} phút`,

	villages: {
		title: 'Chọn thôn, bản',
		hint: 'Đổi lại lúc nào cũng được, chạm vào tên thôn ở đầu trang.',
		count: (total: string, covered: string) => `${total} hộ, ${covered} đã bao phủ`,
		/** While the list is not complete. */
		soFar: (total: string) => `Đã nhận ${total} hộ, chưa đủ`,
		empty: 'Chưa có hộ nào trên máy này',
		receiving: 'Đang nhận dữ liệu lần đầu',
		none: {
			title: 'Bạn chưa được giao thôn, bản nào',
			hint: 'Nhờ cán bộ xã giao thôn, bản cho bạn, rồi bấm “Hỏi lại xã”.'
		},
		/** After the last one was taken away. */
		noneLeft: {
			title: 'Bạn không còn thôn, bản nào',
			hint: 'Được giao thôn, bản khác rồi thì bấm “Hỏi lại xã”.'
		},
		noneToLookAt: {
			title: 'Bạn chưa được xem thôn, bản nào',
			hint: 'Nhờ quản trị viên mở một thôn, bản cho bạn, rồi bấm “Hỏi lại xã”.'
		},
		askAgain: 'Hỏi lại xã',
		current: 'Đang mở'
	}
};

const en: typeof vi = {
	title: 'Sign in',
	name: 'Sign-in name',
	password: 'Password',
	show: 'Show',
	hide: 'Hide',
	submit: 'Sign in',
	submitting: 'Signing in…',
	onlyFirstTime: 'Only the first time needs a network. After that you can work without one.',
	forgotten: 'Forgotten the password? Ask the commune officer.',
	otherLanguage: 'Tiếng Việt',
	keptHere: (entries, person) =>
		`This device still keeps ${entries} unsent records of ${person}. Sign in with that name to send them.`,
	errors: {
		nameMissing: 'Enter the sign-in name the commune gave you.',
		passwordMissing: 'Enter the password.',
		'wrong-name-or-password':
			'The name or the password is not right. Check capital letters and a space at the end.',
		'too-many-attempts': (wait) => `Tried many times. Wait ${wait}, then try again.`,
		unreachable:
			'The commune cannot be reached. The first sign-in needs a network: go where there is a signal and try again.',
		'device-storage':
			'The browser does not let us write to this device. Do not use a private window, delete some pictures if the device is full, then try again.'
	},
	seconds: (n) => (n === 1 ? '1 second' : `${n} seconds`),
	minutes: (n) => (n === 1 ? '1 minute' : `${n} minutes`),

	villages: {
		title: 'Choose a village',
		hint: 'You can change it at any time by tapping its name at the top.',
		count: (total, covered) => `${total} households, ${covered} covered`,
		soFar: (total) => `${total} households received, more to come`,
		empty: 'No households on this device yet',
		receiving: 'Receiving data for the first time',
		none: {
			title: 'You have no village yet',
			hint: 'Ask the commune officer to give you one, then press “Ask the commune again”.'
		},
		noneLeft: {
			title: 'You have no village any more',
			hint: 'Once you are given another, press “Ask the commune again”.'
		},
		noneToLookAt: {
			title: 'No village is open to you yet',
			hint: 'Ask an administrator to open one to you, then press “Ask the commune again”.'
		},
		askAgain: 'Ask the commune again',
		current: 'Open now'
	}
};

export const signInWords = catalogue({ vi, en });
