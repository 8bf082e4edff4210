import type { CaseKind, Decision } from '$lib/domain/entries/case-entries';
import type { WaitingKind } from '$lib/domain/household/household';
import type { Outcome } from '$lib/domain/entries/visit-entries';
import { catalogue } from './index';

/** What two people wrote that cannot both hold, and deciding it. */
const vi = {
	title: 'Rà soát',
	waiting: (n: number) => (n === 0 ? 'Không có việc nào chờ' : `${n} việc chờ bạn`),
	/** For those who may not decide all of them. */
	waitingHere: (n: number) => (n === 0 ? 'Không có việc nào chờ' : `${n} việc đang chờ`),
	detail: 'Việc hai người ghi không khớp nhau',
	/** On the screen of the day, above one line that leads to all of them. */
	onToday: (n: number) => `${n} việc cần rà soát`,
	onTodayDetail: 'Ghi chưa khớp nhau: người ghi hoặc cán bộ xã quyết định.',
	empty: 'Khi hai người ghi không khớp nhau, việc sẽ hiện ở đây để bạn quyết định.',
	chooseOne: 'Chọn một việc ở bên trái để xem.',
	loading: 'Đang mở các việc chờ…',
	since: (when: string) => `Chờ từ ${when}`,
	alsoIn: (village: string) => `Cũng đang tính ở ${village}`,
	kind: {
		'met-after-moved': 'Chuyển đi hay còn ở?',
		'met-after-out': 'Có tính hộ này không?',
		'member-met-after-left': 'Người này còn ở đây không?',
		'registration-voided-but-used': 'Có hộ này không?',
		'moved-not-there': 'Chuyển đi, nơi đến chưa có',
		'merged-into-two': 'Là một nhà với hộ nào?',
		'in-two-villages': 'Đang tính ở hai nơi'
	} satisfies Record<WaitingKind, string>,
	/** Of a household that moved, and is counted again where it was before. */
	inTwo: {
		title: 'Hộ này đang tính ở hai nơi',
		text: (other: string, choose: string) =>
			`Ở ${other} cũng đang tính hộ này. Gia đình không ở nơi nào thì mở hộ ở nơi ấy, chọn “${choose}”.`,
		open: (other: string) => `Mở hộ ở ${other}`,
		apart: 'Là hai hộ khác nhau'
	},
	question: {
		'met-after-moved': (who: string) => `Nhà ${who} còn ở đây không?`,
		'met-after-out': (who: string) => `Có tính nhà ${who} không?`,
		'member-met-after-left': (who: string) => `${who} còn ở nhà này không?`,
		'registration-voided-but-used': (who: string) => `Nhà ${who} có thật không?`,
		'moved-not-there': (who: string) => `Nhà ${who} đã đến nơi mới chưa?`,
		'merged-into-two': (who: string) => `Nhà ${who} là một với nhà nào?`
	} satisfies Record<CaseKind, (who: string) => string>,
	place: (village: string) => `${village}, hai người ghi khác nhau.`,
	movedTo: (from: string, to: string) =>
		`Đã ghi chuyển từ ${from} đi ${to}, nhưng ${to} chưa có hộ này.`,
	says: (who: string) => `${who} ghi`,
	yousay: 'Bạn ghi',
	said: {
		moved: 'Hộ đã chuyển đi',
		dissolved: 'Hộ không còn',
		notCounted: 'Không tính hộ này',
		left: (who: string) => `${who} không còn ở nhà này`,
		split: (who: string) => `${who} đã tách ra ở riêng`,
		voided: 'Đã bỏ hộ này khỏi danh sách',
		merged: (other: string) => `Là một nhà với nhà ${other}`,
		mergedUnnamed: 'Là một nhà với một hộ khác',
		other: 'Đã ghi tại hộ này',
		outcome: {
			met: 'Gặp được người ở nhà',
			'no-one-home': 'Đến, vắng nhà',
			refused: 'Đến, gia đình từ chối',
			'come-back': 'Đến, hẹn lại',
			moved: 'Đến, hộ đã chuyển đi'
		} satisfies Record<Outcome, string>,
		met: (who: string) => `Gặp ${who} ở đây`
	},
	decide: {
		'met-after-moved': { 'lives-here': 'Vẫn ở đây', gone: 'Đã chuyển đi' },
		'met-after-out': { 'lives-here': 'Vẫn tính hộ này', gone: 'Không tính nữa' },
		'member-met-after-left': { 'lives-here': 'Vẫn ở nhà này', gone: 'Không còn ở đây' },
		'registration-voided-but-used': { 'lives-here': 'Có hộ này', gone: 'Không có hộ này' },
		'moved-not-there': { 'lives-here': 'Chưa đi, vẫn ở chỗ cũ', gone: 'Đi nơi khác, ngoài xã' }
	} satisfies Record<Exclude<CaseKind, 'merged-into-two'>, Record<Decision, string>>,
	sameHouse: (other: string) => `Là nhà ${other}`,
	otherHouse: 'một hộ khác',
	ownHouse: 'Là hộ riêng, không trùng',
	arrive: (village: string) => `Ghi hộ vào ${village}`,
	takenIn: (village: string) => `Đã ghi hộ vào ${village}.`,
	decided: (what: string) => `Đã quyết định: ${what}.`,
	undone: 'Đã bỏ quyết định vừa rồi.',
	keptBoth: 'Cả hai bản ghi vẫn còn trong lịch sử.',
	openHousehold: 'Mở hộ này',
	next: 'Việc tiếp theo',
	toList: 'Về danh sách việc',
	gone: 'Việc này không còn chờ nữa: đã có người quyết định.',
	waitsFor: (who: string) => `Việc này chờ ${who} hoặc cán bộ xã quyết định.`,
	notDecided: 'Chưa ghi được quyết định này.'
};

const en: typeof vi = {
	title: 'Review',
	waiting: (n) =>
		n === 0 ? 'Nothing waits' : n === 1 ? '1 case waits for you' : `${n} cases wait for you`,
	waitingHere: (n) => (n === 0 ? 'Nothing waits' : n === 1 ? '1 case waits' : `${n} cases wait`),
	detail: 'Where two people wrote different things',
	onToday: (n) => (n === 1 ? '1 case to review' : `${n} cases to review`),
	onTodayDetail: 'Records that disagree: who wrote them or an officer decides.',
	empty: 'When two people write different things, the case appears here for you to decide.',
	chooseOne: 'Choose a case on the left.',
	loading: 'Opening what waits…',
	since: (when) => `Waiting since ${when}`,
	alsoIn: (village) => `Also counted in ${village}`,
	kind: {
		'met-after-moved': 'Moved, or still here?',
		'met-after-out': 'Is this household counted?',
		'member-met-after-left': 'Does this person still live here?',
		'registration-voided-but-used': 'Does this household exist?',
		'moved-not-there': 'Moved away, not arrived',
		'merged-into-two': 'One house with which?',
		'in-two-villages': 'Counted in two places'
	},
	inTwo: {
		title: 'This household is counted in two places',
		text: (other, choose) =>
			`It is counted in ${other} too. Where the family does not live, open the household and choose “${choose}”.`,
		open: (other) => `Open the household in ${other}`,
		apart: 'They are two households'
	},
	question: {
		'met-after-moved': (who) => `Does the household of ${who} still live here?`,
		'met-after-out': (who) => `Is the household of ${who} counted?`,
		'member-met-after-left': (who) => `Does ${who} still live here?`,
		'registration-voided-but-used': (who) => `Does the household of ${who} exist?`,
		'moved-not-there': (who) => `Has the household of ${who} arrived?`,
		'merged-into-two': (who) => `Which house is the household of ${who}?`
	},
	place: (village) => `${village}, two people wrote different things.`,
	movedTo: (from, to) => `Recorded as moved from ${from} to ${to}, but ${to} does not have it.`,
	says: (who) => `${who} wrote`,
	yousay: 'You wrote',
	said: {
		moved: 'The household moved away',
		dissolved: 'The household is gone',
		notCounted: 'This household is not counted',
		left: (who) => `${who} no longer lives here`,
		split: (who) => `${who} lives on their own now`,
		voided: 'Took this household off the list',
		merged: (other) => `It is one house with ${other}`,
		mergedUnnamed: 'It is one house with another',
		other: 'Recorded something here',
		outcome: {
			met: 'Met people at home',
			'no-one-home': 'Called, no one home',
			refused: 'Called, the family refused',
			'come-back': 'Called, to come back',
			moved: 'Called, the household had moved'
		},
		met: (who) => `Met ${who} here`
	},
	decide: {
		'met-after-moved': { 'lives-here': 'Still here', gone: 'Moved away' },
		'met-after-out': { 'lives-here': 'Count it', gone: 'Do not count it' },
		'member-met-after-left': { 'lives-here': 'Still lives here', gone: 'No longer here' },
		'registration-voided-but-used': { 'lives-here': 'It exists', gone: 'There is none' },
		'moved-not-there': { 'lives-here': 'Has not gone', gone: 'Went elsewhere, outside the commune' }
	},
	sameHouse: (other) => `It is the house of ${other}`,
	otherHouse: 'another household',
	ownHouse: 'A house of its own, neither of the two',
	arrive: (village) => `Record it in ${village}`,
	takenIn: (village) => `Recorded in ${village}.`,
	decided: (what) => `Decided: ${what}.`,
	undone: 'The last decision was taken back.',
	keptBoth: 'Both records stay in the history.',
	openHousehold: 'Open this household',
	next: 'Next case',
	toList: 'To the list',
	gone: 'This case waits no longer: somebody has decided it.',
	waitsFor: (who) => `This case waits for ${who} or a commune officer.`,
	notDecided: 'The decision could not be recorded.'
};

export const reviewWords = catalogue({ vi, en });
