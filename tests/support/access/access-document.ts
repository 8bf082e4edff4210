import { ROLES } from '../../../src/lib/domain/access/access';
import {
	ALLOWED,
	communeModeFor,
	may,
	REACH,
	type Action,
	type Reach
} from '../../../sync-server/src/access/permissions';

/** The tables of `docs/access.md`, written from the code that decides. */

const MEANS: Readonly<Record<Action, string>> = {
	read: 'read a village’s documents and changes',
	write: 'hand in entries: `_bulk_docs`, single documents, `_revs_diff`',
	local: 'checkpoints, and what a database says of itself',
	administer: '`_security`, `_purge`, `_revs_limit`, `_find`, `_index`, `_compact`',
	create: 'make a database (only with `--allow-plain-databases`)',
	destroy: 'delete one (never a village’s)',
	list: '`_all_dbs`, `_dbs_info`, `_db_updates`: of the databases one may open',
	operate: '`_active_tasks`, `_membership`, `/metrics`',
	'own-account': '`/api/access`, own devices, own password, signing out, `/api/erasures`',
	'manage-people': '`/api/people`, their devices, `/api/enrolments`',
	'manage-commune': '`/api/communes/…/settings`: campaign, retention, thresholds',
	console: 'the cookie of a console: `/api/session`, `/db/_session`',
	counts: '`/api/counts`: numbers alone',
	withdrawals: '`/api/withdrawals`: which households asked to be erased, and how far that is',
	'ask-elsewhere': '`/api/possibly-known`: yes or no for households one may write about',
	'hear-recordings': '`/api/communes/…/recordings`: what the commune recorded for its lessons',
	'change-recordings': 'the same: adding, replacing, removing a recording',
	'read-office': '`/api/communes/…/office`: the commune’s versions of procedures, its directory',
	'write-office': 'the same: adding a version, changing the directory'
};

const REACHES: Readonly<Record<Reach, string>> = {
	assigned: 'the villages they were given',
	commune: 'every village of the communes they were given one in',
	all: 'every village',
	none: 'no village’s records'
};

export function accessTables(): string {
	const actions = Object.keys(ALLOWED) as Action[];
	return [
		line(['', ...ROLES]),
		line(['---', ...ROLES.map(() => ':-:')]),
		line(['**villages**', ...ROLES.map((role) => REACHES[REACH[role]])]),
		line([
			'**the commune’s own database**: the counts of its villages, written by the server alone',
			...ROLES.map((role) => (communeModeFor(role) === undefined ? '' : 'read'))
		]),
		...actions.map((action) =>
			line([
				`**${action}**: ${MEANS[action]}`,
				...ROLES.map((role) => (may(role, action) ? '✓' : ''))
			])
		)
	].join('\n');
}

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

export const BEGIN = '<!-- tables: written from sync-server/src/access/permissions.ts -->';
export const END = '<!-- end of tables -->';
