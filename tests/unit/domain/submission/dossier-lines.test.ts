import { describe, expect, test } from 'vitest';
import type { Entry } from '../../../../src/lib/domain/entries/entry';
import { foldHousehold } from '../../../../src/lib/domain/household/fold-household';
import { procedureOf } from '../../../../src/lib/domain/procedures/catalogue';
import {
	dossierLines,
	type DossierLine
} from '../../../../src/lib/domain/submission/dossier-lines';
import { remindersFrom } from '../../../../src/lib/domain/submission/reminders';
import { submissionsInRow } from '../../../../src/lib/domain/submission/submission-row';
import { momentOf } from '../../../../src/lib/domain/time/calendar';
import { HEAD, registered, stampAt, ulidOf } from '../../../support/builders';

// Tuesday 20 October 2026, 08:00, and minutes after it.
let minute = 1;
const of = (submission: string, by = 'tnv1') => ({
	...stampAt({ minute: minute++, by }),
	v: 2 as const,
	submission
});
const started = (id: string, procedure = 'dang-ky-khai-sinh'): Entry => ({
	...of(id),
	type: 'submission-started',
	procedure: { id: procedure, version: '1' },
	member: HEAD,
	answers: { 'birth-paper': 'paper' }
});
const sent = (id: string, dueOn?: string): Entry => ({
	...of(id),
	type: 'submission-sent',
	submittedAt: 'online',
	sentAt: '2026-10-20T01:10:00.000Z',
	doneBy: 'together',
	...(dueOn === undefined ? {} : { dueOn })
});
const noted = (
	id: string,
	status: 'received' | 'supplement-asked' | 'result-ready',
	dueOn?: string
): Entry => ({
	...of(id),
	type: 'dossier-noted',
	status,
	on: '2026-10-20',
	...(dueOn === undefined ? {} : { dueOn })
});
const planned = (id: string, on: string): Entry => ({
	...of(id),
	type: 'submission-planned',
	where: 'commune-hall',
	on
});
const A = ulidOf(320);
const B = ulidOf(321);
const C = ulidOf(322);
const D = ulidOf(323);
const E = ulidOf(324);
const F = ulidOf(325);
const G = ulidOf(326);

function linesOn(day: string, ...entries: Entry[]): DossierLine[] {
	const household = foldHousehold([registered(), ...entries]);
	const { submissions = [] } = submissionsInRow(household!);
	return dossierLines(submissions, ({ id }) => procedureOf(id), momentOf(day, '09:00'));
}
const told = (lines: DossierLine[]) => lines.map(({ row, waitsFor }) => [row.id, waitsFor]);

describe('what a dossier waits for', () => {
	test('what must not wait comes first', () => {
		const lines = linesOn(
			'2026-10-26',
			...[started(A), sent(A, '2026-11-20')],
			...[started(B)],
			...[started(C), planned(C, '2026-10-27')],
			...[started(D), sent(D), noted(D, 'result-ready')],
			...[started(E), sent(E), noted(E, 'supplement-asked', '2026-10-29')],
			...[started(F), sent(F, '2026-10-23')],
			...[started(G), sent(G, '2026-10-22')]
		);
		expect(told(lines)).toEqual([
			[G, 'overdue'],
			[F, 'overdue'],
			[E, 'supplement'],
			[D, 'result'],
			[C, 'to-send'],
			[B, 'preparing'],
			[A, 'waiting']
		]);
	});

	test('nobody promised a day: the procedure’s own time is counted from the sending', () => {
		const [line] = linesOn('2026-10-21', started(A, 'dang-ky-thuong-tru'), sent(A));
		// Seven working days from Tuesday 20 October.
		expect(line?.due).toEqual({
			day: '2026-10-29',
			isPromised: false,
			isCertain: true,
			daysLeft: 6
		});
	});

	test('what is to be done the same day is expected then, and late on the next', () => {
		const birth = [started(A), sent(A)];
		const [line] = linesOn('2026-10-20', ...birth);
		expect([line?.waitsFor, line?.due?.day, line?.due?.isPromised]).toEqual([
			...['waiting', '2026-10-20'],
			false
		]);
		expect(told(linesOn('2026-10-21', ...birth))).toEqual([[A, 'overdue']]);
	});

	test('a day that ends on a Friday is late on Saturday, though no working day has passed', () => {
		const [line] = linesOn('2026-10-24', started(A), sent(A, '2026-10-23'));
		expect([line?.waitsFor, line?.due?.daysLeft]).toEqual(['overdue', -1]);
	});

	test('the day to bring a paper is not the day of the result, which stays when it was brought', () => {
		const asked = noted(A, 'supplement-asked', '2026-10-29');
		const before = [started(A), sent(A, '2026-11-20'), asked];
		expect(linesOn('2026-10-26', ...before)[0]?.due?.day).toBe('2026-10-29');
		const [line] = linesOn('2026-10-26', ...before, noted(A, 'received'));
		expect([line?.waitsFor, line?.due?.day]).toEqual(['waiting', '2026-11-20']);
	});

	test('what waits for signal waits to be sent, with the papers that are missing', () => {
		const blocked: Entry = { ...of(A), type: 'submission-blocked', obstacle: 'no-signal' };
		const [line] = linesOn('2026-10-20', started(A), blocked);
		expect(line?.waitsFor).toBe('to-send');
		expect(line?.left?.isReady).toBe(false);
		expect(line?.left?.missing.length).toBeGreaterThan(0);
	});
});

describe('what today reminds of', () => {
	const remindersOn = (day: string, me: string, looksAfterAll: boolean, ...entries: Entry[]) =>
		remindersFrom(linesOn(day, ...entries), { me, looksAfterAll }, momentOf(day, '09:00')).map(
			({ line, of }) => [line.row.id, of]
		);

	test.each([
		{ day: '2026-10-21', hears: [] },
		{ day: '2026-10-22', hears: [[A, 'due-soon']] },
		{ day: '2026-10-23', hears: [[A, 'due-soon']] },
		{ day: '2026-10-24', hears: [[A, 'overdue']] }
	])('a result that is due on Friday 23: on $day', ({ day, hears }) => {
		expect(remindersOn(day, 'tnv1', false, started(A), sent(A, '2026-10-23'))).toEqual(hears);
	});

	test.each([
		{ day: '2026-10-20', hears: [[A, 'supply']] },
		{ day: '2026-10-26', hears: [[A, 'supply']] },
		{ day: '2026-10-27', hears: [[A, 'supply-soon']] },
		{ day: '2026-10-30', hears: [[A, 'supply-late']] }
	])('a paper to bring until Thursday 29: on $day', ({ day, hears }) => {
		const asked = noted(A, 'supplement-asked', '2026-10-29');
		expect(remindersOn(day, 'tnv1', false, started(A), sent(A), asked)).toEqual(hears);
	});

	test('a planned sending is told on its day, and until it was sent', () => {
		const plan = [started(A), planned(A, '2026-10-22')];
		expect(remindersOn('2026-10-21', 'tnv1', false, ...plan)).toEqual([]);
		expect(remindersOn('2026-10-22', 'tnv1', false, ...plan)).toEqual([[A, 'send-now']]);
		expect(remindersOn('2026-10-23', 'tnv1', false, ...plan)).toEqual([[A, 'send-now']]);
	});

	test('a result is told to whoever helped, and not to a colleague', () => {
		const ready = [started(A), sent(A), noted(A, 'result-ready')];
		expect(remindersOn('2026-10-26', 'tnv1', false, ...ready)).toEqual([[A, 'result-ready']]);
		expect(remindersOn('2026-10-26', 'tnv2', false, ...ready)).toEqual([]);
		expect(remindersOn('2026-10-26', 'tolead', true, ...ready)).toEqual([]);
	});

	test('what is late rises to the team lead and the officer', () => {
		const late = [started(A), sent(A, '2026-10-22')];
		expect(remindersOn('2026-10-26', 'canbo', true, ...late)).toEqual([[A, 'overdue']]);
	});
});
