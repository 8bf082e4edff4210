import type { RejectReason } from './import-plan';

/** Why a row was not taken, said to the officer who keeps the list. */
export const reasonInWords = (reason: RejectReason, language: 'vi' | 'en'): string =>
	WORDS[reasonKey(reason)][language];

type ReasonKey = Exclude<RejectReason['kind'], 'misaligned'> | 'too-few' | 'too-many' | 'shifted';

const reasonKey = (reason: RejectReason): ReasonKey =>
	reason.kind === 'misaligned' ? reason.cells : reason.kind;

const WORDS: Readonly<Record<ReasonKey, { vi: string; en: string }>> = {
	'no-name': { vi: 'Dòng này chưa có họ tên.', en: 'This row has no name.' },
	'name-unreadable': {
		vi: 'Ô họ tên không giống tên người.',
		en: 'What stands in the name cell is no name.'
	},
	'member-before-head': {
		vi: 'Thành viên đứng trước chủ hộ đầu tiên, không rõ thuộc hộ nào.',
		en: 'A member stands before the first head of household, so whose member is not known.'
	},
	'head-rejected': {
		vi: 'Chủ hộ của người này không nhập được, nên người này cũng chưa nhập.',
		en: 'The head of this household could not be imported, so neither was this member.'
	},
	'household-too-large': {
		vi: 'Hộ có quá nhiều người. Hãy kiểm tra cột quan hệ với chủ hộ.',
		en: 'The household has too many people. Check the column of relations to the head.'
	},
	'too-few': {
		vi: 'Dòng thiếu một ô, các ô sau bị lệch sang trái.',
		en: 'A cell is missing, and the cells after it stand one column to the left.'
	},
	'too-many': {
		vi: 'Dòng thừa một ô, các ô sau bị lệch sang phải.',
		en: 'There is a cell too many, and the cells after it stand one column to the right.'
	},
	shifted: {
		vi: 'Các ô của dòng này không đúng cột.',
		en: 'The cells of this row do not stand under their headings.'
	}
};
