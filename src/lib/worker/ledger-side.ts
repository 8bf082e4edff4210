import type { App, KnownHousehold, RefusedHere } from '$lib/commands/app';
import { isOfficer } from '$lib/domain/roles';
import { coverageOf } from '$lib/domain/coverage';
import type { Entry } from '$lib/domain/entries/entry';
import { stampFor, type EntryStamp } from '$lib/domain/entries/envelope';
import type { Household } from '$lib/domain/household';
import { deviceId, parseEntryId, ulid } from '$lib/domain/ids';
import { ok, type Result } from '$lib/domain/result';
import { markReplaced, offerAgain } from '$lib/store/box';
import { DeviceClock } from '$lib/store/device-clock';
import type { DeviceDb } from '$lib/store/device-db';
import type { Ledger } from '$lib/store/ledger';
import { oneAtATime, type OneAtATime } from '$lib/store/one-at-a-time';
import { OWN } from '$lib/store/own-db';
import { foldSubject, Projector, replacedIds } from '$lib/store/projector';
import { receiptTable, type ReceiptTable } from '$lib/store/receipt-table';
import { nothingWaits } from '$lib/store/push-mark';
import { forgetVillage } from '$lib/store/read-model';
import { settleWrites } from '$lib/store/settle-writes';
import { copiedOf, SecondCopy, unsentInSecondCopies } from '$lib/store/second-copy';
import { toStorageError, type StorageError } from '$lib/store/storage-error';
import type { HouseholdView } from './api';
import { copyWhatIsNot } from './copy-what-is-not';
import { eraseHere } from './erase-here';
import { LedgerChannel, type LedgerNews } from './ledger-channel';
import { addNotice } from './notices';
import type { PersonSide } from './person-side';
import { recoverUnsent } from './recover-unsent';
import { startSync, type RunningSync } from './start-sync';
import { begunIn, forgetDraftsOf } from './begun-forms';
import { isStillTaken } from './taken-away';
import { VillageLedgers } from './village-ledgers';
import { forgetTitle, titleOf } from './village-titles';

/** Opens what one person needs to record and to send, gives back what a lost database took, and brings tables up to date. */
export async function openLedgerSide(person: PersonSide, db: DeviceDb): Promise<LedgerSide> {
	const device = await db.deviceId(() => deviceId(randomBytes(7)));
	const secondCopy = await SecondCopy.open(person.name);
	secondCopy?.release((await person.own.read<string[]>(OWN.handedIn)) ?? []);
	const side = new LedgerSide(person, device, await db.serverOffsetMs(), secondCopy);
	await side.begin();
	side.startSync(db);
	return side;
}

const randomBytes = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));

/** More than any phone has unsent; by then the tab whose copy it was has been opened again. */
const HANDED_IN_KEPT = 5_000;

/** One person's ledgers with all that hangs on them: what commands, the household query and sync work with. */
export class LedgerSide implements App {
	readonly person: string;
	readonly ledgers: VillageLedgers;
	readonly projector: Projector;
	readonly receipts: ReceiptTable;
	readonly #clock: DeviceClock;
	readonly #channel: LedgerChannel;
	readonly #stopSettling: () => void;
	readonly #oneAtATime: OneAtATime;
	/** One notice for all that this start gives back. */
	readonly #startId = crypto.randomUUID();
	#recovered = 0;
	/** What was saved and is not in the tables yet. */
	#showing: Promise<unknown> = Promise.resolve();
	#serverOffsetMs: number;
	#sync: RunningSync | undefined;

	constructor(
		private readonly side: PersonSide,
		readonly device: string,
		serverOffsetMs: number,
		private readonly secondCopy: SecondCopy | undefined
	) {
		this.person = side.name;
		this.#serverOffsetMs = serverOffsetMs;
		this.#oneAtATime = oneAtATime(`go-cua-projector-${side.name}`);
		this.ledgers = new VillageLedgers(side, device, (ledger) => this.#recover(ledger));
		const tables = {
			read: side.read,
			isCopied: (id: string) => secondCopy?.has(id) ?? false,
			oneAtATime: this.#oneAtATime
		};
		this.projector = new Projector(tables);
		this.receipts = receiptTable({ ...tables, onSettled: (ids) => this.#letGo(ids) });
		this.#clock = new DeviceClock(side.own, () => Date.now() + this.#serverOffsetMs);
		this.#channel = new LedgerChannel(side.name, (news) => void this.#hear(news));
		this.#stopSettling = settleWrites(side.name, side.own);
	}

	get isOfficer(): boolean {
		return isOfficer(this.side.session.person.role);
	}

	get hasSecondCopy(): boolean {
		return this.secondCopy !== undefined;
	}

	/** The village on the screen first, then the others, and those whose ledger was lost while work waited in it. */
	async begin(): Promise<void> {
		const copied = this.secondCopy?.all.map(({ village }) => village) ?? [];
		for (const village of new Set([...(await this.ledgers.villages()), ...copied]))
			await this.catchUp(village);
		if (this.secondCopy) await copyWhatIsNot(this.secondCopy, this);
		await this.#noticeOthersWork();
	}

	get sync(): RunningSync | undefined {
		return this.#sync;
	}

	/** From now on what is saved is sent, and what the commune has comes here. */
	startSync(db: DeviceDb): void {
		this.#sync = startSync(this, { side: this.side, db });
	}

	/** The commune's clock as sync last saw it. */
	keepServerOffset(offsetMs: number): void {
		this.#serverOffsetMs = offsetMs;
	}

	/** Brings the tables of a village up to its ledger. */
	async catchUp(village: string): Promise<void> {
		const opened = await this.ledgers.open(village);
		if (opened.ok) await this.projector.catchUp(opened.value);
		else await this.noticeTrouble(opened.error);
	}

	async household(id: string): Promise<KnownHousehold | undefined> {
		const row = await this.side.read.households.get(id);
		// Without a row it may be one that the tables do not show yet.
		const villages = row ? [row.village] : await this.ledgers.villages();
		for (const village of villages) {
			const opened = await this.ledgers.open(village);
			const household = opened.ok && (await readHousehold(opened.value, id));
			if (household) return { village, household };
		}
		return undefined;
	}

	async householdView(id: string): Promise<HouseholdView | null> {
		await this.#showing;
		const known = await this.household(id);
		if (!known) return null;
		const receipts = await this.side.read.receipts.where({ subject: id }).toArray();
		return {
			...known,
			coverage: coverageOf(known.household),
			receipts: Object.fromEntries(
				receipts.map(({ entryId, receipt, reason }) => [
					entryId,
					reason === undefined ? { receipt } : { receipt, reason }
				])
			)
		};
	}

	async newStamps(household: string, count: number, known?: Household): Promise<EntryStamp[]> {
		const readings = await this.#clock.next(count, known?.history[0]?.at);
		return readings.map((at) => this.#stamp(household, at));
	}

	async newStampsFor(households: readonly string[]): Promise<EntryStamp[]> {
		const readings = await this.#clock.next(households.length);
		return households.map((household, i) => this.#stamp(household, readings[i] ?? ''));
	}

	newId(): string {
		return ulid(Date.now() + this.#serverOffsetMs, randomBytes(10));
	}

	/**
	 * Answers when the entries are durable; the tables follow while the page goes on, and whoever asks for a household
	 * waits for them. A batch waits itself, or a long list would pile up. Not while the village is about to leave this
	 * device, in whatever tab.
	 */
	write(village: string, entries: readonly Entry[]): Promise<Result<null, StorageError>> {
		return new Promise((answer, fail) => {
			navigator.locks
				.request(this.#lockOf(village), { mode: 'shared' }, async () => {
					const kept = await this.#keepDurably(village, entries);
					if (!kept.ok) return answer(kept);
					const showing = kept.value();
					this.#showing = Promise.all([this.#showing, showing]);
					if (entries.length > 1) await showing;
					answer(ok(null));
					void this.#sync?.trigger('saved');
					await showing;
				})
				.catch(fail);
		});
	}

	/** @returns how to bring the tables up to what was kept */
	async #keepDurably(
		village: string,
		entries: readonly Entry[]
	): Promise<Result<() => Promise<void>, StorageError>> {
		const opened = await this.ledgers.open(village);
		const written = opened.ok ? await opened.value.appendMany(entries) : opened;
		if (!written.ok) await this.noticeTrouble(written.error);
		if (!opened.ok) return opened;
		if (!written.ok) return written;
		const copied = this.secondCopy?.keep(village, entries) ?? false;
		this.#channel.tell({ kind: 'appended', person: this.person, village });
		return ok(() => this.#show(opened.value, copied ? entries.map(({ _id }) => _id) : []));
	}

	async #show(ledger: Ledger, copied: readonly string[]): Promise<void> {
		try {
			await this.projector.catchUp(ledger);
			if (copied.length > 0) await this.receipts.markCopied(ledger.village, copied);
		} catch (cause) {
			// The entries are safe; the tables catch up at the next save.
			await this.noticeTrouble(toStorageError(cause));
		}
	}

	async refusedEntry(id: string): Promise<RefusedHere | undefined> {
		await this.#showing;
		const receipt = await this.side.read.receipts.get(id);
		if (receipt?.receipt !== 'refused') return undefined;
		const opened = await this.ledgers.open(receipt.village);
		const [row] = opened.ok ? await opened.value.read([id]) : [];
		if (!row?.entry) return undefined;
		return { village: receipt.village, householdId: receipt.subject, entry: row.entry };
	}

	async setAside(
		village: string,
		{ entryId, replacedBy }: { entryId: string; replacedBy: string }
	): Promise<Result<null, StorageError>> {
		const opened = await this.ledgers.open(village);
		const marked = opened.ok ? await markReplaced(opened.value, entryId, replacedBy) : opened;
		if (!opened.ok || !marked.ok) return marked.ok ? ok(null) : marked;
		await this.receipts.markReplaced(village, entryId);
		await this.projector.refold(opened.value, [parseEntryId(entryId)?.subject ?? '']);
		return ok(null);
	}

	/** Takes a refused entry out of the box for the next push. */
	async offerAgain(entryId: string): Promise<void> {
		const receipt = await this.side.read.receipts.get(entryId);
		const opened = receipt && (await this.ledgers.open(receipt.village));
		if (!opened?.ok || !(await offerAgain(opened.value, entryId)).ok) return;
		await this.receipts.markWaiting(opened.value.village, [entryId]);
		void this.#sync?.trigger('button');
	}

	/** Every ledger of this person here that opens. */
	async openLedgers(): Promise<Ledger[]> {
		const ledgers: Ledger[] = [];
		for (const village of await this.ledgers.villages()) {
			const opened = await this.ledgers.open(village);
			if (opened.ok) ledgers.push(opened.value);
		}
		return ledgers;
	}

	/** What the commune has erased leaves this device too, in whatever tab it is kept. */
	async erase(village: string, entryIds: readonly string[]): Promise<Result<null, StorageError>> {
		const { own } = this.side;
		const opened = await this.ledgers.open(village);
		if (!opened.ok) return opened;
		const { secondCopy } = this;
		const erased = await eraseHere({ ledger: opened.value, own, secondCopy, entryIds });
		if (!erased.ok) return erased;
		this.#channel.tell({ kind: 'erased', person: this.person, households: erased.value });
		await addNotice(own, {
			id: `household-erased:${erased.value.join(',')}`,
			kind: 'household-erased',
			households: erased.value.length
		});
		return ok(null);
	}

	/** Takes a village that is no longer this person's off the device, unless something was written meanwhile. */
	async letGo(village: string, server: string): Promise<void> {
		await navigator.locks.request(this.#lockOf(village), async () => {
			const opened = await this.ledgers.open(village);
			if (!opened.ok || !(await nothingWaits(opened.value, server))) return;
			const begun = await begunIn(this.side, village);
			const nowMs = Date.now() + this.#serverOffsetMs;
			if (begun.length > 0 && isStillTaken(this.side.session.access, village, nowMs)) return;
			const title = await titleOf(this.side, village);
			const held = (await opened.value.updateSeq()) > 0;
			await this.#noteHandedIn(opened.value);
			await this.ledgers.destroy(village);
			await forgetDraftsOf(this.side, village);
			await this.#oneAtATime(() => forgetVillage(this.side.read, village));
			await this.side.own.change<Record<string, true>>(OWN.complete, (known = {}) =>
				Object.fromEntries(Object.entries(known).filter(([name]) => name !== village))
			);
			await this.ledgers.forget(village);
			if ((held || begun.length > 0) && title !== undefined)
				await addNotice(this.side.own, {
					id: `village-taken-away:${village}:${this.#startId}`,
					kind: 'village-taken-away',
					title,
					...(begun.length > 0 && { dropped: begun.length })
				});
			await forgetTitle(this.side.own, village);
		});
	}

	/** Without its ledger nothing else would say so to the second copy of a tab that is not open now. */
	async #noteHandedIn(ledger: Ledger): Promise<void> {
		const copied = await copiedOf(this.person, ledger.village);
		if (copied.length === 0) return;
		const handedIn = (await ledger.read(copied)).map(({ id }) => id);
		await this.side.own.change<string[]>(OWN.handedIn, (ids = []) =>
			[...new Set([...ids, ...handedIn])].slice(-HANDED_IN_KEPT)
		);
		await this.#letGo(handedIn);
	}

	async noticeTrouble({ kind }: StorageError): Promise<void> {
		// With storage in trouble this may fail as well; the command's own answer says the same.
		await addNotice(this.side.own, { id: kind, kind }).catch(() => undefined);
	}

	async close(): Promise<void> {
		await this.#sync?.stop();
		await this.#showing;
		this.#channel.close();
		await this.ledgers.close();
		this.#stopSettling();
		this.secondCopy?.close();
	}

	#lockOf(village: string): string {
		return `go-cua-village-${this.person}-${village}`;
	}

	#stamp(subject: string, at: string): EntryStamp {
		return stampFor({
			kind: 'household',
			subject,
			at,
			by: this.person,
			device: this.device,
			deviceTime: new Date().toISOString()
		});
	}

	async #recover(ledger: Ledger): Promise<void> {
		const recovered = this.secondCopy ? await recoverUnsent(this.secondCopy, ledger) : 0;
		if (recovered === 0) return;
		this.#recovered += recovered;
		await addNotice(this.side.own, {
			id: `recovered:${this.#startId}`,
			kind: 'recovered-from-second-copy',
			entries: this.#recovered
		});
	}

	async #letGo(entryIds: readonly string[]): Promise<void> {
		this.secondCopy?.release(entryIds);
		this.#channel.tell({ kind: 'received', person: this.person, entryIds: [...entryIds] });
	}

	async #hear(news: LedgerNews): Promise<void> {
		if (news.kind === 'erased') this.secondCopy?.erase(news.households);
		else if (news.kind === 'appended') await this.catchUp(news.village);
		else this.secondCopy?.release(news.entryIds);
	}

	/** On a shared tablet: somebody before left unsent work here, which only they can send. */
	async #noticeOthersWork(): Promise<void> {
		for (const { person, entries } of await unsentInSecondCopies()) {
			if (person === this.person) continue;
			const id = `unsent-of-others:${person}:${entries}`;
			await addNotice(this.side.own, { id, kind: 'unsent-of-others', person, entries });
		}
	}
}

async function readHousehold(ledger: Ledger, id: string): Promise<Household | undefined> {
	const [subject, replaced] = await Promise.all([ledger.entriesOf(id), replacedIds(ledger)]);
	return foldSubject(subject, replaced);
}
