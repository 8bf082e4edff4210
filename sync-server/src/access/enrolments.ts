import type { Database } from '../storage/sqlite/driver';
import { createHash, randomBytes } from 'node:crypto';
import type { Person, Role } from '../../../src/lib/domain/access/access';
import { err, ok, type Result } from '../../../src/lib/domain/result';

/** A code is shown to someone who stands beside, with a phone in the hand. */
const LASTS_MS = 15 * 60_000;

/** Spent codes say for a while who came in by them, then go. */
const KEPT_MS = 90 * 24 * 3_600_000;

const CODE_BYTES = 16;

/** @property villages those the person has; the code lets into exactly these */
export interface ValidEnrolment {
	person: Person;
	villages: string[];
	expiresAtMs: number;
}

/** Unknown, used, too old, or no longer true: whoever shows a code they should not have learns no more than that. */
export type EnrolmentError = { kind: 'not-valid' };

interface EnrolmentRow {
	name: string;
	title: string;
	role: Role;
	villages: string;
	expires_at: number;
}

const VILLAGES_NOW = `(
	SELECT json_group_array(village ORDER BY village) FROM person_village WHERE person = enrolment.person
)`;

/** Still good: in time, unused, its person let in, and with the villages it was made for. */
const IS_VALID = `code_hash = @hash AND used_at IS NULL AND expires_at > @now AND villages = ${VILLAGES_NOW}
	AND (SELECT disabled_at IS NULL FROM person WHERE name = enrolment.person)`;

/** Codes that let one person in once, on the device that shows it first. */
export class Enrolments {
	private readonly insert;
	private readonly deleteOld;
	private readonly select;
	private readonly use;

	constructor(
		db: Database,
		private readonly now: () => number
	) {
		this.insert = db.prepare(
			`INSERT INTO enrolment (code_hash, person, villages, created_by, created_at, expires_at)
			VALUES (@hash, @person, (
				SELECT json_group_array(village ORDER BY village) FROM person_village WHERE person = @person
			), @by, @now, @expires)`
		);
		this.deleteOld = db.prepare('DELETE FROM enrolment WHERE created_at < ?');
		this.select = db.prepare<[{ hash: Buffer; now: number }], EnrolmentRow>(
			`SELECT name, title, role, villages, expires_at FROM enrolment JOIN person ON name = person
			WHERE ${IS_VALID}`
		);
		this.use = db.prepare<[{ hash: Buffer; now: number; device: string }]>(
			`UPDATE enrolment SET used_at = @now, used_device = @device WHERE ${IS_VALID}`
		);
	}

	/**
	 * @param by who made it; undefined for whoever sits at the server
	 * @returns the code, which the server itself cannot read again
	 */
	create(person: string, by: string | undefined): string {
		const nowMs = this.now();
		this.deleteOld.run(nowMs - KEPT_MS);
		const code = randomBytes(CODE_BYTES).toString('base64url');
		this.insert.run({
			hash: hashOf(code),
			person,
			by: by ?? null,
			now: nowMs,
			expires: nowMs + LASTS_MS
		});
		return code;
	}

	/** Whose code this is; looking does not use it up. */
	look(code: string): Result<ValidEnrolment, EnrolmentError> {
		const row = this.select.get({ hash: hashOf(code), now: this.now() });
		if (!row) return err({ kind: 'not-valid' });
		const { name, title, role } = row;
		return ok({
			person: { name, title, role },
			villages: JSON.parse(row.villages) as string[],
			expiresAtMs: row.expires_at
		});
	}

	/** Uses the code up. Of two devices that show it at once, the row lets in one. */
	consume(code: string, device: string): Result<Person, EnrolmentError> {
		const found = this.look(code);
		if (!found.ok) return found;
		const { changes } = this.use.run({ hash: hashOf(code), now: this.now(), device });
		return changes === 1 ? ok(found.value.person) : err({ kind: 'not-valid' });
	}
}

const hashOf = (code: string): Buffer => createHash('sha256').update(code).digest();
