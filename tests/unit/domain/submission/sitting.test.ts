import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CATALOGUE, procedureOf } from '../../../../src/lib/domain/procedures/catalogue';
import {
	answersToKeep,
	checklistFor,
	routesOf
} from '../../../../src/lib/domain/procedures/checklist';
import { DOERS } from '../../../../src/lib/domain/entries/submission-entries';
import {
	doneSteps,
	missingPapers,
	nextStepOf,
	papersOf,
	sittingOf,
	skillsShown
} from '../../../../src/lib/domain/submission/sitting';
import type { Sent, Submission } from '../../../../src/lib/domain/submission/submission';

const birth = procedureOf('dang-ky-khai-sinh')!;
const said = { entryId: 'e', at: 'a', by: 'tnv1', device: 'd', deviceTime: 't' };
const idsOf = (list: readonly { id: string }[]) => list.map(({ id }) => id);
const stepsDone = (
	ids: readonly string[],
	doneBy: (typeof DOERS)[number] = 'citizen'
): Submission['steps'] => Object.fromEntries(ids.map((id) => [id, { ...said, doneBy }]));

const every = fc
	.constantFrom(...CATALOGUE)
	.chain((procedure) =>
		fc
			.constantFrom(...routesOf(procedure))
			.map((route) => ({ procedure, checklist: checklistFor(procedure, { route }) }))
	);

describe('the steps of a sitting', () => {
	test('online it goes out by sending, at the desk by the slip; the rest is for later', () => {
		const online = sittingOf(checklistFor(birth, {}));
		expect(idsOf(online.steps)).toEqual(['sign-in', 'find', 'form', 'attach', 'result', 'pay']);
		expect(online.sending?.id).toBe('send');
		expect(idsOf(online.later)).toEqual(['draft', 'follow']);

		const desk = sittingOf(checklistFor(birth, { route: 'counter' }));
		expect(idsOf(desk.steps)).toEqual(['go', 'hand-in']);
		expect(desk.sending?.id).toBe('slip');
	});

	test('no step of any procedure is lost or told twice, and each has something to do before it goes out', () => {
		fc.assert(
			fc.property(every, ({ checklist }) => {
				const { steps, sending, later } = sittingOf(checklist);
				expect([...steps, ...(sending ? [sending] : []), ...later]).toEqual(checklist.steps);
				expect(steps.length).toBeGreaterThan(0);
			})
		);
	});

	test('done one after the other, every step has its turn once, and then it is sent', () => {
		fc.assert(
			fc.property(every, ({ checklist }) => {
				const sitting = sittingOf(checklist);
				const turns: string[] = [];
				for (let step = nextStepOf(sitting, {}); step;) {
					turns.push(step.id);
					step = nextStepOf(sitting, stepsDone(turns));
				}
				expect(turns).toEqual(idsOf(sitting.steps));
			})
		);
	});

	test('a step that was passed over does not come back by itself', () => {
		const sitting = sittingOf(checklistFor(birth, {}));
		expect(nextStepOf(sitting, stepsDone(['sign-in', 'attach']))?.id).toBe('result');
		expect(nextStepOf(sitting, stepsDone(['pay']))).toBeUndefined();
	});

	test('what is done is told by its place, in the order of the procedure', () => {
		const sitting = sittingOf(checklistFor(birth, {}));
		const done = { ...stepsDone(['form'], 'volunteer'), ...stepsDone(['sign-in', 'elsewhere']) };
		expect(doneSteps(sitting, done).map(({ number, done }) => [number, done.doneBy])).toEqual([
			[1, 'citizen'],
			[3, 'volunteer']
		]);
	});

	test('steps done on one way say nothing of the other', () => {
		const desk = sittingOf(checklistFor(birth, { route: 'counter' }));
		expect(nextStepOf(desk, stepsDone(['sign-in', 'find']))?.id).toBe('go');
	});
});

describe('papers', () => {
	test.each([
		{ family: 'that was asked nothing', answers: {}, missing: [] },
		{
			family: 'with a paper',
			answers: { 'birth-paper': 'paper' },
			missing: ['birth-notification']
		},
		{
			family: 'with signed electronic data',
			answers: { 'birth-paper': 'electronic' },
			missing: []
		},
		{
			family: 'at the desk',
			answers: { 'birth-paper': 'paper', route: 'counter' },
			missing: ['birth-notification', 'id-card']
		}
	])('a family $family still misses $missing', ({ answers, missing }) => {
		expect(idsOf(missingPapers(checklistFor(birth, answers), {}))).toEqual(missing);
	});

	test('what is at hand is not missing, and nothing is missing that is not on the list', () => {
		fc.assert(
			fc.property(every, fc.array(fc.boolean()), ({ checklist }, there) => {
				const papers = papersOf(checklist);
				const items = Object.fromEntries(papers.map(({ id }, i) => [id, there[i] ?? false]));
				const missing = idsOf(missingPapers(checklist, items));
				expect(idsOf(papers)).toEqual(expect.arrayContaining(missing));
				for (const { id, sure } of papers)
					expect(missing.includes(id)).toBe(sure && items[id] !== true);
			})
		);
	});
});

describe('the skills that were shown', () => {
	const sent: Sent = { ...said, submittedAt: 'online', sentAt: 's', doneBy: 'citizen' };
	const submission = (given: Partial<Submission>): Submission => ({
		...{ id: 's', started: said, procedure: { id: birth.id, version: '1' }, member: 'm' },
		...{ answers: {}, items: {}, steps: {}, obstacles: [], notes: [], last: said },
		...given
	});
	const online = ['sign-in', 'find', 'form', 'pay'];

	test('whoever did all of it alone and paid has shown four', () => {
		expect(
			skillsShown(submission({ steps: stepsDone(online), sent: { ...sent, paid: 'online' } }))
		).toEqual(['signs-in-alone', 'has-opened-portal', 'has-submitted-or-looked-up', 'pays-online']);
	});

	test.each([
		{ what: 'nothing went out', given: { steps: stepsDone(online) } },
		{ what: 'it was handed in at the desk', given: { sent: { ...sent, submittedAt: 'counter' } } },
		{ what: 'somebody else pressed send', given: { sent: { ...sent, doneBy: 'together' } } },
		{
			what: 'one step was done together',
			given: { sent, steps: { ...stepsDone(online), ...stepsDone(['form'], 'together') } }
		}
	] as const)('none where $what', ({ given }) => {
		expect(skillsShown(submission(given))).toEqual([]);
	});

	test('nobody who was helped with any step has shown anything', () => {
		fc.assert(
			fc.property(
				fc.array(fc.constantFrom(...DOERS), { minLength: 1, maxLength: 4 }),
				fc.constantFrom(...DOERS),
				(doers, sender) => {
					const steps = Object.fromEntries(
						doers.map((doneBy, i) => [online[i]!, { ...said, doneBy }])
					);
					const shown = skillsShown(submission({ steps, sent: { ...sent, doneBy: sender } }));
					const alone = [...doers, sender].every((one) => one === 'citizen');
					expect(shown.length > 0).toBe(alone);
				}
			)
		);
	});
});

test('of answers in an address only those are kept that the procedure asks for', () => {
	expect(
		answersToKeep(birth, {
			route: 'counter',
			'birth-paper': 'paper',
			who: '040199001234',
			other: 'x'
		})
	).toEqual({ route: 'counter', 'birth-paper': 'paper' });
	expect(answersToKeep(procedureOf('phieu-ly-lich-tu-phap')!, { route: 'counter' })).toEqual({});
});
