import type { AskedQuestion, Reply } from '$lib/domain/entries/question-entries';
import { catalogue } from './index';

/** Asking somebody about what they wrote down, and answering. */
const vi = {
	ask: 'Hỏi lại người ghi',
	title: (who: string) => `Hỏi lại ${who}`,
	about: (what: string, when: string) => `Về: ${what}, ghi ${when}`,
	choose: 'Bạn muốn hỏi gì?',
	chooseOne: 'Hãy chọn một câu hỏi.',
	question: {
		'as-recorded': 'Ghi như vậy có đúng không?',
		'at-the-house': 'Bạn có đến tận nhà không?',
		'from-paper': 'Bạn có chép lại từ giấy không?',
		'seen-alone': 'Bạn có thấy người dân tự làm không?',
		'in-words': 'Câu hỏi khác'
	} satisfies Record<AskedQuestion, string>,
	note: 'Nói thêm, nếu cần',
	ownWords: 'Câu hỏi của bạn',
	noteHint: 'Cả tổ đọc được. Không ghi số điện thoại, số căn cước.',
	phoneNumber: 'Có số điện thoại. Cả tổ đọc được chỗ này, hãy xoá số đi.',
	send: 'Gửi câu hỏi',
	gone: 'Bản ghi này đã được bỏ, không còn gì để hỏi.',
	failed: 'Chưa gửi được câu hỏi này.',
	notTakenBack: 'Chưa bỏ được câu hỏi này.',
	asks: (who: string) => `${who} hỏi bạn`,
	officerAsks: (who: string) => `Cán bộ xã ${who} hỏi bạn`,
	asked: (who: string, whom: string) => `${who} hỏi ${whom}`,
	officerAsked: (who: string, whom: string) => `Cán bộ xã ${who} hỏi ${whom}`,
	/** On the day's page. */
	aboutHouse: (who: string) => `Về nhà ${who}`,
	further: (n: number) => `Còn ${n} câu hỏi nữa cho bạn.`,
	toAnswer: 'Trả lời',
	waits: (whom: string) => `Chờ ${whom} trả lời.`,
	waitsForYou: 'Chờ bạn trả lời.',
	answered: (who: string, what: string) => `${who} trả lời: ${what}`,
	over: 'Bản ghi được hỏi đã bỏ.',
	answer: {
		yes: 'Có',
		no: 'Không',
		'not-sure': 'Không nhớ rõ',
		'in-words': 'Trả lời bằng lời'
	} satisfies Record<Reply, string>,
	answersLabel: 'Trả lời câu hỏi này',
	reply: 'Lời trả lời',
	sendReply: 'Gửi trả lời',
	notAnswered: 'Chưa ghi được câu trả lời này.',
	undo: 'Bỏ trả lời'
};

const en: typeof vi = {
	ask: 'Ask who recorded it',
	title: (who) => `Ask ${who}`,
	about: (what, when) => `About: ${what}, recorded ${when}`,
	choose: 'What do you want to ask?',
	chooseOne: 'Please choose a question.',
	question: {
		'as-recorded': 'Is it right as it is recorded?',
		'at-the-house': 'Were you at the house?',
		'from-paper': 'Did you copy it from paper?',
		'seen-alone': 'Did you see them do it by themselves?',
		'in-words': 'Another question'
	},
	note: 'Anything to add',
	ownWords: 'Your question',
	noteHint: 'The whole team reads this. No telephone or ID numbers.',
	phoneNumber: 'There is a telephone number in it. The whole team reads this; please remove it.',
	send: 'Send the question',
	gone: 'This record was taken back; there is nothing left to ask.',
	failed: 'The question could not be recorded.',
	notTakenBack: 'The question could not be taken back.',
	asks: (who) => `${who} asks you`,
	officerAsks: (who) => `Commune officer ${who} asks you`,
	asked: (who, whom) => `${who} asked ${whom}`,
	officerAsked: (who, whom) => `Commune officer ${who} asked ${whom}`,
	aboutHouse: (who) => `About the household of ${who}`,
	further: (n) => (n === 1 ? '1 more question for you.' : `${n} more questions for you.`),
	toAnswer: 'Answer',
	waits: (whom) => `Waiting for ${whom}.`,
	waitsForYou: 'Waiting for your answer.',
	answered: (who, what) => `${who} answered: ${what}`,
	over: 'The record it is about was taken back.',
	answer: {
		yes: 'Yes',
		no: 'No',
		'not-sure': 'I do not remember',
		'in-words': 'Answer in words'
	},
	answersLabel: 'Answer this question',
	reply: 'Your answer',
	sendReply: 'Send the answer',
	notAnswered: 'The answer could not be recorded.',
	undo: 'Take the answer back'
};

export const questionWords = catalogue({ vi, en });
export type QuestionsInWords = typeof vi;
