import { capitalised } from './capitalised';
import { catalogue } from './index';
import { inFigures } from './numbers';

/** The two short lines at the top of every page, and what the first screens say of villages that left. */
const vi = {
	waiting: (n: number) => `${inFigures(n)} bản ghi chờ gửi`,
	noNetwork: 'Chưa có mạng',
	willSend: 'Sẽ tự gửi',
	capReached: 'Hết mức mạng, bấm gửi',
	sending: (done: number, total: number) => `Đang gửi ${inFigures(done)}/${inFigures(total)}`,
	goOn: 'Bạn cứ làm tiếp',
	receiving: 'Đang nhận về',
	received: (done: number, total: number) => `${inFigures(done)}/${inFigures(total)} bản ghi`,
	refused: (n: number) => `${inFigures(n)} bản ghi chưa nhận`,
	openBox: 'Chạm để xem',
	signIn: 'Cần đăng nhập lại',
	safe: (n: number) => `${inFigures(n)} bản ghi an toàn`,
	allSafe: 'Bản ghi vẫn an toàn',
	all: 'Xã đã nhận đủ',
	allAt: (moment: string) => `Lúc ${moment}`,
	offline: 'Chưa có mạng',
	nothingWaits: 'Không có gì chờ gửi',
	nothing: 'Chưa có gì để gửi',
	counting: 'Đang kiểm tra',
	whatWaits: 'Còn gì chờ gửi',
	/** Of someone who sends nothing. */
	looks: 'Chỉ xem',
	asked: (moment: string) => `Hỏi xã ${moment}`,

	/** A village that is no longer open, with its name and without. */
	closedNamed: (village: string) => `${village} (thôn, bản trước đây)`,
	closedUnnamed: 'một thôn, bản trước đây',
	/** Where the village would be looked for. */
	takenAwayHint: (village: string, { unsent, begun }: { unsent: number; begun: number }) =>
		`${capitalised(village)} không còn giao cho bạn. Máy còn ${[
			...(unsent > 0 ? [`${inFigures(unsent)} bản ghi xã chưa nhận`] : []),
			...(begun > 0 ? [`${inFigures(begun)} phần ghi dở`] : [])
		].join(' và ')} ở đó.`,
	toSync: 'Xem ở trang Đồng bộ'
};

const en: typeof vi = {
	waiting: (n) => `${inFigures(n)} waiting`,
	noNetwork: 'No network yet',
	willSend: 'Sent by itself',
	capReached: 'Limit reached, tap to send',
	sending: (done, total) => `Sending ${inFigures(done)}/${inFigures(total)}`,
	goOn: 'You can go on',
	receiving: 'Receiving',
	received: (done, total) => `${inFigures(done)}/${inFigures(total)} records`,
	refused: (n) => `${inFigures(n)} not accepted`,
	openBox: 'Tap to see',
	signIn: 'Sign in again',
	safe: (n) => `${inFigures(n)} records are safe`,
	allSafe: 'Records are safe',
	all: 'All received',
	allAt: (moment) => `At ${moment}`,
	offline: 'No network yet',
	nothingWaits: 'Nothing waits',
	nothing: 'Nothing to send',
	counting: 'Checking',
	whatWaits: 'What is left to send',
	looks: 'For looking',
	asked: (moment) => `Asked ${moment}`,

	closedNamed: (village) => `${village} (a village you had before)`,
	closedUnnamed: 'a village you had before',
	takenAwayHint: (village, { unsent, begun }) =>
		`${capitalised(village)} is no longer yours. This device still has ${[
			...(unsent > 0
				? [unsent === 1 ? '1 unsent record' : `${inFigures(unsent)} unsent records`]
				: []),
			...(begun > 0 ? [begun === 1 ? '1 begun form' : `${inFigures(begun)} begun forms`] : [])
		].join(' and ')} there.`,
	toSync: 'See the sync page'
};

export const syncLineWords = catalogue({ vi, en });
