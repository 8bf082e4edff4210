import { z } from 'zod/mini';
import { MOST_LETTERS, OwnId, OwnText } from '../procedures/local';
import { PLACE_KINDS } from './places';

/** What a commune tells its people of its offices: where they are, when they are open, whom to call. */

const ClockTime = z.string().check(z.regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/));
const Span = z
	.object({ from: ClockTime, to: ClockTime })
	.check(z.refine(({ from, to }) => from < to));

/** @property days 1 is Monday, 7 Sunday, in their order  @property spans a morning and an afternoon */
export const OpeningHours = z.object({
	days: z.array(z.number().check(z.int(), z.minimum(1), z.maximum(7))).check(
		z.minLength(1),
		z.refine((days) => days.every((day, i) => i === 0 || day > (days[i - 1] ?? 0)))
	),
	spans: z.array(Span).check(z.minLength(1), z.maxLength(2))
});
export type OpeningHours = z.infer<typeof OpeningHours>;

/**
 * Digits alone: a mobile or a landline with its 0, or a public line such as 113, 1022 or 1900 561 252. None has nine digits
 * or twelve, as identity numbers have.
 */
export const PublicNumber = z.string().check(z.regex(/^(0\d{9,10}|1\d{2,4}|1[89]00\d{4}(\d\d)?)$/));

/** @property of whose it is, where one office has several: "Trực ban" */
export const PublicPhone = z.object({
	number: PublicNumber,
	of: z.optional(OwnText(MOST_LETTERS.line))
});
export type PublicPhone = z.infer<typeof PublicPhone>;

/** What an officer fills in. @property hoursWords what days and hours do not say: "sáng thứ Bảy tuần đầu tháng" */
export const PlaceContent = z.object({
	kind: z.enum(PLACE_KINDS),
	name: OwnText(MOST_LETTERS.name),
	address: z.optional(OwnText(MOST_LETTERS.line)),
	hours: z.optional(OpeningHours),
	hoursWords: z.optional(OwnText(MOST_LETTERS.line)),
	phones: z.array(PublicPhone).check(z.maxLength(6)),
	note: z.optional(OwnText(MOST_LETTERS.note)),
	/** It is no longer there: not shown, and kept so that nobody brings it back unawares. */
	gone: z.optional(z.literal(true))
});
export type PlaceContent = z.infer<typeof PlaceContent>;

/** @property number grows by one with every change of this place  @property by the sign-in name of the officer */
export const Place = z.object({
	id: OwnId,
	number: z.number().check(z.int(), z.positive()),
	by: z.string(),
	at: z.iso.datetime(),
	content: PlaceContent
});
export type Place = z.infer<typeof Place>;
