import { catalogue } from './index';

/** A household whose time is over: only its number is left. In lists, where other households have a name. */
const vi = {
	title: (code: string) => `Hộ ${code}`,
	row: 'Đã xoá thông tin theo hạn',
	on: (day: string) => `Đã xoá thông tin theo hạn, ngày ${day}.`,
	left: 'Tên, số điện thoại, vị trí và các lượt thăm của hộ không còn ở xã, cũng không còn trên máy này.',
	counts: 'Hộ vẫn được tính vào số liệu như trước.',
	countsEarlier: 'Hộ được tính vào số liệu của đợt trước, không tính vào đợt này.',
	again: 'Muốn ghi tiếp về gia đình này, hãy hỏi lại ý kiến và thêm như một hộ mới.'
};

const en: typeof vi = {
	title: (code) => `Household ${code}`,
	row: 'Details erased as their time was over',
	on: (day) => `Details erased as their time was over, on ${day}.`,
	left: 'Names, telephone, location and visits of this household are gone, at the commune and on this device.',
	counts: 'It goes on counting as before.',
	countsEarlier: 'It counts in the figures of the earlier campaign, not in this one.',
	again: 'To record this family again, ask them anew and add them as a new household.'
};

export const anonymisedWords = catalogue({ vi, en });
