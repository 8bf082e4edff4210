import { catalogue } from './index';

/** A household that does not want to be recorded: in lists, where other households have a name. */
const vi = {
	// Not broken before its last short word.
	title: 'Hộ không đồng\u00a0ý được ghi',
	row: 'Chỉ đếm là một hộ, không ghi gì khác'
};

const en: typeof vi = {
	title: 'Household that declined',
	row: 'Counted as one household, nothing else is kept'
};

export const declinedWords = catalogue({ vi, en });
