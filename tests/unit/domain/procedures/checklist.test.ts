import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	CATALOGUE,
	packagesWith,
	procedureOf
} from '../../../../src/lib/domain/procedures/catalogue';
import {
	checklistFor,
	routesOf,
	type Answers,
	type Checklist,
	type ListedDocument
} from '../../../../src/lib/domain/procedures/checklist';
import { ROUTE_QUESTION } from '../../../../src/lib/domain/procedures/route';

const checklist = (id: string, answers: Answers = {}) => checklistFor(procedureOf(id)!, answers);
const sure = (documents: readonly ListedDocument[]) =>
	documents.flatMap((one) => (one.sure ? [one.id] : []));
const open = (documents: readonly ListedDocument[]) =>
	documents.flatMap((one) => (one.sure ? [] : [one.id]));
const ids = (all: readonly { id: string }[]) => all.map(({ id }) => id);

describe('a birth is registered', () => {
	test.each([
		{ answer: 'paper', bring: ['birth-notification'], spared: ['id-card'] },
		{ answer: 'electronic', bring: [], spared: ['birth-notification', 'id-card'] },
		{ answer: 'witness', bring: ['witness'], spared: ['id-card'] },
		{ answer: 'none', bring: ['undertaking'], spared: ['id-card'] }
	])('with the birth paper “$answer”: $bring are brought', ({ answer, bring, spared }) => {
		const list = checklist('dang-ky-khai-sinh', { 'birth-paper': answer });
		expect(sure(list.bring)).toEqual(bring);
		expect(ids(list.spared)).toEqual(spared);
	});

	test('before anything is asked, what may be needed is not said to be', () => {
		const list = checklist('dang-ky-khai-sinh');
		expect(sure(list.bring)).toEqual([]);
		expect(open(list.bring)).toContain('birth-notification');
		expect(list.next?.id).toBe('birth-paper');
	});

	test('with every answer given, nothing is left open', () => {
		const list = checklist('dang-ky-khai-sinh', {
			'birth-paper': 'paper',
			residence: 'right',
			who: 'relative',
			case: 'none'
		});
		expect(list.next).toBeUndefined();
		expect(open(list.bring)).toEqual([]);
		expect(sure(list.bring)).toEqual(['birth-notification']);
		expect(ids(list.spared)).toEqual(['id-card', 'residence-proof']);
	});

	test('at the desk the ID is shown; by VNeID it need not be', () => {
		expect(sure(checklist('dang-ky-khai-sinh', { route: 'counter' }).show)).toEqual(['id-card']);
		expect(checklist('dang-ky-khai-sinh', { route: 'online' }).show).toEqual([]);
	});

	test('the interlinked package tells its parts and leads to them', () => {
		const { parts } = procedureOf('lien-thong-khai-sinh')!;
		expect(parts?.map(({ procedure }) => procedure)).toEqual([
			'dang-ky-khai-sinh',
			'dang-ky-thuong-tru',
			'cap-the-bhyt',
			'cap-the-can-cuoc-duoi-6-tuoi'
		]);
		expect(ids(packagesWith('dang-ky-khai-sinh'))).toEqual(['lien-thong-khai-sinh']);
	});
});

describe('a residence is registered', () => {
	test('how people are related is asked only when they join a relative', () => {
		expect(ids(checklist('dang-ky-thuong-tru').questions)).toEqual(['joins', 'dwelling']);
		const joins = checklist('dang-ky-thuong-tru', { joins: 'yes' });
		expect(ids(joins.questions)).toEqual(['joins', 'relation', 'dwelling']);
		expect(sure(joins.bring)).toEqual(['lawful-home', 'relation-proof']);
	});

	test('a relation that the database has needs no paper', () => {
		const list = checklist('dang-ky-thuong-tru', { joins: 'yes', relation: 'there' });
		expect(ids(list.spared)).toEqual(['relation-proof']);
	});

	test('an answer that was given before the family stopped joining counts no more', () => {
		const list = checklist('dang-ky-thuong-tru', { joins: 'no', relation: 'there' });
		expect(list.spared).toEqual([]);
		expect(ids(list.bring)).not.toContain('relation-proof');
	});

	test('the owner has to agree', () => {
		expect(checklist('dang-ky-thuong-tru').signatures).toHaveLength(1);
	});
});

test('both come to the registry of marriages, whichever way they submit', () => {
	for (const route of ['online', 'counter'])
		expect(ids(checklist('dang-ky-ket-hon', { route }).inPerson)).toEqual(['both']);
});

test('a social pension is asked for at the desk unless they choose otherwise', () => {
	expect(checklist('tro-cap-huu-tri-xa-hoi').route).toBe('counter');
	expect(checklist('tro-cap-huu-tri-xa-hoi', { route: 'online' }).route).toBe('online');
});

test('a lost card is not brought', () => {
	expect(checklist('cap-doi-cap-lai-can-cuoc', { why: 'lost' }).bring).toEqual([]);
	expect(sure(checklist('cap-doi-cap-lai-can-cuoc', { why: 'rearranged' }).bring)).toEqual([
		'old-card'
	]);
});

/** A procedure, and an answer or none to each of its questions. */
const answered = fc.constantFrom(...CATALOGUE).chain((procedure) =>
	fc
		.tuple(
			...procedure.questions.map(({ answers }) =>
				fc.option(fc.constantFrom(...answers.map(({ id }) => id)))
			),
			fc.option(fc.constantFrom(...routesOf(procedure)))
		)
		.map((chosen) => ({
			procedure,
			answers: Object.fromEntries(
				[...procedure.questions.map(({ id }) => id), ROUTE_QUESTION].flatMap((id, i) => {
					const answer = chosen[i];
					return typeof answer === 'string' ? [[id, answer] as const] : [];
				})
			)
		}))
);

const listedIn = ({ bring, show, ready, fill }: Checklist) => [
	...bring,
	...show,
	...ready,
	...fill
];

test('every paper stands in one place at most, and what is not asked is never said for sure', () => {
	fc.assert(
		fc.property(answered, ({ procedure, answers }) => {
			const list = checklistFor(procedure, answers);
			const all = [...ids(listedIn(list)), ...ids(list.spared)];
			expect(new Set(all).size).toBe(all.length);
			for (const { id, sure: certain } of listedIn(list)) {
				const { when = [] } = procedure.documents.find((one) => one.id === id)!;
				if (certain)
					expect(when.every(({ question, is }) => is.includes(answers[question] ?? ''))).toBe(true);
			}
		})
	);
});

test('answering one question more takes nothing away that was sure', () => {
	fc.assert(
		fc.property(answered, ({ procedure, answers }) => {
			const before = checklistFor(procedure, answers);
			for (const { id } of before.next?.answers ?? []) {
				const after = checklistFor(procedure, { ...answers, [before.next!.id]: id });
				const there = new Set([...ids(listedIn(after)), ...ids(after.spared)]);
				for (const certain of sure(listedIn(before))) expect(there).toContain(certain);
			}
		})
	);
});

test('answering the questions one after the other comes to an end with nothing left to ask', () => {
	fc.assert(
		fc.property(fc.constantFrom(...CATALOGUE), fc.infiniteStream(fc.nat()), (procedure, chance) => {
			let answers: Answers = {};
			for (let i = 0; i <= procedure.questions.length; i++) {
				const { next } = checklistFor(procedure, answers);
				if (!next) break;
				const { id } = next.answers[chance.next().value % next.answers.length]!;
				answers = { ...answers, [next.id]: id };
			}
			const list = checklistFor(procedure, answers);
			expect(list.next).toBeUndefined();
			// What stays open is what no question can settle.
			for (const one of listedIn(list)) expect(one.sure || one.when === undefined).toBe(true);
		})
	);
});

test('an answer that the procedure does not know is as good as none', () => {
	fc.assert(
		fc.property(answered, fc.string(), ({ procedure, answers }, nonsense) => {
			fc.pre(!['online', 'counter'].includes(nonsense));
			const asked = procedure.questions[0]?.id ?? 'other';
			fc.pre(!procedure.questions.some((one) => one.answers.some(({ id }) => id === nonsense)));
			const { [asked]: _given, ...others } = answers;
			expect(checklistFor(procedure, { ...others, [asked]: nonsense })).toEqual(
				checklistFor(procedure, others)
			);
		})
	);
});
