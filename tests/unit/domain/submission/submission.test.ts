import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Entry } from '../../../../src/lib/domain/entries/entry';
import { foldHousehold } from '../../../../src/lib/domain/household/fold-household';
import { foldHouseholds } from '../../../../src/lib/domain/household/merged-households';
import { toHouseholdRow } from '../../../../src/lib/domain/household/household-row';
import { promisedOn, stateOf, supplyBy } from '../../../../src/lib/domain/submission/submission';
import {
	DAUGHTER,
	HEAD,
	HOUSEHOLD,
	phoneA,
	phoneB,
	registered,
	stampAt,
	ulidOf,
	voided,
	type Moment
} from '../../../support/builders';
import { merge } from '../../../support/merges';
import { SUBMISSION, submissionBodies } from '../../../support/submissions';

type Body = Record<string, unknown> & { type: Entry['type'] };

const write = (moment: Moment, body: Body): Entry =>
	({ ...stampAt(moment), v: 2, submission: SUBMISSION, ...body }) as unknown as Entry;

const started = (moment: Moment, member = HEAD): Entry =>
	write(moment, {
		type: 'submission-started',
		procedure: { id: 'dang-ky-khai-sinh', version: '1' },
		member,
		answers: { route: 'online' }
	});
const sent = (minute: number, more: object = {}): Entry =>
	write(
		{ minute },
		{
			type: 'submission-sent',
			submittedAt: 'online',
			sentAt: '2026-10-20T02:00:00.000Z',
			doneBy: 'citizen',
			...more
		}
	);
const coded = (minute: number): Entry =>
	write(
		{ minute },
		{ type: 'dossier-code-noted', agreed: true, personal: { code: 'H41.20-261020-0012' } }
	);
const noted = (minute: number, status: string, more: object = {}): Entry =>
	write({ minute }, { type: 'dossier-noted', status, on: '2026-10-21', ...more });
const closed = (minute: number, outcome = 'result-received'): Entry =>
	write({ minute }, { type: 'submission-closed', outcome });
const blocked = (minute: number): Entry =>
	write({ minute }, { type: 'submission-blocked', obstacle: 'no-signal' });
const done = (moment: Moment, step: string, doneBy = 'citizen'): Entry =>
	write(moment, { type: 'submission-step', step, doneBy });

const told = (...entries: Entry[]) => foldHousehold([registered({ minute: 0 }), ...entries])!;
const one = (...entries: Entry[]) => told(...entries).submissions[0]!;

describe('a submission', () => {
	test('goes from the first paper to the result, and every state is told', () => {
		const way = [started({ minute: 1 })];
		expect(stateOf(one(...way))).toBe('preparing');
		way.push(sent(5));
		expect(stateOf(one(...way))).toBe('sent');
		for (const [i, status] of (['received', 'supplement-asked', 'processing'] as const).entries()) {
			way.push(noted(6 + i, status));
			expect(stateOf(one(...way))).toBe(status);
		}
		way.push(closed(20));
		expect(stateOf(one(...way))).toBe('result-received');
	});

	test('of papers the later word of each holds, whoever spoke of another', () => {
		const elsewhere = { by: 'tnv2', device: phoneB };
		const { items } = one(
			started({ minute: 1 }),
			write({ minute: 2 }, { type: 'submission-prepared', items: { chung: true, cu: true } }),
			write({ minute: 3, ...elsewhere }, { type: 'submission-prepared', items: { cu: false } })
		);
		expect(items).toEqual({ chung: true, cu: false });
	});

	test('an obstacle is over with the next step that is done, and stays among those there were', () => {
		const before = one(started({ minute: 1 }), blocked(2));
		expect(before.blocked?.obstacle).toBe('no-signal');
		const after = one(started({ minute: 1 }), blocked(2), done({ minute: 3 }, 'dang-nhap'));
		expect(after.blocked).toBeUndefined();
		expect(after.obstacles.map(({ obstacle }) => obstacle)).toEqual(['no-signal']);
	});

	test('a step counts for whoever did it first', () => {
		const { steps } = one(
			started({ minute: 1 }),
			done({ minute: 2 }, 'dang-nhap'),
			done({ minute: 3, by: 'tnv2', device: phoneB }, 'dang-nhap', 'volunteer')
		);
		expect(steps['dang-nhap']).toMatchObject({ doneBy: 'citizen', by: 'tnv1' });
	});

	test('the day the office promised last is the one that holds', () => {
		const way = [started({ minute: 1 }), sent(2, { dueOn: '2026-10-23' })];
		expect(promisedOn(one(...way))).toBe('2026-10-23');
		way.push(noted(3, 'processing', { dueOn: '2026-10-30' }), noted(4, 'processing'));
		expect(promisedOn(one(...way))).toBe('2026-10-30');
	});

	test('the day to bring a paper is told while it is asked for, and moves no promise', () => {
		const way = [started({ minute: 1 }), sent(2, { dueOn: '2026-10-23' })];
		way.push(noted(3, 'supplement-asked', { dueOn: '2026-10-30' }));
		expect(supplyBy(one(...way))).toBe('2026-10-30');
		expect(promisedOn(one(...way))).toBe('2026-10-23');
		expect(supplyBy(one(...way, noted(4, 'received')))).toBeUndefined();
	});

	test('the code is told while it is open, and no more once it is closed', () => {
		const way = [started({ minute: 1 }), sent(2), coded(3)];
		expect(one(...way).code?.code).toBe('H41.20-261020-0012');
		expect(one(...way, closed(4, 'withdrawn')).code).toBeUndefined();
		expect(JSON.stringify(told(...way, closed(4)))).not.toContain('H41.20-261020-0012');
	});

	test('what went out from one phone was not given up, whatever another one said that had not heard of it', () => {
		const elsewhere = { by: 'tnv2', device: phoneB };
		const givenUp = (minute: number) =>
			write({ minute, ...elsewhere }, { type: 'submission-closed', outcome: 'given-up' });
		const start = started({ minute: 1 });
		expect(one(start, givenUp(2)).closed?.outcome).toBe('given-up');
		for (const way of [
			[start, givenUp(2), sent(3), coded(4)],
			[start, sent(2), coded(3), givenUp(4)]
		]) {
			expect(stateOf(one(...way))).toBe('sent');
			expect(one(...way).code?.code).toBe('H41.20-261020-0012');
		}
		const back = sent(3);
		expect(stateOf(one(start, givenUp(2), back, voided({ minute: 4 }, back)))).toBe('given-up');
	});

	test('what was taken back is as if it had not been', () => {
		const step = done({ minute: 2 }, 'dang-nhap');
		expect(one(started({ minute: 1 }), step, voided({ minute: 3 }, step)).steps).toEqual({});
	});

	test('is told once its beginning has arrived, also where a clock put that later', () => {
		expect(told(sent(2)).submissions).toEqual([]);
		expect(stateOf(one(sent(2), started({ minute: 9 })))).toBe('sent');
	});

	test('goes with its people into the household they were merged into, under their name there', () => {
		const [OTHER, TWIN] = [ulidOf(700), ulidOf(701)];
		const [from, into] = merge(OTHER, HOUSEHOLD, { minute: 6 }, [{ from: TWIN, into: DAUGHTER }]);
		const other = registered(
			{ household: OTHER, minute: 1 },
			{ personal: { members: [{ id: TWIN, name: 'Vi Thi Hoa' }] } }
		);
		const histories = new Map([
			[HOUSEHOLD, { entries: [registered({ minute: 0 }), into], unread: 0 }],
			[OTHER, { entries: [other, from, started({ household: OTHER, minute: 2 }, TWIN)], unread: 0 }]
		]);
		const folded = foldHouseholds(histories);
		expect(folded.get(HOUSEHOLD)?.submissions).toMatchObject([
			{ id: SUBMISSION, member: DAUGHTER }
		]);
	});

	test('is gone with everything else of a household that declines', () => {
		const entries = [registered({ minute: 0 }), started({ minute: 1 }), sent(2), coded(3)];
		const declined: Entry = {
			...stampAt({ minute: 9 }),
			type: 'consent-withdrawn',
			purpose: 'coverage-record',
			textVersion: 'coverage-record.1',
			how: 'spoken'
		};
		const household = foldHousehold([...entries, declined])!;
		expect(household.submissions).toEqual([]);
		const row = JSON.stringify(toHouseholdRow(household, 'village-17284-01', 'received'));
		expect(row).not.toContain('dang-ky-khai-sinh');
	});
});

/** Two submissions of a household as three phones might write about them, with some taken back. */
const submissionEntries: fc.Arbitrary<Entry[]> = fc
	.record({
		bodies: fc.array(
			fc.tuple(
				fc.oneof(...submissionBodies(fc.constantFrom(HEAD, DAUGHTER))),
				fc.integer({ min: 1, max: 9 }),
				fc.constantFrom(phoneA, phoneB)
			),
			{ minLength: 4, maxLength: 16 }
		),
		voids: fc.array(fc.nat(), { maxLength: 2 })
	})
	.map(({ bodies, voids }) => {
		const entries: Entry[] = [registered({ minute: 0 }), started({ minute: 1 })];
		for (const [i, [body, minute, device]] of bodies.entries())
			entries.push({ ...stampAt({ minute, device, counter: i + 1 }), ...body } as unknown as Entry);
		for (const [i, n] of voids.entries()) {
			const target = entries[1 + (n % (entries.length - 1))];
			if (target) entries.push(voided({ minute: 20, counter: i }, target));
		}
		return entries;
	});

describe('whatever is written about submissions', () => {
	test('the order of arrival never matters', () => {
		fc.assert(
			fc.property(
				submissionEntries.chain((entries) =>
					fc.tuple(
						fc.constant(entries),
						fc.shuffledSubarray(entries, { minLength: entries.length })
					)
				),
				([written, received]) => {
					const expected = foldHousehold(written);
					expect(foldHousehold(received)?.submissions).toEqual(expected?.submissions);
					expect(foldHousehold(received)?.requests).toEqual(expected?.requests);
				}
			)
		);
	});

	test('a closed one tells no code, and each row says what its submission says', () => {
		let closedOnes = 0;
		fc.assert(
			fc.property(submissionEntries, (entries) => {
				const household = foldHousehold(entries)!;
				const row = toHouseholdRow(household, 'village-17284-01', 'received');
				expect((row.submissions ?? []).map(({ id, state }) => [id, state])).toEqual(
					household.submissions.map((submission) => [submission.id, stateOf(submission)])
				);
				for (const submission of household.submissions) {
					if (!submission.closed) continue;
					closedOnes++;
					expect(submission.code).toBeUndefined();
				}
			})
		);
		expect(closedOnes).toBeGreaterThan(0);
	});
});
