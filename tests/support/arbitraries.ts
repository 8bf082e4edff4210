import { submissionBodies } from './submissions';
import fc from 'fast-check';
import { CASE_KINDS, DECISIONS } from '../../src/lib/domain/entries/case-entries';
import { OUT_OF_SCOPE_REASONS } from '../../src/lib/domain/entries/household-entries';
import { MEMBER_LEFT_REASONS } from '../../src/lib/domain/entries/member-entries';
import type { Entry } from '../../src/lib/domain/entries/entry';
import { OUTCOMES } from '../../src/lib/domain/entries/visit-entries';
import { QUESTIONS, REPLIES } from '../../src/lib/domain/entries/question-entries';
import { PURPOSES } from '../../src/lib/domain/entries/consent-entries';
import { NOT_POSSIBLE_REASONS, SKILLS, type SkillAnswer } from '../../src/lib/domain/visit/skills';
import {
	DAUGHTER,
	HEAD,
	HOUSEHOLD,
	phoneA,
	phoneB,
	phoneC,
	registered,
	stampAt,
	ulidOf,
	type Moment
} from './builders';

const TEAM = [
	{ by: 'tnv1', device: phoneA },
	{ by: 'tnv2', device: phoneB },
	{ by: 'tnv1', device: phoneC }
];
const memberIds = [HEAD, DAUGHTER, ulidOf(3), ulidOf(4)];

const moment = fc.record({
	who: fc.constantFrom(...TEAM),
	// Few minutes and counters, so that readings collide across phones, as wrong clocks make them.
	minute: fc.integer({ min: 1, max: 8 }),
	counter: fc.integer({ min: 0, max: 2 })
});

/** Ids that entries made here are likely to have. */
const ASKED_ABOUT = [
	registered({ minute: 0 })._id,
	...TEAM.flatMap((who) => [1, 2, 3].map((minute) => stampAt({ minute, counter: 0, ...who })._id))
];

const member = fc.constantFrom(...memberIds);
const text = fc.constantFrom('cạnh suối', 'đầu bản', 'sau trường', 'mái tôn xanh');

const answer: fc.Arbitrary<SkillAnswer> = fc.oneof(
	fc.record({
		state: fc.constant('yes' as const),
		doneBy: fc.constantFrom('citizen' as const, 'together' as const, 'volunteer' as const)
	}),
	fc.constant<SkillAnswer>({ state: 'no' }),
	fc.constant<SkillAnswer>({ state: 'not-asked' }),
	fc.record({
		state: fc.constant('not-possible' as const),
		reason: fc.constantFrom(...NOT_POSSIBLE_REASONS)
	})
);
const answers = fc.dictionary(fc.constantFrom(...SKILLS), answer, { maxKeys: 7 });

type Body = { type: Entry['type'] } & Record<string, unknown>;

const body: fc.Arbitrary<Body> = fc.oneof(
	fc.record({
		type: fc.constant('household-corrected' as const),
		lane: fc.option(text, { nil: null }),
		personal: fc.record({ houseHint: fc.option(text, { nil: null }) })
	}),
	fc.record({ type: fc.constant('household-moved' as const) }),
	fc.record({ type: fc.constant('household-dissolved' as const), reason: fc.constant('other') }),
	fc.record({
		type: fc.constant('household-split' as const),
		newHousehold: fc.constant(ulidOf(900)),
		memberIds: fc.array(member, { minLength: 1, maxLength: 2 })
	}),
	fc.record({
		v: fc.constant(2 as const),
		type: fc.constant('household-out-of-scope' as const),
		reason: fc.constantFrom(...OUT_OF_SCOPE_REASONS)
	}),
	fc.record({ v: fc.constant(2 as const), type: fc.constant('household-in-scope' as const) }),
	fc.record({
		type: fc.constant('member-added' as const),
		memberId: member,
		personal: fc.record({ name: fc.constantFrom('Vi Văn Hùng', 'Moong Thị Dí', 'Và Y Mái') })
	}),
	fc.record({
		type: fc.constant('member-corrected' as const),
		memberId: member,
		personal: fc.record(
			{
				callName: fc.option(text, { nil: null }),
				phone: fc.constantFrom('0912000001', '0912000002', null)
			},
			{ requiredKeys: ['callName'] }
		)
	}),
	fc.record({
		type: fc.constant('member-left' as const),
		memberId: member,
		reason: fc.constantFrom(...MEMBER_LEFT_REASONS)
	}),
	fc.record({
		type: fc.constantFrom(
			'consent-given' as const,
			'consent-refused' as const,
			'consent-withdrawn' as const
		),
		purpose: fc.constantFrom(...PURPOSES),
		textVersion: fc.constant('2026-1'),
		how: fc.constant('spoken')
	}),
	fc.record({
		v: fc.constant(2 as const),
		type: fc.constant('household-refused' as const),
		textVersion: fc.constant('coverage-record.1'),
		how: fc.constant('spoken'),
		lane: text
	}),
	fc.record({
		type: fc.constant('door-claimed' as const),
		v: fc.constant(2),
		on: fc.constantFrom('2026-10-20', '2026-10-21')
	}),
	fc.record({
		type: fc.constant('question-asked' as const),
		v: fc.constant(2),
		about: fc.constantFrom(...ASKED_ABOUT),
		question: fc.constantFrom(...QUESTIONS)
	}),
	fc.record({
		type: fc.constant('question-answered' as const),
		v: fc.constant(2),
		question: fc.constantFrom(...ASKED_ABOUT),
		answer: fc.constantFrom(...REPLIES)
	}),
	...submissionBodies(member),
	fc
		.record({
			type: fc.constant('visit-recorded' as const),
			outcome: fc.constantFrom(...OUTCOMES),
			met: fc.array(fc.record({ memberId: member, skills: answers }), { maxLength: 2 })
		})
		.map(({ met, ...visit }) => (visit.outcome === 'met' ? { ...visit, met } : visit))
);

/** About whatever entry: most are of no case, as a fold must bear. */
const decision = fc.record(
	{
		kind: fc.constantFrom(...CASE_KINDS),
		decision: fc.constantFrom(...DECISIONS),
		byOfficer: fc.constant(true as const)
	},
	{ requiredKeys: ['kind', 'decision'] }
);

/** The entries of one household as a team might write them, with voids of some, valid by schema. */
export const householdEntries: fc.Arbitrary<Entry[]> = fc
	.record({
		written: fc.array(fc.tuple(moment, body), { maxLength: 14 }),
		voids: fc.array(fc.tuple(moment, fc.nat()), { maxLength: 3 }),
		decisions: fc.array(fc.tuple(moment, fc.nat(), decision), { maxLength: 3 })
	})
	.map(({ written, voids, decisions }) => {
		const first: Entry = registered({ minute: 0 });
		const entries: Entry[] = [first];
		const seen = new Set([first._id]);
		const keep = (entry: Entry) => {
			if (seen.has(entry._id)) return;
			seen.add(entry._id);
			entries.push(entry);
		};
		for (const [at, fields] of written) keep({ ...stampOf(at), ...fields } as Entry);
		for (const [at, pick, fields] of decisions) {
			const entry = entries[pick % entries.length]?._id ?? first._id;
			const stamp = stampOf({ ...at, counter: at.counter + 5 });
			const { kind, ...rest } = fields;
			keep({ ...stamp, v: 2, type: 'case-settled', case: { kind, entry }, ...rest });
		}
		for (const [at, pick] of voids) {
			const target = entries[pick % entries.length];
			// Voids get a counter of their own, so that they never share an id with what they void.
			if (target)
				keep({
					...stampOf({ ...at, counter: at.counter + 10 }),
					type: 'entry-voided',
					target: target._id,
					reason: 'undo'
				});
		}
		return entries;
	});

const stampOf = ({
	who,
	...at
}: {
	who: { by: string; device: string };
	minute: number;
	counter: number;
}) => stampAt({ household: HOUSEHOLD, ...at, ...who } satisfies Moment);
