import { catalogue } from './index';

const vi = {
	title: 'Mã mời',
	looking: 'Đang hỏi xã mã này của ai…',
	yours: 'Mã này mời',
	villages: 'Được giao',
	noVillage: 'Chưa được giao thôn, bản nào',
	thatIsMe: 'Đúng là tôi, bắt đầu',
	starting: 'Đang đăng nhập…',
	notMe: 'Không phải tôi',
	/** On a device where somebody is signed in. */
	instead: (person: string) =>
		`Máy này đang mở cho ${person}. Bản ghi của ${person} vẫn được giữ, chờ người ấy đăng nhập lại.`,
	signInWithPassword: 'Đăng nhập bằng mật khẩu',
	askAgain: 'Thử lại',
	errors: {
		'no-code': 'Địa chỉ này thiếu mã. Hãy quét lại mã QR cán bộ xã đưa.',
		'code-not-valid': 'Mã này đã dùng, hết hạn hoặc không đúng. Hãy nhờ cán bộ xã tạo mã mới.',
		'too-many-attempts': (wait: string) =>
			`Nhiều người đang đăng nhập. Hãy đợi ${wait} rồi thử lại.`,
		unreachable: 'Chưa liên lạc được với xã. Ra chỗ có sóng rồi bấm “Thử lại”.',
		/** The commune may have heard us although we did not hear it. */
		'answer-lost':
			'Chưa nghe được xã trả lời. Bấm “Thử lại”; nếu mã không còn dùng được, hãy nhờ cán bộ xã tạo mã mới.',
		'device-storage':
			'Trình duyệt không cho ghi vào máy. Đừng dùng cửa sổ ẩn danh, xoá bớt ảnh nếu máy đầy, rồi xin mã mới.'
	}
};

const en: typeof vi = {
	title: 'Invitation code',
	looking: 'Asking the commune whose code this is…',
	yours: 'This code invites',
	villages: 'Villages',
	noVillage: 'No village yet',
	thatIsMe: 'That is me, begin',
	starting: 'Signing in…',
	notMe: 'That is not me',
	instead: (person) =>
		`This device is open for ${person}. The records of ${person} are kept and wait for that person to sign in again.`,
	signInWithPassword: 'Sign in with a password',
	askAgain: 'Try again',
	errors: {
		'no-code': 'The code is missing. Scan the QR code of the commune officer again.',
		'code-not-valid':
			'This code was used, has expired or is not right. Ask the commune officer for a new one.',
		'too-many-attempts': (wait) => `Many people are signing in. Wait ${wait}, then try again.`,
		unreachable: 'The commune cannot be reached. Go where there is a signal and press “Try again”.',
		'answer-lost':
			'No answer came from the commune. Press “Try again”; if the code no longer works, ask the commune officer for a new one.',
		'device-storage':
			'The browser does not let us write to this device. Do not use a private window, delete some pictures if the device is full, then ask for a new code.'
	}
};

export const enrolWords = catalogue({ vi, en });
