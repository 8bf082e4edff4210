import { z } from 'zod/mini';
import { PROCEDURE_GROUPS } from './groups';
import { ROUTES } from './route';

/**
 * What an official procedure asks of a citizen, as the one-stop desk would say it at the counter. What the source tells in
 * words and cannot be taken apart without guessing stays in words. Ids stay as they are: versions and dossiers hang on them.
 */

const Text = z.string().check(z.trim(), z.minLength(1));
const Id = z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/));
const Whole = z.number().check(z.int(), z.nonnegative());

/** The same said in both languages. */
export const Words = z.object({ vi: Text, en: Text });
export type Words = z.infer<typeof Words>;

/**
 * Every line must hold, each by one of its answers; none always holds. The question `route` is everyone's: where the
 * citizen submits.
 */
export const Condition = z.array(z.object({ question: Id, is: z.array(Id).check(z.minLength(1)) }));
export type Condition = z.infer<typeof Condition>;

/**
 * What happened, or what applies: asked only where an answer changes what is brought.
 *
 * @property when asked only then
 */
export const Question = z.object({
	id: Id,
	text: Words,
	answers: z.array(z.object({ id: Id, text: Words })).check(z.minLength(2)),
	when: z.optional(Condition)
});
export type Question = z.infer<typeof Question>;

/**
 * `paper` where the source does not say whether the original or a copy; `form` is filled in on the portal or at the desk;
 * `known` is only to be had ready, such as a number.
 */
export const DocumentKind = z.enum(['paper', 'original', 'copy', 'shown', 'form', 'known']);
export type DocumentKind = z.infer<typeof DocumentKind>;

/**
 * One paper of a dossier.
 *
 * @property hint what else the source says of it
 * @property when needed only then; `ifWords` says the same to whoever was not asked
 * @property ifWords also where the source knows a case that nobody can be asked about beforehand
 * @property spared need not be brought: VNeID or the database behind it has it, or the office draws it up
 * @property signature whose signature or consent it wants
 */
export const ProcedureDocument = z.object({
	id: Id,
	name: Words,
	how: DocumentKind,
	hint: z.optional(Words),
	when: z.optional(Condition),
	ifWords: z.optional(Words),
	spared: z.optional(z.object({ when: Condition, why: Words })),
	signature: z.optional(Words)
});
export type ProcedureDocument = z.infer<typeof ProcedureDocument>;

/**
 * @property inPerson the citizen has to be there
 * @property draft the officer sends back a draft that the citizen confirms
 */
export const Step = z.object({
	id: Id,
	text: Words,
	inPerson: z.optional(z.literal(true)),
	draft: z.optional(z.literal(true))
});
export type Step = z.infer<typeof Step>;

/**
 * In đồng, 0 is free. An amount that the source tells for one of the two routes says nothing about the other.
 *
 * @property checked false where the source itself was not checked
 */
export const Fee = z
	.object({
		online: z.optional(Whole),
		counter: z.optional(Whole),
		words: z.optional(Words),
		checked: z.boolean()
	})
	.check(
		z.refine(
			({ online, counter, words }) =>
				online !== undefined || counter !== undefined || words !== undefined
		)
	);
export type Fee = z.infer<typeof Fee>;

/** From a complete dossier to its result; `from` 0 is the day on which it comes in, and said in words. */
export const ProcessingTime = z
	.object({
		days: z.optional(
			z
				.object({
					from: z.number().check(z.nonnegative()),
					to: z.optional(z.number()),
					unit: z.enum(['working', 'calendar']),
					about: z.optional(z.literal(true))
				})
				.check(z.refine(({ from, to }) => to === undefined || from < to))
		),
		words: z.optional(Words),
		checked: z.boolean()
	})
	.check(z.refine(({ days, words }) => (days?.from ?? 0) > 0 || words !== undefined));
export type ProcessingTime = z.infer<typeof ProcessingTime>;

/** `partly`: online with something to be done in person. `both`: online or at the desk, as one likes. */
export const Channel = z.enum(['online', 'partly', 'counter', 'both']);
export type Channel = z.infer<typeof Channel>;

/**
 * What a commune says of it, in its own words, as one of its versions (`local.ts`).
 *
 * @property number of the version; they are only ever added to
 * @property by the sign-in name of the officer  @property at the moment, ISO
 * @property own the procedure is the commune's own; otherwise it is one of the catalogue with changes
 * @property hidden the commune does not do it, or not any more
 * @property place in the commune's directory
 */
export const OfCommune = z.object({
	number: z.number().check(z.int(), z.positive()),
	by: z.string(),
	at: z.string(),
	own: z.optional(z.literal(true)),
	hidden: z.optional(z.literal(true)),
	place: z.optional(Id),
	hours: z.optional(Words),
	link: z.optional(Text),
	note: z.optional(Words)
});
export type OfCommune = z.infer<typeof OfCommune>;

/**
 * @property needs what people say when they mean it; searched before the names are
 * @property essential its list of essential services (Decision 06, Decision 422) and its place there
 * @property asked how often it is met from door to door
 * @property usually where most people submit it; where nothing is said, online
 * @property parts of an interlinked one; a part that is no procedure of the catalogue has no id
 * @property rather another procedure that serves most people better, and why
 * @property digitalSignature whether the eForm wants one; not said where the source does not say
 * @property deadline until when the citizen must or should apply
 * @property verified a transcription of the official record was read; `verifiedScope` tells how much of it
 * @property asOf the month of that record
 * @property effective the days on which this version is followed, the last one included; of the versions that come with
 * the application, from the day on which their sources were last looked at
 * @property local where the commune says something of its own
 */
export const Procedure = z.object({
	id: Id,
	version: z.number().check(z.int(), z.positive()),
	effective: z.object({ from: z.iso.date(), until: z.optional(z.iso.date()) }),
	codes: z.array(z.string().check(z.regex(/^[0-9A-Z][0-9A-Z._]+$/))),
	name: Words,
	needs: z.array(Text).check(z.minLength(1)),
	authority: Words,
	level: z.enum(['commune', 'province', 'ministry', 'social-insurance', 'power-company']),
	group: z.enum(PROCEDURE_GROUPS),
	essential: z.optional(z.object({ list: z.enum(['06', '422']), order: z.optional(Whole) })),
	asked: z.enum(['often', 'sometimes', 'rarely']),
	channel: Channel,
	usually: z.optional(z.enum(ROUTES)),
	parts: z.optional(z.array(z.object({ name: Words, procedure: z.optional(Id) }))),
	rather: z.optional(z.object({ procedure: Id, why: Words })),
	questions: z.array(Question),
	documents: z.array(ProcedureDocument),
	digitalSignature: z.optional(z.boolean()),
	steps: z.object({ online: z.array(Step), counter: z.array(Step) }),
	fee: Fee,
	time: ProcessingTime,
	deadline: z.optional(Words),
	notes: z.optional(z.array(Words)),
	sources: z.array(Text).check(z.minLength(1)),
	verified: z.boolean(),
	verifiedScope: Words,
	asOf: z.optional(z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])$/))),
	local: z.optional(OfCommune)
});
export type Procedure = z.infer<typeof Procedure>;
