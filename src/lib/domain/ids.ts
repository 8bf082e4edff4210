import { z } from 'zod/mini';
import { ULID_PATTERN } from './ulid-pattern';

/**
 * The names of things: people in a village never see them, devices and the server never disagree on them.
 *
 * entry     <subject kind>:<subject ulid>:<clock>:<device>   one entry; an id range is one subject's history
 * village   village-<commune code>-<nn>                      also the name of its database, as CouchDB allows it
 */

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** 26 characters: 48 bits of milliseconds, then 80 random bits (https://github.com/ulid/spec). */
export const Ulid = z.string().check(z.regex(ULID_PATTERN));

/** A device keeps this for life; ten random characters, so two phones of a province do not meet in one. */
export const DeviceId = z.string().check(z.regex(/^[0-9A-HJKMNP-TV-Z]{10}$/));

/** Commune codes are the five digits of the national list; numbers below 100 have a leading zero. */
export const VillageId = z.string().check(z.regex(/^village-[0-9]{5}-[0-9]{2,3}$/));

export const isVillageId = (name: string): boolean => VillageId.safeParse(name).success;

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
	return ulidTime(ms) + crockford(bytes, 16);
}

function ulidTime(ms: number): string {
	let time = '';
	for (let rest = Math.floor(ms), i = 0; i < 10; i++, rest = Math.floor(rest / 32))
		time = CROCKFORD[rest % 32] + time;
	return time;
}

/**
 * The household that arrives by a move to another village. Everybody who registers it there, on whatever device, gives it
 * this name, so that it is one household however often it is registered. A device gives a reading once: the moment, the
 * counter and the device of the move leave none of it to chance.
 */
export function arrivalOf(move: string): string {
	const parts = parseEntryId(move);
	if (!parts) throw new RangeError(`not an entry id: ${move}`);
	const [ms = '', counter = ''] = parts.at.split('-');
	const bits = parseInt(counter, 36);
	const last = [15, 10, 5, 0].map((shift) => CROCKFORD[(bits >> shift) & 31]).join('');
	// A counter has 21 bits: what four characters leave over stands before the device.
	return ulidTime(Number(ms)) + '0' + CROCKFORD[bits >> 20] + parts.device + last;
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
