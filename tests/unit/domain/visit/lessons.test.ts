import fc from 'fast-check';
import { expect, test } from 'vitest';
import { learntAlone, practised } from '../../../../src/lib/domain/visit/learnt';
import {
	LESSON_NAMES,
	lessonFor,
	recordingKey,
	skillOf,
	SPOKEN_LANGUAGES,
	stepsOf
} from '../../../../src/lib/domain/visit/lessons';
import { Skill, SKILLS } from '../../../../src/lib/domain/visit/skills';
import {
	answerSkill,
	emptyVisitDraft,
	VisitDraft
} from '../../../../src/lib/domain/visit/visit-draft';
import { TEACHABLE_SKILLS } from '../../../../src/lib/domain/visit/visit-steps';
import { chooseLocale, LOCALES } from '../../../../src/lib/i18n';
import { lessonWords, type StepWords } from '../../../../src/lib/i18n/lessons';

const MEMBER = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
const OTHER = '01ARZ3NDEKTSV4RRFFQ69G5FAW';

test('there is a lesson for every skill that can be practised, and none for owning something', () => {
	for (const skill of SKILLS) {
		const lesson = lessonFor(skill);
		expect(lesson !== undefined, skill).toBe(TEACHABLE_SKILLS.includes(skill));
		if (lesson) expect(skillOf(lesson)).toBe(skill);
	}
});

test('every step has a place of its own for each recording', () => {
	const keys = LESSON_NAMES.flatMap((lesson) =>
		stepsOf(lesson).flatMap((step) =>
			SPOKEN_LANGUAGES.map((language) => recordingKey(lesson, step, language))
		)
	);
	expect(new Set(keys).size).toBe(keys.length);
});

test('a step fits a screen that is read at arm’s length', () => {
	for (const locale of LOCALES) {
		chooseLocale(locale);
		for (const lesson of LESSON_NAMES)
			for (const { say, mind = '' } of Object.values<StepWords>(lessonWords()[lesson])) {
				expect(say.length, say).toBeLessThanOrEqual(125);
				expect(mind.length, mind).toBeLessThanOrEqual(115);
			}
	}
	chooseLocale('vi');
});

const drafts = fc
	.record({
		skill: fc.constantFrom(...SKILLS),
		met: fc.boolean(),
		promised: fc.boolean()
	})
	.map(({ skill, met, promised }): VisitDraft => {
		const empty = emptyVisitDraft('2026-11-22T07:00:00.000Z');
		const begun: VisitDraft = met
			? answerSkill({ ...empty, met: [OTHER] }, OTHER, skill, { state: 'no' })
			: empty;
		return promised ? { ...begun, outcome: 'come-back' } : begun;
	});

test('what was learnt alone joins a visit and takes nothing away from it', () => {
	fc.assert(
		fc.property(drafts, fc.constantFrom(...TEACHABLE_SKILLS), (draft, skill) => {
			const after = learntAlone(draft, MEMBER, skill);
			expect(VisitDraft.safeParse(after).success).toBe(true);
			expect(after.answers[MEMBER]).toEqual({ [skill]: { state: 'yes', doneBy: 'citizen' } });
			expect(after.answers[OTHER]).toEqual(draft.answers[OTHER]);
			expect(after.met).toEqual([...draft.met, MEMBER]);
			expect(after.taught).toEqual([skill]);
			expect(learntAlone(after, MEMBER, skill)).toEqual(after);
		})
	);
});

test('a lesson that was only gone through says nothing about what somebody can', () => {
	fc.assert(
		fc.property(drafts, fc.constantFrom(...Skill.options), (draft, skill) => {
			const after = practised(draft, MEMBER, skill);
			expect(after.answers).toEqual(draft.answers);
			expect(after.taught).toEqual([skill]);
		})
	);
});
