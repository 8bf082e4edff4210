import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CATALOGUE, procedureOf } from '../../../../src/lib/domain/procedures/catalogue';
import type { RequestEnd } from '../../../../src/lib/domain/entries/submission-entries';
import {
	rankRequests,
	stateOfRequest,
	type RequestOf,
	type RequestState,
	type SubmissionOf
} from '../../../../src/lib/domain/submission/rank-requests';

const BIRTH = 'dang-ky-khai-sinh';
const PACKAGE = CATALOGUE.find(({ parts }) => parts?.some(({ procedure }) => procedure === BIRTH))!;

const asks = (householdId: string, procedure?: string, ms = 1000): RequestOf => ({
	entry: `${householdId} ${procedure} ${ms}`,
	ms,
	by: 'tnv1',
	householdId,
	village: 'village-17284-03',
	...(procedure ? { procedure } : {})
});

const helped = (
	householdId: string,
	procedure: string,
	more: Partial<SubmissionOf> = {}
): SubmissionOf => ({
	id: `s-${householdId}`,
	householdId,
	procedure,
	version: '1',
	member: 'm1',
	state: 'preparing',
	by: 'tnv1',
	startedMs: 0,
	guidedOn: [],
	last: { ms: 0, by: 'tnv1' },
	ready: 0,
	steps: 0,
	...more
});

const order = (requests: RequestOf[], submissions: SubmissionOf[] = []) =>
	rankRequests(requests, submissions, procedureOf).procedures.map(({ procedure }) => procedure);

/** Online with one paper; and four papers, with something to be done in person. */
const easy = procedureOf('gia-han-bhyt-ho-gia-dinh')!;
const hard = procedureOf('dang-ky-xe-mo-to')!;

test('of two that as many wait for, the one with less to do comes first', () => {
	expect(order([asks('h1', hard.id), asks('h2', easy.id)])).toEqual([easy.id, hard.id]);
});

test('what very many wait for comes before an easy one that one waits for', () => {
	const many = Array.from({ length: 40 }, (_, i) => asks(`h${i}`, hard.id));
	expect(order([...many, asks('x', easy.id)])).toEqual([hard.id, easy.id]);
});

test('a family that asks three times waits once', () => {
	const [one] = rankRequests(
		[asks('h1', BIRTH, 1), asks('h1', BIRTH, 3), asks('h1', BIRTH, 2)],
		[],
		procedureOf
	).procedures;
	expect(one?.waiting.map(({ ms }) => ms)).toEqual([3]);
});

test('what is under way or done leaves the top and is still told of', () => {
	const requests = [asks('h1', easy.id), asks('h2', easy.id), asks('h3', hard.id)];
	const submissions = [
		helped('h1', easy.id),
		helped('h2', easy.id, {
			state: 'result-received',
			closed: { on: '1970-01-01', ms: 2000, by: 'tnv1' }
		})
	];
	const { procedures } = rankRequests(requests, submissions, procedureOf);
	expect(procedures.map(({ procedure }) => procedure)).toEqual([hard.id, easy.id]);
	expect(procedures[1]).toMatchObject({ waiting: [] });
	expect(procedures[1]?.others.map(({ state }) => state).sort()).toEqual(['done', 'under-way']);
});

test('a family that asked again waits again', () => {
	const before = { ...asks('h1', BIRTH, 1), closed: 'done' as const };
	const ranked = (requests: RequestOf[]) => rankRequests(requests, [], procedureOf).procedures[0];
	expect(ranked([before])?.others).toMatchObject([{ state: 'done' }]);
	expect(ranked([before, asks('h1', BIRTH, 3)])).toMatchObject({
		others: [],
		waiting: [{ ms: 3 }]
	});
	const last = { ...asks('h1', BIRTH, 3), closed: 'not-needed' as const };
	expect(ranked([asks('h1', BIRTH, 1), last])).toMatchObject({ waiting: [] });
});

test('what one of a household needs no more another of it still waits for', () => {
	const grandmother = { ...asks('h1', BIRTH, 1), member: 'm1' };
	const done = { ...asks('h1', BIRTH, 2), member: 'm2', closed: 'done' as const };
	const ranked = (requests: RequestOf[]) => rankRequests(requests, [], procedureOf).procedures[0];
	expect(ranked([grandmother, done])).toMatchObject({ waiting: [{ ms: 1 }], others: [] });
	const both = [{ ...grandmother, closed: 'not-needed' as const }, done];
	expect(ranked(both)).toMatchObject({ waiting: [], others: [{ request: { ms: 2 } }] });
});

test('a package that is under way serves whoever asked for a part of it', () => {
	const [one] = rankRequests(
		[asks('h1', BIRTH)],
		[helped('h1', PACKAGE.id)],
		procedureOf
	).procedures;
	expect(one?.others).toMatchObject([{ state: 'under-way' }]);
});

test.each([
	{ what: 'nothing was begun', submissions: [], is: 'open' },
	{
		what: 'it was given up',
		submissions: [
			helped('h1', BIRTH, { state: 'given-up', closed: { on: '1970-01-01', ms: 2000, by: 'a' } })
		],
		is: 'open'
	},
	{
		what: 'it had been done before they asked',
		submissions: [
			helped('h1', BIRTH, {
				state: 'result-received',
				closed: { on: '1969-12-31', ms: 2000, by: 'a' }
			})
		],
		is: 'open'
	},
	{
		what: 'it had been done that day before they asked once more',
		submissions: [
			helped('h1', BIRTH, {
				state: 'result-received',
				closed: { on: '1970-01-01', ms: 500, by: 'a' }
			})
		],
		is: 'open'
	},
	{
		what: 'it was done since',
		submissions: [
			helped('h1', BIRTH, {
				state: 'result-received',
				closed: { on: '1970-01-01', ms: 2000, by: 'a' }
			})
		],
		is: 'done'
	},
	{ what: 'it is being done', submissions: [helped('h1', BIRTH)], is: 'under-way' },
	{ what: 'somebody says it is done', said: 'done', submissions: [], is: 'done' },
	{ what: 'somebody says nobody needs it', said: 'not-needed', submissions: [], is: 'not-needed' },
	{
		what: 'nobody needs it and yet it is being done',
		said: 'not-needed',
		submissions: [helped('h1', BIRTH)],
		is: 'under-way'
	}
] satisfies { what: string; said?: RequestEnd; submissions: SubmissionOf[]; is: RequestState }[])(
	'where $what, the request is $is',
	({
		said,
		submissions,
		is
	}: {
		said?: RequestEnd;
		submissions: SubmissionOf[];
		is: RequestState;
	}) => {
		expect(stateOfRequest({ ms: 1000, ...(said ? { closed: said } : {}) }, submissions)).toBe(is);
	}
);

test('words of their own stand apart, the latest first, until nobody waits for it', () => {
	const { inWords, procedures } = rankRequests(
		[
			asks('h1', undefined, 1),
			asks('h2', undefined, 2),
			{ ...asks('h3', undefined, 3), closed: 'done' }
		],
		[],
		procedureOf
	);
	expect(inWords.map(({ householdId }) => householdId)).toEqual(['h2', 'h1']);
	expect(procedures).toEqual([]);
});

test('a procedure this device does not know is told of all the same', () => {
	expect(order([asks('h1', 'cua-xa-rieng')])).toEqual(['cua-xa-rieng']);
});

test('the order of reading changes nothing, and every household that asked stands once for each procedure', () => {
	const request = fc
		.tuple(
			fc.constantFrom('h1', 'h2', 'h3'),
			fc.constantFrom(BIRTH, easy.id, hard.id, undefined),
			fc.nat(9)
		)
		.map(([household, procedure, ms]) => asks(household, procedure, ms));
	const all = fc.uniqueArray(request, { selector: ({ entry }) => entry, maxLength: 20 });
	fc.assert(
		fc.property(
			all.chain((each) =>
				fc.tuple(fc.constant(each), fc.shuffledSubarray(each, { minLength: each.length }))
			),
			fc.boolean(),
			([requests, shuffled], isHelped) => {
				const submissions = isHelped ? [helped('h1', BIRTH)] : [];
				const ranked = rankRequests(requests, submissions, procedureOf);
				expect(rankRequests(shuffled, submissions, procedureOf)).toEqual(ranked);
				const told = ranked.procedures.flatMap(({ procedure, waiting, others }) =>
					[...waiting, ...others.map(({ request }) => request)].map(
						({ householdId }) => `${householdId} ${procedure}`
					)
				);
				const asked = new Set(
					requests.flatMap(({ householdId, procedure }) =>
						procedure ? `${householdId} ${procedure}` : []
					)
				);
				expect(told.sort()).toEqual([...asked].sort());
			}
		)
	);
});
