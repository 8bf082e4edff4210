import type { EntryType } from '$lib/domain/entries/entry';
import { catalogue } from './index';

/** Every record of a household, and taking one back. */
const vi = {
	title: (n: number) => `Tất cả bản ghi của hộ này (${n})`,
	entry: {
		'household-registered': 'Thêm hộ',
		'household-corrected': 'Sửa thông tin hộ',
		'household-moved': 'Hộ chuyển đi',
		'household-merged': 'Nhập vào hộ khác',
		'household-split': 'Tách hộ',
		'household-dissolved': 'Hộ không còn',
		'member-added': 'Thêm người',
		'member-corrected': 'Sửa thông tin một người',
		'member-left': 'Một người rời nhà',
		'consent-given': 'Đồng ý',
		'consent-refused': 'Không đồng ý',
		'consent-withdrawn': 'Rút lại đồng ý',
		'visit-recorded': 'Lượt thăm',
		'entry-voided': 'Bỏ một bản ghi'
	} satisfies Record<EntryType, string>,
	fromList: 'Nhập từ danh sách',
	voided: (who: string, when: string, why: string) => `Đã bỏ (${why}): ${who}, ${when}`,
	voidedReason: { undo: 'hoàn tác', mistake: 'ghi nhầm' },
	takeBack: 'Ghi nhầm, bỏ bản ghi này',
	confirm: 'Bỏ bản ghi này? Nó vẫn còn trong lịch sử, nhưng không tính nữa.',
	confirmRegistration:
		'Bỏ hộ này khỏi danh sách? Nếu đã có người khác ghi tại đây, hộ được giữ lại để xem.',
	takeBackNow: 'Bỏ bản ghi',
	keep: 'Giữ lại',
	takenBack: 'Đã bỏ bản ghi. Nó vẫn còn trong lịch sử.',
	notTakenBack: 'Chưa bỏ được: bản ghi này đã được bỏ trước đó, hoặc do người khác viết.'
};

const en: typeof vi = {
	title: (n) => `Every record of this household (${n})`,
	entry: {
		'household-registered': 'Household added',
		'household-corrected': 'Household details corrected',
		'household-moved': 'Household moved away',
		'household-merged': 'Merged into another household',
		'household-split': 'Household split',
		'household-dissolved': 'Household no longer exists',
		'member-added': 'Person added',
		'member-corrected': 'Details of a person corrected',
		'member-left': 'A person left',
		'consent-given': 'Consent given',
		'consent-refused': 'Consent refused',
		'consent-withdrawn': 'Consent withdrawn',
		'visit-recorded': 'Visit',
		'entry-voided': 'A record taken back'
	},
	fromList: 'Imported from a list',
	voided: (who, when, why) => `Taken back (${why}): ${who}, ${when}`,
	voidedReason: { undo: 'undo', mistake: 'mistake' },
	takeBack: 'A mistake, take this record back',
	confirm: 'Take this record back? It stays in the history but no longer counts.',
	confirmRegistration:
		'Take this household off the list? If someone else has recorded something here, it is kept for review.',
	takeBackNow: 'Take it back',
	keep: 'Keep it',
	takenBack: 'The record was taken back. It stays in the history.',
	notTakenBack: 'Not taken back: it had been already, or somebody else wrote it.'
};

export const historyWords = catalogue({ vi, en });
