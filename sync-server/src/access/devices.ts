import type { Database } from '../storage/sqlite/driver';
import type { Person, Role } from '../../../src/lib/domain/access/access';
import { hashToken, newToken } from './tokens';

export interface Device {
	id: string;
	person: string;
	/** What its people call it, or what it said of itself at sign-in; null where it said nothing. */
	name: string | null;
	createdAtMs: number;
	lastSeenAtMs: number;
	revokedAtMs: number | null;
}

export interface SignedInDevice {
	device: string;
	person: Person;
}

interface TokenRow {
	id: string;
	name: string;
	title: string;
	role: Role;
	last_seen_at: number;
}

/** "Last seen" is for finding lost phones: minutes are exact enough, and each writing costs a flush to the disk. */
const SEEN_EVERY_MS = 10 * 60_000;

const DEVICES = `SELECT id, person, name, created_at AS createdAtMs, last_seen_at AS lastSeenAtMs,
	revoked_at AS revokedAtMs FROM device`;
const NEWEST_FIRST = 'ORDER BY last_seen_at DESC, id, person';

/** The phones people signed in on. A token is looked up at each request, so what is revoked is out at once. */
export class Devices {
	private readonly upsert;
	private readonly byToken;
	private readonly touch;
	private readonly selectAll;
	private readonly selectOf;
	private readonly updateName;
	private readonly revokeOne;
	private readonly revokeDevice;
	private readonly revokePerson;
	private readonly revokeOthers;

	constructor(
		db: Database,
		private readonly now: () => number
	) {
		this.upsert = db.prepare(
			`INSERT INTO device (id, person, token_hash, created_at, last_seen_at, name) VALUES (?, ?, ?, ?, ?, ?)
			ON CONFLICT (id, person) DO UPDATE SET token_hash = excluded.token_hash,
				created_at = excluded.created_at, last_seen_at = excluded.last_seen_at, revoked_at = NULL,
				name = coalesce(device.name, excluded.name)`
		);
		this.byToken = db.prepare<[Buffer], TokenRow>(
			`SELECT device.id, person.name, title, role, last_seen_at FROM device JOIN person ON person.name = device.person
			WHERE token_hash = ? AND revoked_at IS NULL AND disabled_at IS NULL`
		);
		this.touch = db.prepare('UPDATE device SET last_seen_at = ? WHERE id = ? AND person = ?');
		this.selectAll = db.prepare<[], Device>(`${DEVICES} ${NEWEST_FIRST}`);
		this.selectOf = db.prepare<[string], Device>(`${DEVICES} WHERE person = ? ${NEWEST_FIRST}`);
		this.updateName = db.prepare('UPDATE device SET name = ? WHERE id = ? AND person = ?');
		this.revokeOne = db.prepare(
			'UPDATE device SET revoked_at = ? WHERE id = ? AND person = ? AND revoked_at IS NULL'
		);
		this.revokeDevice = db.prepare(
			'UPDATE device SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL'
		);
		this.revokePerson = db.prepare(
			'UPDATE device SET revoked_at = ? WHERE person = ? AND revoked_at IS NULL'
		);
		this.revokeOthers = db.prepare(
			'UPDATE device SET revoked_at = ? WHERE person = ? AND id != ? AND revoked_at IS NULL'
		);
	}

	/** A new token for this person on this device; an earlier one of theirs there no longer counts. */
	enrol(device: string, person: string, name?: string): string {
		const token = newToken();
		const nowMs = this.now();
		this.upsert.run(device, person, hashToken(token), nowMs, nowMs, name ?? null);
		return token;
	}

	signedIn(token: string): SignedInDevice | undefined {
		const row = this.byToken.get(hashToken(token));
		if (!row) return undefined;
		this.noteSeen(row);
		const { id, name, title, role } = row;
		return { device: id, person: { name, title, role } };
	}

	private noteSeen({ id, name, last_seen_at }: TokenRow): void {
		const nowMs = this.now();
		if (nowMs - last_seen_at <= SEEN_EVERY_MS) return;
		try {
			this.touch.run(nowMs, id, name);
		} catch {
			// A full disk or a long import must not keep anyone from reading; the next request notes it.
		}
	}

	all(): Device[] {
		return this.selectAll.all();
	}

	of(person: string): Device[] {
		return this.selectOf.all(person);
	}

	/** @returns false when this person has no such device */
	rename(device: string, person: string, name: string): boolean {
		return this.updateName.run(name, device, person).changes === 1;
	}

	signOut({ device, person }: SignedInDevice): void {
		this.revokeFor(device, person.name);
	}

	/** One person's sign-in on a device; others who share it stay signed in. */
	revokeFor(device: string, person: string): void {
		this.revokeOne.run(this.now(), device, person);
	}

	/** @returns how many people were signed in on it */
	revoke(device: string): number {
		return this.revokeDevice.run(this.now(), device).changes;
	}

	/** @returns how many devices this person was signed in on */
	revokeAllOf(person: string): number {
		return this.revokePerson.run(this.now(), person).changes;
	}

	/** @returns how many were signed out beside the one that stays */
	revokeAllBut(device: string, person: string): number {
		return this.revokeOthers.run(this.now(), person, device).changes;
	}
}
