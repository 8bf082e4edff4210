import { z } from 'zod/mini';
import { CLOCK_READING } from '../time/clock';
import { DeviceId, EntryId, entryId, PersonName, type SubjectKind } from '../ids';

/**
 * What every entry carries. `at` orders entries, `deviceTime` is what the device's clock showed, and the server notes
 * its own time when it receives one: three times kept apart, because cheap phones have wrong clocks.
 */
export const envelope = {
	_id: EntryId,
	v: z.literal([1, 2, 3]),
	at: z.string().check(z.regex(CLOCK_READING)),
	by: PersonName,
	device: DeviceId,
	deviceTime: z.iso.datetime()
};

/** Of types, and of entries with fields, that release 1 could not read: an older device then keeps them unread. */
export const sinceVersion2 = { v: z.literal(2) };
/** The same of what release 2 could not read. */
export const sinceVersion3 = { v: z.literal(3) };

/** The oldest version of the shape that can say what an entry says. */
export type EntryVersion = 1 | 2 | 3;

/** Id, author and clock reading are handed in, so that the same decision gives the same entry. */
export interface EntryStamp {
	_id: string;
	v: EntryVersion;
	at: string;
	by: string;
	device: string;
	deviceTime: string;
}

export interface StampParts {
	kind: SubjectKind;
	subject: string;
	at: string;
	by: string;
	device: string;
	deviceTime: string;
}

export const stampFor = ({ kind, subject, ...rest }: StampParts): EntryStamp => ({
	_id: entryId({ kind, subject, at: rest.at, device: rest.device }),
	v: 1,
	...rest
});

/** What names or locates a person stands apart, so that it can be sealed on a device and erased everywhere. */
export const shortText = (max: number) =>
	z.string().check(z.trim(), z.minLength(1), z.maxLength(max));
