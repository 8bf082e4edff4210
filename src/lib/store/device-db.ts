import Dexie, { liveQuery, type Observable, type Table } from 'dexie';
import type { Access, Person } from '../domain/access/access';
import { nothingKnown, type KnownTime } from '../domain/time/commune-time';
import { withTrouble, type Trouble } from '../domain/device/trouble';

/**
 * What belongs to the device and not to a person: its id, who is signed in now, and how far its clock is from the
 * commune's. Small and strict.
 */
export class DeviceDb {
	readonly #db = new DeviceTables();

	/** Throws while the browser cannot open its databases; may be asked again. */
	async open(): Promise<void> {
		try {
			await this.#db.open();
		} catch (cause) {
			// Dexie remembers a failed opening until it is closed.
			this.#db.close({ disableAutoOpen: false });
			throw cause;
		}
	}

	/** Made at the first asking and kept for the life of this database. */
	deviceId(newId: () => string): Promise<string> {
		return this.#db.transaction('rw', this.#db.kept, async () => {
			const known = await this.#read<string>('device');
			if (known !== undefined) return known;
			const id = newId();
			await this.#keep('device', id);
			return id;
		});
	}

	session(): Promise<Session | undefined> {
		return this.#read<Session>('session');
	}

	watchSession(): Observable<Session | undefined> {
		return liveQuery(() => this.session());
	}

	keepSession(session: Session): Promise<void> {
		return this.#keep('session', session);
	}

	/** Does nothing when nobody, or meanwhile someone else, is signed in. */
	changeSession(person: string, change: (session: Session) => Session): Promise<void> {
		return this.#db.transaction('rw', this.#db.kept, async () => {
			const session = await this.session();
			if (session?.person.name === person) await this.keepSession(change(session));
		});
	}

	/** Forgets who is signed in. Nothing they recorded is touched. */
	async endSession(): Promise<void> {
		await this.#db.kept.delete('session');
	}

	/** What to add to `Date.now()` to have the commune's time, as last learnt. */
	async serverOffsetMs(): Promise<number> {
		return (await this.#read<number>('server-offset')) ?? 0;
	}

	/** Answers again when another tab has kept another one. */
	watchServerOffset(): Observable<number> {
		return liveQuery(() => this.serverOffsetMs());
	}

	async communeTime(): Promise<KnownTime> {
		const [offsetMs, looked] = await Promise.all([
			this.serverOffsetMs(),
			this.#read<Omit<KnownTime, 'offsetMs'>>('clock-looked-at')
		]);
		return { ...nothingKnown, ...looked, offsetMs };
	}

	/** The offset is written where it is another one alone: every open screen goes by it. */
	keepCommuneTime({ offsetMs, wallMs, certainMs }: KnownTime): Promise<void> {
		return this.#db.transaction('rw', this.#db.kept, async () => {
			if ((await this.serverOffsetMs()) !== offsetMs) await this.#keep('server-offset', offsetMs);
			await this.#keep('clock-looked-at', { wallMs, certainMs });
		});
	}

	/** Of the sign-in page, the one form that belongs to nobody yet. */
	readDraft(key: string): Promise<unknown> {
		return this.#read(`draft:${key}`);
	}

	async keepDraft(key: string, value: unknown): Promise<void> {
		if (value === undefined) await this.#db.kept.delete(`draft:${key}`);
		else await this.#keep(`draft:${key}`, value);
	}

	/** What went wrong here, newest first; see domain/device/trouble.ts for what is kept of it. */
	watchTroubles(): Observable<Trouble[]> {
		return liveQuery(async () => (await this.#read<Trouble[]>('troubles')) ?? []);
	}

	noteTrouble(trouble: Pick<Trouble, 'name' | 'where' | 'source'>, nowMs: number): Promise<void> {
		return this.#db.transaction('rw', this.#db.kept, async () => {
			const troubles = (await this.#read<Trouble[]>('troubles')) ?? [];
			await this.#keep('troubles', withTrouble(troubles, trouble, nowMs));
		});
	}

	close(): void {
		this.#db.close();
	}

	async #read<T>(key: string): Promise<T | undefined> {
		return (await this.#db.kept.get(key))?.value as T | undefined;
	}

	async #keep(key: string, value: unknown): Promise<void> {
		await this.#db.kept.put({ key, value });
	}
}

/** @property tokenAccepted false once the server turned the token away: work goes on, sending waits for a sign-in */
export interface Session {
	token: string;
	person: Person;
	access: Access;
	tokenAccepted: boolean;
}

class DeviceTables extends Dexie {
	readonly kept!: Table<{ key: string; value: unknown }, string>;

	constructor() {
		super('go-cua-device', { chromeTransactionDurability: 'strict' });
		this.version(1).stores({ kept: 'key' });
	}
}
