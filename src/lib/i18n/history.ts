import type { AnyDecision } from '$lib/domain/entries/case-entries';
import type { EntryOf, EntryType } from '$lib/domain/entries/entry';
import type { Corrected } from '$lib/domain/household/household';
import { catalogue } from './index';

/** Every record of a household, and taking one back. */
const vi = {
	title: (n: number) => `Tất cả bản ghi của hộ này (${n})`,
	entry: {
		'household-registered': 'Thêm hộ',
		'household-corrected': 'Sửa thông tin hộ',
		'household-moved': 'Hộ chuyển đi',
		'household-merged': 'Gộp vào hộ khác',
		'household-split': 'Tách hộ',
		'household-dissolved': 'Hộ không còn',
		'member-added': 'Thêm người',
		'member-corrected': 'Sửa thông tin một người',
		'member-left': 'Một người rời nhà',
		'consent-given': 'Đồng ý',
		'consent-refused': 'Không đồng ý',
		'consent-withdrawn': 'Rút lại đồng ý',
		'household-refused': 'Hộ không đồng ý được ghi',
		'visit-recorded': 'Lượt thăm',
		'door-claimed': 'Nhận đến nhà này',
		'entry-voided': 'Bỏ một bản ghi',
		'household-took-in': 'Gộp một hộ vào hộ này',
		'household-out-of-scope': 'Đưa ra ngoài phạm vi',
		'household-in-scope': 'Đưa trở lại danh sách',
		'case-settled': 'Quyết định một việc rà soát',
		'household-anonymised': 'Đã xoá thông tin theo hạn',
		'question-asked': 'Hỏi lại người ghi',
		'question-answered': 'Trả lời câu hỏi',
		'submission-started': 'Bắt đầu giúp làm thủ tục',
		'submission-corrected': 'Sửa thông tin hồ sơ',
		'submission-repinned': 'Chuyển sang bản thủ tục mới',
		'submission-prepared': 'Chuẩn bị giấy tờ',
		'submission-step': 'Xong một bước của hồ sơ',
		'submission-blocked': 'Hồ sơ gặp vướng mắc',
		'submission-planned': 'Hẹn nộp hồ sơ',
		'submission-sent': 'Đã nộp hồ sơ',
		'dossier-code-noted': 'Ghi mã hồ sơ',
		'dossier-noted': 'Ghi tình trạng hồ sơ',
		'submission-closed': 'Kết thúc hồ sơ',
		'request-noted': 'Ghi điều người dân cần',
		'request-closed': 'Ghi là không còn chờ việc đã hỏi'
	} satisfies Record<EntryType, string>,
	fromList: 'Nhập từ danh sách',
	splitOff: 'Tách ra từ hộ khác',
	movedIn: 'Chuyển đến từ thôn, bản khác',
	decided: {
		'lives-here': 'vẫn ở đây',
		gone: 'không còn ở đây',
		'same-house': 'là một nhà với hộ kia',
		'own-house': 'là hộ riêng'
	} satisfies Record<AnyDecision, string>,
	/** What was corrected, in one line after what happened. */
	corrected: {
		lane: 'nhóm, ngõ',
		houseHint: 'cách tìm nhà',
		note: 'ghi chú',
		name: 'họ và tên',
		callName: 'gọi là',
		relation: 'quan hệ với chủ hộ',
		birthBand: 'khoảng năm sinh',
		phone: 'điện thoại'
	} satisfies Record<Exclude<Corrected, 'head'>, string>,
	newHead: (who: string | undefined) => (who === undefined ? 'chủ hộ' : `chủ hộ là ${who}`),
	left: {
		moved: 'chuyển đi nơi khác',
		died: 'đã mất',
		'recorded-by-mistake': 'ghi nhầm, không ở nhà này',
		other: 'lý do khác'
	} satisfies Record<EntryOf<'member-left'>['reason'], string>,
	onDevice: (device: string) => `máy ${device}`,
	openOther: 'Xem hộ kia',
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
		'household-refused': 'Household declined to be recorded',
		'visit-recorded': 'Visit',
		'door-claimed': 'Said to go there that day',
		'entry-voided': 'A record taken back',
		'household-took-in': 'Another household merged into this one',
		'household-out-of-scope': 'Taken out of scope',
		'household-in-scope': 'Back in scope',
		'case-settled': 'A case decided',
		'household-anonymised': 'Details erased as their time was over',
		'question-asked': 'Asked who recorded it',
		'question-answered': 'A question answered',
		'submission-started': 'Help with a procedure begun',
		'submission-corrected': 'Submission details corrected',
		'submission-repinned': 'Newer version of the procedure followed',
		'submission-prepared': 'Papers made ready',
		'submission-step': 'One step of a submission done',
		'submission-blocked': 'Submission met an obstacle',
		'submission-planned': 'Day of submitting planned',
		'submission-sent': 'Dossier submitted',
		'dossier-code-noted': 'Dossier code noted',
		'dossier-noted': 'State of the dossier noted',
		'submission-closed': 'Submission closed',
		'request-noted': 'What people ask for noted',
		'request-closed': 'Noted that what they asked for is waited for no more'
	},
	fromList: 'Imported from a list',
	splitOff: 'Split off from another household',
	movedIn: 'Moved in from another village',
	decided: {
		'lives-here': 'still lives here',
		gone: 'no longer here',
		'same-house': 'one house with the other',
		'own-house': 'a house of its own'
	},
	corrected: {
		lane: 'group, lane',
		houseHint: 'how to find the house',
		note: 'note',
		name: 'full name',
		callName: 'called',
		relation: 'relation to the head',
		birthBand: 'born about',
		phone: 'phone'
	},
	newHead: (who) => (who === undefined ? 'head' : `the head is ${who}`),
	left: {
		moved: 'moved elsewhere',
		died: 'died',
		'recorded-by-mistake': 'recorded by mistake',
		other: 'another reason'
	},
	onDevice: (device) => `device ${device}`,
	openOther: 'See the other household',
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
export type HistoryInWords = typeof vi;
