import { catalogue } from './index';

const vi = {
	title: 'Ghi âm của xã',
	detail: 'Tiếng Thái, Mông, Khơ Mú, Thổ cho từng bước',
	hint: 'Nhờ người trong bản đọc từng bước, ghi âm ở đây hoặc chọn tệp đã ghi. Mỗi bước tối đa 1 phút, nghe được khi không có mạng.',
	shared: 'Bản bạn ghi được gửi cho cả xã nghe. Chỉ ghi giọng người đã đồng ý.',
	ownOnly: 'Bản bạn ghi chỉ nằm trên máy này và được nghe trước bản của xã.',
	language: 'Ghi âm bằng',
	lesson: 'Bài',

	record: 'Ghi âm',
	recording: (seconds: number, most: number) => `Đang ghi: ${seconds} trên ${most} giây`,
	finish: 'Dừng và giữ',
	giveUp: 'Không giữ',
	microphone: {
		refused: 'Trình duyệt chưa cho dùng micro. Bạn cho phép micro, hoặc chọn tệp đã ghi.',
		unavailable: 'Ở đây không dùng được micro. Bạn chọn tệp đã ghi.',
		busy: 'Ứng dụng khác đang dùng micro. Bạn tắt ứng dụng ấy rồi ghi lại.'
	},
	choose: 'Chọn tệp',
	chooseFor: (step: string) => `Chọn tệp ghi âm cho: ${step}`,
	replace: 'Thay',
	listen: 'Nghe',
	stop: 'Dừng',
	remove: 'Bỏ bản này',
	removeFromCommune: 'Bỏ khỏi xã',
	stay: 'Giữ lại',
	share: 'Gửi cho cả xã',
	listenOwn: 'Nghe bản trên máy này',
	listenCommune: 'Nghe bản của xã',
	useOwn: 'Gửi bản trên máy này',
	dropOwn: 'Dùng bản của xã',

	none: 'Chưa có',
	hereOnly: (size: string) => `Đã có trên máy này, ${size}`,
	waiting: (size: string) => `Đang chờ gửi, ${size}`,
	refused: (reason: string) => `Xã chưa nhận: ${reason}`,
	refusedTooLarge: 'tệp lớn quá',
	clash: 'Người khác vừa gửi bản khác cho bước này. Bạn nghe cả hai rồi chọn.',
	ofCommune: (size: string) => `Cả xã nghe được, ${size}`,
	away: (size: string) => `Xã có, máy này chưa tải, ${size}`,
	leaving: 'Đang chờ bỏ khỏi xã',

	kept: 'Đã giữ bản ghi âm trên máy này.',
	keptToSend: 'Đã giữ trên máy này. Đang chờ gửi cho cả xã.',
	removed: 'Đã bỏ bản ghi âm.',
	removedLater: 'Sẽ bỏ khỏi xã khi có mạng.',
	undo: 'Lấy lại',
	tooLarge: (max: string) => `Tệp này lớn quá. Mỗi bước tối đa ${max}.`,
	tooLong: (seconds: number) => `Bản này dài quá. Mỗi bước tối đa ${seconds} giây.`,
	notAudio: 'Máy này không phát được tệp này. Hãy chọn bản ghi âm khác.',
	notKept: 'Máy hết chỗ chứa nên chưa giữ được bản ghi âm.',

	onDevice: 'Ghi âm bài dạy trên máy này',
	onDeviceHint:
		'Máy tải một lần khi có mạng, sau đó nghe không cần mạng. Tính vào mạng cho đồng bộ mỗi tháng.',
	fetch: (language: string) => `Tải bản ghi ${language}`,
	size: (n: number, size: string) => `${n} bản, ${size}`,
	missing: (n: number, size: string) => `Còn ${n} bản chưa tải, ${size}`,
	allHere: (n: number, size: string) => `Đã có đủ ${n} bản, ${size}`,
	capReached: 'Hết mức mạng của tháng nên máy thôi tải. Bạn tăng mức để tải tiếp.',
	notHere: (n: number, language: string, size: string) =>
		`Xã có ${n} bản ghi ${language}, ${size}, chưa tải về máy này.`,
	toFetch: 'Chọn tải về'
};

const en: typeof vi = {
	title: 'The commune’s recordings',
	detail: 'Thái, Mông, Khơ Mú, Thổ for each step',
	hint: 'Have somebody of the village read each step; record it here or choose a file. At most 1 minute a step; it plays without a network.',
	shared: 'What you record is sent for the whole commune to hear. Record only people who agreed.',
	ownOnly: 'What you record stays on this device, and is heard before the commune’s.',
	language: 'Recorded in',
	lesson: 'Lesson',

	record: 'Record',
	recording: (seconds, most) => `Recording: ${seconds} of ${most} seconds`,
	finish: 'Stop and keep',
	giveUp: 'Do not keep',
	microphone: {
		refused: 'The browser does not allow the microphone. Allow it, or choose a recorded file.',
		unavailable: 'There is no microphone to use here. Please choose a recorded file.',
		busy: 'Another app is using the microphone. Close it and record again.'
	},
	choose: 'Choose a file',
	chooseFor: (step) => `Choose a recording for: ${step}`,
	replace: 'Replace',
	listen: 'Listen',
	stop: 'Stop',
	remove: 'Remove',
	removeFromCommune: 'Remove for all',
	stay: 'Keep it',
	share: 'Send to the whole commune',
	listenOwn: 'Listen to the one here',
	listenCommune: 'Listen to the commune’s',
	useOwn: 'Send the one here',
	dropOwn: 'Use the commune’s',

	none: 'None yet',
	hereOnly: (size) => `On this device, ${size}`,
	waiting: (size) => `Waiting to be sent, ${size}`,
	refused: (reason) => `Not accepted: ${reason}`,
	refusedTooLarge: 'the file is too large',
	clash: 'Somebody else just sent another one for this step. Listen to both, then choose.',
	ofCommune: (size) => `The whole commune can hear it, ${size}`,
	away: (size) => `The commune has it, not on this device, ${size}`,
	leaving: 'Waiting to be removed for the commune',

	kept: 'The recording is kept on this device.',
	keptToSend: 'Kept on this device. Waiting to be sent to the commune.',
	removed: 'The recording was removed.',
	removedLater: 'It will be removed for the commune when there is a network.',
	undo: 'Bring it back',
	tooLarge: (max) => `This file is too large. At most ${max} a step.`,
	tooLong: (seconds) => `This recording is too long. At most ${seconds} seconds a step.`,
	notAudio: 'This device cannot play that file. Please choose another recording.',
	notKept: 'The device is full, so the recording was not kept.',

	onDevice: 'Recorded lessons on this device',
	onDeviceHint:
		'Fetched once when there is a network, heard without one afterwards. Counts as data for sync.',
	fetch: (language) => `Fetch recordings in ${language}`,
	size: (n, size) => (n === 1 ? `1 recording, ${size}` : `${n} recordings, ${size}`),
	missing: (n, size) => `${n} not here yet, ${size}`,
	allHere: (n, size) => (n === 1 ? `The one there is, ${size}` : `All ${n} are here, ${size}`),
	capReached: 'This month’s data is used up, so nothing more is fetched. Raise the limit to go on.',
	notHere: (n, language, size) =>
		n === 1
			? `The commune has 1 recording in ${language}, ${size}, not on this device yet.`
			: `The commune has ${n} recordings in ${language}, ${size}, not on this device yet.`,
	toFetch: 'Choose what to fetch'
};

export const recordingWords = catalogue({ vi, en });
