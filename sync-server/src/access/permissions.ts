import { ROLES, type Mode, type Role } from '../../../src/lib/domain/access/access';
import type { RouteAction } from '../routes/db/gate';

/** What an address may ask for; `public` asks for nothing. */
export type Action = Exclude<RouteAction, 'public'>;

/**
 * Which villages a role has anything to do with.
 *
 * assigned  those given to the person
 * commune   every village of a commune of which one was given to the person
 * all       every village
 * none      no village's records; at most counts
 */
export type Reach = 'assigned' | 'commune' | 'all' | 'none';

export const REACH: Readonly<Record<Role, Reach>> = {
	volunteer: 'assigned',
	'team-lead': 'assigned',
	'commune-officer': 'commune',
	auditor: 'commune',
	'province-viewer': 'none',
	administrator: 'all'
};

/** The one table of who may do what. Routes, `docs/access.md` and the test of every address are held against it. */
export const ALLOWED: Readonly<Record<Action, readonly Role[]>> = {
	read: ['volunteer', 'team-lead', 'commune-officer', 'auditor', 'administrator'],
	write: ['volunteer', 'team-lead', 'commune-officer', 'administrator'],
	local: ['volunteer', 'team-lead', 'commune-officer', 'auditor', 'administrator'],
	administer: ['administrator'],
	create: ['administrator'],
	destroy: ['administrator'],
	list: ROLES,
	operate: ['administrator'],
	'own-account': ROLES,
	'ask-elsewhere': ['volunteer', 'team-lead', 'commune-officer', 'administrator'],
	'manage-people': ['commune-officer', 'administrator'],
	'manage-commune': ['commune-officer', 'administrator'],
	console: ['commune-officer', 'administrator'],
	'hear-recordings': ['volunteer', 'team-lead', 'commune-officer', 'auditor', 'administrator'],
	'change-recordings': ['team-lead', 'commune-officer', 'administrator'],
	'read-office': ['volunteer', 'team-lead', 'commune-officer', 'auditor', 'administrator'],
	'write-office': ['commune-officer', 'administrator'],
	counts: ['commune-officer', 'auditor', 'province-viewer', 'administrator'],
	withdrawals: ['commune-officer', 'auditor', 'administrator']
};

export const may = (role: Role, action: Action): boolean => ALLOWED[action].includes(role);

/**
 * How the commune's own database is open to a role with anything to do with the whole commune; undefined where it is not.
 * It holds the counts of all its villages, so it is open to those who may see them all; the server alone writes there.
 */
export const communeModeFor = (role: Role): Mode | undefined =>
	may(role, 'read') && may(role, 'counts') && REACH[role] !== 'assigned' ? 'read-only' : undefined;

/** How a village within reach is open to a role; undefined where its records are not. */
export function modeFor(role: Role): Mode | undefined {
	if (!may(role, 'read')) return undefined;
	return may(role, 'write') ? 'read-write' : 'read-only';
}
