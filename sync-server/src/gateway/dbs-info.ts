import type { Upstream } from './upstream';
import { toBackendProblem } from './upstream-trouble';

/** CouchDB's bound for one `_dbs_info`. */
const MAX_KEYS = 100;

export interface DbInfoRow {
	key: string;
	info?: unknown;
}

/** What the CouchDB says of some databases, however many. */
export async function dbsInfoOf(
	upstream: Upstream,
	names: readonly string[]
): Promise<DbInfoRow[]> {
	const rows: DbInfoRow[] = [];
	for (let from = 0; from < names.length; from += MAX_KEYS) {
		const keys = names.slice(from, from + MAX_KEYS);
		const answered = await upstream.admin.post('/_dbs_info', { keys });
		if (!answered.ok) throw toBackendProblem(answered.error);
		rows.push(...(answered.value as DbInfoRow[]));
	}
	return rows;
}
