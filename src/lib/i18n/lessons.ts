import type { LessonName, StepOf } from '$lib/domain/visit/lessons';
import { catalogue } from './index';

/** One card: what to do, in words to read out as they are, and what to mind. */
export interface StepWords {
	say: string;
	mind?: string;
}

type LessonWords = { [L in LessonName]: Record<StepOf<L>, StepWords> };

// Read by citizens, or to them: no "bạn", which is the volunteer. Names of buttons only where they are known to stay.
const vi: LessonWords = {
	activate: {
		phone: {
			say: 'Cầm điện thoại của mình. Máy cần có mạng và SIM đứng tên mình.',
			mind: 'Chưa có tài khoản mức 2 thì mang căn cước đến công an xã làm trước.'
		},
		store: { say: 'Mở kho ứng dụng: CH Play, hoặc App Store trên máy iPhone.' },
		install: {
			say: 'Gõ VNeID vào ô tìm. Chọn ứng dụng của Bộ Công an. Bấm cài đặt, rồi chờ xong.',
			mind: 'Chỉ cài từ kho ứng dụng. Không bấm đường dẫn ai gửi tới.'
		},
		open: { say: 'Mở VNeID. Tìm chữ Kích hoạt, rồi bấm vào.' },
		number: {
			say: 'Tự nhập số định danh trên căn cước và số điện thoại của mình.',
			mind: 'Không đọc to số của mình. Không đưa căn cước cho người khác chụp.'
		},
		'one-time-code': {
			say: 'Chờ tin nhắn có mã. Tự nhập mã ấy vào máy.',
			mind: 'Mã OTP chỉ mình mình biết. Tình nguyện viên cũng không được hỏi.'
		},
		passcode: {
			say: 'Tự đặt mật khẩu: mình dễ nhớ, người khác khó đoán. Nhập hai lần cho giống nhau.',
			mind: 'Không dùng ngày sinh. Không viết mật khẩu lên giấy dán ở máy.'
		},
		questions: {
			say: 'Chọn câu hỏi bảo mật và tự trả lời. Nhớ kỹ câu trả lời của mình.'
		},
		done: { say: 'Thấy màn hình chính của VNeID là đã kích hoạt xong.' }
	},
	'sign-in': {
		open: { say: 'Tìm hình VNeID trên máy của mình. Bấm để mở.' },
		passcode: {
			say: 'Tự nhập mật khẩu VNeID, rồi bấm đăng nhập.',
			mind: 'Che tay khi nhập. Người bên cạnh quay đi chỗ khác.'
		},
		forgot: {
			say: 'Nếu quên mật khẩu, bấm Quên mật khẩu và làm theo từng bước trên máy.',
			mind: 'Làm không được thì mang căn cước đến công an xã. Đừng nhờ người lạ.'
		},
		wallet: { say: 'Tìm mục giấy tờ. Mở căn cước điện tử của mình để xem.' },
		again: { say: 'Đăng xuất ra. Rồi tự đăng nhập lại một lần nữa, không ai nhắc.' }
	},
	'find-service': {
		address: {
			say: 'Mở trình duyệt. Gõ vào ô địa chỉ: dichvucong.gov.vn',
			mind: 'Phải đúng đuôi .gov.vn. Không vào từ đường dẫn ai gửi tới.'
		},
		'sign-in': { say: 'Bấm Đăng nhập. Chọn đăng nhập bằng tài khoản VNeID.' },
		confirm: {
			say: 'Tự nhập số định danh và mật khẩu của mình. Máy hỏi xác nhận thì mở VNeID để xác nhận.',
			mind: 'Chỉ xác nhận khi chính mình vừa đăng nhập.'
		},
		search: {
			say: 'Gõ tên việc cần làm vào ô tìm. Ví dụ: đăng ký khai sinh.'
		},
		choose: {
			say: 'Chọn đúng tên thủ tục. Rồi chọn tỉnh và xã của mình làm nơi nhận hồ sơ.'
		},
		papers: { say: 'Đọc phần giấy tờ cần có. Còn thiếu gì thì chuẩn bị trước khi nộp.' }
	},
	submit: {
		papers: {
			say: 'Để các giấy tờ cần có lên bàn. Chụp từng tờ: rõ chữ, đủ bốn góc.',
			mind: 'Chụp bằng máy của mình. Không nhờ người khác chụp giấy tờ của mình.'
		},
		open: { say: 'Mở đúng thủ tục trên dichvucong.gov.vn. Bấm Nộp hồ sơ.' },
		form: {
			say: 'Điền từng ô. Ô nào máy đã điền sẵn thì đọc lại xem có đúng không.'
		},
		attach: { say: 'Chọn ảnh cho từng giấy tờ. Mở ảnh ra xem lại trước khi sang phần sau.' },
		result: {
			say: 'Chọn cách nhận kết quả: trên mạng, qua bưu điện, hay tại xã.'
		},
		check: { say: 'Đọc lại tất cả một lượt. Sai chỗ nào thì quay lại sửa ngay.' },
		send: {
			say: 'Bấm nộp. Có phí thì tự trả trên máy của mình.',
			mind: 'Nộp sau 15 giờ thì tính từ ngày làm việc hôm sau.'
		},
		code: {
			say: 'Ghi lại mã hồ sơ vào chỗ dễ tìm. Có mã thì tra cứu được bất cứ lúc nào.'
		}
	},
	'look-up': {
		open: { say: 'Mở dichvucong.gov.vn và đăng nhập bằng VNeID.' },
		find: { say: 'Mở mục hồ sơ đã nộp, hoặc gõ mã hồ sơ vào ô tra cứu.' },
		state: { say: 'Đọc dòng trạng thái: đang xử lý, cần bổ sung, hay đã có kết quả.' },
		supplement: {
			say: 'Nếu cần bổ sung, đọc xem thiếu gì. Nộp thêm trước ngày hẹn.',
			mind: 'Không hiểu thì hỏi nơi nhận hồ sơ, hoặc Trung tâm Phục vụ hành chính công xã.'
		},
		ready: { say: 'Có kết quả thì mở xem, tải về máy, hoặc đến nhận như đã chọn.' }
	},
	pay: {
		amount: { say: 'Đọc số tiền phải trả. Xem đúng tên thủ tục của mình chưa.' },
		choose: { say: 'Chọn cách trả: ngân hàng hoặc ví điện tử mình đang dùng.' },
		bank: {
			say: 'Tự đăng nhập ngân hàng hoặc ví của mình.',
			mind: 'Không đưa máy cho ai bấm giúp. Không đọc mật khẩu, mã OTP.'
		},
		confirm: {
			say: 'Xem lại số tiền và nơi nhận. Đúng thì tự xác nhận.',
			mind: 'Nơi nhận lạ, số tiền lạ thì dừng lại.'
		},
		receipt: { say: 'Giữ lại biên lai hoặc mã giao dịch đến khi nhận được kết quả.' }
	},
	'keep-safe': {
		secrets: {
			say: 'Mật khẩu và mã OTP chỉ một mình mình biết. Không ai được hỏi, kể cả công an, cán bộ, ngân hàng.'
		},
		callers: {
			say: 'Ai gọi điện doạ nạt, giục làm gấp, giục chuyển tiền: cúp máy.'
		},
		links: {
			say: 'Không bấm đường dẫn lạ. Không cài ứng dụng do người khác gửi. VNeID chỉ cài từ CH Play hoặc App Store.'
		},
		'one-portal': {
			say: 'Cổng Dịch vụ công quốc gia chỉ có một địa chỉ: dichvucong.gov.vn'
		},
		ask: {
			say: 'Nghi ngờ thì dừng lại. Hỏi người nhà, công an xã, hoặc tổ công nghệ số cộng đồng.'
		},
		'too-late': {
			say: 'Lỡ đưa mã hoặc lỡ chuyển tiền: gọi ngay ngân hàng để khoá tài khoản, rồi báo công an xã.'
		}
	}
};

const en: LessonWords = {
	activate: {
		phone: {
			say: 'Take your own phone. It needs a network and a SIM in your name.',
			mind: 'Without a level-2 account, go to the commune police with your ID card first.'
		},
		store: { say: 'Open the app store: CH Play, or App Store on an iPhone.' },
		install: {
			say: 'Type VNeID into the search. Choose the app of the Ministry of Public Security. Press install and wait.',
			mind: 'Install from the store only. Do not follow a link that somebody sent.'
		},
		open: { say: 'Open VNeID. Look for the word Kích hoạt (activate) and press it.' },
		number: {
			say: 'Type the number on your ID card and your phone number yourself.',
			mind: 'Do not say your number aloud. Let nobody take a picture of your card.'
		},
		'one-time-code': {
			say: 'Wait for the message with a code. Type that code yourself.',
			mind: 'The one-time code is yours alone. Not even a volunteer may ask for it.'
		},
		passcode: {
			say: 'Choose a passcode: easy for you to remember, hard for others to guess. Type it twice, the same each time.',
			mind: 'Not your birthday. Not on a paper stuck to the phone.'
		},
		questions: { say: 'Choose the security questions and answer them. Remember your answers.' },
		done: { say: 'When you see the first screen of VNeID, it is activated.' }
	},
	'sign-in': {
		open: { say: 'Find the picture of VNeID on your phone. Press to open it.' },
		passcode: {
			say: 'Type your VNeID passcode, then press sign in.',
			mind: 'Cover your hand. Whoever is beside you looks away.'
		},
		forgot: {
			say: 'If you forgot the passcode, press Quên mật khẩu (forgot passcode) and follow the steps.',
			mind: 'If that does not work, go to the commune police with your ID card. Ask no stranger.'
		},
		wallet: { say: 'Find your papers. Open your electronic ID and look at it.' },
		again: { say: 'Sign out. Then sign in once more, without being told how.' }
	},
	'find-service': {
		address: {
			say: 'Open the browser. Type into the address field: dichvucong.gov.vn',
			mind: 'It must end in .gov.vn. Do not come from a link that somebody sent.'
		},
		'sign-in': { say: 'Press Đăng nhập (sign in). Choose to sign in with VNeID.' },
		confirm: {
			say: 'Type your ID number and passcode yourself. If you are asked to confirm, open VNeID and confirm.',
			mind: 'Confirm only when you have just signed in yourself.'
		},
		search: { say: 'Type what you need into the search. For example: birth registration.' },
		choose: {
			say: 'Choose the right procedure. Then choose your province and commune to receive it.'
		},
		papers: { say: 'Read which papers are needed. Get what is missing before you submit.' }
	},
	submit: {
		papers: {
			say: 'Lay the papers on the table. Photograph each one: clear letters, all four corners.',
			mind: 'With your own phone. Let nobody else photograph your papers.'
		},
		open: { say: 'Open the right procedure on dichvucong.gov.vn. Press submit.' },
		form: { say: 'Fill in each field. Read what is filled in already and see if it is right.' },
		attach: { say: 'Choose the picture for each paper. Look at it again before you go on.' },
		result: { say: 'Choose how to receive the result: online, by post, or at the commune.' },
		check: { say: 'Read everything once more. Go back and mend what is wrong.' },
		send: {
			say: 'Press submit. If there is a fee, pay it yourself on your phone.',
			mind: 'What is submitted after 15:00 counts from the next working day.'
		},
		code: {
			say: 'Write down the dossier code where you will find it. With it you can look up at any time.'
		}
	},
	'look-up': {
		open: { say: 'Open dichvucong.gov.vn and sign in with VNeID.' },
		find: { say: 'Open your submitted dossiers, or type the dossier code into the search.' },
		state: { say: 'Read the state: being handled, to be completed, or ready.' },
		supplement: {
			say: 'If something is missing, read what. Send it before the day it says.',
			mind: 'If it is not clear, ask the receiving office or the commune’s Public Administration Service Centre.'
		},
		ready: { say: 'When it is ready, open it, download it, or fetch it as you chose.' }
	},
	pay: {
		amount: { say: 'Read how much is due. See that it is for your procedure.' },
		choose: { say: 'Choose how to pay: the bank or wallet you use.' },
		bank: {
			say: 'Sign in to your bank or wallet yourself.',
			mind: 'Give the phone to nobody. Say no password and no one-time code.'
		},
		confirm: {
			say: 'Look at the amount and the receiver. If they are right, confirm yourself.',
			mind: 'A strange receiver or a strange amount: stop.'
		},
		receipt: { say: 'Keep the receipt or transaction code until you have the result.' }
	},
	'keep-safe': {
		secrets: {
			say: 'Passwords and one-time codes are yours alone. Nobody may ask for them, not the police, not an officer, not a bank.'
		},
		callers: { say: 'Whoever calls and threatens, hurries you, or wants money: hang up.' },
		links: {
			say: 'Follow no strange link. Install no app that somebody sent. VNeID comes from CH Play or App Store only.'
		},
		'one-portal': {
			say: 'The National Public Service Portal has one address: dichvucong.gov.vn'
		},
		ask: {
			say: 'In doubt, stop. Ask your family, the commune police, or the digital technology team.'
		},
		'too-late': {
			say: 'You gave a code or sent money: call the bank at once to lock the account, then tell the commune police.'
		}
	}
};

export const lessonWords = catalogue({ vi, en });
