import { err, ok, type Result } from '../domain/result';
import { putInBox, readBox, takeOutOfBox } from '../store/box';
import type { Ledger, LedgerRow } from '../store/ledger';
import { readPushMark, writePushMark, type PushMark } from '../store/push-mark';
import type { Receipts } from '../store/receipts';
import type { StorageError } from '../store/storage-error';
import type { ReplicationFailure } from './failures';
import { MAX_SUSPECTS, sendRows, type Delivery, type Refused, type Suspect } from './send-rows';
import type { VillageRequests } from './village-requests';
import { waitingBatches } from './waiting-batches';

export interface PushParts {
	ledger: Ledger;
	requests: VillageRequests;
	/** The server's uuid: one that is new to this ledger has confirmed nothing of it. */
	server: string;
	receipts: Pick<Receipts, 'markReceived' | 'markRefused'>;
	/** Kept from round to round. */
	memory: PushMemory;
	/** False once what may be used by itself is used up. */
	mayGoOn: () => boolean;
	/** Ids the server itself has sent us: it has them. */
	seenOnServer: ReadonlySet<string>;
	nowMs: () => number;
	/** The commune has erased the households of these: what is here of them goes too, sent or not. */
	onErased: (entryIds: readonly string[]) => Promise<Result<null, StorageError>>;
	/** Told how many more of our entries the server has answered for. */
	onAnswered: (entries: number) => void;
}

/** What pushes learn about a server and need not learn again while this tab leads. */
export interface PushMemory {
	batchEntries: number;
}

/** Many small answers rather than one large: each is written down, and a cut costs less. A visit is about 600 bytes. */
export const newPushMemory = (): PushMemory => ({ batchEntries: 100 });

type Done = Result<null, ReplicationFailure>;

/**
 * Brings what was written here to the village's database on the server, oldest first, and writes down after each batch
 * how far the server has answered. An answer that is lost is asked for again: to send an entry twice is harmless.
 */
export async function pushVillage(parts: PushParts): Promise<Done> {
	const push = new VillagePush(parts, await startingMark(parts));
	const offered = await push.offerRefusedAgain();
	if (!offered.ok) return offered;
	const walked = await push.walk();
	return walked.ok ? push.finish() : walked;
}

async function startingMark({ ledger, server }: PushParts): Promise<PushMark> {
	const mark = await readPushMark(ledger);
	// A restored server remembers less than we do: everything is compared, and it gets back what it lost.
	return mark?.server === server ? mark : { server, seq: 0, comparing: true };
}

class VillagePush {
	private readonly suspects: Suspect[] = [];
	private someAnswered = false;
	private othersTaken = true;
	private walkedTo: number;

	constructor(
		private readonly parts: PushParts,
		private mark: PushMark
	) {
		this.walkedTo = mark.seq;
	}

	/** What somebody took out of the box to be tried once more. */
	async offerRefusedAgain(): Promise<Done> {
		const { ledger, receipts } = this.parts;
		const { refused } = await readBox(ledger);
		const ids = Object.keys(refused).filter((id) => refused[id]?.again);
		const delivery = await this.deliver(await ledger.read(ids));
		if (delivery.received.length > 0) {
			const taken = await takeOutOfBox(ledger, delivery.received);
			if (!taken.ok) return storageFailure(taken.error);
			await receipts.markReceived(ledger.village, delivery.received);
		}
		return this.settle(delivery);
	}

	/** Everything written here since the server's last answer. */
	async walk(): Promise<Done> {
		const { ledger, seenOnServer } = this.parts;
		const comparing = this.mark.comparing === true;
		const { refused: boxed } = await readBox(ledger);
		const batches = waitingBatches(ledger, this.mark.seq, {
			wanted: (row) => !row.deleted && !(row.id in boxed) && (comparing || this.isOwn(row)),
			batchEntries: () => this.parts.memory.batchEntries
		});
		for await (const { rows, upTo } of batches) {
			if (rows.length > 0 && !this.parts.mayGoOn()) return err({ kind: 'data-cap-reached' });
			const known = rows.filter((row) => seenOnServer.has(row.id));
			const unsure = rows.filter((row) => !seenOnServer.has(row.id));
			const delivery = await (comparing ? this.compare(unsure) : this.deliver(unsure));
			delivery.received.push(...known.map((row) => row.id));

			const settled = await this.settle(delivery);
			if (!settled.ok) return settled;
			this.walkedTo = upTo;
			// The mark says "answered up to here": it waits at the first entry that is not.
			const marked = this.suspects.length === 0 ? await this.writeMark(upTo, comparing) : ok(null);
			if (!marked.ok) return marked;
			if (delivery.received.length > 0)
				await this.parts.receipts.markReceived(ledger.village, delivery.received);
		}
		return ok(null);
	}

	/** Decides about what failed by itself, and writes down that the end was reached. */
	async finish(): Promise<Done> {
		const [suspect] = this.suspects;
		if (suspect && !this.areToBlame())
			return err({ kind: 'request-refused', reason: suspect.reason, certain: suspect.certain });
		for (const { id, reason } of this.suspects) {
			const boxed = await this.box({ id, reason });
			if (!boxed.ok) return boxed;
		}
		const isWritten = this.mark.seq === this.walkedTo && this.mark.comparing !== true;
		return isWritten ? ok(null) : this.writeMark(this.walkedTo, false);
	}

	/** The entries, rather than the server: it took others meanwhile, or it judged the few there were. */
	private areToBlame(): boolean {
		return (
			this.someAnswered ||
			(this.suspects.length < MAX_SUSPECTS && this.suspects.every(({ certain }) => certain))
		);
	}

	private isOwn({ entry }: LedgerRow): boolean {
		return entry !== undefined && this.parts.ledger.isOwn(entry);
	}

	private async deliver(rows: readonly LedgerRow[]): Promise<Delivery> {
		const { requests, onAnswered } = this.parts;
		const delivery = await sendRows(requests, rows, onAnswered);
		const { received, refused, erased } = delivery;
		if (received.length + refused.length + erased.length > 0) this.someAnswered = true;
		if (delivery.fitting !== undefined) this.parts.memory.batchEntries = delivery.fitting;
		return delivery;
	}

	/** Asks which revisions the server lacks and sends only those, others' too. */
	private async compare(rows: readonly LedgerRow[]): Promise<Delivery> {
		if (rows.length === 0) return this.deliver([]);
		const offered = Object.fromEntries(rows.map(({ id, document }) => [id, [document._rev]]));
		const missing = await this.parts.requests.missing(offered);
		if (!missing.ok)
			return { received: [], refused: [], erased: [], suspects: [], failure: missing.error };

		const lacking = rows.filter((row) => row.id in missing.value);
		const known = rows.filter((row) => !(row.id in missing.value)).map((row) => row.id);
		const own = await this.deliver(lacking.filter((row) => this.isOwn(row)));
		if (own.failure === undefined) await this.giveBack(lacking.filter((row) => !this.isOwn(row)));
		return { ...own, received: [...known, ...own.received] };
	}

	/**
	 * Others' entries, which the server may take from anyone who has them or from their authors only. No receipt and no
	 * box depends on them; when it wants none, they are not offered further.
	 */
	private async giveBack(rows: readonly LedgerRow[]): Promise<void> {
		if (rows.length === 0 || !this.othersTaken) return;
		const { received, failure } = await sendRows(this.parts.requests, rows);
		this.othersTaken = failure === undefined && received.length > 0;
	}

	/**
	 * Refused entries go to the box, with the reason, before anything says that the server has answered for them. Those of
	 * erased households do not: nobody could do anything about them there.
	 */
	private async settle({ refused, erased, suspects, failure, received }: Delivery): Promise<Done> {
		if (erased.length > 0) {
			const forgotten = await this.parts.onErased(erased);
			if (!forgotten.ok) return storageFailure(forgotten.error);
		}
		for (const one of refused) {
			const boxed = await this.box(one);
			if (!boxed.ok) return boxed;
		}
		this.suspects.push(...suspects);
		if (failure === undefined) return ok(null);
		await this.parts.receipts.markReceived(this.parts.ledger.village, received);
		return err(failure);
	}

	private async box({ id, reason }: Refused): Promise<Done> {
		const { ledger, receipts, nowMs } = this.parts;
		const boxed = await putInBox(ledger, id, { reason, ms: nowMs() });
		if (!boxed.ok) return storageFailure(boxed.error);
		await receipts.markRefused(ledger.village, id, reason);
		return ok(null);
	}

	private async writeMark(seq: number, comparing: boolean): Promise<Done> {
		const { server } = this.mark;
		this.mark = comparing ? { server, seq, comparing: true } : { server, seq };
		const written = await writePushMark(this.parts.ledger, this.mark);
		return written.ok ? written : storageFailure(written.error);
	}
}

const storageFailure = ({ kind }: StorageError) =>
	err<ReplicationFailure>({ kind: 'device-storage', cause: kind });
