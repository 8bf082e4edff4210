import { SERVER_NAME } from '../../../src/lib/domain/access/the-server';
import type { Database } from '../storage/sqlite/driver';
import type { Person, Role } from '../../../src/lib/domain/access/access';

export interface Account extends Person {
	villages: string[];
	createdAtMs: number;
	disabledAtMs: number | null;
}

interface PersonRow {
	name: string;
	title: string;
	role: Role;
	phc: string;
	created_at: number;
	disabled_at: number | null;
}

type AccountRow = PersonRow & { villages: string };

export interface NewPerson extends Person {
	phc: string;
}

const ACCOUNTS = `SELECT person.*, (
		SELECT json_group_array(village ORDER BY village) FROM person_village WHERE person = name
	) AS villages FROM person`;

/**
 * Volunteers and team leads who walk in the officer's communes and nowhere else: an officer never gets at the account of
 * someone who may do more than they, or at one of a neighbour's.
 */
const MANAGED_BY_OFFICER = `role IN ('volunteer', 'team-lead') AND disabled_at IS NULL
	AND EXISTS (SELECT 1 FROM person_village WHERE person = name)
	AND NOT EXISTS (
		SELECT 1 FROM person_village JOIN village ON village = id WHERE person = name AND commune NOT IN (
			SELECT commune FROM village JOIN person_village ON village = id WHERE person = @officer
		)
	)`;

/** The people who may sign in. Nobody is ever deleted: their name stands in the entries they wrote. */
export class People {
	private readonly select;
	private readonly selectAll;
	private readonly selectManaged;
	private readonly insert;
	private readonly updatePassword;
	private readonly updateRole;
	private readonly updateDisabled;
	private readonly clearDisabled;

	constructor(
		db: Database,
		private readonly now: () => number
	) {
		this.select = db.prepare<[string], PersonRow>('SELECT * FROM person WHERE name = ?');
		this.selectAll = db.prepare<[], AccountRow>(`${ACCOUNTS} ORDER BY name`);
		this.selectManaged = db.prepare<[{ officer: string }], AccountRow>(
			`${ACCOUNTS} WHERE ${MANAGED_BY_OFFICER} ORDER BY name`
		);
		this.insert = db.prepare(
			'INSERT INTO person (name, title, role, phc, created_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING'
		);
		this.updatePassword = db.prepare('UPDATE person SET phc = ? WHERE name = ?');
		this.updateRole = db.prepare('UPDATE person SET role = ? WHERE name = ?');
		this.updateDisabled = db.prepare(
			'UPDATE person SET disabled_at = ? WHERE name = ? AND disabled_at IS NULL'
		);
		this.clearDisabled = db.prepare('UPDATE person SET disabled_at = NULL WHERE name = ?');
	}

	/** Who signs in with this name, and what is kept of their password; nobody once disabled. */
	active(name: string): NewPerson | undefined {
		const row = this.select.get(name);
		return row && row.disabled_at === null ? { ...personOf(row), phc: row.phc } : undefined;
	}

	exists(name: string): boolean {
		return this.select.get(name) !== undefined;
	}

	all(): Account[] {
		return this.selectAll.all().map(accountOf);
	}

	/** Whose devices and enrolment are in someone's hands. */
	managedBy({ name, role }: Person): Account[] {
		switch (role) {
			case 'administrator':
				return this.all();
			case 'commune-officer':
				return this.selectManaged.all({ officer: name }).map(accountOf);
			default:
				return [];
		}
	}

	/** @returns false when the name is taken, also by someone disabled or by the server itself */
	add({ name, title, role, phc }: NewPerson): boolean {
		if (name === SERVER_NAME) return false;
		return this.insert.run(name, title, role, phc, this.now()).changes === 1;
	}

	setPassword(name: string, phc: string): void {
		this.updatePassword.run(phc, name);
	}

	setRole(name: string, role: Role): void {
		this.updateRole.run(role, name);
	}

	disable(name: string): void {
		this.updateDisabled.run(this.now(), name);
	}

	enable(name: string): void {
		this.clearDisabled.run(name);
	}
}

const personOf = ({ name, title, role }: PersonRow): Person => ({ name, title, role });

const accountOf = (row: AccountRow): Account => ({
	...personOf(row),
	villages: JSON.parse(row.villages) as string[],
	createdAtMs: row.created_at,
	disabledAtMs: row.disabled_at
});
