import { inGroups, readSpoken, withCheck } from '../spoken-code';
import { ULID_PATTERN } from '../ulid-pattern';

/** Seven characters of chance: in a village of 500 households two share a code once in 270,000 villages. */
const BODY = 7;

/** Short enough to read over the phone, and nothing about anybody: the end of the household's own id, and a check. */
export const householdCode = (householdId: string): string =>
	inGroups(withCheck(householdId.slice(-BODY)));

/** What a typed code asks for: how the ids of the households end that it can mean. */
export const readHouseholdCode = (typed: string): string | undefined =>
	readSpoken(typed, BODY + 1)?.slice(0, BODY);

export type HouseholdLink =
	| { kind: 'household'; id: string }
	/** Typed, or read out: several households may end so. */
	| { kind: 'code'; ending: string };

/** On a printed card: the whole id, so that a scanned card can mean one household only. */
export const householdAddress = (origin: string, householdId: string): string =>
	`${origin}/h/${householdId}`;

/**
 * What stands on a card, or what was typed in its stead. Any host will do: a commune's server may have got another name
 * since the cards were printed. Everything else, an identity card above all, is not read any further.
 */
export function readHouseholdLink(text: string): HouseholdLink | undefined {
	const onCard = /^https?:\/\/[^/\s]+\/h\/([0-9A-Za-z-]+)$/.exec(text.trim())?.[1];
	const named = (onCard ?? text).trim();
	const id = named.toUpperCase();
	if (ULID_PATTERN.test(id)) return { kind: 'household', id };
	const ending = readHouseholdCode(named);
	return ending === undefined ? undefined : { kind: 'code', ending };
}
