import type { IncomingHttpHeaders } from 'node:http';
import { problems } from '../../problems';

/** Up to, and without, the second. */
export interface ByteRange {
	from: number;
	upTo: number;
}

/**
 * The one stretch of bytes that is asked for. Several at once, what is not understood, and a stretch of what has changed
 * since are answered with the whole, as RFC 9110 allows.
 */
export function byteRange(
	{ range, 'if-range': ifRange }: IncomingHttpHeaders,
	length: number,
	etag: string
): ByteRange | undefined {
	if (range === undefined || (ifRange !== undefined && ifRange !== etag)) return undefined;
	const found = /^bytes=([0-9]{0,15})-([0-9]{0,15})$/.exec(range.trim());
	const [, first = '', last = ''] = found ?? [];
	if (first === '' && last === '') return undefined;
	if (first === '') {
		if (Number(last) === 0 || length === 0) throw problems.rangeNotSatisfiable(length);
		return { from: Math.max(0, length - Number(last)), upTo: length };
	}
	const from = Number(first);
	const upTo = last === '' ? length : Math.min(length, Number(last) + 1);
	if (from >= length || upTo <= from) throw problems.rangeNotSatisfiable(length);
	return { from, upTo };
}
