import { inFigures } from './numbers';
import { catalogue } from './index';

/** People, their devices, invitations, and the own password. */
const vi = {
	asking: 'Đang hỏi xã…',
	askAgain: 'Thử lại',
	signInAgain: 'Đăng nhập lại',
	trouble: {
		unreachable:
			'Phần này cần mạng mà chưa liên lạc được với xã. Dữ liệu trên máy vẫn an toàn. Có mạng rồi bấm “Thử lại”.',
		'sign-in-needed':
			'Xã không còn nhận máy này. Bản ghi vẫn an toàn trên máy. Hãy đăng nhập lại rồi làm tiếp.',
		'not-yours': 'Việc này không còn trong quyền của bạn. Hãy mở lại trang để xem danh sách mới.',
		'too-many-attempts': (wait: string) => `Đã thử nhiều lần. Hãy đợi ${wait} rồi thử lại.`
	},

	devices: {
		title: 'Thiết bị của tôi',
		detail: 'Các máy đang đăng nhập bằng tên của bạn',
		hint: 'Mất máy thì đăng xuất máy ấy ở đây. Bản ghi chưa gửi vẫn nằm trên máy ấy.',
		thisOne: 'Máy này',
		lastSeen: (moment: string) => `Liên lạc gần nhất: ${moment}`,
		signedInOn: (date: string) => `Đăng nhập từ ${date}`,
		signedOut: 'Đã đăng xuất',
		none: 'Chưa đăng nhập trên máy nào',
		signOut: 'Đăng xuất máy này',
		ask: (device: string) => `Đăng xuất ${device}?`,
		asked:
			'Máy ấy không gửi và không nhận được nữa đến khi đăng nhập lại. Bản ghi chưa gửi vẫn nằm trên máy ấy.',
		yes: 'Đăng xuất',
		signingOut: 'Đang đăng xuất…',
		no: 'Thôi',
		done: (device: string) => `Đã đăng xuất ${device}.`
	},

	password: {
		title: 'Đổi mật khẩu',
		detail: 'Cần mạng và mật khẩu đang dùng',
		current: 'Mật khẩu đang dùng',
		next: 'Mật khẩu mới',
		nextHint: (least: number) => `Ít nhất ${least} ký tự. Một câu ngắn dễ nhớ là tốt.`,
		again: 'Gõ lại mật khẩu mới',
		show: 'Hiện mật khẩu',
		signOutOthers: 'Đăng xuất các máy khác của tôi',
		signOutOthersDetail: 'Nên chọn khi có người khác biết mật khẩu cũ. Máy này vẫn đăng nhập.',
		submit: 'Đổi mật khẩu',
		submitting: 'Đang đổi…',
		done: 'Đã đổi mật khẩu.',
		othersOut: (n: number) =>
			n === 0 ? 'Bạn không đăng nhập trên máy nào khác.' : `Đã đăng xuất ${n} máy khác.`,
		othersStay: 'Các máy khác vẫn đăng nhập.',
		errors: {
			currentMissing: 'Nhập mật khẩu đang dùng.',
			wrong: 'Mật khẩu đang dùng chưa đúng. Xem lại chữ hoa, dấu cách ở cuối.',
			tooShort: (least: number) => `Mật khẩu mới cần ít nhất ${least} ký tự.`,
			same: 'Mật khẩu mới trùng mật khẩu đang dùng.',
			different: 'Hai lần gõ chưa giống nhau.',
			/** The commune may have heard us although we did not hear it. */
			'answer-lost':
				'Chưa nghe được xã trả lời, có thể mật khẩu chưa đổi. Có mạng rồi bấm lại; nếu báo mật khẩu đang dùng chưa đúng thì mật khẩu mới đã có hiệu lực.'
		}
	},

	people: {
		title: 'Người trong tổ',
		detail: 'Mời bằng mã QR, xem và đăng xuất máy',
		search: 'Tìm người',
		clearSearch: 'Xoá chữ đang tìm',
		nothingFound: (text: string) => `Không thấy "${text}"`,
		none: 'Chưa có ai trong tổ',
		noneHint: 'Nhờ quản trị viên tạo tài khoản cho người trong xã.',
		hint: 'Thêm người mới, đổi thôn, bản: nhờ quản trị viên.',
		villages: (n: number) => `${inFigures(n)} thôn, bản`,
		noVillage: 'Chưa giao thôn, bản',
		devices: (n: number, moment: string) => `${inFigures(n)} máy, liên lạc gần nhất ${moment}`,
		noDevice: 'Chưa đăng nhập trên máy nào',
		disabled: 'Tài khoản đang khoá'
	},

	person: {
		title: 'Một người trong tổ',
		devices: 'Máy đang đăng nhập',
		disabledHint: 'Tài khoản này đang khoá nên chưa mời được. Nhờ quản trị viên mở lại.',
		unknown: 'Không thấy người này trong tổ của bạn',
		invite: 'Tạo mã mời',
		inviteHint: 'Để vào trên điện thoại không cần mật khẩu. Người được mời nên đứng cạnh bạn.',
		inviting: 'Đang tạo mã…'
	},

	invitation: {
		title: (person: string) => `Mời ${person}`,
		picture: (person: string) => `Mã QR mời ${person}`,
		scan: 'Mở máy ảnh trên điện thoại người ấy, quét mã này, rồi bấm “Đúng là tôi, bắt đầu”.',
		careful: 'Ai có mã này cũng vào được, một lần. Chỉ đưa cho đúng người.',
		left: (time: string) => `Còn ${time}`,
		address: 'Địa chỉ, nếu không quét được',
		copy: 'Chép địa chỉ',
		copied: 'Đã chép địa chỉ.',
		notCopied: 'Trình duyệt không cho chép. Hãy chọn dòng địa chỉ rồi chép tay.',
		over: 'Mã đã hết hạn. Tạo mã mới khi người ấy sẵn sàng.',
		joined: (person: string, device: string) => `${person} đã vào trên ${device}. Mã đã dùng xong.`,
		another: 'Tạo mã mới',
		close: 'Cất mã'
	}
};

const en: typeof vi = {
	asking: 'Asking the commune…',
	askAgain: 'Try again',
	signInAgain: 'Sign in again',
	trouble: {
		unreachable:
			'This needs a network, and the commune cannot be reached. What is on this device is safe. Press “Try again” once there is a network.',
		'sign-in-needed':
			'The commune no longer accepts this device. The records here are safe. Sign in again, then go on.',
		'not-yours': 'This is no longer yours to do. Open the page again to see the new list.',
		'too-many-attempts': (wait) => `Tried many times. Wait ${wait}, then try again.`
	},

	devices: {
		title: 'My devices',
		detail: 'Where your name is signed in',
		hint: 'If a device is lost, sign it out here. What it has not sent stays on it.',
		thisOne: 'This device',
		lastSeen: (moment) => `Last seen: ${moment}`,
		signedInOn: (date) => `Signed in since ${date}`,
		signedOut: 'Signed out',
		none: 'Signed in on no device yet',
		signOut: 'Sign this device out',
		ask: (device) => `Sign out ${device}?`,
		asked:
			'That device neither sends nor receives until somebody signs in on it again. What it has not sent stays on it.',
		yes: 'Sign out',
		signingOut: 'Signing out…',
		no: 'Cancel',
		done: (device) => `${device} is signed out.`
	},

	password: {
		title: 'Change password',
		detail: 'Needs a network and the password in use',
		current: 'Password in use',
		next: 'New password',
		nextHint: (least) => `At least ${least} characters. A short sentence is easy to remember.`,
		again: 'New password once more',
		show: 'Show the passwords',
		signOutOthers: 'Sign out my other devices',
		signOutOthersDetail:
			'Best when someone else knows the old password. This device stays signed in.',
		submit: 'Change password',
		submitting: 'Changing…',
		done: 'The password is changed.',
		othersOut: (n) => {
			if (n === 0) return 'You are signed in on no other device.';
			return n === 1 ? '1 other device was signed out.' : `${n} other devices were signed out.`;
		},
		othersStay: 'Your other devices stay signed in.',
		errors: {
			currentMissing: 'Enter the password in use.',
			wrong: 'The password in use is not right. Check capital letters and a space at the end.',
			tooShort: (least) => `The new password needs at least ${least} characters.`,
			same: 'The new password is the one in use.',
			different: 'The two do not match.',
			'answer-lost':
				'No answer came from the commune; perhaps the password was not changed. Press again once there is a network. If the password in use is then not right, the new one counts already.'
		}
	},

	people: {
		title: 'People of the team',
		detail: 'Invite by QR code, see and sign out devices',
		search: 'Find a person',
		clearSearch: 'Clear the search',
		nothingFound: (text) => `Nothing found for "${text}"`,
		none: 'Nobody in the team yet',
		noneHint: 'Ask an administrator to make accounts for the people of the commune.',
		hint: 'For new people or other villages ask an administrator.',
		villages: (n) => `${inFigures(n)} villages`,
		noVillage: 'No village yet',
		devices: (n, moment) =>
			`${n === 1 ? '1 device' : `${inFigures(n)} devices`}, last seen ${moment}`,
		noDevice: 'Signed in on no device yet',
		disabled: 'The account is locked'
	},

	person: {
		title: 'A person of the team',
		devices: 'Devices signed in',
		disabledHint: 'This account is locked and cannot be invited. Ask an administrator to open it.',
		unknown: 'This person is not in your team',
		invite: 'Make an invitation',
		inviteHint: 'Lets a phone in without a password. The person should stand beside you.',
		inviting: 'Making a code…'
	},

	invitation: {
		title: (person) => `Invite ${person}`,
		picture: (person) => `QR code that invites ${person}`,
		scan: 'Open the camera of that person’s phone, scan this code, then press “That is me, begin”.',
		careful: 'Whoever has this code gets in, once. Show it to the right person only.',
		left: (time) => `${time} left`,
		address: 'The address, if scanning does not work',
		copy: 'Copy the address',
		copied: 'The address is copied.',
		notCopied: 'The browser does not allow copying. Select the address and copy it by hand.',
		over: 'The code has expired. Make another when the person is ready.',
		joined: (person, device) => `${person} is in, on ${device}. The code is used up.`,
		another: 'Make another code',
		close: 'Put the code away'
	}
};

export const peopleWords = catalogue({ vi, en });
