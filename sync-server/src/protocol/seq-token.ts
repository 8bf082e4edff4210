/**
 * Update sequences as clients see them: `<seq>-<epoch>`, to be handed back and not to be read. The epoch tells one
 * history from another: after a restore, or when a database was deleted and made again, old tokens no longer fit.
 */
export const formatSeq = (seq: number, epoch: string): string => `${seq}-${epoch}`;

export type Since = { from: number } | 'now';

/**
 * Where a client wants to go on from. A token of another history starts from the beginning: revisions are compared
 * before anything is sent, so this costs little and brings back what a restored server lacks.
 *
 * @returns undefined when it is no token at all
 */
export function parseSince(
	text: string | undefined,
	{ epoch, newest }: { epoch: string; newest: number }
): Since | undefined {
	if (text === undefined || text === '') return { from: 0 };
	const token = unquoted(text);
	if (token === 'now') return 'now';
	const found = /^([0-9]{1,15})(?:-(\S*))?$/.exec(token);
	if (found === null) return undefined;
	const seq = Number(found[1]);
	return { from: found[2] === epoch && seq <= newest ? seq : 0 };
}

/** Where a sequence of ours stands in its history; undefined for one of another history, and one that is yet to come. */
export function placeOf(
	token: string,
	{ epoch, newest }: { epoch: string; newest: number }
): number | undefined {
	const since = parseSince(token, { epoch, newest });
	if (since === undefined || since === 'now') return undefined;
	return formatSeq(since.from, epoch) === token ? since.from : undefined;
}

/** CouchDB's own replicator sends its tokens as JSON strings. */
const unquoted = (text: string): string => /^"(.*)"$/.exec(text)?.[1] ?? text;
