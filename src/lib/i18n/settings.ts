import { catalogue } from './index';

const vi = {
	more: {
		title: 'Thêm',
		villages: 'Đổi thôn, bản',
		import: 'Nhập danh sách hộ',
		importDetail: 'Từ tệp Excel hoặc CSV',
		sync: 'Đồng bộ',
		syncDetail: 'Bản ghi chờ gửi, bộ nhớ máy',
		settings: 'Cài đặt',
		settingsDetail: 'Nền sáng, nền tối, ngôn ngữ, thiết bị, mật khẩu, đăng xuất'
	},
	title: 'Cài đặt',
	theme: 'Màn hình',
	themes: {
		auto: 'Theo máy',
		light: 'Sáng',
		dark: 'Tối',
		sunlight: 'Ngoài nắng'
	},
	themeDetail: { sunlight: 'Chữ đen, nền trắng, nét đậm' },
	language: 'Ngôn ngữ',
	languages: { vi: 'Tiếng Việt', en: 'English' },
	dataCap: 'Mạng cho đồng bộ mỗi tháng',
	dataCaps: {
		off: 'Không giới hạn',
		5: 'Tối đa 5 MB',
		20: 'Tối đa 20 MB',
		50: 'Tối đa 50 MB',
		100: 'Tối đa 100 MB'
	},
	dataCapDetail: (used: string) => `Tháng này đã dùng ${used}`,
	dataCapHint: 'Hết mức thì máy thôi tự gửi, tự nhận. Bấm “Gửi ngay” lúc nào cũng gửi được.',
	account: 'Tài khoản',
	signedInAs: (title: string, name: string) => `${title} (${name})`,
	signIn: 'Đăng nhập',
	signOut: 'Đăng xuất',
	signingOut: 'Đang đăng xuất…',
	signOutDetail: 'Lần sau đăng nhập lại cần có mạng.',
	unsent: (n: number) => `Còn ${n} bản ghi chưa gửi`,
	unsentDetail:
		'Đăng xuất không xoá chúng: máy giữ lại đến khi bạn đăng nhập lại trên máy này. Chắc hơn cả là gửi trước.',
	send: 'Gửi trước đã',
	export: 'Xuất ra tệp',
	stay: 'Ở lại',
	signOutAnyway: 'Vẫn đăng xuất, máy giữ giúp',
	sendingNow: 'Đang gửi. Gửi xong bạn bấm Đăng xuất lần nữa.',
	version: (version: string) => `Gõ Cửa ${version}`
};

const en: typeof vi = {
	more: {
		title: 'More',
		villages: 'Change village',
		import: 'Import a list of households',
		importDetail: 'From an Excel or CSV file',
		sync: 'Sync',
		syncDetail: 'Records waiting, storage of this device',
		settings: 'Settings',
		settingsDetail: 'Light or dark, language, devices, password, sign out'
	},
	title: 'Settings',
	theme: 'Screen',
	themes: {
		auto: 'As the device',
		light: 'Light',
		dark: 'Dark',
		sunlight: 'Sunlight'
	},
	themeDetail: { sunlight: 'Black on white, thick lines' },
	language: 'Language',
	languages: { vi: 'Tiếng Việt', en: 'English' },
	dataCap: 'Data for sync each month',
	dataCaps: {
		off: 'No limit',
		5: 'At most 5 MB',
		20: 'At most 20 MB',
		50: 'At most 50 MB',
		100: 'At most 100 MB'
	},
	dataCapDetail: (used) => `${used} used this month`,
	dataCapHint: 'At the limit nothing is sent or received by itself. “Send now” always sends.',
	account: 'Account',
	signedInAs: (title, name) => `${title} (${name})`,
	signIn: 'Sign in',
	signOut: 'Sign out',
	signingOut: 'Signing out…',
	signOutDetail: 'The next sign-in needs a network.',
	unsent: (n) => (n === 1 ? '1 record is unsent' : `${n} records are unsent`),
	unsentDetail:
		'Signing out does not delete them: this device keeps them until you sign in here again. Sending them first is safest.',
	send: 'Send them first',
	export: 'Export to a file',
	stay: 'Stay',
	signOutAnyway: 'Sign out, keep them here',
	sendingNow: 'Sending. Press Sign out again when it is done.',
	version: (version) => `Gõ Cửa ${version}`
};

export const settingsWords = catalogue({ vi, en });
