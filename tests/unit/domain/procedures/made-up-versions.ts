import fc from 'fast-check';
import { CATALOGUE } from '../../../../src/lib/domain/procedures/catalogue';
import type {
	LocalContent,
	LocalVersion,
	OwnPaper
} from '../../../../src/lib/domain/procedures/local';
import type { Procedure } from '../../../../src/lib/domain/procedures/procedure';

/** Versions as officers of one commune might have written them, in any order. */

const PROCEDURES: readonly Procedure[] = CATALOGUE.slice(0, 6);
const OWN = 'xa-vay-von';

export const someDay: fc.Arbitrary<string> = fc
	.integer({ min: 0, max: 400 })
	.map((days) => new Date(Date.UTC(2026, 5, 1 + days)).toISOString().slice(0, 10));

const text = fc.constantFrom(
	'bản sao hộ khẩu cũ',
	'ảnh 3x4',
	'đơn theo mẫu của xã',
	'giấy giới thiệu'
);
const amount = fc.constantFrom(0, 5_000, 10_000, 20_000);
const fee = fc.record(
	{ online: amount, counter: amount, words: text },
	{ requiredKeys: ['counter'] }
);

const paper = (ids: readonly string[]): fc.Arbitrary<OwnPaper> =>
	fc.record(
		{
			id: fc.constantFrom(...ids, 'them-1', 'them-2'),
			name: text,
			how: fc.constantFrom('paper', 'original', 'copy'),
			ifWords: text
		},
		{ requiredKeys: ['id', 'name', 'how'] }
	);

const papers = (ids: readonly string[]) =>
	fc.uniqueArray(paper(ids), { selector: ({ id }) => id, maxLength: 3 });

const common = { hidden: fc.constant(true as const), where: text, hours: text, note: text };

const override = ({ documents }: Procedure): fc.Arbitrary<LocalContent> => {
	const ids = documents.map(({ id }) => id);
	return fc.record(
		{
			kind: fc.constant('override' as const),
			...common,
			fee,
			workingDays: fc.integer({ min: 1, max: 30 }),
			papers: papers(ids),
			without: fc.subarray(ids, { maxLength: 2 })
		},
		{ requiredKeys: ['kind', 'papers', 'without'] }
	);
};

const own: fc.Arbitrary<LocalContent> = fc.record(
	{
		kind: fc.constant('own' as const),
		...common,
		name: fc.constantFrom('Vay vốn hộ nghèo', 'Xác nhận hộ nghèo'),
		needs: fc.constant<string[]>(['vay tiền']),
		group: fc.constantFrom('support', 'work'),
		channel: fc.constantFrom('counter', 'both'),
		fee,
		time: fc.constantFrom('trong ngày', '3 ngày làm việc'),
		papers: papers(['don']),
		steps: fc.array(text, { maxLength: 3 })
	},
	{ requiredKeys: ['kind', 'name', 'needs', 'group', 'channel', 'fee', 'time', 'papers', 'steps'] }
);

const effective = fc
	.tuple(someDay, fc.option(fc.integer({ min: 0, max: 90 })))
	.map(([from, days]) => ({
		from,
		...(days === null
			? {}
			: { until: new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10) })
	}));

const versionsOf = (id: string, content: fc.Arbitrary<LocalContent>) =>
	fc.array(fc.record({ effective, content }), { maxLength: 5 }).map((written) =>
		written.map((one, i): LocalVersion => ({
			...one,
			procedure: id,
			number: i + 1,
			by: 'canbo',
			at: '2026-06-01T02:00:00.000Z'
		}))
	);

export const someVersions: fc.Arbitrary<LocalVersion[]> = fc
	.tuple(
		...PROCEDURES.map((procedure) => versionsOf(procedure.id, override(procedure))),
		versionsOf(OWN, own)
	)
	.map((each) => each.flat())
	.chain((all) => fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length }));

export const someProcedure: fc.Arbitrary<string> = fc.constantFrom(
	...PROCEDURES.map(({ id }) => id),
	OWN
);
