import { OPEN_DOSSIER_DAYS } from '$lib/domain/consent/keeping-days';
import type { Purpose } from '$lib/domain/entries/consent-entries';
import { communeName } from './commune-name';
import { catalogue } from './index';

/**
 * What is read out or shown before somebody consents: who keeps what, what for, how long, and that they may say no. An
 * entry names the version its answer was given to, so words that were used are never changed: other words are a new
 * version, with its day, and a test holds each version to its words. What differs from commune to commune stands in the
 * same words: for how long, and since the second version what the commune is called, where the device knows it.
 */
export interface ConsentText {
	question: string;
	points: readonly string[];
}

export const CONSENT_VERSIONS: Readonly<Record<Purpose, { id: string; since: string }>> = {
	'coverage-record': { id: 'coverage-record.2', since: '2026-11-23' },
	'phone-for-return-visit': { id: 'phone-for-return-visit.2', since: '2026-11-23' },
	location: { id: 'location.2', since: '2026-11-23' }
};

/** The household is kept as one: where it stands and whom to call stay as long as its dossier does. */
const OPEN_DOSSIER = {
	vi: `Nhà còn hồ sơ chưa xong thì giữ thêm đến khi xong, lâu nhất ${OPEN_DOSSIER_DAYS} ngày sau lần ghi cuối về hồ sơ ấy.`,
	en: `With a dossier under way it is kept until that is over, at most ${OPEN_DOSSIER_DAYS} days after it was written about last.`
};

export interface Keeping {
	/** Who keeps it: what the commune is called. */
	commune: string | undefined;
	retentionDays: number;
}

type Texts = (keeping: Keeping) => Readonly<Record<Purpose, ConsentText>>;

const vi: { of: Texts } = {
	of: ({ commune, retentionDays: days }) => ({
		'coverage-record': {
			question: 'Gia đình có đồng ý để xã ghi lại tên và những việc đã biết làm không?',
			points: [
				`Ai giữ: ${communeName().committee(commune)}. Máy chủ do bên được xã giao trông coi.`,
				'Ghi gì: tên và cách gọi người trong nhà, khoảng năm sinh, nhà ở chỗ nào, và mỗi người đã tự làm được gì trên điện thoại.',
				'Để làm gì: biết nhà nào cần giúp dùng VNeID và dịch vụ công, để đến giúp và đếm số hộ. Không dùng vào việc khác.',
				'Ai xem: tình nguyện viên của thôn, bản và cán bộ xã. Cấp trên chỉ thấy con số.',
				`Giữ bao lâu: xoá sau ${days} ngày kể từ khi đợt vận động kết thúc. ${OPEN_DOSSIER.vi}`,
				'Không bao giờ ghi: số căn cước, mật khẩu, mã OTP, ảnh giấy tờ.',
				'Gia đình có quyền không đồng ý, xem, sửa, lấy bản in, và rút lại bất cứ lúc nào. Không đồng ý vẫn được giúp như mọi nhà.'
			]
		},
		'phone-for-return-visit': {
			question: 'Gia đình có đồng ý để xã giữ số điện thoại, để hẹn lần sau không?',
			points: [
				`Ai giữ: ${communeName().committee(commune)}.`,
				'Để làm gì: gọi trước khi đến lần sau. Không gọi vì việc khác, không đưa số cho ai ngoài tổ và cán bộ xã.',
				`Giữ bao lâu: xoá sau ${days} ngày kể từ khi đợt vận động kết thúc. ${OPEN_DOSSIER.vi}`,
				'Gia đình có quyền không đồng ý, và rút lại bất cứ lúc nào: số sẽ được bỏ đi. Không đồng ý vẫn được giúp như mọi nhà.'
			]
		},
		location: {
			question: 'Gia đình có đồng ý để xã giữ vị trí ngôi nhà trên bản đồ không?',
			points: [
				`Ai giữ: ${communeName().committee(commune)}.`,
				'Ghi gì: chỗ điện thoại của tình nguyện viên đứng khi đến thăm.',
				'Để làm gì: tìm lại nhà và xếp đường đi cho gần. Không theo dõi ai đi đâu.',
				`Giữ bao lâu: xoá sau ${days} ngày kể từ khi đợt vận động kết thúc. ${OPEN_DOSSIER.vi}`,
				'Gia đình có quyền không đồng ý, và rút lại bất cứ lúc nào: vị trí sẽ được bỏ đi. Không đồng ý vẫn được giúp như mọi nhà.'
			]
		}
	})
};

const en: typeof vi = {
	of: ({ commune, retentionDays: days }) => ({
		'coverage-record': {
			question: 'Does the family agree that the commune records names and what they can do?',
			points: [
				`Who keeps it: ${communeName().committee(commune)}. Those it has charged look after the server.`,
				'What: names and how people are called, about when they were born, where the house is, and what each can do alone on a phone.',
				'What for: to know which homes need help with VNeID and online services, to come and help, and to count households. For nothing else.',
				'Who sees it: volunteers of the village and officers of the commune. Those above see numbers alone.',
				`How long: erased ${days} days after the campaign ends. ${OPEN_DOSSIER.en}`,
				'Never recorded: ID card numbers, passwords, OTP codes, pictures of papers.',
				'The family may say no, see it, have it corrected or printed, and withdraw at any time. Whoever says no is helped like every home.'
			]
		},
		'phone-for-return-visit': {
			question: 'Does the family agree that the commune keeps the phone number for the next visit?',
			points: [
				`Who keeps it: ${communeName().committee(commune)}.`,
				'What for: to call before the next visit. Not for anything else, and nobody but the team and the commune’s officers gets the number.',
				`How long: erased ${days} days after the campaign ends. ${OPEN_DOSSIER.en}`,
				'The family may say no, and withdraw at any time: the number is then removed. Whoever says no is helped like every home.'
			]
		},
		location: {
			question: 'Does the family agree that the commune keeps where the house is on the map?',
			points: [
				`Who keeps it: ${communeName().committee(commune)}.`,
				'What: where the volunteer’s phone stood during a visit.',
				'What for: to find the house again and to plan a short way. Nobody’s movements are followed.',
				`How long: erased ${days} days after the campaign ends. ${OPEN_DOSSIER.en}`,
				'The family may say no, and withdraw at any time: the place is then removed. Whoever says no is helped like every home.'
			]
		}
	})
};

export const consentTexts = catalogue({ vi, en });
