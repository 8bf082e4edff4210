import { z } from 'zod/mini';
import { checkFreeText } from '../text/guard';
import { PROCEDURE_GROUPS } from './groups';
import { Channel, Condition, DocumentKind } from './procedure';

/**
 * A commune's own versions of procedures. A version says everything that the commune says of a procedure from its first day
 * on, so it is read by itself; none is ever changed or removed, a correction is one more.
 */

export const MOST_LETTERS = { name: 160, line: 200, note: 600, link: 300 } as const;
const MOST_LINES = 40;
export const MOST_DAYS = 365;

/** Typed by an officer, and read by everybody: what the tool cannot hold is not held here either. */
export const OwnText = (most: number) =>
	z
		.string()
		.check(z.trim(), z.minLength(1), z.maxLength(most))
		.check(z.refine((text) => checkFreeText(text).ok, { error: 'forbidden' }));

/** Also the part of a page's address and of a document's key. */
export const OwnId = z.string().check(z.maxLength(80), z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/));

const Amount = z.number().check(z.int(), z.nonnegative(), z.maximum(100_000_000));
export const WebLink = OwnText(MOST_LETTERS.link).check(z.regex(/^https:\/\/[^\s"'<>]+$/));

/**
 * One paper as the commune asks for it: a new one, or one of the catalogue by its id, which is then asked for like this.
 *
 * @property when needed only with one of these answers  @property ifWords the case in words, where no question settles it
 */
export const OwnPaper = z.object({
	id: OwnId,
	name: OwnText(MOST_LETTERS.line),
	how: DocumentKind,
	when: z.optional(Condition),
	ifWords: z.optional(OwnText(MOST_LETTERS.line))
});
export type OwnPaper = z.infer<typeof OwnPaper>;

/** In đồng; what cannot be said as an amount stands in words. */
export const OwnFee = z
	.object({
		online: z.optional(Amount),
		counter: z.optional(Amount),
		words: z.optional(OwnText(MOST_LETTERS.line))
	})
	.check(z.refine((fee) => Object.values(fee).some((one) => one !== undefined)));
export type OwnFee = z.infer<typeof OwnFee>;

const OwnPapers = z.array(OwnPaper).check(z.maxLength(MOST_LINES));

/**
 * Where and when, for both kinds of version.
 *
 * @property place of the directory, whose hours and phone then stand on the slip
 * @property where in words, where the directory has no such place
 */
const SaidByCommune = {
	hidden: z.optional(z.literal(true)),
	place: z.optional(OwnId),
	where: z.optional(OwnText(MOST_LETTERS.line)),
	hours: z.optional(OwnText(MOST_LETTERS.line)),
	link: z.optional(WebLink),
	note: z.optional(OwnText(MOST_LETTERS.note))
};

/** What the commune does otherwise than the catalogue says; what is left out stays as it is there. */
export const Override = z.object({
	kind: z.literal('override'),
	...SaidByCommune,
	fee: z.optional(OwnFee),
	workingDays: z.optional(z.number().check(z.int(), z.positive(), z.maximum(MOST_DAYS))),
	papers: OwnPapers,
	without: z.array(OwnId).check(z.maxLength(MOST_LINES))
});
export type Override = z.infer<typeof Override>;

/** A procedure that only this commune has. */
export const OwnProcedure = z.object({
	kind: z.literal('own'),
	...SaidByCommune,
	name: OwnText(MOST_LETTERS.name),
	needs: z.array(OwnText(MOST_LETTERS.line)).check(z.maxLength(MOST_LINES)),
	group: z.enum(PROCEDURE_GROUPS),
	channel: Channel,
	fee: OwnFee,
	time: OwnText(MOST_LETTERS.line),
	papers: OwnPapers,
	steps: z.array(OwnText(MOST_LETTERS.line)).check(z.maxLength(MOST_LINES))
});
export type OwnProcedure = z.infer<typeof OwnProcedure>;

export const LocalContent = z.discriminatedUnion('kind', [Override, OwnProcedure]);
export type LocalContent = z.infer<typeof LocalContent>;

const Day = z.iso.date();

/** The days on which it is followed, the last one included. */
const Effective = z
	.object({ from: Day, until: z.optional(Day) })
	.check(z.refine(({ from, until }) => until === undefined || from <= until));

/** As an officer saves it; who and when, the commune's server says. */
export const NewVersion = z.object({ effective: Effective, content: LocalContent });
export type NewVersion = z.infer<typeof NewVersion>;

/** @property number of this procedure's versions in the commune, from 1 without a gap */
export const LocalVersion = z.object({
	procedure: OwnId,
	number: z.number().check(z.int(), z.positive()),
	by: z.string(),
	at: z.iso.datetime(),
	...NewVersion.shape
});
export type LocalVersion = z.infer<typeof LocalVersion>;
