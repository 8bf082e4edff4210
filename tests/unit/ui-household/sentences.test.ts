import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { coverageOf } from '../../../src/lib/domain/coverage/coverage';
import { foldHousehold } from '../../../src/lib/domain/household/fold-household';
import type { Entry } from '../../../src/lib/domain/entries/entry';
import { calendarDay } from '../../../src/lib/domain/time/calendar';
import { reasonFor } from '../../../src/lib/domain/today/reason';
import {
	CAPABLE_SKILLS,
	type SkillAnswer,
	type SkillAnswers
} from '../../../src/lib/domain/visit/skills';
import { chooseLocale } from '../../../src/lib/i18n';
import { consentWords } from '../../../src/lib/i18n/consent';
import { historyWords } from '../../../src/lib/i18n/history';
import { lifeWords } from '../../../src/lib/i18n/household-life';
import { householdWords } from '../../../src/lib/i18n/household';
import { skillWords } from '../../../src/lib/i18n/skills';
import { todayWords } from '../../../src/lib/i18n/today';
import { coverageSentences } from '../../../src/lib/ui/household/coverage-sentence';
import { listedSentence, memberSentence } from '../../../src/lib/ui/household/member-sentence';
import { lastVisitInWords } from '../../../src/lib/ui/household/row-words';
import { reasonInWords } from '../../../src/lib/ui/today/reason-in-words';
import { toldInLine } from '../../../src/lib/ui/household/told-in-line';
import { mayTakeBack } from '../../../src/lib/ui/household/take-back';
import { toHouseholdRow } from '../../../src/lib/domain/household/household-row';
import {
	alone,
	capableAnswers,
	HEAD,
	met,
	MORNING_MS,
	no,
	notAsked,
	registered,
	stampAt,
	together,
	visited,
	voided
} from '../../support/builders';
import { house } from '../../support/house';

afterEach(() => chooseLocale('vi'));

const noPhone = { state: 'not-possible', reason: 'no-phone' } as const;

function householdOf(...entries: Entry[]) {
	const household = foldHousehold([registered(), ...entries]);
	if (!household) throw new Error('a registered household is there');
	return household;
}

function sentenceOfHead(...entries: Entry[]) {
	const household = householdOf(...entries);
	const head = household.members[0];
	if (!head) throw new Error('a household has a head');
	return memberSentence(household, head, skillWords());
}

const told = (...entries: Entry[]) => {
	const household = householdOf(...entries);
	const words = { household: householdWords(), skills: skillWords() };
	return coverageSentences(household, coverageOf(household), MORNING_MS, words);
};

test.each<{ answers: SkillAnswers; says: string }>([
	{ answers: {}, says: 'Đã gặp, chưa hỏi kỹ năng nào.' },
	{ answers: { 'signs-in-alone': notAsked }, says: 'Đã gặp, chưa hỏi kỹ năng nào.' },
	{
		answers: capableAnswers,
		says: 'Đã tự đăng nhập VNeID và tự nộp hoặc tra cứu được hồ sơ.'
	},
	{
		answers: { ...capableAnswers, 'has-submitted-or-looked-up': no },
		says: 'Đã tự đăng nhập được VNeID. Còn một bước: tự nộp hồ sơ.'
	},
	{
		answers: { ...capableAnswers, 'has-submitted-or-looked-up': together },
		says: 'Đã tự đăng nhập được VNeID; đã nộp hoặc tra cứu hồ sơ khi có người cùng làm. Còn một bước: tự nộp hồ sơ.'
	},
	{
		answers: { 'activated-on-phone': alone },
		says: 'Đã tự kích hoạt VNeID trên điện thoại. Chưa hỏi: đăng nhập, nộp hồ sơ.'
	},
	{
		answers: { 'activated-on-phone': noPhone, 'signs-in-alone': noPhone },
		says: 'Chưa dùng được: không có điện thoại. Chưa hỏi: nộp hồ sơ.'
	}
])('the household page says: $says', ({ answers, says }) => {
	expect(sentenceOfHead(met({ minute: 1 }, HEAD, answers))).toBe(says);
});

test('someone nobody has met is said to be not met, never to be unable', () => {
	expect(sentenceOfHead(visited({ minute: 1 }, {}))).toBe('Chưa gặp lần nào.');
});

test('a household one step away says the step, who is nearest and when to come back', () => {
	const answers = { ...capableAnswers, 'has-submitted-or-looked-up': no };
	const comeBack = { on: '2026-10-20', time: '15:00' };
	expect(told({ ...met({ minute: 1 }, HEAD, answers), comeBack })).toEqual([
		'Chưa bao phủ. Còn một bước: tự nộp hồ sơ.',
		'Gần đạt nhất: bà Tím.',
		'Hẹn thăm lại: 15:00 hôm nay.'
	]);
});

test('a step nobody asked about is not counted among the steps left', () => {
	expect(told(met({ minute: 1 }, HEAD, { 'signs-in-alone': no })).slice(0, 2)).toEqual([
		'Chưa bao phủ. Còn một bước: tự đăng nhập.',
		'Chưa hỏi: kích hoạt VNeID, nộp hồ sơ.'
	]);
});

test('the day’s list says of every household what its own page says is left', () => {
	const answer = fc.constantFrom<SkillAnswer | undefined>(
		alone,
		together,
		no,
		notAsked,
		noPhone,
		undefined
	);
	fc.assert(
		fc.property(fc.tuple(answer, answer, answer), (given) => {
			const answers = Object.fromEntries(
				CAPABLE_SKILLS.map((skill, i) => [skill, given[i]]).filter(([, one]) => one !== undefined)
			) as SkillAnswers;
			const household = householdOf(met({ minute: 1 }, HEAD, answers));
			const coverage = coverageOf(household);
			fc.pre(coverage.state === 'not-yet');
			const row = toHouseholdRow(household, 'village-17284-01', 'local');
			const reason = reasonFor(row, { me: 'tnv1', nowMs: MORNING_MS });
			const inList = reasonInWords({ reason, row }, MORNING_MS, {
				today: todayWords(),
				skills: skillWords()
			});
			const onPage = told(met({ minute: 1 }, HEAD, answers))
				.slice(0, 2)
				.join(' ');
			expect(onPage.startsWith(`Chưa bao phủ. ${inList}.`)).toBe(true);
		})
	);
});

test('a submission that waits is told with whose it is and until when', () => {
	const row = house('số 1');
	row.personal.submissions = { 'khai sinh': 'chị Hoà' };
	const inList = (more: { of: 'supplement' | 'answer-due' | 'result'; on?: string }) =>
		reasonInWords(
			{ reason: { kind: 'submission', submission: 'khai sinh', ...more }, row },
			MORNING_MS,
			{ today: todayWords(), skills: skillWords() }
		);
	const on = calendarDay(MORNING_MS);
	expect(inList({ of: 'supplement', on })).toBe('Hồ sơ của chị Hoà cần bổ sung, hạn hôm nay');
	expect(inList({ of: 'answer-due', on })).toBe(
		'Hồ sơ của chị Hoà hẹn trả hôm nay, chưa có trả lời'
	);
	expect(inList({ of: 'result' })).toBe('Hồ sơ của chị Hoà đã có kết quả, cần báo cho nhà');
});

test('a promise whose day has passed is said to be overdue, and a later visit settles it', () => {
	const promise = visited({ minute: 1 }, { outcome: 'come-back', comeBack: { on: '2026-10-19' } });
	expect(told(promise)).toContain('Đã hẹn hôm qua, chưa thăm lại.');
	expect(told(promise, visited({ minute: 2 }, {}))).toEqual([
		'Chưa rõ: đã đến nhưng chưa gặp được ai.'
	]);
});

test('what an old list claims is told as hearsay', () => {
	expect(listedSentence({}, skillWords())).toBeUndefined();
	expect(
		listedSentence(
			{ 'has-level-2-account': { state: 'yes' }, 'has-submitted-or-looked-up': { state: 'no' } },
			skillWords()
		)
	).toBe('Danh sách cũ ghi: có tài khoản VNeID mức 2; chưa tự nộp hay tra cứu hồ sơ.');
});

test('a row tells the last visit, and the promise with it', () => {
	const row = (...entries: Entry[]) =>
		lastVisitInWords(
			toHouseholdRow(householdOf(...entries), 'village-17284-01', 'local'),
			MORNING_MS,
			householdWords()
		);
	expect(row()).toBe('Chưa thăm lần nào');
	expect(row(visited({ minute: 1 }, {}))).toBe('Hôm nay, vắng nhà');
	expect(
		row(visited({ minute: 1 }, { outcome: 'come-back', comeBack: { on: '2026-10-21' } }))
	).toBe('Hôm nay, hẹn lại ngày mai');
});

test('the same household reads in English', () => {
	chooseLocale('en');
	expect(sentenceOfHead(met({ minute: 1 }, HEAD, { 'activated-on-phone': alone }))).toBe(
		'Has activated VNeID on the phone alone. Not asked: signing in, submitting a dossier.'
	);
});

test.each([
	{ who: 'its author the same day', name: 'tnv1', role: 'volunteer', days: 0, offered: true },
	{ who: 'its author a week later', name: 'tnv1', role: 'volunteer', days: 7, offered: false },
	{ who: 'another volunteer', name: 'tnv2', role: 'volunteer', days: 0, offered: false },
	{ who: 'an officer, any time', name: 'canbo', role: 'commune-officer', days: 90, offered: true }
] as const)(
	'taking an entry back is offered to $who: $offered',
	({ name, role, days, offered }) => {
		const line = householdOf(visited({ minute: 1 }, {})).history[0];
		if (!line) throw new Error('a visit leaves a line');
		const nowMs = MORNING_MS + 60_000 + days * 24 * 60 * 60 * 1000;
		expect(mayTakeBack(line, { name, role }, nowMs)).toBe(offered);
	}
);

test('what was taken back is not offered again', () => {
	const visit = visited({ minute: 1 }, {});
	const household = householdOf(visit, voided({ minute: 2 }, visit));
	const line = household.history.find(({ entryId }) => entryId === visit._id);
	expect(line && mayTakeBack(line, { name: 'tnv1', role: 'volunteer' }, MORNING_MS)).toBe(false);
});

test('lines of the history that are of one kind are told apart by what they say', () => {
	const household = householdOf(
		{ ...stampAt({ minute: 1 }), type: 'household-corrected', head: HEAD, lane: 'Nhóm 2' },
		{ ...stampAt({ minute: 2 }), type: 'member-left', memberId: HEAD, reason: 'died' },
		visited({ minute: 3 }, { outcome: 'no-one-home' })
	);
	const words = {
		...{ history: historyWords(), household: householdWords() },
		...{ life: lifeWords(), consent: consentWords() }
	};
	expect(household.history.map((line) => toldInLine(household, line, words))).toEqual([
		'vắng nhà',
		'bà Tím, đã mất',
		'chủ hộ là bà Tím, nhóm, ngõ',
		''
	]);
});
