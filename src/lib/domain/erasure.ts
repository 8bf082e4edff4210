import { parseEntryId } from './ids';

/** What is left on the server of an entry whose household withdrew its consent: a tombstone with the day in it. */
export interface Tombstone {
	_id: string;
	_deleted?: boolean;
	erased?: unknown;
}

/** The household a tombstone stands for; undefined for any other document. */
export const erasedHousehold = ({ _id, _deleted, erased }: Tombstone): string | undefined =>
	_deleted === true && typeof erased === 'string' ? parseEntryId(_id)?.subject : undefined;
