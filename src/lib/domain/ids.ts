import { z } from 'zod/mini';

/**
 * The names of things: people in a village never see them, devices and the server never disagree on them.
 *
 * entry     <subject kind>:<subject ulid>:<clock>:<device>   one entry; an id range is one subject's history
 * village   village-<commune code>-<nn>                      also the name of its database, as CouchDB allows it
 */

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** 26 characters: 48 bits of milliseconds, then 80 random bits (https://github.com/ulid/spec). */
export const Ulid = z.string().check(z.regex(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/));

/** A device keeps this for life; ten random characters, so two phones of a province do not meet in one. */
export const DeviceId = z.string().check(z.regex(/^[0-9A-HJKMNP-TV-Z]{10}$/));

/** Commune codes are the five digits of the national list; numbers below 100 have a leading zero. */
export const VillageId = z.string().check(z.regex(/^village-[0-9]{5}-[0-9]{2,3}$/));

/** Lower-case Latin letters, digits, dot, dash: easy to type on any phone and to say over one. */
export const PersonName = z.string().check(z.regex(/^[a-z0-9][a-z0-9.-]{1,31}$/));

export const SubjectKind = z.enum(['household']);
export type SubjectKind = z.infer<typeof SubjectKind>;

export const EntryId = z
	.string()
	.check(
		z.regex(/^household:[0-7][0-9A-HJKMNP-TV-Z]{25}:[0-9]{13}-[0-9a-z]{4}:[0-9A-HJKMNP-TV-Z]{10}$/)
	);

/** @param bytes 10 random bytes */
export function ulid(ms: number, bytes: Uint8Array): string {
	let time = '';
	for (let rest = Math.floor(ms), i = 0; i < 10; i++, rest = Math.floor(rest / 32))
		time = CROCKFORD[rest % 32] + time;
	return time + crockford(bytes, 16);
}

/** @param bytes 7 random bytes, of which 50 bits are used */
export const deviceId = (bytes: Uint8Array): string => crockford(bytes, 10);

function crockford(bytes: Uint8Array, length: number): string {
	let bits = 0;
	let value = 0;
	let text = '';
	for (const byte of bytes) {
		value = (value << 8) | byte;
		bits += 8;
		while (bits >= 5 && text.length < length) {
			bits -= 5;
			text += CROCKFORD[(value >>> bits) & 31];
			value &= (1 << bits) - 1;
		}
	}
	if (text.length < length) throw new RangeError(`${bytes.length} bytes are too few for an id`);
	return text;
}

export interface EntryIdParts {
	kind: SubjectKind;
	subject: string;
	at: string;
	device: string;
}

export const entryId = ({ kind, subject, at, device }: EntryIdParts): string =>
	`${kind}:${subject}:${at}:${device}`;

/** The parts of a well-formed entry id, or undefined. */
export function parseEntryId(id: string): EntryIdParts | undefined {
	if (!EntryId.safeParse(id).success) return undefined;
	const [kind, subject, at, device] = id.split(':') as [SubjectKind, string, string, string];
	return { kind, subject, at, device };
}

/** First and last key of one subject's entries in `_all_docs`. */
export const subjectRange = (kind: SubjectKind, subject: string) => ({
	startkey: `${kind}:${subject}:`,
	endkey: `${kind}:${subject}:\ufff0`
});

/** `village-17284-03` → commune `17284`. */
export function communeOf(villageId: string): string {
	const code = villageId.split('-')[1];
	if (code === undefined) throw new RangeError(`not a village id: ${villageId}`);
	return code;
}
