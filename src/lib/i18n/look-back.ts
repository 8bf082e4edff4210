import { catalogue } from './index';

const vi = {
	title: 'Nhìn lại lượt thăm',
	detail: 'Lượt thăm nào nên xem lại',
	own: (visits: number, days: number) =>
		visits === 0
			? `${days} ngày qua bạn chưa ghi lượt thăm nào ở đây.`
			: `${days} ngày qua bạn ghi ${visits} lượt thăm.`,
	team: (days: number) =>
		`Các lượt thăm trong ${days} ngày, từ hôm qua trở về trước. Gõ Cửa đã nhắc người ghi trước.`,
	nothing: 'Không có gì cần xem lại',
	nothingDetail: 'Không lượt thăm nào có dấu hiệu cần nhìn lại.',
	/** While villages are still looked through, one after the other. */
	looking: (n: number, of: number) => `Đang xem: xong ${n} trên ${of} thôn, bản…`,
	hints: (n: number) => `${n} lời nhắc`,
	/** Beside villages in which there is something. */
	nothingElsewhere: (n: number) => `${n} thôn, bản còn lại không có gì cần xem lại.`,
	noVisitsDetail: 'Khi có lượt thăm nào nên xem lại, lời nhắc sẽ hiện ở đây.',
	onlyHint: 'Đây là lời nhắc, không phải kết luận: chuyện thật vẫn có thể như vậy.',
	visitsOf: (who: string, visits: number) => `${who}: ${visits} lượt thăm`,
	signals: {
		'many-in-half-hour': (n: number) => `${n} lượt gặp người được ghi dồn trong thời gian ngắn`,
		'far-from-house': (n: number, metres: string) =>
			`${n} lượt được ghi xa nhà, có lượt cách ${metres} m`,
		'same-answers': (n: number) => `${n} hộ liền nhau có câu trả lời giống hệt`,
		/** @param to as `from` where it was one visit, or several at the same minute */
		'unusual-hour': (n: number, from: string, to: string) =>
			from === to ? `${n} lượt thăm ghi lúc ${from}` : `${n} lượt thăm ghi từ ${from} đến ${to}`,
		'capable-at-once': (n: number, minutes: number) =>
			`${n} lượt ghi “tự làm được” trong chưa đầy ${minutes} phút`
	},
	advice: {
		'many-in-half-hour':
			'Nếu chép lại từ giấy thì không sao. Lần sau ghi ngay tại nhà để giờ được đúng.',
		'far-from-house': 'Ghi lượt thăm khi còn ở nhà dân, trước khi sang nhà khác.',
		'same-answers': 'Xem lại từng hộ: có câu nào chưa hỏi thì để “Không hỏi”.',
		'unusual-hour': 'Nếu chép lại từ giấy thì không sao.',
		'capable-at-once': 'Chỉ ghi “tự làm được” khi đã thấy người dân tự làm từng bước.'
	},
	/** The same for officers, who are not the ones to follow it. */
	forAuthor: (advice: string) => `Lời nhắc cho người ghi: ${advice}`,
	from: (when: string) => `Từ ${when}`,
	households: (n: number) => `Xem ${n} hộ`,
	/** In passing, on the screen of the day. */
	hint: {
		title: 'Nên nhìn lại lượt thăm của bạn',
		detail: (n: number) => `${n} lời nhắc. Bạn thấy trước, cán bộ xã thấy sau một ngày.`
	}
};

const en: typeof vi = {
	title: 'Look back at visits',
	detail: 'Which visits to look at again',
	own: (visits, days) =>
		visits === 0
			? `You recorded no visit here in the last ${days} days.`
			: `You recorded ${visits} visits in the last ${days} days.`,
	team: (days) =>
		`Visits of ${days} days, up to yesterday. Whoever recorded them was reminded first.`,
	nothing: 'Nothing to look at again',
	nothingDetail: 'None of the visits shows a sign that asks for another look.',
	looking: (n, of) => `Looking: ${n} of ${of} villages done…`,
	hints: (n) => (n === 1 ? '1 hint' : `${n} hints`),
	nothingElsewhere: (n) =>
		n === 1
			? 'Nothing to look at again in the other village.'
			: `Nothing to look at again in the other ${n} villages.`,
	noVisitsDetail: 'When a visit is worth another look, a hint will stand here.',
	onlyHint: 'A hint, not a verdict: it can have been just so.',
	visitsOf: (who, visits) => `${who}: ${visits} visits`,
	signals: {
		'many-in-half-hour': (n) => `${n} meetings recorded close together, one right after the other`,
		'far-from-house': (n, metres) =>
			`${n} visits recorded away from the house, one ${metres} m away`,
		'same-answers': (n) => `${n} households in a row with the very same answers`,
		'unusual-hour': (n, from, to) =>
			`${n === 1 ? '1 visit' : `${n} visits`} recorded ${from === to ? `at ${from}` : `from ${from} to ${to}`}`,
		'capable-at-once': (n, minutes) => `${n} visits say “does it alone” within ${minutes} minutes`
	},
	advice: {
		'many-in-half-hour':
			'Copied from paper? That is fine. Next time record at the house, so that the hour is right.',
		'far-from-house': 'Record a visit while you are at the house, before the next one.',
		'same-answers': 'Look at each: what was not asked is “Not asked”.',
		'unusual-hour': 'Copied from paper? That is fine.',
		'capable-at-once': 'Say “does it alone” only when you saw every step done.'
	},
	forAuthor: (advice) => `Their hint: ${advice}`,
	from: (when) => `From ${when}`,
	households: (n) => `See ${n} households`,
	hint: {
		title: 'Look back at your visits',
		detail: (n) => `${n === 1 ? '1 hint' : `${n} hints`}. You see it first, officers a day later.`
	}
};

export const lookBackWords = catalogue({ vi, en });
