import { afterEach, expect, test } from 'vitest';
import { coverageOf } from '../../../src/lib/domain/coverage';
import { foldHousehold } from '../../../src/lib/domain/fold-household';
import type { Entry } from '../../../src/lib/domain/entries/entry';
import type { SkillAnswers } from '../../../src/lib/domain/skills';
import { chooseLocale } from '../../../src/lib/i18n';
import { householdWords } from '../../../src/lib/i18n/household';
import { skillWords } from '../../../src/lib/i18n/skills';
import { coverageSentences } from '../../../src/lib/ui/household/coverage-sentence';
import { listedSentence, memberSentence } from '../../../src/lib/ui/household/member-sentence';
import { lastVisitInWords } from '../../../src/lib/ui/household/row-words';
import { mayTakeBack } from '../../../src/lib/ui/household/take-back';
import { toHouseholdRow } from '../../../src/lib/domain/household-row';
import {
	alone,
	capableAnswers,
	HEAD,
	met,
	MORNING_MS,
	no,
	notAsked,
	registered,
	together,
	visited,
	voided
} from '../../support/builders';

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
		'Chưa bao phủ, còn một bước: tự nộp hồ sơ.',
		'Gần đạt nhất: bà Tím.',
		'Hẹn thăm lại: 15:00 hôm nay.'
	]);
});

test('a step nobody asked about is not counted among the steps left', () => {
	expect(told(met({ minute: 1 }, HEAD, { 'signs-in-alone': no })).slice(0, 2)).toEqual([
		'Chưa bao phủ, còn một bước: tự đăng nhập.',
		'Chưa hỏi: kích hoạt VNeID, nộp hồ sơ.'
	]);
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
