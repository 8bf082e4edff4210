import { hash } from 'node:crypto';

/**
 * One line of the audit log. Names of accounts, devices, databases and documents only: what was written at a door stands
 * in the document, so that erasing it leaves nothing here.
 *
 * @property db      the village or database it happened in; empty where it was none
 * @property target  the document, household, account or device it happened to
 * @property detail  the revision, the role, the village: whatever else tells it from others of its kind
 */
export interface AuditLine {
	op: AuditOp;
	db?: string;
	target?: string;
	detail?: string;
}

export const AUDIT_OPS = [
	// documents
	'written',
	'handed-back',
	'deleted',
	'purged',
	'database-made',
	'database-deleted',
	'household-erased',
	/** An entry by itself: the code of a dossier that is closed. */
	'entry-erased',
	'erasure-confirmed',
	/** The time is over for which people were told that they are kept: of how many households, in `detail`. */
	'retention-ended',
	/** Whether households may be known in another village: of how many, in `detail`, never which. */
	'asked-elsewhere',
	// people and devices
	'person-added',
	'role-changed',
	'password-changed',
	'person-disabled',
	'person-enabled',
	'village-added',
	'village-given',
	'village-taken',
	'signed-in',
	'device-revoked',
	'enrolment-made',
	'enrolment-used',
	'settings-changed',
	'recording-kept',
	'recording-removed',
	/** A version of a procedure, or of a place in the directory: which, and its number in `detail`. */
	'office-written',
	// the whole server
	'backed-up',
	'restored',
	'moved-out',
	'moved-in'
] as const;
export type AuditOp = (typeof AUDIT_OPS)[number];

/** @property device empty where no device was used: a command at the server, an administrator's tool */
export interface Actor {
	person: string;
	device?: string | undefined;
}

/** As it is stored. */
export interface AuditRow {
	n: number;
	at: number;
	person: string;
	device: string;
	op: string;
	db: string;
	target: string;
	detail: string;
	hash: string;
}

/** Before the first line. */
export const NO_HASH = '';

/** The chain: a line cannot be changed without changing every hash after it. */
export const hashOf = (
	before: string,
	{ n, at, person, device, op, db, target, detail }: Omit<AuditRow, 'hash'>
): string =>
	hash(
		'sha256',
		before + JSON.stringify([n, at, person, device, op, db, target, detail]),
		'base64url'
	);
