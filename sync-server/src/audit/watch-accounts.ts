import type { Database } from '../storage/sqlite/driver';
import type { Actor, AuditOp } from './audit-line';
import { hashOf, NO_HASH } from './audit-line';
import { THE_SERVER } from './audit-log';

/**
 * Records every change of people, devices and villages, in whatever way it is made: as triggers, so that no route and no
 * command can forget it. They are temporary, of this connection alone, since their hash is made here.
 */
export class AccountWatch {
	private actor: Actor = THE_SERVER;

	constructor(sqlite: Database, now: () => number) {
		sqlite.function('audit_now', () => now());
		sqlite.function('audit_person', () => this.actor.person);
		sqlite.function('audit_device', () => this.actor.device ?? '');
		sqlite.function('audit_hash', (before, n, at, person, device, op, db, target, detail) =>
			hashOf(String(before ?? NO_HASH), {
				n: Number(n),
				at: Number(at),
				person: String(person),
				device: String(device),
				op: String(op),
				db: String(db),
				target: String(target),
				detail: String(detail)
			})
		);
		for (const watch of WATCHED) if (hasColumns(sqlite, watch)) sqlite.exec(triggerOf(watch));
	}

	/** Names who is behind what `work` changes; without it that is the server. */
	by<T>(actor: Actor, work: () => T): T {
		const outer = this.actor;
		this.actor = actor;
		try {
			return work();
		} finally {
			this.actor = outer;
		}
	}
}

interface Watched {
	op: AuditOp;
	on: 'INSERT' | 'DELETE' | `UPDATE OF ${string}`;
	table: string;
	when?: string;
	target: string;
	db?: string;
	detail?: string;
	person?: string;
	device?: string;
}

const SIGNED_IN = {
	op: 'signed-in',
	table: 'device',
	target: 'NEW.id',
	person: 'NEW.person',
	device: 'NEW.id'
} as const;

const RECORDING_KEPT = {
	op: 'recording-kept',
	table: 'recording',
	target: "NEW.commune || '/' || NEW.key",
	detail: 'NEW.revision'
} as const;

const WATCHED: readonly Watched[] = [
	{ op: 'person-added', on: 'INSERT', table: 'person', target: 'NEW.name', detail: 'NEW.role' },
	{
		op: 'role-changed',
		on: 'UPDATE OF role',
		table: 'person',
		when: 'OLD.role IS NOT NEW.role',
		target: 'NEW.name',
		detail: "OLD.role || ' > ' || NEW.role"
	},
	{
		op: 'password-changed',
		on: 'UPDATE OF phc',
		table: 'person',
		when: 'OLD.phc IS NOT NEW.phc',
		target: 'NEW.name'
	},
	{
		op: 'person-disabled',
		on: 'UPDATE OF disabled_at',
		table: 'person',
		when: 'OLD.disabled_at IS NULL AND NEW.disabled_at IS NOT NULL',
		target: 'NEW.name'
	},
	{
		op: 'person-enabled',
		on: 'UPDATE OF disabled_at',
		table: 'person',
		when: 'OLD.disabled_at IS NOT NULL AND NEW.disabled_at IS NULL',
		target: 'NEW.name'
	},
	{ op: 'village-added', on: 'INSERT', table: 'village', target: 'NEW.id', db: 'NEW.id' },
	{
		op: 'village-given',
		on: 'INSERT',
		table: 'person_village',
		target: 'NEW.person',
		db: 'NEW.village'
	},
	{
		op: 'village-taken',
		on: 'DELETE',
		table: 'person_village',
		target: 'OLD.person',
		db: 'OLD.village'
	},
	{ ...SIGNED_IN, on: 'INSERT' },
	{ ...SIGNED_IN, on: 'UPDATE OF token_hash' },
	// A console keeps a session instead of a device.
	{
		op: 'signed-in',
		on: 'INSERT',
		table: 'session',
		target: "'console'",
		person: 'NEW.person',
		device: "''"
	},
	{
		op: 'enrolment-made',
		on: 'INSERT',
		table: 'enrolment',
		target: 'NEW.person',
		person: "coalesce(NEW.created_by, '')",
		device: "''"
	},
	{
		op: 'enrolment-used',
		on: 'UPDATE OF used_at',
		table: 'enrolment',
		when: 'OLD.used_at IS NULL AND NEW.used_at IS NOT NULL',
		target: 'NEW.person',
		person: 'NEW.person',
		device: "coalesce(NEW.used_device, '')"
	},
	{
		op: 'device-revoked',
		on: 'UPDATE OF revoked_at',
		table: 'device',
		when: 'OLD.revoked_at IS NULL AND NEW.revoked_at IS NOT NULL',
		target: 'NEW.id',
		detail: 'NEW.person'
	},
	{
		op: 'settings-changed',
		on: 'INSERT',
		table: 'commune_setting',
		target: 'NEW.commune',
		detail: 'NEW.revision'
	},
	{
		op: 'settings-changed',
		on: 'UPDATE OF revision',
		table: 'commune_setting',
		target: 'NEW.commune',
		detail: 'NEW.revision'
	},
	{ ...RECORDING_KEPT, on: 'INSERT' },
	{ ...RECORDING_KEPT, on: 'UPDATE OF revision', when: 'NEW.digest IS NOT NULL' },
	{
		...RECORDING_KEPT,
		op: 'recording-removed',
		on: 'UPDATE OF revision',
		when: 'NEW.digest IS NULL'
	},
	{
		op: 'office-written',
		on: 'INSERT',
		table: 'office_version',
		target: "NEW.commune || '/' || NEW.kind || '/' || NEW.id",
		detail: 'NEW.number'
	}
];

function triggerOf({ op, on, table, when, target, db, detail, person, device }: Watched): string {
	const name = `audit_${table}_${on}_${op}`.replace(/[^a-z_]+/gi, '_');
	return `
		CREATE TEMP TRIGGER ${name} AFTER ${on} ON main.${table} ${when ? `WHEN ${when}` : ''}
		BEGIN
			INSERT INTO audit (at, person, device, op, db, target, detail, hash)
			VALUES (audit_now(), ${person ?? 'audit_person()'}, ${device ?? 'audit_device()'}, '${op}',
				${db ?? "''"}, ${target}, ${detail ?? "''"}, '');
			UPDATE audit SET hash = audit_hash(
				(SELECT earlier.hash FROM audit AS earlier WHERE earlier.n = audit.n - 1),
				n, at, person, device, op, db, target, detail
			) WHERE n = (SELECT max(n) FROM audit);
		END`;
}

/** A server without accounts, as tests of the store alone have it, has nothing to watch. */
function hasColumns(sqlite: Database, { table, on }: Watched): boolean {
	const columns = sqlite.pragma(`table_info(${table})`) as { name: string }[];
	const watched = /^UPDATE OF (\w+)$/.exec(on)?.[1];
	return columns.length > 0 && (!watched || columns.some(({ name }) => name === watched));
}
