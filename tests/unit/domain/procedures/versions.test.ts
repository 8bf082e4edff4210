import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CATALOGUE, procedureOf } from '../../../../src/lib/domain/procedures/catalogue';
import { differenceBetween } from '../../../../src/lib/domain/procedures/difference';
import { LocalVersion, type LocalContent } from '../../../../src/lib/domain/procedures/local';
import { Procedure } from '../../../../src/lib/domain/procedures/procedure';
import {
	changeBy,
	changesAround,
	pinOf,
	procedureAsOf,
	proceduresOn
} from '../../../../src/lib/domain/procedures/versions';
import { someDay, someProcedure, someVersions } from './made-up-versions';

const ID = 'dang-ky-thuong-tru';
const AUTUMN = '2026-11-22';

const catalogued = procedureOf(ID)!;
const paperIds = catalogued.documents.map(({ id }) => id);

const version = (
	number: number,
	from: string,
	content: Partial<LocalContent> = {},
	until?: string
): LocalVersion =>
	LocalVersion.parse({
		procedure: ID,
		number,
		by: 'canbo',
		at: '2026-06-01T02:00:00.000Z',
		effective: { from, ...(until && { until }) },
		content: { kind: 'override', papers: [], without: [], ...content }
	});

const asOf = (day: string, local: LocalVersion[]) =>
	procedureAsOf({ catalogue: CATALOGUE, local }, ID, { day });

describe('on a day', () => {
	const summer = version(1, '2026-07-01', { fee: { counter: 15_000 } });
	const winter = version(2, '2026-12-01', { fee: { counter: 0 } });

	test.each([
		{ day: '2026-06-30', counter: 20_000, pin: '1' },
		{ day: '2026-07-01', counter: 15_000, pin: '1+1' },
		{ day: '2026-11-30', counter: 15_000, pin: '1+1' },
		{ day: '2026-12-01', counter: 0, pin: '1+2' }
	])('$day the desk asks for $counter đồng, by version $pin', ({ day, counter, pin }) => {
		const procedure = asOf(day, [winter, summer])!;
		expect(procedure.fee.counter).toBe(counter);
		expect(pinOf(procedure)).toBe(pin);
	});

	test('a correction of today does not undo what was already planned for December', () => {
		const today = version(3, AUTUMN, { fee: { counter: 12_000 } });
		expect(asOf(AUTUMN, [summer, winter, today])?.fee.counter).toBe(12_000);
		expect(asOf('2026-12-02', [summer, winter, today])?.fee.counter).toBe(0);
	});

	test('of two versions from the same day the one written last is followed', () => {
		const again = version(3, '2026-07-01', { fee: { counter: 16_000 } });
		expect(asOf('2026-08-01', [again, summer])?.fee.counter).toBe(16_000);
	});

	test('after its last day a version gives way to the one before it', () => {
		const free = version(2, '2026-09-01', { fee: { counter: 0 } }, '2026-09-30');
		expect(asOf('2026-09-30', [summer, free])?.fee.counter).toBe(0);
		expect(asOf('2026-10-01', [summer, free])?.fee.counter).toBe(15_000);
	});

	test('what the commune does not do is out of the list, and its versions are still found', () => {
		const local = [version(1, '2026-07-01', { hidden: true })];
		const procedures = { catalogue: CATALOGUE, local };
		expect(proceduresOn(procedures, '2026-06-30')).toHaveLength(CATALOGUE.length);
		expect(proceduresOn(procedures, AUTUMN).map(({ id }) => id)).not.toContain(ID);
		expect(procedureAsOf(procedures, ID, { pin: '1+1' })?.local?.hidden).toBe(true);
	});

	test('a procedure that nobody knows is none', () => {
		const procedures = { catalogue: CATALOGUE, local: [] };
		expect(procedureAsOf(procedures, 'khong-co', { day: AUTUMN })).toBeUndefined();
		expect(procedureAsOf(procedures, ID, { pin: '1+9' })).toBeUndefined();
		expect(procedureAsOf(procedures, ID, { pin: 'mới nhất' })).toBeUndefined();
	});
});

describe('the commune’s papers', () => {
	test('one is dropped, one is new, and what is not named stays', () => {
		const [dropped = '', ...kept] = paperIds;
		const local = [
			version(1, '2026-07-01', {
				without: [dropped],
				papers: [{ id: 'them-1', name: 'Đơn theo mẫu của xã', how: 'paper' }]
			})
		];
		const { documents } = asOf(AUTUMN, local)!;
		expect(documents.map(({ id }) => id)).toEqual([...kept, 'them-1']);
		expect(documents.at(-1)?.name).toEqual({
			vi: 'Đơn theo mẫu của xã',
			en: 'Đơn theo mẫu của xã'
		});
	});

	test('a case that an answer settles is said in the words of that answer', () => {
		const [question] = catalogued.questions;
		const [answer] = question!.answers;
		const when = [{ question: question!.id, is: [answer!.id] }];
		const local = [
			version(1, '2026-07-01', { papers: [{ id: 'them-1', name: 'Đơn', how: 'paper', when }] })
		];
		expect(asOf(AUTUMN, local)!.documents.at(-1)?.ifWords?.vi).toBe(`nếu chọn: ${answer!.text.vi}`);
	});

	test('a paper whose name stays keeps its translation', () => {
		const paper = catalogued.documents[0]!;
		const local = [
			version(1, '2026-07-01', { papers: [{ id: paper.id, name: paper.name.vi, how: 'copy' }] })
		];
		expect(asOf(AUTUMN, local)!.documents[0]).toMatchObject({ name: paper.name, how: 'copy' });
	});
});

describe('what changed', () => {
	const local = [
		version(1, '2026-07-01', { fee: { counter: 15_000 } }),
		version(2, '2026-11-01', { fee: { counter: 15_000 }, without: [paperIds[0]!] }),
		version(3, '2026-12-01', { hidden: true })
	];

	test('is told for sixty days, and what is to come before it does', () => {
		const { begun, coming } = changesAround({ catalogue: CATALOGUE, local }, ID, AUTUMN);
		expect(begun).toMatchObject([{ from: '2026-11-01', differences: [{ kind: 'paper-dropped' }] }]);
		expect(coming).toEqual([{ from: '2026-12-01', differences: [{ kind: 'ends' }] }]);
		const later = changesAround({ catalogue: CATALOGUE, local }, ID, '2027-01-05');
		expect(later.begun.map(({ from }) => from)).toEqual(['2026-12-01']);
	});

	test('a version that says what was said before is no change', () => {
		const again = [...local.slice(0, 1), version(2, '2026-11-01', { fee: { counter: 15_000 } })];
		expect(changesAround({ catalogue: CATALOGUE, local: again }, ID, AUTUMN).begun).toEqual([]);
	});

	const forAWhile = version(1, '2026-11-01', { fee: { counter: 15_000 } }, '2026-11-30');
	const byOneMore = (until: string | undefined, counter = 15_000) =>
		changeBy(
			{ catalogue: CATALOGUE, local: [forAWhile] },
			version(2, AUTUMN, { fee: { counter } }, until)
		);

	test('a version that only lasts longer differs from the day on which the other would have ended', () => {
		const fee = expect.arrayContaining([
			{ kind: 'fee', route: 'counter', from: 20_000, to: 15_000 }
		]) as unknown;
		expect(byOneMore('2026-12-31')).toMatchObject({ from: '2026-12-01', differences: fee });
		expect(byOneMore(undefined)).toMatchObject({ from: '2026-12-01', differences: fee });
		expect(byOneMore('2026-12-31', 10_000)).toMatchObject({ from: AUTUMN });
	});

	test('one that ends earlier than what it says again makes none', () => {
		expect(byOneMore('2026-11-25')).toBeUndefined();
		expect(byOneMore('2026-11-30')).toBeUndefined();
	});

	test('what makes none is seen by nobody on any day', () => {
		fc.assert(
			fc.property(someVersions, someProcedure, someDay, someDay, (versions, id, day, other) => {
				const last = versions.findLast(({ procedure }) => procedure === id);
				if (!last) return;
				const local = versions.filter((one) => one !== last);
				const change = changeBy({ catalogue: CATALOGUE, local }, last);
				const seen = [day, other].filter((on) => on >= last.effective.from).sort();
				for (const on of seen) {
					const told = differenceBetween(
						procedureAsOf({ catalogue: CATALOGUE, local }, id, { day: on }),
						procedureAsOf({ catalogue: CATALOGUE, local: versions }, id, { day: on })
					);
					if (told.length > 0) expect(change && change.from <= on).toBe(true);
				}
			})
		);
	});

	test('one amount for both ways is one line', () => {
		const older = { ...catalogued, fee: { online: 0, counter: 0, checked: true } };
		const newer = { ...catalogued, fee: { online: 5, counter: 5, checked: true } };
		expect(differenceBetween(older, newer)).toEqual([
			{ kind: 'fee', route: undefined, from: 0, to: 5 }
		]);
	});
});

test('every version that is ever followed is found again by its pin, and has the shape of a procedure', () => {
	fc.assert(
		fc.property(someVersions, someProcedure, someDay, (local, id, day) => {
			const procedures = { catalogue: CATALOGUE, local };
			const followed = procedureAsOf(procedures, id, { day });
			if (!followed) return;
			expect(procedureAsOf(procedures, id, { pin: pinOf(followed) })).toEqual(followed);
			expect(Procedure.safeParse(followed).error?.issues ?? []).toEqual([]);
		})
	);
});

test('a dossier’s version stays what it was, whatever is added later', () => {
	fc.assert(
		fc.property(someVersions, someProcedure, someDay, fc.nat(), (local, id, day, cut) => {
			const own = local.filter(({ procedure }) => procedure === id);
			const early = own.filter(({ number }) => number <= cut % 6);
			const begun = procedureAsOf({ catalogue: CATALOGUE, local: early }, id, { day });
			if (!begun) return;
			const later = { catalogue: CATALOGUE, local };
			expect(procedureAsOf(later, id, { pin: pinOf(begun) })).toEqual(begun);
		})
	);
});

test('versions mean the same in whatever order they arrived', () => {
	fc.assert(
		fc.property(someVersions, someProcedure, someDay, (local, id, day) => {
			const inOrder = { catalogue: CATALOGUE, local };
			const turned = { catalogue: CATALOGUE, local: local.toReversed() };
			expect(procedureAsOf(turned, id, { day })).toEqual(procedureAsOf(inOrder, id, { day }));
			expect(changesAround(turned, id, day)).toEqual(changesAround(inOrder, id, day));
			expect(proceduresOn(turned, day)).toEqual(proceduresOn(inOrder, day));
		}),
		{ numRuns: 40 }
	);
});

test('nothing differs from itself, and every other fee, paper or hour is told', () => {
	fc.assert(
		fc.property(someVersions, someProcedure, someDay, someDay, (local, id, one, other) => {
			const procedures = { catalogue: CATALOGUE, local };
			const from = procedureAsOf(procedures, id, { day: one });
			const to = procedureAsOf(procedures, id, { day: other });
			expect(differenceBetween(from, from)).toEqual([]);
			if (!from || !to || from.local?.hidden || to.local?.hidden) return;
			const told = differenceBetween(from, to).length > 0;
			const said = ({ documents, fee: { checked: _, ...fee }, authority, local: own }: Procedure) =>
				JSON.stringify([
					documents,
					fee.online,
					fee.counter,
					fee.words,
					authority,
					own?.hours,
					own?.note
				]);
			expect(told || said(from) === said(to)).toBe(true);
		})
	);
});
