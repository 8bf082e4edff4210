import { catalogue } from './index';
import { inFigures } from './numbers';

const vi = {
	code: {
		label: 'Mã trên thẻ',
		hint: 'Tám chữ và số, ví dụ 7K3M-9PQZ. Viết hoa hay thường đều được.',
		open: 'Mở hộ này',
		unreadable: 'Mã này thiếu hoặc sai một chữ. Xem lại thẻ rồi gõ đủ tám chữ và số.',
		none: 'Gõ mã trên thẻ trước.'
	},
	scan: {
		title: 'Quét thẻ hộ',
		detail: 'Mở hộ bằng mã QR trên thẻ, không cần mạng',
		hint: 'Đưa mã QR trên thẻ vào giữa khung.',
		starting: 'Đang mở máy ảnh…',
		picture: 'Hình từ máy ảnh',
		notSaved: 'Không chụp, không lưu ảnh nào.',
		notOurs: 'Đây không phải thẻ hộ của Gõ Cửa. Không quét mã trên căn cước.',
		refused:
			'Trình duyệt chưa được dùng máy ảnh. Gõ mã trên thẻ ở dưới, hoặc cho phép máy ảnh rồi thử lại.',
		unavailable: 'Ở đây không dùng được máy ảnh. Gõ mã trên thẻ ở dưới.',
		busy: 'Ứng dụng khác đang dùng máy ảnh. Đóng ứng dụng ấy rồi thử lại, hoặc gõ mã ở dưới.',
		again: 'Thử lại máy ảnh',
		orType: 'Hoặc gõ mã'
	},
	opened: {
		title: 'Thẻ hộ',
		opening: 'Đang tìm hộ trên máy này…',
		notHere: 'Chưa mở được hộ của thẻ này',
		notHereWhy:
			'Hộ này không có trên máy: có thể thuộc thôn, bản khác, chưa nhận về, hoặc đã bị bỏ. Thẻ không sai thì hãy hỏi cán bộ xã.',
		stillComing: 'Máy này còn đang nhận danh sách hộ. Nhận đủ rồi thẻ sẽ mở được.',
		unreadable: 'Mã này không phải mã hộ',
		unreadableWhy: 'Mã thiếu hoặc sai một chữ. Xem lại thẻ rồi gõ đủ tám chữ và số.',
		several: 'Mã này có ở nhiều hộ. Chọn đúng hộ bạn đang thăm.',
		scanAgain: 'Quét thẻ khác'
	},
	print: {
		title: 'In thẻ hộ',
		detail: 'Thẻ QR để ở nhà dân, tem dán cửa',
		hint: 'Trên thẻ chỉ có mã, không có tên ai. Quét thẻ là mở đúng hộ, kể cả khi không có mạng.',
		which: 'In cho',
		all: (n: number) => `Cả thôn, bản (${inFigures(n)} hộ)`,
		lane: (lane: string, n: number) => `${lane} (${inFigures(n)} hộ)`,
		noLane: (n: number) => `Chưa ghi ngõ (${inFigures(n)} hộ)`,
		one: (who: string) => `Một hộ: ${who}`,
		size: 'Cỡ',
		sizes: { card: 'Thẻ, 10 thẻ một tờ', sticker: 'Tem dán cửa, 24 tem một tờ' },
		sheets: (cards: number, sheets: number) =>
			`${inFigures(cards)} mã trên ${inFigures(sheets)} tờ A4`,
		print: 'In',
		howTo: 'Khi in, chọn giấy A4, tỷ lệ 100%. Cắt theo nét đứt.',
		preview: 'Tờ đầu sẽ in như sau',
		order: 'Thứ tự thẻ trên tờ in',
		orderHint: 'Từ trái sang phải, từ trên xuống dưới. Danh sách này không in ra.',
		none: 'Chưa có hộ nào để in thẻ',
		noneHint: 'Thêm hộ hoặc nhập danh sách trước.',
		onCard: 'Thẻ của hộ',
		onCardText: 'Giữ thẻ ở nhà. Tình nguyện viên quét mã khi đến. Trên thẻ không có tên ai.'
	},
	ofHousehold: {
		code: (code: string) => `Mã hộ ${code}`,
		print: 'In thẻ của hộ này'
	}
};

const en: typeof vi = {
	code: {
		label: 'Code on the card',
		hint: 'Eight letters and digits, such as 7K3M-9PQZ. Capitals or not, both will do.',
		open: 'Open this household',
		unreadable:
			'One character of this code is missing or wrong. Look at the card and type all eight.',
		none: 'Type the code on the card first.'
	},
	scan: {
		title: 'Scan a household’s card',
		detail: 'Opens the household by its QR code, without a network',
		hint: 'Hold the QR code of the card in the middle of the frame.',
		starting: 'Opening the camera…',
		picture: 'What the camera sees',
		notSaved: 'No picture is taken or kept.',
		notOurs: 'This is not a card of Gõ Cửa. Do not scan the code of an ID card.',
		refused:
			'The browser may not use the camera. Type the code of the card below, or allow the camera and try again.',
		unavailable: 'The camera cannot be used here. Type the code of the card below.',
		busy: 'Another app is using the camera. Close it and try again, or type the code below.',
		again: 'Try the camera again',
		orType: 'Or type the code'
	},
	opened: {
		title: 'Household’s card',
		opening: 'Looking for the household on this device…',
		notHere: 'The household of this card cannot be opened',
		notHereWhy:
			'It is not on this device: it may belong to another village, not have been received yet, or have been removed. If the card is right, ask the commune officer.',
		stillComing:
			'This device is still receiving the list of households. The card will open once it is complete.',
		unreadable: 'This is not the code of a household',
		unreadableWhy:
			'One character is missing or wrong. Look at the card and type all eight letters and digits.',
		several: 'Several households have this code. Choose the one you are visiting.',
		scanAgain: 'Scan another card'
	},
	print: {
		title: 'Print household cards',
		detail: 'QR cards to keep at home, stickers for the door',
		hint: 'A card has a code and nobody’s name. Scanning it opens the right household, also without a network.',
		which: 'Print for',
		all: (n) => `The whole village (${inFigures(n)} households)`,
		lane: (lane, n) => `${lane} (${inFigures(n)} households)`,
		noLane: (n) => `No lane noted (${inFigures(n)} households)`,
		one: (who) => `One household: ${who}`,
		size: 'Size',
		sizes: { card: 'Cards, 10 a sheet', sticker: 'Door stickers, 24 a sheet' },
		sheets: (cards, sheets) =>
			`${inFigures(cards)} ${cards === 1 ? 'code' : 'codes'} on ${inFigures(sheets)} A4 ${sheets === 1 ? 'sheet' : 'sheets'}`,
		print: 'Print',
		howTo: 'Print on A4 at 100%. Cut along the dashed lines.',
		preview: 'The first sheet will look like this',
		order: 'Order of the cards on the sheets',
		orderHint: 'From left to right, from top to bottom. This list is not printed.',
		none: 'There is no household to print a card for',
		noneHint: 'Add households or import a list first.',
		onCard: 'Household’s card',
		onCardText: 'Keep it at home. The volunteer scans it on coming. It has nobody’s name on it.'
	},
	ofHousehold: {
		code: (code) => `Household code ${code}`,
		print: 'Print this household’s card'
	}
};

export const cardWords = catalogue({ vi, en });
