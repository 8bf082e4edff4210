import type { RequestState, Reason } from '$lib/domain/submission/rank-requests';
import { catalogue } from './index';
import { inFigures } from './numbers';

const vi = {
	title: 'Người dân cần gì',
	detail: 'Việc bà con hỏi nhiều, việc nào làm trước',
	hint: 'Việc nhiều hộ chờ, ít giấy tờ, làm được ngay tại nhà thì ở trên.',
	village: 'Thôn, bản',
	allVillages: 'Tất cả thôn, bản của bạn',
	waiting: (n: number) => `${inFigures(n)} hộ đang chờ`,
	whichHouseholds: 'Xem hộ nào',
	noneWaiting: 'Không còn hộ nào chờ',
	served: 'Đang làm, đã xong hoặc không cần nữa',
	openNamed: (name: string) => `Xem thủ tục ${name}`,
	inWords: 'Ghi bằng lời',
	inWordsHint: 'Chưa rõ thuộc thủ tục nào. Mở hộ để xem, hoặc hỏi bộ phận một cửa.',
	unknown: 'Thủ tục máy này chưa có',
	askedOn: (when: string, by: string) => `${when}, ${by} ghi`,
	empty: {
		title: 'Chưa ghi việc nào',
		text: 'Khi bà con hỏi một việc mà chưa làm được ngay, mở hộ đó rồi bấm “Ghi việc bà con cần”.'
	},
	state: {
		open: 'Đang chờ',
		'under-way': 'Đang làm',
		done: 'Đã xong',
		'not-needed': 'Không cần nữa'
	} satisfies Record<RequestState, string>,
	asked: { often: 'hay gặp', sometimes: 'thỉnh thoảng gặp', rarely: 'ít gặp' } satisfies Record<
		Reason['asked'],
		string
	>,
	channel: {
		online: 'làm trên mạng',
		both: 'trên mạng hoặc tại quầy',
		partly: 'trên mạng, có việc phải đến',
		counter: 'phải đến quầy'
	} satisfies Record<Reason['channel'], string>,
	papers: (n: number) => (n === 0 ? 'không cần giấy tờ' : `${inFigures(n)} giấy tờ`),

	ofHousehold: {
		title: 'Gia đình cần giúp việc gì',
		write: 'Ghi việc bà con cần',
		writeDetail: 'Chưa làm được ngay cũng ghi, để tổ và xã biết',
		who: (name: string, rest: string) => `${name}; ${rest}`,
		over: (end: string, by: string) => `${end}, ${by} ghi`,
		stillNeeded: 'Vẫn cần',
		failed: 'Chưa ghi được. Hãy thử lại.'
	},
	note: {
		title: 'Ghi việc bà con cần',
		what: 'Gia đình cần giúp việc gì?',
		search: 'Tìm việc',
		clearSearch: 'Xóa chữ đã gõ',
		often: 'Hay gặp',
		results: 'Kết quả tìm',
		nothing: 'Chưa thấy thủ tục nào như vậy. Ghi bằng lời ở dưới.',
		own: 'Không có trong danh sách? Ghi bằng lời',
		ownHint: 'Không ghi số căn cước, mật khẩu, mã OTP.',
		next: 'Tiếp',
		who: 'Ai cần?',
		wholeFamily: 'Cả nhà, hoặc chưa rõ ai',
		change: 'Chọn việc khác',
		failed: 'Chưa ghi được. Hãy thử lại.',
		nobody: 'Hộ này không ghi thêm được nữa.'
	},
	somebodyNeeds: 'Ghi là có người cần',
	choose: {
		title: 'Hộ nào cần?',
		hint: 'Chọn hộ có người cần việc này.',
		search: 'Tìm hộ, người',
		none: 'Chưa thấy hộ nào.',
		noVillage: 'Hãy chọn thôn, bản trước.'
	},
	back: 'Quay lại'
};

const en: typeof vi = {
	title: 'What people need',
	detail: 'What is asked for most, and what to do first',
	hint: 'What many wait for, with few papers and no way to the office, stands on top.',
	village: 'Village',
	allVillages: 'All your villages',
	waiting: (n) => `${inFigures(n)} household(s) waiting`,
	whichHouseholds: 'Which households',
	noneWaiting: 'No household waits any more',
	served: 'Under way, done or not needed',
	openNamed: (name) => `Open the procedure ${name}`,
	inWords: 'In their own words',
	inWordsHint: 'Not clear yet which procedure it is. Open the household, or ask the one-stop desk.',
	unknown: 'A procedure this device does not have yet',
	askedOn: (when, by) => `${when}, noted by ${by}`,
	empty: {
		title: 'Nothing noted yet',
		text: 'When people ask for something that cannot be done at once, open their household and tap “Note what they need”.'
	},
	state: {
		open: 'Waiting',
		'under-way': 'Under way',
		done: 'Done',
		'not-needed': 'Not needed any more'
	},
	asked: { often: 'often met', sometimes: 'sometimes met', rarely: 'rarely met' },
	channel: {
		online: 'online',
		both: 'online or at the desk',
		partly: 'online, with something in person',
		counter: 'at the desk only'
	},
	papers: (n) => (n === 0 ? 'no papers' : `${inFigures(n)} paper(s)`),

	ofHousehold: {
		title: 'What the family needs',
		write: 'Note what they need',
		writeDetail: 'Also what cannot be done at once: the team and the commune will know',
		who: (name, rest) => `${name}; ${rest}`,
		over: (end, by) => `${end}, noted by ${by}`,
		stillNeeded: 'Still needed',
		failed: 'Not noted. Try again.'
	},
	note: {
		title: 'Note what they need',
		what: 'What does the family need?',
		search: 'Find it',
		clearSearch: 'Clear what was typed',
		often: 'Often met',
		results: 'Results',
		nothing: 'No such procedure found. Write it in words below.',
		own: 'Not in the list? Write it in words',
		ownHint: 'No ID numbers, passwords or one-time codes.',
		next: 'Next',
		who: 'Who needs it?',
		wholeFamily: 'The family, or not clear who',
		change: 'Choose something else',
		failed: 'Not noted. Please try again.',
		nobody: 'Nothing more is written down about this household.'
	},
	somebodyNeeds: 'Note that somebody needs it',
	choose: {
		title: 'Which household needs it?',
		hint: 'Choose the household where somebody needs this.',
		search: 'Find a household or a person',
		none: 'No household found.',
		noVillage: 'Please choose a village first.'
	},
	back: 'Back'
};

export const requestWords = catalogue({ vi, en });

/** "hay gặp, làm trên mạng, 2 giấy tờ": why it stands where it stands. */
export function reasonInWords({ asked, channel, papers }: Reason): string {
	const words = requestWords();
	return [words.channel[channel], words.papers(papers), words.asked[asked]].join(', ');
}
