import { catalogue } from './index';

/** A VNeID account: what to take to the police, and which lesson to go through. */
const vi = {
	found: 'Tài khoản VNeID làm ở công an xã, rồi dùng trên máy của mình.',
	levelTwo: 'Chưa có mức 2: đến công an xã',
	bring: 'Mang theo thẻ căn cước, và điện thoại có SIM đứng tên mình: mã OTP gửi về số ấy.',
	there: 'Tự mình đến: công an chụp ảnh, lấy vân tay. Không ai làm thay được.',
	child: 'Trẻ từ 6 đến dưới 14 tuổi: cha mẹ cùng đi và làm.',
	ask: 'Gọi hỏi trước ngày giờ làm, và có cần mang gì thêm không.',
	noCard: 'Mất, hỏng hoặc phải đổi thẻ căn cước',
	noCardDetail: 'Làm lại thẻ trước, hỏi có làm mức 2 cùng buổi không',
	activate: 'Có mức 2 rồi: cài và kích hoạt',
	signIn: 'Quên mật khẩu, không vào được',
	lessonDetail: 'Bài từng bước, người dân tự bấm',
	lessons: 'Làm cùng người dân'
};

const en: typeof vi = {
	found: 'A VNeID account is made at the commune police, then used on one’s own phone.',
	levelTwo: 'No level 2 yet: go to the commune police',
	bring:
		'Bring the ID card, and a phone with a SIM in one’s own name: the OTP is sent to that number.',
	there:
		'Go in person: the police take a picture and fingerprints. Nobody can go in another’s stead.',
	child: 'From 6 to under 14, parents come along and do it with the child.',
	ask: 'Call first: when they are there, and whether anything else is needed.',
	noCard: 'The ID card is lost, damaged or to be exchanged',
	noCardDetail: 'A new card first; ask whether level 2 can be made on the same visit',
	activate: 'Has level 2: install and activate',
	signIn: 'Forgot the passcode, cannot get in',
	lessonDetail: 'A lesson step by step, the citizen presses',
	lessons: 'Do it with the citizen'
};

export const accountHelpWords = catalogue({ vi, en });
