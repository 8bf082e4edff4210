import { setTimeout as sleep } from 'node:timers/promises';
import MemoryPouch from 'pouchdb-adapter-memory';
import PouchDB from 'pouchdb-core';
import { SignedIn, type Access } from '../../../src/lib/domain/access/access';
import { nextReading, type DeviceTime } from '../../../src/lib/domain/time/clock';
import type { Entry } from '../../../src/lib/domain/entries/entry';
import { stampFor, type EntryStamp } from '../../../src/lib/domain/entries/envelope';
import { deviceId, ulid } from '../../../src/lib/domain/ids';
import { ok, type Result } from '../../../src/lib/domain/result';
import { offerAgain, takeHouseholdsOutOfBox } from '../../../src/lib/store/box';
import { forgetHouseholds } from '../../../src/lib/store/forget-households';
import type { Ledger } from '../../../src/lib/store/ledger';
import { createLedger } from '../../../src/lib/store/pouch-ledger';
import { unsentRows } from '../../../src/lib/store/push-mark';
import type { ReceiptRow, Receipts } from '../../../src/lib/store/receipts';
import type { StorageError } from '../../../src/lib/store/storage-error';
import {
	exportUnsent,
	type UnsentEntry,
	type UnsentFile
} from '../../../src/lib/sync/export-unsent';
import type { ReplicationFailure } from '../../../src/lib/sync/failures';
import { ServerClient, type Traffic } from '../../../src/lib/sync/server-client';
import type { ErasedByCommune } from '../../../src/lib/sync/store-documents';
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
	/** The way to the server; a test may break it at one request. */
	net: typeof fetch = (input, init) => fetch(input, init);
	/** What a round may use before it stops; as much as there is, unless a test says less. */
	allowedBytes = Infinity;
	/** What this phone's clock shows. */
	wallMs = (): number => Date.now();
	/** What to add to it to have the commune's time, as the last answer told. */
	serverOffsetMs = 0;
	/** What stands between a ledger and its database: a test may end the phone at any step of it. */
	underLedgers: (pouch: PouchDB.Database, village: string) => PouchDB.Database = (pouch) => pouch;
	/** Notes that a village was received to its end; a test may end the phone over it. */
	isWhole = async (village: string): Promise<void> => void this.complete.add(village);
	/** Erased here, and the commune has not been told yet. */
	erased: { village: string; household: string }[] = [];
	private clock: DeviceTime = { ms: 0, counter: 0 };
	private memory = newRoundMemory();
	constructor(
		readonly person: string,
		/** Where the phone finds the server; a test may put a bad link in between. */
		public origin: string,
		public token: string,
		readonly device = deviceId(randomBytes(7)),
		private readonly name = `phone-${process.pid}-${++count}`
	) {}

	static async signedIn(origin: string, person: string, password: string): Promise<Phone> {
		const phone = new Phone(person, origin, '');
		await phone.signIn(password);
		return phone;
	}

	async signIn(password: string): Promise<void> {
		const response = await this.net(`${this.origin}/api/sign-in`, {
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
		return sentenceOf({ ...this.state, ...this.receipts.count(), counted: true });
	}

	/** One round with the server, as the button starts it. */
	async sync(signal = new AbortController().signal): Promise<Result<null, ReplicationFailure>> {
		const nowMs = this.wallMs;
		const { sentBytes, receivedBytes } = this.traffic;
		const usedBytes = () =>
			this.traffic.sentBytes + this.traffic.receivedBytes - sentBytes - receivedBytes;
		const say = (event: Parameters<typeof step>[1]) => {
			this.state = step(this.state, event);
			this.said.push(this.state);
		};
		const client = new ServerClient({
			fetch: this.net,
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
			knownAccess: async () => this.access,
			onAccess: async (access, offsetMs) => {
				this.access = access;
				this.serverOffsetMs = offsetMs;
			},
			onReceived: () => undefined,
			onComplete: (village) => this.isWhole(village),
			onErased: (village, tombstones) => this.erase(village, tombstones),
			onToErase: (village, households) => this.eraseNamed(village, households),
			onTakenAway: (village) => this.letGo(village),
			erasedHere: this.erasedHere,
			mayGoOn: () => usedBytes() < this.allowedBytes,
			say,
			memory: this.memory,
			nowMs
		});
		if (done.ok) say({ type: 'round-ended' });
		else if (done.error.kind === 'data-cap-reached') say({ type: 'paused' });
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
			knownAccess: async () => this.access,
			onAccess: async (access) => void (this.access = access),
			openLedger: (village) => this.openLedger(village),
			heldVillages: async () => [...this.ledgers.keys()],
			receipts: this.receipts,
			onReceived: () => undefined,
			onComplete: async (village) => void this.complete.add(village),
			onErased: (village, tombstones) => this.erase(village, tombstones),
			onToErase: (village, households) => this.eraseNamed(village, households),
			onTakenAway: (village) => this.letGo(village),
			erasedHere: this.erasedHere,
			status: {
				read: async () => this.state,
				keep: async (state) => void (this.state = state)
			},
			countTraffic: async () => undefined,
			bytesLeft: async () => Infinity,
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

	/** The same phone after its battery was empty: what its databases hold, and nothing else. */
	async switchedOnAgain(): Promise<Phone> {
		const { person, origin, token, device, name } = this;
		const phone = new Phone(person, origin, token, device, name);
		const { access, tokenAccepted, state, serverOffsetMs, net, wallMs, silenceMs } = this;
		Object.assign(phone, { access, tokenAccepted, serverOffsetMs, net, wallMs, silenceMs });
		Object.assign(phone, { underLedgers: this.underLedgers, erased: [...this.erased] });
		phone.state = step(state, { type: tokenAccepted ? 'signed-in' : 'token-rejected' });
		for (const village of this.ledgers.keys()) {
			const { waiting, refused } = await unsentRows(await phone.ledger(village));
			phone.saves(
				village,
				[...waiting, ...refused].map(({ entry }) => entry!)
			);
			for (const { id, reason } of refused) await phone.receipts.markRefused(village, id, reason);
		}
		return phone;
	}

	/** As where packs do not come through. */
	pullsOnly(): void {
		this.memory.pull.pack.inVain = Infinity;
	}

	/** As on a link that breaks often: a village comes in many pages. */
	inSmallPages(rows: number): void {
		this.memory.pull.pageRows = rows;
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
		const opened = new Pouch(`${this.name}-${person}-${village}`, { adapter: 'memory' });
		const pouch = this.underLedgers(opened, village);
		const created = await createLedger(pouch, { village, person, device });
		if (created.ok) this.ledgers.set(village, created.value);
		return created;
	}

	private async erase(village: string, { ofHouseholds, alone, refused }: ErasedByCommune) {
		const entryIds = [...ofHouseholds, ...refused];
		const ledger = await this.ledger(village);
		const dropped = await ledger.drop(alone);
		if (!dropped.ok || entryIds.length === 0) return dropped;
		const erased = await ledger.erase(entryIds);
		if (!erased.ok) return erased;
		await this.receipts.markReceived(village, erased.value);
		const households = [...new Set(entryIds.map((id) => id.split(':')[1] ?? ''))];
		const boxed = await takeHouseholdsOutOfBox(ledger, households);
		if (!boxed.ok) return boxed;
		for (const household of households) this.erased.push({ village, household });
		return boxed;
	}

	private async eraseNamed(village: string, households: readonly string[]) {
		const ledger = this.ledgers.get(village);
		const forgotten = ledger ? await forgetHouseholds(ledger, households) : ok([]);
		if (!forgotten.ok) return forgotten;
		await this.receipts.markReceived(village, forgotten.value);
		for (const household of households) this.erased.push({ village, household });
		return ok(null);
	}

	private get erasedHere(): SyncParts['erasedHere'] {
		return {
			untold: async () => this.erased,
			told: async (told) => {
				this.erased = this.erased.filter((one) => !told.includes(one));
			}
		};
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
		this.saves(village, entries);
		return entries;
	}

	/** What the screens say of entries that were just written down. */
	saves(village: string, entries: readonly Entry[]): void {
		this.receipts.saved(village, entries);
		this.state = step(this.state, { type: 'counted', ...this.receipts.count() });
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

	/** Somebody of the household says at the door that it is not to be recorded any longer. */
	async declines(village: string, household: string): Promise<void> {
		const entry: Entry = {
			...this.stamp(household),
			type: 'consent-withdrawn',
			purpose: 'coverage-record',
			textVersion: 'coverage-record.1',
			how: 'spoken'
		};
		const appended = await (await this.ledger(village)).append(entry);
		if (!appended.ok) throw new Error(appended.error.kind);
		this.saves(village, [entry]);
	}

	private visit(note: string, household = ulid(Date.now(), randomBytes(10))): Entry {
		const stamp = this.stamp(household);
		return { ...stamp, type: 'visit-recorded', outcome: 'no-one-home', personal: { note } };
	}

	private stamp(household: string): EntryStamp {
		const { clock, reading } = nextReading(this.clock, Date.now());
		this.clock = clock;
		return stampFor({
			kind: 'household',
			subject: household,
			at: reading,
			by: this.person,
			device: this.device,
			deviceTime: new Date().toISOString()
		});
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
