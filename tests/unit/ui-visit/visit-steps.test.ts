import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { VisitRecorded } from '$lib/domain/entries/visit-entries';
import { stampFor } from '$lib/domain/entries/envelope';
import { formatReading } from '$lib/domain/time/clock';
import type { Household, Member, Visit } from '$lib/domain/household/household';
import { nothingTold } from '$lib/domain/household/nothing-told';
import { recordVisit } from '$lib/domain/visit/record-visit';
import {
	isAlone,
	NOT_POSSIBLE_REASONS,
	SKILLS,
	type Skill,
	type SkillAnswer
} from '$lib/domain/visit/skills';
import {
	answerSkill,
	askFurther,
	emptyVisitDraft,
	promise,
	promiseOnly,
	readVisitDraft,
	tickMember,
	type DraftAnswer,
	type VisitDraft
} from '$lib/domain/visit/visit-draft';
import {
	skillsPassedOver,
	stepAfter,
	stepAt,
	stepBefore,
	stepKey,
	suggestedNextStep,
	visitInput,
	visitSteps
} from '$lib/domain/visit/visit-steps';

const NOW = '2026-11-22T08:12:00.000Z';
const TODAY = '2026-11-22';
const who = {
	entryId: 'household:01JD0000000000000000000000:1763782245660-0000:ABCDEFGHJK',
	at: '1763782245660-0000',
	by: 'tnv1',
	device: 'ABCDEFGHJK',
	deviceTime: NOW
};

const memberIds = [0, 1, 2].map((n) => `01JD00000000000000000000M${n}`);
const [tim, hung] = memberIds as [string, string, string];

function householdOf(...known: Partial<Record<Skill, SkillAnswer>>[]): Household {
	const members = known.map((answers, index): Member => ({
		id: memberIds[index] ?? '',
		name: `Lô Thị Tím ${index}`,
		skills: Object.fromEntries(
			Object.entries(answers).map(([skill, answer]) => [skill, { ...answer, seen: who }])
		)
	}));
	return {
		...nothingTold(),
		id: '01JD0000000000000000000000',
		registered: { ...who, source: 'door' },
		members,
		headId: members[0]?.id ?? ''
	};
}

const alone = { state: 'yes', doneBy: 'citizen' } as const;
const stamp = stampFor({
	kind: 'household',
	subject: '01JD0000000000000000000000',
	at: formatReading({ ms: 1_795_335_120_000, counter: 0 }),
	by: 'tnv1',
	device: 'ABCDEFGHJK',
	deviceTime: NOW
});

const keys = (household: Household, draft: VisitDraft) => visitSteps(household, draft).map(stepKey);
const metTim = (draft = emptyVisitDraft(NOW)) => tickMember(draft, tim, true);

describe('the questions of a visit', () => {
	test('before anyone is ticked there is one question: who was met', () => {
		expect(keys(householdOf({}), emptyVisitDraft(NOW))).toEqual(['who']);
	});

	test('a member of whom nothing is known is asked the three skills that count first', () => {
		expect(keys(householdOf({}), metTim()).slice(0, 4)).toEqual([
			'who',
			`${tim}.activated-on-phone`,
			`${tim}.signs-in-alone`,
			`${tim}.has-submitted-or-looked-up`
		]);
	});

	test('a skill already seen done alone is not asked again', () => {
		const household = householdOf({ 'activated-on-phone': alone, 'signs-in-alone': alone });
		expect(keys(household, metTim())).toEqual([
			'who',
			`${tim}.has-submitted-or-looked-up`,
			`${tim}.has-opened-portal`,
			`${tim}.pays-online`,
			'taught',
			'next-step',
			'return',
			'note'
		]);
	});

	test('a skill seen only with help is asked again, since it can have changed', () => {
		const helped = { state: 'yes', doneBy: 'together' } as const;
		expect(keys(householdOf({ 'signs-in-alone': helped }), metTim())).toContain(
			`${tim}.signs-in-alone`
		);
	});

	test('after "not activated" only what explains it is asked, later rungs are left at not asked', () => {
		const household = householdOf({});
		const draft = answerSkill(metTim(), tim, 'activated-on-phone', { state: 'no' });
		expect(keys(household, draft)).toEqual([
			'who',
			`${tim}.activated-on-phone`,
			`${tim}.has-level-2-account`,
			`${tim}.has-id-card`,
			'taught',
			'next-step',
			'return',
			'note'
		]);
		expect(skillsPassedOver(household.members[0] as Member, draft)).toEqual([
			'signs-in-alone',
			'has-submitted-or-looked-up',
			'has-opened-portal',
			'pays-online'
		]);
	});

	test('the volunteer may ask the later rungs all the same', () => {
		const draft = askFurther(
			answerSkill(metTim(), tim, 'activated-on-phone', { state: 'no' }),
			tim
		);
		expect(keys(householdOf({}), draft)).toContain(`${tim}.signs-in-alone`);
	});

	test('whoever has submitted a dossier is not asked whether they have opened the portal', () => {
		const draft = answerSkill(metTim(), tim, 'has-submitted-or-looked-up', alone);
		expect(keys(householdOf({}), draft)).not.toContain(`${tim}.has-opened-portal`);
	});

	test('a promise made at the door asks only for the day', () => {
		expect(keys(householdOf({}), promiseOnly(emptyVisitDraft(NOW)))).toEqual(['who', 'return']);
	});

	test('two members are asked one after the other, in the order of the household', () => {
		const draft = tickMember(tickMember(emptyVisitDraft(NOW), hung, true), tim, true);
		const first = visitSteps(householdOf({}, {}), draft)[1];
		expect(first).toMatchObject({ kind: 'skill', memberId: tim });
	});
});

describe('saving', () => {
	test('a visit where one was met can be saved at once, without any answer', () => {
		expect(visitInput(householdOf({}), metTim(), TODAY)).toEqual({
			ok: true,
			value: { outcome: 'met', met: [{ memberId: tim, skills: {} }], startedAt: NOW }
		});
	});

	test('nobody ticked leads back to the first question', () => {
		expect(visitInput(householdOf({}), emptyVisitDraft(NOW), TODAY)).toMatchObject({
			ok: false,
			error: { kind: 'nobody-named', step: { kind: 'who' } }
		});
	});

	test('"able" without saying who did the steps leads to that question', () => {
		const draft = answerSkill(metTim(), tim, 'signs-in-alone', { state: 'yes' });
		expect(visitInput(householdOf({}), draft, TODAY)).toEqual({
			ok: false,
			error: {
				kind: 'lacking-detail',
				detail: 'done-by',
				step: { kind: 'skill', memberId: tim, skill: 'signs-in-alone' }
			}
		});
	});

	test('an ID card is nobody else’s doing, so it is complete without saying who did it', () => {
		const draft = answerSkill(metTim(), tim, 'has-id-card', { state: 'yes' });
		expect(visitInput(householdOf({}), draft, TODAY)).toMatchObject({
			ok: true,
			value: { met: [{ skills: { 'has-id-card': alone } }] }
		});
	});

	test('a promise without a day leads to the day', () => {
		expect(visitInput(householdOf({}), promiseOnly(emptyVisitDraft(NOW)), TODAY)).toMatchObject({
			ok: false,
			error: { kind: 'no-day', step: { kind: 'return' } }
		});
	});

	test('a promise for a day that is over leads to the day, one for today is kept', () => {
		const promised = (on: string) => promise(promiseOnly(emptyVisitDraft(NOW)), { on });
		expect(visitInput(householdOf({}), promised('2026-11-21'), TODAY)).toMatchObject({
			ok: false,
			error: { kind: 'day-over', step: { kind: 'return' } }
		});
		expect(visitInput(householdOf({}), promised(TODAY), TODAY).ok).toBe(true);
	});

	test('a note with an identity number leads to the note, and says what was found', () => {
		expect(
			visitInput(householdOf({}), { ...metTim(), note: 'CCCD 040 085 001 234' }, TODAY)
		).toMatchObject({
			ok: false,
			error: { kind: 'note', error: { kind: 'forbidden-text', found: 'id-number' } }
		});
	});

	test('a promise alone takes a note along; what may not be written there leads back to it', () => {
		const promised = promise(promiseOnly(emptyVisitDraft(NOW)), { on: TODAY });
		const input = (note: string) => visitInput(householdOf({}), { ...promised, note }, TODAY);
		expect(input('Bố 5 giờ chiều mới về')).toMatchObject({
			ok: true,
			value: { outcome: 'come-back', note: 'Bố 5 giờ chiều mới về' }
		});
		expect(input('CCCD 040 085 001 234')).toMatchObject({
			ok: false,
			error: { kind: 'note', step: { kind: 'return' } }
		});
	});

	test('a promise agreed with someone who was met is kept with the visit', () => {
		const draft = promise(metTim(), { on: '2026-11-23' });
		expect(visitInput(householdOf({}), draft, TODAY)).toMatchObject({
			ok: true,
			value: { outcome: 'met', comeBack: { on: '2026-11-23' } }
		});
	});

	test.each([
		{ agreed: '2026-11-28', said: 'nothing', stands: '2026-11-28' },
		{ agreed: '2026-11-28', said: 'no return', stands: undefined },
		{ agreed: '2026-11-28', said: 'another day', stands: '2026-11-24' },
		{ agreed: TODAY, said: 'nothing', stands: undefined },
		{ agreed: '2026-11-20', said: 'nothing', stands: undefined }
	])('a return agreed for $agreed, in a visit that says $said: $stands', (one) => {
		const before: Visit = { ...who, outcome: 'come-back', met: [], comeBack: { on: one.agreed } };
		const household = { ...householdOf({}), visits: [before] };
		const drafts: Record<string, VisitDraft> = {
			nothing: metTim(),
			'no return': promise(metTim(), undefined),
			'another day': promise(promise(metTim(), undefined), { on: '2026-11-24' })
		};
		const input = visitInput(household, drafts[one.said]!, TODAY);
		expect(input.ok && input.value.comeBack?.on).toBe(one.stands);
	});

	test('who was met and asked stays in the visit although a colleague wrote meanwhile that they left', () => {
		const answered = answerSkill(tickMember(metTim(), hung, true), tim, 'signs-in-alone', {
			state: 'no'
		});
		const household = householdOf({}, {});
		household.members[0]!.left = 'moved';
		const input = visitInput(household, answered, TODAY);
		expect(input).toMatchObject({
			ok: true,
			value: {
				met: [{ memberId: tim, skills: { 'signs-in-alone': { state: 'no' } } }, { memberId: hung }]
			}
		});
		expect(input.ok && recordVisit(household, input.value, stamp).ok).toBe(true);
	});

	test('unticking someone keeps their answers for when they are ticked again', () => {
		const answered = answerSkill(metTim(), tim, 'signs-in-alone', { state: 'no' });
		const again = tickMember(tickMember(answered, tim, false), tim, true);
		expect(again).toEqual(answered);
	});

	test.each([
		['has-level-2-account', { state: 'no' }, 'level-2-at-police'],
		['signs-in-alone', { state: 'not-possible', reason: 'forgot-passcode' }, 'recover-passcode'],
		['activated-on-phone', { state: 'not-possible', reason: 'sim-not-own' }, 'own-sim'],
		['signs-in-alone', { state: 'no' }, 'teach-sign-in'],
		['has-submitted-or-looked-up', { state: 'no' }, 'teach-submit']
	] as const)('%s answered %o suggests %s', (skill, answer, nextStep) => {
		const draft = answerSkill(metTim(), tim, skill, answer);
		expect(suggestedNextStep(householdOf({}), draft)).toBe(nextStep);
	});
});

describe('whatever way a visit goes', () => {
	const answer: fc.Arbitrary<SkillAnswer> = fc.oneof(
		fc.record({
			state: fc.constant('yes' as const),
			doneBy: fc.constantFrom('citizen', 'together', 'volunteer')
		}),
		fc.constant({ state: 'no' as const }),
		fc.constant({ state: 'not-asked' as const }),
		fc.record({
			state: fc.constant('not-possible' as const),
			reason: fc.constantFrom(...NOT_POSSIBLE_REASONS)
		})
	);
	const knownSkills = fc.dictionary(fc.constantFrom(...SKILLS), answer, { maxKeys: 7 });
	const household = fc
		.array(knownSkills, { minLength: 1, maxLength: 3 })
		.map((known) => householdOf(...known));

	type Tap =
		| { tap: 'tick'; member: number; ticked: boolean }
		| { tap: 'answer'; answer: DraftAnswer }
		| { tap: 'ask-on' | 'go-on' | 'back' };
	const tap: fc.Arbitrary<Tap> = fc.oneof(
		{
			weight: 2,
			arbitrary: fc.record({
				tap: fc.constant('tick' as const),
				member: fc.nat(2),
				ticked: fc.boolean()
			})
		},
		{ weight: 6, arbitrary: fc.record({ tap: fc.constant('answer' as const), answer }) },
		{
			weight: 5,
			arbitrary: fc.record({ tap: fc.constantFrom('ask-on', 'go-on', 'go-on', 'back') })
		}
	);

	/** What the screen does at each tap; answers are remembered as given, to be compared afterwards. */
	function walk(home: Household, taps: readonly Tap[]) {
		let draft = metTim();
		const asked: string[] = [];
		const given = new Map<string, DraftAnswer>();
		for (const one of taps) {
			const steps = visitSteps(home, draft);
			const step = stepAt(steps, draft.step) ?? ({ kind: 'who' } as const);
			asked.push(stepKey(step));
			if (one.tap === 'tick' && step.kind === 'who') {
				const member = home.members[one.member];
				if (member) draft = tickMember(draft, member.id, one.ticked);
			} else if (one.tap === 'answer' && step.kind === 'skill') {
				draft = answerSkill(draft, step.memberId, step.skill, one.answer);
				given.set(stepKey(step), one.answer);
			} else if (one.tap === 'ask-on' && step.kind === 'skill')
				draft = askFurther(draft, step.memberId);
			else if (one.tap === 'go-on' || one.tap === 'back') {
				const to = one.tap === 'back' ? stepBefore(steps, step) : stepAfter(steps, step);
				if (to) draft = { ...draft, step: stepKey(to) };
			}
		}
		return { draft, asked, given };
	}

	test('it can be saved from any question, as an entry the commune accepts', () => {
		fc.assert(
			fc.property(household, fc.array(tap, { maxLength: 40 }), (home, taps) => {
				const { draft } = walk(home, taps);
				const input = visitInput(home, tickMember(draft, tim, true), TODAY);
				expect(input.ok).toBe(true);
				if (!input.ok) return;
				const entry = recordVisit(home, input.value, stamp);
				expect(entry.ok && VisitRecorded.safeParse(entry.value).success).toBe(true);
			})
		);
	});

	test('nothing is asked that was already seen done alone', () => {
		fc.assert(
			fc.property(household, fc.array(tap, { maxLength: 40 }), (home, taps) => {
				for (const key of walk(home, taps).asked) {
					const [memberId, skill] = key.split('.');
					const member = home.members.find(({ id }) => id === memberId);
					if (member) expect(isAlone(member.skills[skill as Skill])).toBe(false);
				}
			})
		);
	});

	test('going back and forth, and unticking, loses no answer', () => {
		fc.assert(
			fc.property(household, fc.array(tap, { maxLength: 40 }), (home, taps) => {
				const { draft, given } = walk(home, taps);
				const everyone = home.members.reduce(
					(all, member) => tickMember(all, member.id, true),
					draft
				);
				const steps = keys(home, everyone);
				for (const [key, answered] of given) {
					const [memberId = '', skill] = key.split('.');
					expect(draft.answers[memberId]?.[skill as Skill]).toEqual(answered);
					expect(steps).toContain(key);
				}
			})
		);
	});

	test('a draft comes back from its keeper as it was', () => {
		fc.assert(
			fc.property(household, fc.array(tap, { maxLength: 20 }), (home, taps) => {
				const { draft } = walk(home, taps);
				expect(readVisitDraft(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
			})
		);
	});
});
