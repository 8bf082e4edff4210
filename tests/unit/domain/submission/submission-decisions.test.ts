import { describe, expect, test } from 'vitest';
import type { Entry } from '../../../../src/lib/domain/entries/entry';
import { readEntry } from '../../../../src/lib/domain/entries/upcast';
import { acceptEntry } from '../../../../src/lib/domain/entries/accept-entry';
import { foldHousehold } from '../../../../src/lib/domain/household/fold-household';
import {
	closeRequest,
	goOnWithSubmission,
	noteRequest,
	startSubmission,
	type SubmissionAct
} from '../../../../src/lib/domain/submission/submission-decisions';
import { toSubmissionRow } from '../../../../src/lib/domain/submission/submission-row';
import { DAUGHTER, HEAD, registered, stampAt, ulidOf } from '../../../support/builders';
import { SUBMISSION } from '../../../support/submissions';

const INPUT = {
	procedure: { id: 'dang-ky-khai-sinh', version: '1' },
	member: DAUGHTER,
	answers: { 'birth-paper': 'paper' }
};

/** Writes one act after the other, as a phone would. @returns the entries, the registration first */
function story(...acts: SubmissionAct[]): Entry[] {
	const entries: Entry[] = [registered({ minute: 0 })];
	const begun = startSubmission(foldHousehold(entries)!, INPUT, SUBMISSION, stampAt({ minute: 1 }));
	if (!begun.ok) throw new Error(begun.error.kind);
	entries.push(begun.value);
	for (const [i, act] of acts.entries()) {
		const next = go(entries, act, 2 + i);
		if (!next.ok) throw new Error(next.error.kind);
		entries.push(next.value);
	}
	return entries;
}

const go = (entries: readonly Entry[], act: SubmissionAct, minute = 30) =>
	goOnWithSubmission(foldHousehold(entries)!, SUBMISSION, act, stampAt({ minute }));

const SEND: SubmissionAct = {
	does: 'send',
	submittedAt: 'online',
	doneBy: 'together',
	paid: 'online',
	resultBy: 'post',
	dueOn: '2026-10-23'
};
const CODE: SubmissionAct = { does: 'note-code', typed: 'h41.20-261020-0012', agreed: true };
const CLOSE: SubmissionAct = { does: 'close', outcome: 'result-received', satisfied: 'yes' };

describe('helping somebody with a procedure', () => {
	test('what is written is taken by the commune as it stands', () => {
		const entries = story(
			{ does: 'prepare', items: { 'giay-chung-sinh': true } },
			{ does: 'correct', member: HEAD, answers: { who: 'parent' } },
			{ does: 'step', step: 'dang-nhap', doneBy: 'citizen' },
			{ does: 'block', obstacle: 'no-signal', note: 'Trong bản không có sóng' },
			{ does: 'plan', where: 'commune-hall', on: '2026-10-21', time: '08:30' },
			SEND,
			CODE,
			{
				does: 'note',
				status: 'supplement-asked',
				on: '2026-10-20',
				supplement: ['giay-to-cu-tru']
			},
			CLOSE
		);
		for (const entry of entries)
			expect(
				acceptEntry(JSON.parse(JSON.stringify(entry)), { by: 'tnv1', isOfficer: false })
			).toEqual({
				ok: true,
				value: entry
			});
		expect(foldHousehold(entries)?.submissions).toMatchObject([
			{
				member: HEAD,
				answers: { 'birth-paper': 'paper', who: 'parent' },
				closed: { satisfied: 'yes' }
			}
		]);
	});

	test('is begun once for one person and one procedure while it is open', () => {
		const again = (entries: Entry[], input = INPUT) =>
			startSubmission(foldHousehold(entries)!, input, ulidOf(302), stampAt({ minute: 40 }));
		expect(again(story())).toEqual({
			ok: false,
			error: { kind: 'under-way', submission: SUBMISSION }
		});
		expect(again(story(), { ...INPUT, member: HEAD }).ok).toBe(true);
		expect(again(story(SEND, CLOSE)).ok).toBe(true);
		expect(again(story(), { ...INPUT, member: ulidOf(999) })).toEqual({
			ok: false,
			error: { kind: 'no-such-member' }
		});
	});

	test.each([
		['a step that is done', { does: 'step', step: 'dang-nhap', doneBy: 'volunteer' }],
		['a paper that is at hand', { does: 'prepare', items: { 'giay-chung-sinh': true } }],
		['the version it follows', { does: 'repin', procedure: INPUT.procedure }],
		['whom it is for', { does: 'correct', member: DAUGHTER }]
	] satisfies [string, SubmissionAct][])('%s is not written twice', (_, act) => {
		const entries = story(
			{ does: 'step', step: 'dang-nhap', doneBy: 'citizen' },
			{ does: 'prepare', items: { 'giay-chung-sinh': true } }
		);
		expect(go(entries, act)).toEqual({ ok: false, error: { kind: 'nothing-changed' } });
	});

	test('only the papers of which something new is said are written', () => {
		const entries = story({ does: 'prepare', items: { a: true, b: false } });
		expect(go(entries, { does: 'prepare', items: { a: true, b: true } })).toMatchObject({
			value: { items: { b: true } }
		});
	});

	test('goes out once, and not tomorrow', () => {
		expect(go(story(SEND), SEND)).toEqual({ ok: false, error: { kind: 'sent-already' } });
		const later = { ...SEND, sentAt: '2026-10-21T02:00:00.000Z', dueOn: '2026-10-25' };
		expect(go(story(), later)).toEqual({ ok: false, error: { kind: 'wrong-day' } });
		expect(go(story(), { ...SEND, dueOn: '2026-10-19' })).toEqual({
			ok: false,
			error: { kind: 'wrong-day' }
		});
	});

	test('nothing is heard of what has not gone out, and no result of it received', () => {
		const heard: SubmissionAct = { does: 'note', status: 'received', on: '2026-10-20' };
		expect(go(story(), heard)).toEqual({ ok: false, error: { kind: 'not-sent' } });
		expect(go(story(), CLOSE)).toEqual({ ok: false, error: { kind: 'not-sent' } });
		expect(go(story(), { does: 'close', outcome: 'given-up' }).ok).toBe(true);
	});

	test('what went out is withdrawn, not given up', () => {
		expect(go(story(SEND), { does: 'close', outcome: 'given-up' })).toEqual({
			ok: false,
			error: { kind: 'sent-already' }
		});
		expect(go(story(SEND), { does: 'close', outcome: 'withdrawn' }).ok).toBe(true);
	});

	test('it ended on the day somebody names, from when it went out to today', () => {
		const ended = { does: 'close', outcome: 'refused' } as const;
		const sentBefore = { ...SEND, sentAt: '2026-10-18T02:00:00.000Z' } as SubmissionAct;
		for (const on of ['2026-10-17', '2026-10-21', 'hôm qua'])
			expect(go(story(sentBefore), { ...ended, on })).toEqual({
				ok: false,
				error: { kind: 'wrong-day' }
			});
		const entries = story(sentBefore, { ...ended, on: '2026-10-19' });
		expect(entries.at(-1)).toMatchObject({ v: 3, on: '2026-10-19' });
		expect(readEntry(JSON.parse(JSON.stringify(entries.at(-1)))).ok).toBe(true);
		const [submission] = foldHousehold(entries)!.submissions;
		expect(submission?.closed?.on).toBe('2026-10-19');
		expect(toSubmissionRow(submission!).closed?.on).toBe('2026-10-19');
	});

	test('a result was there by the day it was in the hand, also where it was heard of later', () => {
		const sentBefore = { ...SEND, sentAt: '2026-10-16T02:00:00.000Z' } as SubmissionAct;
		const heard = { does: 'note', status: 'result-ready', on: '2026-10-20' } as const;
		const came = { does: 'close', outcome: 'result-received', on: '2026-10-19' } as const;
		const [submission] = foldHousehold(story(sentBefore, heard, came))!.submissions;
		expect(toSubmissionRow(submission!).resultOn).toBe('2026-10-19');
	});

	test('what ended today is what every release reads', () => {
		for (const on of [{}, { on: '2026-10-20' }]) {
			const entries = story(SEND, { ...CLOSE, ...on } as SubmissionAct);
			expect(entries.at(-1)).toMatchObject({ v: 2, type: 'submission-closed' });
			expect(entries.at(-1)).not.toHaveProperty('on');
			const [submission] = foldHousehold(entries)!.submissions;
			expect(submission?.closed?.on).toBe('2026-10-20');
			expect(toSubmissionRow(submission!).resultOn).toBe('2026-10-20');
		}
	});

	test('a later day is promised, never one before it went out', () => {
		const heard = { does: 'note', status: 'received', on: '2026-10-20' } as const;
		expect(go(story(SEND), { ...heard, dueOn: '2026-10-19' })).toEqual({
			ok: false,
			error: { kind: 'wrong-day' }
		});
		expect(go(story(SEND), { ...heard, dueOn: '2026-10-27' })).toMatchObject({
			value: { status: 'received', dueOn: '2026-10-27' }
		});
	});

	test('something is said of it from the day it went out until today', () => {
		const heard = { does: 'note', status: 'result-ready' } as const;
		const sentBefore: SubmissionAct = { ...SEND, sentAt: '2026-10-17T02:00:00.000Z' };
		for (const on of ['2026-10-17', '2026-10-19', '2026-10-20'])
			expect(go(story(sentBefore), { ...heard, on })).toMatchObject({ value: { on } });
		for (const on of ['2026-10-16', '2026-10-21', ''])
			expect(go(story(sentBefore), { ...heard, on })).toEqual({
				ok: false,
				error: { kind: 'wrong-day' }
			});
	});

	test('whose clock is behind that of whoever sent it writes down what is heard today', () => {
		const today = { does: 'note', status: 'received', on: '2026-10-20' } as const;
		const tomorrow = 24 * 60;
		const sent = goOnWithSubmission(
			foldHousehold(story())!,
			SUBMISSION,
			SEND,
			stampAt({ minute: tomorrow })
		);
		if (!sent.ok) throw new Error(sent.error.kind);
		expect(go([...story(), sent.value], today)).toMatchObject({ value: { on: '2026-10-20' } });
	});

	test('nothing goes on with one that is closed, or that nobody knows', () => {
		expect(go(story(SEND, CLOSE), CODE)).toEqual({ ok: false, error: { kind: 'closed' } });
		expect(go([registered({ minute: 0 })], CODE)).toEqual({
			ok: false,
			error: { kind: 'no-such-submission' }
		});
	});

	test('the code is kept where the citizen agreed', () => {
		expect(go(story(SEND), { ...CODE, agreed: false })).toEqual({
			ok: false,
			error: { kind: 'not-agreed' }
		});
		expect(go(story(SEND), CODE)).toMatchObject({
			value: { agreed: true, personal: { code: 'H41.20-261020-0012' } }
		});
	});

	test.each([
		{ does: 'block', obstacle: 'other', note: 'CCCD 040090001234' },
		{ does: 'note', status: 'received', on: '2026-10-20', note: 'mã OTP 482913' },
		{ does: 'close', outcome: 'refused', note: 'số thẻ 4111 1111 1111 1111' }
	] satisfies SubmissionAct[])('no number of a person comes in with $does', (act) => {
		expect(go(story(SEND), act)).toMatchObject({ ok: false, error: { kind: 'forbidden-text' } });
	});

	test('what people ask for is a procedure, words, or both', () => {
		const stamp = stampAt({ minute: 3 });
		expect(noteRequest({}, stamp)).toEqual({ ok: false, error: { kind: 'nothing-asked' } });
		expect(noteRequest({ words: 'số 040090001234' }, stamp).ok).toBe(false);
		const both = noteRequest({ procedure: 'dang-ky-khai-sinh', words: 'hỏi cho cháu' }, stamp);
		expect(both.ok && readEntry(JSON.parse(JSON.stringify(both.value))).ok).toBe(true);
	});

	test('a request is over once somebody says so, and again waited for once that is taken back', () => {
		const asked = noteRequest({ words: 'làm lại giấy hộ nghèo' }, stampAt({ minute: 3 }));
		if (!asked.ok) throw new Error(asked.error.kind);
		const entries = [registered({ minute: 0 }), asked.value];
		const request = asked.value._id;
		const close = (all: readonly Entry[], end: 'done' | 'not-needed', minute: number) =>
			closeRequest(foldHousehold(all)!, { request, end }, stampAt({ minute }));

		const done = close(entries, 'done', 4);
		if (!done.ok) throw new Error(done.error.kind);
		expect(readEntry(JSON.parse(JSON.stringify(done.value))).ok).toBe(true);
		const over = [...entries, done.value];
		expect(foldHousehold(over)!.requests).toMatchObject([{ closed: { end: 'done' } }]);
		expect(close(over, 'done', 5)).toEqual({ ok: false, error: { kind: 'nothing-changed' } });
		const other = close(over, 'not-needed', 5);
		if (!other.ok) throw new Error(other.error.kind);
		// The last word counts, in whichever order they come.
		const said = foldHousehold([other.value, ...over])!.requests;
		expect(said).toMatchObject([{ closed: { end: 'not-needed' } }]);
		expect(foldHousehold(entries)!.requests[0]).not.toHaveProperty('closed');
		expect(
			closeRequest(
				foldHousehold([registered({ minute: 0 })])!,
				{ request, end: 'done' },
				stampAt({ minute: 6 })
			)
		).toEqual({ ok: false, error: { kind: 'no-such-request' } });
	});
});

describe('the commune', () => {
	test('takes no code that is the number of a person', () => {
		const entry = story(SEND, CODE).at(-1)!;
		const forged = { ...entry, personal: { code: '040090001234' } };
		expect(acceptEntry(forged, { by: 'tnv1', isOfficer: false })).toMatchObject({
			ok: false,
			error: { kind: 'forbidden-text' }
		});
	});
});
