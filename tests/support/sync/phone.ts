import { setTimeout as sleep } from 'node:timers/promises';
import MemoryPouch from 'pouchdb-adapter-memory';
import PouchDB from 'pouchdb-core';
import { SignedIn, type Access } from '../../../src/lib/domain/access';
import { formatReading, tick, type Clock } from '../../../src/lib/domain/clock';
import type { Entry } from '../../../src/lib/domain/entries/entry';
import { stampFor } from '../../../src/lib/domain/entries/envelope';
import { deviceId, ulid } from '../../../src/lib/domain/ids';
import { ok, type Result } from '../../../src/lib/domain/result';
import { offerAgain } from '../../../src/lib/store/box';
import type { Ledger } from '../../../src/lib/store/ledger';
import { createLedger } from '../../../src/lib/store/pouch-ledger';
import type { ReceiptRow, Receipts } from '../../../src/lib/store/receipts';
import type { StorageError } from '../../../src/lib/store/storage-error';
import {
	exportUnsent,
	type UnsentEntry,
	type UnsentFile
} from '../../../src/lib/sync/export-unsent';
import type { ReplicationFailure } from '../../../src/lib/sync/failures';
import { ServerClient, type Traffic } from '../../../src/lib/sync/server-client';
import type { SyncParts } from '../../../src/lib/sync/sync-service';
import { sentenceOf } from '../../../src/lib/sync/sync-sentence';
import { step, syncStart, type SyncState } from '../../../src/lib/sync/sync-machine';
import { newRoundMemory, syncRound } from '../../../src/lib/sync/sync-round';

const Pouch = PouchDB.plugin(MemoryPouch);

let count = 0;
const randomBytes = (length: number) => crypto.getRandomValues(new Uint8Array(length));

/**
 * A volunteer's phone without its screen: the real ledger over PouchDB in memory, the real sync, and Node's fetch. What
 * screens would show is in `state` and `receipts`.
 */
export class Phone {
	readonly ledgers = new Map<string, Ledger>();
	readonly receipts = new ReceiptBook();
	/** Villages received to their end. */
	readonly complete = new Set<string>();
	readonly said: SyncState[] = [];
	readonly surprises: unknown[] = [];
	readonly traffic: Traffic & { requests: number } = {
		sentBytes: 0,
		receivedBytes: 0,
		requests: 0
	};
	state: SyncState = syncStart;
	access: Access | undefined;
	tokenAccepted = true;
	silenceMs = 5_000;
	private clock: Clock = { ms: 0, counter: 0 };
	private memory = newRoundMemory();
	private readonly name = `phone-${process.pid}-${++count}`;

	constructor(
		readonly person: string,
		/** Where the phone finds the server; a test may put a bad link in between. */
		public origin: string,
		public token: string,
		readonly device = deviceId(randomBytes(7))
	) {}

	static async signedIn(origin: string, person: string, password: string): Promise<Phone> {
		const phone = new Phone(person, origin, '');
		await phone.signIn(password);
		return phone;
	}

	async signIn(password: string): Promise<void> {
		const response = await fetch(`${this.origin}/api/sign-in`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ name: this.person, password, device: this.device })
		});
		const { token, access } = SignedIn.parse(await response.json());
		this.token = token;
		this.access = access;
		this.tokenAccepted = true;
		this.state = step(this.state, { type: 'signed-in' });
	}

	/** As the query of the sync page puts it together: what sync said, and what waits and is refused by now. */
	get sentence() {
		return sentenceOf({ ...this.state, ...this.receipts.count() });
	}

	/** One round with the server, as the button starts it. */
	async sync(signal = new AbortController().signal): Promise<Result<null, ReplicationFailure>> {
		const nowMs = () => Date.now();
		const say = (event: Parameters<typeof step>[1]) => {
			this.state = step(this.state, event);
			this.said.push(this.state);
		};
		const client = new ServerClient({
			fetch,
			origin: this.origin,
			token: this.token,
			nowMs,
			signal,
			silenceMs: this.silenceMs,
			meter: ({ sentBytes, receivedBytes }) => {
				this.traffic.sentBytes += sentBytes;
				this.traffic.receivedBytes += receivedBytes;
				if (sentBytes > 0) this.traffic.requests++;
			}
		});
		const done = await syncRound({
			client,
			openLedger: (village) => this.openLedger(village),
			heldVillages: async () => [...this.ledgers.keys()],
			receipts: this.receipts,
			onAccess: async (access) => void (this.access = access),
			onReceived: () => undefined,
			onComplete: async (village) => void this.complete.add(village),
			onErased: (village, entryIds) => this.erase(village, entryIds),
			onTakenAway: (village) => this.letGo(village),
			say,
			memory: this.memory,
			nowMs
		});
		if (done.ok) say({ type: 'round-ended' });
		else if (done.error.kind === 'session-expired') {
			this.tokenAccepted = false;
			say({ type: 'token-rejected' });
		} else say({ type: 'failed', reached: false, nextTryMs: nowMs() + 1 });
		return done;
	}

	/** What the worker would hand to `SyncService`, but for what belongs to one tab. */
	syncParts(): Omit<SyncParts, 'fetch' | 'locks' | 'openChannel'> {
		return {
			person: this.person,
			origin: this.origin,
			session: async () => ({ token: this.token, tokenAccepted: this.tokenAccepted }),
			rejectToken: async (token) => {
				if (token === this.token) this.tokenAccepted = false;
			},
			onAccess: async (access) => void (this.access = access),
			openLedger: (village) => this.openLedger(village),
			heldVillages: async () => [...this.ledgers.keys()],
			receipts: this.receipts,
			onReceived: () => undefined,
			onComplete: async (village) => void this.complete.add(village),
			onErased: (village, entryIds) => this.erase(village, entryIds),
			onTakenAway: (village) => this.letGo(village),
			status: {
				read: async () => this.state,
				keep: async (state) => void (this.state = state)
			},
			countTraffic: async () => undefined,
			clock: {
				nowMs: () => Date.now(),
				after: (delayMs, action) => {
					const timer = setTimeout(action, delayMs);
					return () => clearTimeout(timer);
				}
			},
			random: Math.random,
			newId: () => crypto.randomUUID(),
			onSurprise: (thrown) => this.surprises.push(thrown)
		};
	}

	/** Tries until a round succeeds, as the scheduler would; for links that break now and then. */
	async syncUntilDone(tries = 10): Promise<void> {
		for (let i = 0; i < tries; i++) {
			if ((await this.sync()).ok) return;
			await sleep(20);
		}
		throw new Error(`no round came through in ${tries} tries`);
	}

	/** As after a restart of the browser: nothing kept but what is in the databases. */
	restart(): void {
		this.memory = newRoundMemory();
	}

	/** As where packs do not come through. */
	pullsOnly(): void {
		this.memory.pull.pack.inVain = Infinity;
	}

	async ledger(village: string): Promise<Ledger> {
		const opened = await this.openLedger(village);
		if (!opened.ok) throw new Error(opened.error.kind);
		return opened.value;
	}

	async openLedger(village: string): Promise<Result<Ledger, StorageError>> {
		const known = this.ledgers.get(village);
		if (known) return ok(known);
		const { person, device } = this;
		const pouch = new Pouch(`${this.name}-${person}-${village}`, { adapter: 'memory' });
		const created = await createLedger(pouch, { village, person, device });
		if (created.ok) this.ledgers.set(village, created.value);
		return created;
	}

	private async erase(village: string, entryIds: readonly string[]) {
		const erased = await (await this.ledger(village)).erase(entryIds);
		return erased.ok ? ok(null) : erased;
	}

	private async letGo(village: string): Promise<void> {
		await (await this.ledger(village)).destroy();
		this.ledgers.delete(village);
		this.complete.delete(village);
	}

	/** Writes entries down as a save would, for households of their own unless one is named. */
	async records(village: string, notes: readonly string[], household?: string): Promise<Entry[]> {
		const entries = notes.map((note) => this.visit(note, household));
		const ledger = await this.ledger(village);
		const appended = await ledger.appendMany(entries);
		if (!appended.ok) throw new Error(appended.error.kind);
		this.receipts.saved(village, entries);
		this.state = step(this.state, { type: 'counted', ...this.receipts.count() });
		return entries;
	}

	/** What the box's "send again" does. */
	async offersAgain(village: string, entry: Entry): Promise<void> {
		await offerAgain(await this.ledger(village), entry._id);
		await this.receipts.markWaiting(village, [entry._id]);
		this.state = step(this.state, { type: 'counted', ...this.receipts.count() });
	}

	/** What the file to hand over holds. */
	async exports(): Promise<UnsentEntry[]> {
		const { person, device } = this;
		const ledgers = [...this.ledgers.values()];
		const { text } = await exportUnsent({ person, device, ledgers, nowMs: Date.now() });
		return (JSON.parse(text) as UnsentFile).entries;
	}

	private visit(note: string, household = ulid(Date.now(), randomBytes(10))): Entry {
		this.clock = tick(this.clock, Date.now());
		const stamp = stampFor({
			kind: 'household',
			subject: household,
			at: formatReading(this.clock),
			by: this.person,
			device: this.device,
			deviceTime: new Date().toISOString()
		});
		return { ...stamp, type: 'visit-recorded', outcome: 'no-one-home', personal: { note } };
	}

	/** Every entry this phone knows of a village. */
	async knows(village: string): Promise<Set<string>> {
		const ledger = await this.ledger(village);
		const ids = new Set<string>();
		for (let seq = 0; ;) {
			const { rows, lastSeq } = await ledger.changesSince(seq, 500);
			if (rows.length === 0) return ids;
			for (const row of rows) if (!row.deleted) ids.add(row.id);
			seq = lastSeq;
		}
	}
}

/** Receipts in memory; the browser's are a table. */
export class ReceiptBook implements Receipts {
	private readonly rows = new Map<string, ReceiptRow>();

	saved(village: string, entries: readonly Entry[]): void {
		for (const { _id: entryId, type } of entries)
			this.rows.set(entryId, {
				entryId,
				village,
				subject: entryId.split(':')[1] ?? '',
				type,
				receipt: 'local',
				bytes: 0
			});
	}

	of(entry: Entry): string {
		return this.rows.get(entry._id)?.receipt ?? 'received';
	}

	count() {
		const all = [...this.rows.values()];
		const refused = all.filter(({ receipt }) => receipt === 'refused').length;
		return { waiting: all.length - refused, refused };
	}

	async markReceived(_village: string, entryIds: readonly string[]): Promise<void> {
		for (const id of entryIds) this.rows.delete(id);
	}

	async markRefused(_village: string, entryId: string, reason: string): Promise<void> {
		const row = this.rows.get(entryId);
		if (row) this.rows.set(entryId, { ...row, receipt: 'refused', reason });
	}

	async markWaiting(_village: string, entryIds: readonly string[]): Promise<void> {
		for (const id of entryIds) {
			const row = this.rows.get(id);
			if (row) this.rows.set(id, { ...row, receipt: 'local' });
		}
	}

	async waiting(): Promise<ReceiptRow[]> {
		return [...this.rows.values()].filter(({ receipt }) => receipt !== 'refused');
	}

	async refused(): Promise<ReceiptRow[]> {
		return [...this.rows.values()].filter(({ receipt }) => receipt === 'refused');
	}
}
