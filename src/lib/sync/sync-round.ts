import { mayRead, mayWrite, type Access, type OpenDatabase } from '../domain/access/access';
import { Done } from '../domain/access/people';
import { err, ok, type Result } from '../domain/result';
import { MOST_ERASED_AT_ONCE, type ErasedHere } from '../domain/consent/withdrawals';
import type { Ledger } from '../store/ledger';
import { nothingWaits } from '../store/push-mark';
import type { Receipts } from '../store/receipts';
import type { StorageError } from '../store/storage-error';
import { askAccess } from './ask-access';
import type { ReplicationFailure } from './failures';
import { newPullMemory, pullVillage, type Pulled, type PullMemory } from './pull';
import { newPushMemory, pushVillage, type PushMemory } from './push';
import type { ServerClient } from './server-client';
import type { ErasedByCommune } from './store-documents';
import type { SyncEvent } from './sync-machine';
import { takeStock } from './take-stock';
import { VillageRequests } from './village-requests';

export interface RoundParts {
	client: ServerClient;
	/** This person's ledger of a village; made when it is new here. */
	openLedger: (village: string) => Promise<Result<Ledger, StorageError>>;
	/** Villages with a ledger here, also those no longer open to this person. */
	heldVillages: () => Promise<string[]>;
	receipts: Receipts;
	/** The last answer to the one question. */
	knownAccess: () => Promise<Access | undefined>;
	/** Who may open what, and how wrong this device's clock is. */
	onAccess: (access: Access, offsetMs: number) => Promise<void>;
	/** Something new is in the village's ledger. */
	onReceived: (village: string) => void;
	/** These were erased: what else is kept of them goes too, and of whole households everything, sent or not. */
	onErased: (village: string, tombstones: ErasedByCommune) => Promise<Result<null, StorageError>>;
	/**
	 * The same in a village that is no longer read here, whose tombstones do not come: the commune names the households, and
	 * nothing of them stays, sent or not. Also where the village has left this device long since.
	 */
	onToErase: (
		village: string,
		households: readonly string[]
	) => Promise<Result<null, StorageError>>;
	/**
	 * The village is here to its end. Told at every round, also of one that brought nothing: a tab may have died between the
	 * last page and what was made of it.
	 */
	onComplete: (village: string, pulled: Pulled) => Promise<void>;
	/** The village is no longer to be read here, and nothing in it waits: its data may leave this device. */
	onTakenAway: (village: string, server: string) => Promise<void>;
	/** What was erased here and the commune has not been told yet. */
	erasedHere: ErasedHereShelf;
	/** False once what may be used by itself is used up: asked between villages, batches, pages and chunks. */
	mayGoOn: () => boolean;
	say: (event: SyncEvent) => void;
	memory: RoundMemory;
	nowMs: () => number;
}

/** Kept over restarts, so that the commune need not wait for a device's word longer than for the device. */
export interface ErasedHereShelf {
	untold: () => Promise<ErasedHere['erased']>;
	told: (erased: ErasedHere['erased']) => Promise<void>;
}

/** What rounds hand on to each other. */
export interface RoundMemory {
	push: PushMemory;
	pull: PullMemory;
}

export const newRoundMemory = (): RoundMemory => ({
	push: newPushMemory(),
	pull: newPullMemory()
});

type Done = Result<null, ReplicationFailure>;

/**
 * One round: ask what is open and new, push everything that waits, let go of what was taken away, then pull what is new.
 * Villages do not wait for each other: what stops one is noted and the next goes on, unless it would stop them all.
 */
export async function syncRound(parts: RoundParts): Promise<Done> {
	const { client, say, nowMs } = parts;
	say({ type: 'round-began', ms: nowMs() });
	const asked = await askAccess(client, nowMs, await parts.knownAccess());
	if (!asked.ok) return asked;
	await parts.onAccess(asked.value.access, asked.value.offsetMs);

	const round = new Round(parts, asked.value.access);
	const opened = await round.open();
	if (!opened.ok) return opened;
	const pushed = await round.push();
	const erased = await round.eraseWhereNotRead();
	if (!erased.ok) return erased;
	await round.tellStock(pushed.ok);
	await round.letGo();
	if (!pushed.ok && (endsRound(pushed.error) || round.linkIsDown)) return pushed;
	const pulled = await round.pull();
	await tellErased(parts);
	if (round.settledByPull) await round.tellStock(pushed.ok && pulled.ok);
	return pushed.ok ? pulled : pushed;
}

/** Asked again at the next round where it fails: the data itself is gone from here in any case. */
async function tellErased({ client, erasedHere }: RoundParts): Promise<void> {
	const untold = (await erasedHere.untold()).slice(0, MOST_ERASED_AT_ONCE);
	if (untold.length === 0) return;
	const body: ErasedHere = { erased: untold };
	const told = await client.ask({ method: 'POST', path: '/api/erasures', body, shape: Done });
	if (told.ok) await erasedHere.told(untold);
}

class Round {
	settledByPull = false;
	linkIsDown = false;
	private readonly ledgers = new Map<string, Ledger>();
	/** Refused although the answer to the one question said otherwise: it was taken away since. */
	private readonly closed = new Set<string>();
	private answered = 0;
	private waiting = 0;

	constructor(
		private readonly parts: RoundParts,
		private readonly access: Access
	) {}

	/** The villages to be read, and those that were: what waits in them is not forgotten. */
	async open(): Promise<Done> {
		const { openLedger, heldVillages, receipts } = this.parts;
		this.waiting = (await receipts.waiting()).length;
		const readable = this.access.databases.filter(mayRead).map(({ name }) => name);
		for (const village of new Set([...readable, ...(await heldVillages())])) {
			const opened = await openLedger(village);
			if (!opened.ok) return err({ kind: 'device-storage', cause: opened.error.kind });
			this.ledgers.set(village, opened.value);
		}
		return ok(null);
	}

	async push(): Promise<Done> {
		this.sayHowFar();
		return this.eachVillage(mayWrite, ({ name }) => this.pushOne(name, new Set()));
	}

	/** After the push: what is still to be handed in about a household, that it declined, was handed in. */
	async eraseWhereNotRead(): Promise<Done> {
		const readable = new Set(this.access.databases.filter(mayRead).map(({ name }) => name));
		const byVillage = new Map<string, string[]>();
		for (const { village, household } of this.access.toErase ?? [])
			if (!readable.has(village))
				byVillage.set(village, [...(byVillage.get(village) ?? []), household]);
		for (const [village, households] of byVillage) {
			const erased = await this.parts.onToErase(village, households);
			if (!erased.ok) return err({ kind: 'device-storage', cause: erased.error.kind });
		}
		return ok(null);
	}

	/** What the answer to the one question no longer shows to this person; a refusal on the way says nothing of the kind. */
	async letGo(): Promise<void> {
		const { access, ledgers, parts } = this;
		const readable = new Set(access.databases.filter(mayRead).map(({ name }) => name));
		for (const [village, ledger] of ledgers) {
			if (readable.has(village) || !(await nothingWaits(ledger, access.server))) continue;
			ledgers.delete(village);
			await parts.onTakenAway(village, access.server);
		}
	}

	async pull(): Promise<Done> {
		return this.eachVillage(mayRead, async ({ name: village, mode, seq: newest }) => {
			const { say, memory, mayGoOn, onReceived, onErased } = this.parts;
			const own = new Set<string>();
			const pulled = await pullVillage({
				ledger: this.ledger(village),
				requests: this.requests(village),
				server: this.access.server,
				newest,
				memory: memory.pull,
				mayGoOn,
				onErased: (tombstones) => onErased(village, tombstones),
				onReceived: ({ own: ownIds, ...received }) => {
					for (const id of ownIds) own.add(id);
					if (received.total > 0) say({ type: 'receiving', village, ...received });
					if (received.done > 0) onReceived(village);
				}
			});
			// Our own entries among them need no further word: this settles them without sending anything.
			if (own.size > 0 && mayWrite({ mode })) {
				this.settledByPull = true;
				const settled = await this.pushOne(village, own);
				if (pulled.ok && !settled.ok) return settled;
			}
			if (!pulled.ok) return pulled;
			await this.parts.onComplete(village, pulled.value);
			return ok(null);
		});
	}

	async tellStock(allPushed: boolean): Promise<void> {
		const { say, receipts, nowMs } = this.parts;
		const { waiting, refused, waitingIn } = await takeStock([...this.ledgers.values()], receipts);
		say({ type: 'counted', waiting, refused });
		const closedVillages = waitingIn.filter((village) => !this.isOpenForWriting(village));
		if (allPushed) say({ type: 'all-pushed', ms: nowMs(), closedVillages });
	}

	private pushOne(village: string, seenOnServer: ReadonlySet<string>): Promise<Done> {
		const { receipts, memory, mayGoOn, nowMs, onErased } = this.parts;
		return pushVillage({
			ledger: this.ledger(village),
			requests: this.requests(village),
			server: this.access.server,
			receipts,
			memory: memory.push,
			mayGoOn,
			seenOnServer,
			nowMs,
			onErased: (refused) => onErased(village, { ofHouseholds: [], alone: [], refused }),
			onAnswered: (entries) => {
				this.answered += entries;
				this.sayHowFar();
			}
		});
	}

	private sayHowFar(): void {
		const total = Math.max(this.waiting, this.answered);
		if (total > 0) this.parts.say({ type: 'sending', done: this.answered, total });
	}

	private isOpenForWriting(village: string): boolean {
		const listed = this.access.databases.find(({ name }) => name === village);
		return listed !== undefined && mayWrite(listed) && !this.closed.has(village);
	}

	/** @returns the first failure, when there was one, after all villages had their turn */
	private async eachVillage(
		isOpen: (database: OpenDatabase) => boolean,
		work: (database: OpenDatabase) => Promise<Done>
	): Promise<Done> {
		let failed: Done = ok(null);
		let inARow = 0;
		for (const database of this.access.databases) {
			const { name } = database;
			if (!isOpen(database) || !this.ledgers.has(name) || this.closed.has(name)) continue;
			const done = await work(database);
			if (done.ok) {
				inARow = 0;
				continue;
			}
			if (done.error.kind === 'village-closed') {
				this.closed.add(name);
				continue;
			}
			if (failed.ok) failed = done;
			// One village's trouble is its own; two in a row, or the only one, and it is the link's.
			const others = this.access.databases.length > 1;
			this.linkIsDown = isOfTheLink(done.error) && (++inARow > 1 || !others);
			if (endsRound(done.error) || this.linkIsDown) return done;
		}
		return failed;
	}

	private ledger(village: string): Ledger {
		const ledger = this.ledgers.get(village);
		if (!ledger) throw new Error(`the ledger of ${village} was not opened`);
		return ledger;
	}

	private requests(village: string): VillageRequests {
		return new VillageRequests(this.parts.client, village);
	}
}

const endsRound = ({ kind }: ReplicationFailure): boolean =>
	kind === 'session-expired' || kind === 'stopped' || kind === 'data-cap-reached';

const isOfTheLink = ({ kind }: ReplicationFailure): boolean =>
	kind === 'unreachable' || kind === 'server-busy';
