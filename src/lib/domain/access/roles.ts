/** Roles and modes as words, apart from the schemas: the first screen needs no more than these. */

export const ROLES = [
	'volunteer',
	'team-lead',
	'commune-officer',
	'auditor',
	'province-viewer',
	'administrator'
] as const;
export type Role = (typeof ROLES)[number];

/** Whose word counts for entries that others wrote. */
export const isOfficer = (role: Role): boolean =>
	role === 'commune-officer' || role === 'administrator';

/** Who sees how far the erasing of households is that withdrew their consent. */
export const followsWithdrawals = (role: Role): boolean => isOfficer(role) || role === 'auditor';

/** Whose work begins at the doors of today rather than at the commune's numbers. */
export const knocksOnDoors = (role: Role): boolean => role === 'volunteer' || role === 'team-lead';

/** Whose work is to look: nothing that they would write down is taken. */
export const onlyLooks = (role: Role): boolean => role === 'auditor' || role === 'province-viewer';

/** Who adds, replaces and removes the recordings that the whole commune hears. */
export const sharesRecordings = (role: Role): boolean => isOfficer(role) || role === 'team-lead';

/** Who sees what each volunteer has done by name; others see their own, or none. */
export const seesEachVolunteer = (role: Role): boolean => isOfficer(role) || role === 'team-lead';

/** Shown how many households, and none of them. */
export const seesNumbersAlone = (role: Role): boolean => role === 'province-viewer';

/**
 * read-write  the work of every day
 * write-only  taken away: what waits here is still taken until the day it says, nothing is shown any more
 * read-only   for looking; also whatever a newer server says that this application does not know
 */
export const MODES = ['read-write', 'write-only', 'read-only'] as const;
export type Mode = (typeof MODES)[number];

export const mayRead = ({ mode }: { mode: Mode }): boolean => mode !== 'write-only';
export const mayWrite = ({ mode }: { mode: Mode }): boolean => mode !== 'read-only';
