import { z } from 'zod/mini';
import { EntryId, Ulid } from '../ids';
import { DOSSIER_CODE_SHAPE } from '../submission/dossier-code';
import { envelope, shortText, sinceVersion2, sinceVersion3 } from './envelope';

/**
 * Helping one person with one procedure. These are entries of the household, so that whoever may read it may go on, and
 * erasing it erases them; `submission` tells several of a household apart.
 */

const PartId = z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), z.maxLength(60));

/** A procedure as it was on a day; its version is never written over. */
export const PinnedProcedure = z.strictObject({
	id: PartId,
	version: z.string().check(z.regex(/^[0-9]{1,4}([+-][0-9a-z]{1,30})?$/))
});
export type PinnedProcedure = z.infer<typeof PinnedProcedure>;

/** Who did it: the citizen alone, both, or the volunteer for them. */
export const DOERS = ['citizen', 'together', 'volunteer'] as const;
export const DoneBy = z.enum(DOERS);
export type DoneBy = z.infer<typeof DoneBy>;

export const SUBMITTED_AT = ['online', 'counter'] as const;
export const SubmittedAt = z.enum(SUBMITTED_AT);
export type SubmittedAt = z.infer<typeof SubmittedAt>;

const ofSubmission = { ...envelope, ...sinceVersion2, submission: Ulid };

/**
 * @property member whose procedure it is, of the household
 * @property answers what applies, by the procedure's questions
 */
export const SubmissionStarted = z.strictObject({
	...ofSubmission,
	type: z.literal('submission-started'),
	procedure: PinnedProcedure,
	member: Ulid,
	answers: z.record(PartId, PartId)
});

/** What applies, or whom it is for, was told wrongly; only what changes. */
export const SubmissionCorrected = z.strictObject({
	...ofSubmission,
	type: z.literal('submission-corrected'),
	member: z.optional(Ulid),
	answers: z.optional(z.record(PartId, PartId))
});

/** A newer version of the procedure is followed from now on. */
export const SubmissionRepinned = z.strictObject({
	...ofSubmission,
	type: z.literal('submission-repinned'),
	procedure: PinnedProcedure
});

/** Papers that are at hand, or are not after all; only those that change. Each is settled by itself. */
export const SubmissionPrepared = z.strictObject({
	...ofSubmission,
	type: z.literal('submission-prepared'),
	items: z.record(PartId, z.boolean())
});

/** One step of it is done. */
export const SubmissionStep = z.strictObject({
	...ofSubmission,
	type: z.literal('submission-step'),
	step: PartId,
	doneBy: DoneBy
});

export const OBSTACLES = [
	'no-level-2',
	'forgot-passcode',
	'no-sim',
	'portal-down',
	'form-error',
	'no-signal',
	'paper-missing',
	'person-away',
	'other'
] as const;
export const Obstacle = z.enum(OBSTACLES);
export type Obstacle = z.infer<typeof Obstacle>;

/** What keeps it from going on; it is over with the next step that is done. */
export const SubmissionBlocked = z.strictObject({
	...ofSubmission,
	type: z.literal('submission-blocked'),
	obstacle: Obstacle,
	step: z.optional(PartId),
	personal: z.optional(z.strictObject({ note: shortText(300) }))
});

export const SENDING_PLACES = ['signal-place', 'commune-hall', 'office', 'home'] as const;
export const SendingPlace = z.enum(SENDING_PLACES);
export type SendingPlace = z.infer<typeof SendingPlace>;

const Hour = z.string().check(z.regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/));

/** When and where it is to be submitted. */
export const SubmissionPlanned = z.strictObject({
	...ofSubmission,
	type: z.literal('submission-planned'),
	where: SendingPlace,
	on: z.iso.date(),
	time: z.optional(Hour)
});

export const RESULT_BY = ['post', 'office', 'online'] as const;
export const ResultBy = z.enum(RESULT_BY);
export type ResultBy = z.infer<typeof ResultBy>;

/**
 * It went out.
 *
 * @property sentAt by the device's clock, which may be later than the sending; a dossier's time runs from it
 * @property paid said only where there was a fee
 * @property dueOn of the appointment slip or the portal
 */
export const SubmissionSent = z.strictObject({
	...ofSubmission,
	type: z.literal('submission-sent'),
	submittedAt: SubmittedAt,
	sentAt: z.iso.datetime(),
	doneBy: DoneBy,
	paid: z.optional(z.enum(['online', 'counter'])),
	resultBy: z.optional(ResultBy),
	dueOn: z.optional(z.iso.date())
});

/**
 * The code to look the dossier up by: alone in its entry, so that it can be erased without the rest. Kept only where the
 * citizen agreed, until the dossier is closed (DOMAIN §5.2).
 */
export const DossierCodeNoted = z.strictObject({
	...ofSubmission,
	type: z.literal('dossier-code-noted'),
	agreed: z.literal(true),
	personal: z.strictObject({ code: z.string().check(z.regex(DOSSIER_CODE_SHAPE)) })
});

export const DOSSIER_STATUSES = [
	'received',
	'supplement-asked',
	'processing',
	'result-ready'
] as const;
export const DossierStatus = z.enum(DOSSIER_STATUSES);
export type DossierStatus = z.infer<typeof DossierStatus>;

/**
 * What the portal or the office says of it, noted by hand.
 *
 * @property on the day it was so
 * @property dueOn the day promised for the result; of a supplement, until when it is to be brought
 * @property supplement which papers are asked for
 */
export const DossierNoted = z.strictObject({
	...ofSubmission,
	type: z.literal('dossier-noted'),
	status: DossierStatus,
	on: z.iso.date(),
	dueOn: z.optional(z.iso.date()),
	supplement: z.optional(z.array(PartId).check(z.maxLength(40))),
	personal: z.optional(z.strictObject({ note: shortText(500) }))
});

export const CLOSED_AS = ['result-received', 'refused', 'withdrawn', 'given-up'] as const;
export const ClosedAs = z.enum(CLOSED_AS);
export type ClosedAs = z.infer<typeof ClosedAs>;

/**
 * @property on the day it was so, where that was not the day it was written down; such a one is of version 3
 * @property kept whether the citizen looked the result up in their own data store on the portal or in VNeID
 */
export const SubmissionClosed = z.strictObject({
	...ofSubmission,
	v: z.literal([2, 3]),
	type: z.literal('submission-closed'),
	outcome: ClosedAs,
	on: z.optional(z.iso.date()),
	resultBy: z.optional(ResultBy),
	satisfied: z.optional(z.enum(['yes', 'so-so', 'no'])),
	kept: z.optional(z.boolean()),
	personal: z.optional(z.strictObject({ note: shortText(300) }))
});

/** Something people ask for, whether anything can be submitted yet or not. */
export const RequestNoted = z.strictObject({
	...envelope,
	...sinceVersion2,
	type: z.literal('request-noted'),
	procedure: z.optional(PartId),
	member: z.optional(Ulid),
	personal: z.optional(z.strictObject({ words: shortText(200) }))
});

export const REQUEST_ENDS = ['done', 'not-needed'] as const;
export const RequestEnd = z.enum(REQUEST_ENDS);
export type RequestEnd = z.infer<typeof RequestEnd>;

/**
 * What was asked for is not waited for any more.
 *
 * @property request the entry that asked for it  @property end `done` by whomever, the family itself too
 */
export const RequestClosed = z.strictObject({
	...envelope,
	...sinceVersion3,
	type: z.literal('request-closed'),
	request: EntryId,
	end: RequestEnd
});
