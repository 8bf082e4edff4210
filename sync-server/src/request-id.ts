import type { IncomingMessage } from 'node:http';
import { randomBytes } from 'node:crypto';

/** What proxies make: hexadecimal, or a UUID. Nothing longer, and no letters in which somebody's name could stand. */
const MADE_BY_A_PROXY = /^[0-9a-f-]{8,64}$/i;

/** Tells the starts of a server apart in one journal. */
const START = randomBytes(3).toString('hex');
let count = 0;

/** Lets one request be followed from a proxy's log through ours to its answer. */
export function requestIdOf({ headers }: IncomingMessage): string {
	const given = headers['x-request-id'];
	return typeof given === 'string' && MADE_BY_A_PROXY.test(given)
		? given
		: `${START}-${(++count).toString(36)}`;
}
