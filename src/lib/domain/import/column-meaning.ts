import { SKILLS, type Skill } from '../visit/skills';

/** Why a column of a list is not kept. The first ones are never stored, whatever their cells look like (rule 7). */
export const LEFT_OUT_REASONS = [
	'id-number',
	'password',
	'bank-data',
	'ethnicity',
	'religion',
	'health',
	'poverty-class',
	'sex',
	'visit-record',
	'household-count',
	'only-year-kept',
	'not-understood'
] as const;
export type LeftOutReason = (typeof LEFT_OUT_REASONS)[number];

const KEPT = [
	'ordinal',
	'name',
	'call-name',
	'relation',
	'birth',
	'phone',
	'address',
	'village',
	'stated-size',
	'note'
] as const;

/** What a column holds, as the import understood it or a person set it. */
export type ColumnMeaning = (typeof KEPT)[number] | `skill:${Skill}` | `left-out:${LeftOutReason}`;

/** For a person to choose from, in the order lists have them. */
export const COLUMN_MEANINGS: readonly ColumnMeaning[] = [
	...KEPT,
	...SKILLS.map((skill) => `skill:${skill}` as const),
	...LEFT_OUT_REASONS.map((reason) => `left-out:${reason}` as const)
];

export const skillOf = (meaning: ColumnMeaning): Skill | undefined =>
	SKILLS.find((skill) => meaning === `skill:${skill}`);

export const leftOutReason = (meaning: ColumnMeaning): LeftOutReason | undefined =>
	LEFT_OUT_REASONS.find((reason) => meaning === `left-out:${reason}`);
