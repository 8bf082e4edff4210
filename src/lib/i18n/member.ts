import type { EntryOf } from '$lib/domain/entries/entry';
import { catalogue } from './index';

const vi = {
	field: {
		name: 'Họ và tên',
		nameHelp: 'Ghi như người dân nói, một ô duy nhất.',
		callName: 'Gọi là',
		callNameHelp: 'Ví dụ: ông Pánh, bà Tím',
		relation: 'Quan hệ với chủ hộ',
		relationHelp: 'Ví dụ: vợ, con trai, con dâu',
		birthBand: 'Sinh khoảng năm',
		birthBandUnknown: 'Chưa rõ',
		birthBandShort: (first: number) => `${first}–${String(first + 4).slice(-2)}`,
		birthBandRange: (first: number) => `${first} đến ${first + 4}`,
		phone: 'Điện thoại'
	},
	newTitle: 'Thêm người',
	newFor: (household: string) => `Hộ ${household}`,
	save: 'Lưu người này',
	saved: (who: string) => `Đã lưu ${who} trên máy này.`,
	page: {
		title: 'Một người trong hộ',
		back: (household: string) => `Hộ ${household}`,
		skills: 'Các kỹ năng',
		seen: (day: string, by: string) => `${day}, ${by} ghi`,
		notAsked: (topic: string) => `Chưa hỏi: ${topic}`,
		edit: 'Sửa thông tin',
		editTitle: 'Sửa thông tin',
		left: 'Không còn ở nhà này',
		makeHead: 'Làm chủ hộ',
		leftTitle: (who: string) => `Vì sao ${who} không còn ở nhà này?`,
		confirmLeft: 'Ghi lại',
		cancel: 'Thôi',
		hasLeft: {
			moved: 'Đã chuyển đi.',
			died: 'Đã mất.',
			'recorded-by-mistake': 'Đã ghi nhầm vào hộ này.',
			other: 'Không còn ở nhà này.'
		} satisfies Record<EntryOf<'member-left'>['reason'], string>,
		leftSaved: 'Đã ghi lại trên máy này.',
		call: (phone: string) => `Gọi ${phone}`,
		born: (range: string) => `Sinh khoảng ${range}`,
		head: 'Chủ hộ',
		gone: 'Không thấy người này trong hộ.'
	},
	leftReason: {
		moved: 'Chuyển đi nơi khác',
		died: 'Đã mất',
		'recorded-by-mistake': 'Ghi nhầm, không ở nhà này',
		other: 'Lý do khác'
	} satisfies Record<EntryOf<'member-left'>['reason'], string>
};

const en: typeof vi = {
	field: {
		name: 'Full name',
		nameHelp: 'As the person says it, in one field.',
		callName: 'Called',
		callNameHelp: 'For example: ông Pánh, bà Tím',
		relation: 'Relation to the head',
		relationHelp: 'For example: wife, son, daughter-in-law',
		birthBand: 'Born about',
		birthBandUnknown: 'Not known',
		birthBandShort: (first) => `${first}–${String(first + 4).slice(-2)}`,
		birthBandRange: (first) => `${first} to ${first + 4}`,
		phone: 'Phone'
	},
	newTitle: 'Add a person',
	newFor: (household) => `Household of ${household}`,
	save: 'Save this person',
	saved: (who) => `${who} saved on this device.`,
	page: {
		title: 'A person of the household',
		back: (household) => `Household of ${household}`,
		skills: 'Skills',
		seen: (day, by) => `${day}, recorded by ${by}`,
		notAsked: (topic) => `Not asked: ${topic}`,
		edit: 'Correct details',
		editTitle: 'Correct details',
		left: 'No longer lives here',
		makeHead: 'Make head of the household',
		leftTitle: (who) => `Why does ${who} no longer live here?`,
		confirmLeft: 'Record it',
		cancel: 'Cancel',
		hasLeft: {
			moved: 'Moved away.',
			died: 'Died.',
			'recorded-by-mistake': 'Was recorded here by mistake.',
			other: 'No longer lives here.'
		},
		leftSaved: 'Recorded on this device.',
		call: (phone) => `Call ${phone}`,
		born: (range) => `Born about ${range}`,
		head: 'Head of the household',
		gone: 'This person is not in the household.'
	},
	leftReason: {
		moved: 'Moved elsewhere',
		died: 'Died',
		'recorded-by-mistake': 'Recorded by mistake, does not live here',
		other: 'Another reason'
	}
};

export const memberWords = catalogue({ vi, en });
