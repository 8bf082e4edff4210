import { describe, expect, test } from 'vitest';
import { CATALOGUE } from '../../../../src/lib/domain/procedures/catalogue';
import { routesOf } from '../../../../src/lib/domain/procedures/checklist';
import { Procedure, type Condition } from '../../../../src/lib/domain/procedures/procedure';
import { PROCEDURE_GROUPS } from '../../../../src/lib/domain/procedures/groups';
import { ROUTE_QUESTION } from '../../../../src/lib/domain/procedures/route';
import { foldText } from '../../../../src/lib/domain/text/fold-text';

const ids = CATALOGUE.map(({ id }) => id);

test('the catalogue has its forty-nine procedures, eight of them held against the official record', () => {
	expect(CATALOGUE).toHaveLength(49);
	expect(new Set(ids).size).toBe(49);
	expect(CATALOGUE.filter(({ verified }) => verified).map(({ codes }) => codes[0])).toEqual(
		expect.arrayContaining([
			'1.001193',
			'1.004222',
			'3.000722',
			'1.014137',
			'1.116410',
			'1.000894',
			'1.004859',
			'1.014027'
		])
	);
	expect(CATALOGUE.filter(({ verified }) => verified)).toHaveLength(8);
});

test('the twenty-five essential services of Decision 06 are there in their order', () => {
	const places = CATALOGUE.flatMap(({ essential }) =>
		essential?.list === '06' ? [essential.order] : []
	);
	expect(places.toSorted((a = 0, b = 0) => a - b)).toEqual(
		Array.from({ length: 25 }, (_, i) => i + 1)
	);
});

test('no code belongs to two procedures, and every group has some', () => {
	const codes = CATALOGUE.flatMap((procedure) => procedure.codes);
	expect(new Set(codes).size).toBe(codes.length);
	expect(new Set(CATALOGUE.map(({ group }) => group))).toEqual(new Set(PROCEDURE_GROUPS));
});

describe.each(CATALOGUE)('$id', (procedure) => {
	const { questions, documents, steps, parts, rather, verified, asOf } = procedure;

	test('has the shape of a procedure', () => {
		expect(Procedure.safeParse(procedure).error?.issues ?? []).toEqual([]);
	});

	test('names only procedures that are there', () => {
		const named = [...(parts ?? []).map((part) => part.procedure), rather?.procedure];
		for (const id of named) if (id !== undefined) expect(ids).toContain(id);
	});

	test('asks only for answers that there are, about questions asked before', () => {
		const conditions: (readonly [Condition, readonly string[]])[] = [
			...questions.map(
				({ when = [] }, i) => [when, questions.slice(0, i).map(({ id }) => id)] as const
			),
			...documents.flatMap(({ when = [], spared }) =>
				[when, spared?.when ?? []].map((one) => [one, questions.map(({ id }) => id)] as const)
			)
		];
		for (const [condition, known] of conditions)
			for (const { question, is } of condition) {
				if (question === ROUTE_QUESTION) {
					expect(['online', 'counter']).toEqual(expect.arrayContaining(is));
					continue;
				}
				expect(known).toContain(question);
				const answers = questions.find(({ id }) => id === question)?.answers.map(({ id }) => id);
				expect(answers).toEqual(expect.arrayContaining(is));
			}
	});

	test('every question decides something, and every answer is another', () => {
		const deciding = new Set(
			[...documents, ...questions].flatMap((one) =>
				[one.when ?? [], 'spared' in one ? (one.spared?.when ?? []) : []]
					.flat()
					.map(({ question }) => question)
			)
		);
		for (const { id, answers } of questions) {
			expect(deciding).toContain(id);
			expect(new Set(answers.map((answer) => answer.id)).size).toBe(answers.length);
		}
	});

	test('has one id a paper, and steps for every way it is submitted', () => {
		const unique = (all: readonly { id: string }[]) => new Set(all.map(({ id }) => id)).size;
		expect(unique(documents)).toBe(documents.length);
		for (const route of ['online', 'counter'] as const) {
			expect(unique(steps[route])).toBe(steps[route].length);
			expect(steps[route].length > 0).toBe(routesOf(procedure).includes(route));
		}
	});

	test('says what it would say to whoever was not asked', () => {
		for (const { when, ifWords } of documents) if (when) expect(ifWords).toBeDefined();
	});

	test('tells what it was held against, and since when, where it was', () => {
		expect(asOf !== undefined).toBe(verified);
	});

	test('is written in composed letters, and has room for no one’s number', () => {
		const all = JSON.stringify(procedure);
		expect(all).toBe(all.normalize('NFC'));
		expect(all).not.toMatch(/(?<![0-9.])[0-9]{9,}(?![0-9])/);
	});

	test('is named by needs that differ', () => {
		const needs = procedure.needs.map(foldText);
		expect(new Set(needs).size).toBe(needs.length);
	});
});
