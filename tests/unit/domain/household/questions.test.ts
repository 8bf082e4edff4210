import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { acceptEntry } from '../../../../src/lib/domain/entries/accept-entry';
import type { Entry, EntryOf } from '../../../../src/lib/domain/entries/entry';
import {
	answerQuestion,
	askAuthor,
	mayAskAbout,
	type QuestionInput
} from '../../../../src/lib/domain/household/ask-author';
import { foldHousehold } from '../../../../src/lib/domain/household/fold-household';
import { toHouseholdRow } from '../../../../src/lib/domain/household/household-row';
import { isOpen } from '../../../../src/lib/domain/household/questions';
import { householdEntries } from '../../../support/arbitraries';
import {
	phoneA,
	phoneB,
	registered,
	stampAt,
	visited,
	voided,
	type Moment
} from '../../../support/builders';

const author = { by: 'tnv1', device: phoneA };
const officer = { by: 'canbo', device: phoneB };

const visit = visited({ minute: 5, ...author }, { outcome: 'no-one-home' });
const base: Entry[] = [registered(), visit];
const home = (entries: readonly Entry[]) => foldHousehold(entries)!;

function asked(
	entries: readonly Entry[],
	input: Partial<QuestionInput> = {},
	at: Moment = { minute: 10, ...officer }
): EntryOf<'question-asked'> {
	const question = { about: visit._id, question: 'from-paper' as const, ...input };
	const decision = askAuthor(home(entries), question, stampAt(at), { isOfficer: true });
	if (!decision.ok) throw new Error(decision.error.kind);
	return decision.value;
}

const answered = (
	entries: readonly Entry[],
	question: Entry,
	at: Moment = { minute: 20, ...author }
) => answerQuestion(home(entries), { question: question._id, answer: 'yes' }, stampAt(at));

const rowOf = (entries: readonly Entry[]) =>
	toHouseholdRow(home(entries), 'village-17284-03', 'received');

describe('asking back', () => {
	const question = asked(base, { note: 'Lượt tối thứ bảy' });

	test('reaches the author of the record, with who asks and what', () => {
		expect(home([...base, question]).questions).toMatchObject([
			{
				by: 'canbo',
				byOfficer: true,
				of: 'tnv1',
				about: visit._id,
				question: 'from-paper',
				note: 'Lượt tối thứ bảy'
			}
		]);
		expect(rowOf([...base, question])).toMatchObject({
			asked: ['tnv1'],
			questions: [{ entry: question._id, by: 'canbo', of: 'tnv1', question: 'from-paper' }],
			personal: { asked: { [question._id]: 'Lượt tối thứ bảy' } }
		});
	});

	test('is accepted by the server from an officer, and not as one from a volunteer', () => {
		expect(acceptEntry(question, { by: 'canbo', isOfficer: true }).ok).toBe(true);
		expect(acceptEntry(question, { by: 'canbo', isOfficer: false }).ok).toBe(false);
	});

	test('changes nothing about the household', () => {
		const { history: _h, questions: _q, ...after } = home([...base, question]);
		const { history: _before, questions: _none, ...before } = home(base);
		expect(after).toEqual(before);
	});

	test('is answered by the one who was asked alone; the later answer counts', () => {
		const entries = [...base, question];
		expect(answered(entries, question, { minute: 20, ...officer })).toEqual({
			ok: false,
			error: { kind: 'not-asked' }
		});
		const yes = answered(entries, question);
		if (!yes.ok) throw new Error(yes.error.kind);
		expect(home([...entries, yes.value]).questions[0]?.answer).toMatchObject({ answer: 'yes' });
		expect(rowOf([...entries, yes.value])).not.toHaveProperty('asked');

		const stranger = { ...yes.value, by: 'tnv2' };
		expect(home([...entries, stranger]).questions.every(isOpen)).toBe(true);
		const no = { ...yes.value, ...stampAt({ minute: 30, ...author }), v: 2 as const };
		const later = [...entries, yes.value, { ...no, answer: 'no' as const }];
		expect(home(later).questions[0]?.answer).toMatchObject({ answer: 'no' });
	});

	test('an answer from a phone whose clock is behind counts all the same', () => {
		const early = answered([...base, question], question, { minute: 7, ...author });
		expect(early.ok && home([...base, question, early.value]).questions.every(isOpen)).toBe(false);
	});

	test('waits for nobody any more once the record, or the question, is taken back', () => {
		const noVisit = voided({ minute: 15, ...author }, visit);
		expect(rowOf([...base, question, noVisit])).not.toHaveProperty('asked');
		const noQuestion = voided({ minute: 15, ...officer }, question);
		expect(home([...base, question, noQuestion]).questions).toEqual([]);
	});

	test('about a registration that was taken back does not keep the household', () => {
		const onlyHouse = [registered()];
		const about = asked(onlyHouse, { about: registered()._id });
		const back = voided({ minute: 15, ...author }, registered());
		expect(foldHousehold([...onlyHouse, about, back])).toBeUndefined();
	});

	test.each([
		{ input: { about: 'household:nothing' }, error: { kind: 'no-such-entry' } },
		{ input: { question: 'in-words' }, error: { kind: 'missing', field: 'note' } },
		{ input: { note: 'gọi 0912 345 678 nhé' }, error: { kind: 'phone-number' } },
		{ input: { note: 'gọi +84.912.345.678' }, error: { kind: 'phone-number' } },
		{ input: { note: 'số 040 080 001 234' }, error: { kind: 'forbidden-text' } }
	] as const)('is not written as $input', ({ input, error }) => {
		const question = { about: visit._id, question: 'from-paper' as const, ...input };
		const decision = askAuthor(home(base), question, stampAt({ minute: 9, ...officer }), {
			isOfficer: true
		});
		expect(decision).toMatchObject({ ok: false, error });
	});

	test('is not offered to the author, about a question, or about what was taken back', () => {
		const { history } = home([...base, question, voided({ minute: 15, ...author }, visit)]);
		const offered = history.filter((line) => mayAskAbout(line, 'canbo'));
		expect(offered.map(({ type }) => type)).toEqual(['household-registered']);
		expect(history.filter((line) => mayAskAbout(line, 'tnv1'))).toEqual([]);
		const own = askAuthor(
			home(base),
			{ about: visit._id, question: 'from-paper' },
			stampAt({ minute: 9, ...author }),
			{ isOfficer: false }
		);
		expect(own).toEqual({ ok: false, error: { kind: 'own-entry' } });
	});
});

test('whatever a team asks and answers, nobody waits for an answer they gave, nor for a record that is gone', () => {
	fc.assert(
		fc.property(householdEntries, (entries) => {
			const household = foldHousehold(entries);
			if (!household) return;
			const open = household.questions.filter(isOpen);
			for (const { about, of, entryId } of open) {
				const line = household.history.find((one) => one.entryId === about);
				expect(line).toMatchObject({ by: of });
				expect(line?.voided).toBeUndefined();
				expect(household.history.find((one) => one.entryId === entryId)?.voided).toBeUndefined();
			}
			const asked = toHouseholdRow(household, 'village-17284-03', 'received').asked ?? [];
			expect(new Set(asked)).toEqual(new Set(open.map(({ of }) => of)));
		})
	);
});
