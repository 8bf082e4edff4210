import { problems } from '../../problems';
import { revsDiff, type MissingRevisions } from '../../protocol/revs-diff';
import { json, type Answer } from './answer';
import { isObject } from '../../protocol/json';
import type { DbCall } from './endpoint';
import { nextTurn } from '../../next-turn';
import { ROWS_PER_TURN } from './limits';

/** A device asks which of its revisions are new to us before sending them. */
export async function askRevsDiff(call: DbCall): Promise<Answer> {
	return json(await missingIn(call));
}

/** The same question in CouchDB's older words. */
export async function askMissingRevs(call: DbCall): Promise<Answer> {
	const missing = Object.entries(await missingIn(call)).map(([id, revs]) => [id, revs.missing]);
	return json({ missing_revs: Object.fromEntries(missing) });
}

async function missingIn(call: DbCall): Promise<Record<string, MissingRevisions>> {
	const offered = offeredIn(await call.json());
	const ids = [...offered.keys()];
	const answer: Record<string, MissingRevisions>[] = [];
	for (let at = 0; at < ids.length; at += ROWS_PER_TURN) {
		if (at > 0) await nextTurn();
		const asks = ids.slice(at, at + ROWS_PER_TURN).map((id) => ({ id, revs: 'none' as const }));
		answer.push(revsDiff(offered, await call.database.read(asks)));
	}
	return Object.fromEntries(answer.flatMap((part) => Object.entries(part)));
}

function offeredIn(body: unknown): Map<string, string[]> {
	if (!isObject(body)) throw problems.badRequest('Request body must be a JSON object');
	return new Map(
		Object.entries(body).map(([id, revs]) => {
			if (!Array.isArray(revs) || !revs.every((rev) => typeof rev === 'string'))
				throw problems.badRequest('Expected {docId: [revision, …]}');
			return [id, revs];
		})
	);
}
