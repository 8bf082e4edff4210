import type { Observable } from 'dexie';
import type { App, KnownHousehold, RefusedHere } from '$lib/commands/app';
import { isOfficer, mayRead, mayWrite, onlyLooks } from '$lib/domain/access/roles';
import { coverageOf } from '$lib/domain/coverage/coverage';
import type { Entry } from '$lib/domain/entries/entry';
import { stampFor, type EntryStamp } from '$lib/domain/entries/envelope';
import type { Household } from '$lib/domain/household/household';
import { deviceId, parseEntryId, ulid } from '$lib/domain/ids';
import { ok, type Result } from '$lib/domain/result';
import { calendarDay } from '$lib/domain/time/calendar';
import type { ErasedHere } from '$lib/domain/consent/withdrawals';
import { markReplaced, offerAgain } from '$lib/store/box';
import { CommuneClock } from '$lib/store/commune-clock';
import { DeviceClock } from '$lib/store/device-clock';
import type { DeviceDb } from '$lib/store/device-db';
import type { Ledger } from '$lib/store/ledger';
import { oneAtATime, type OneAtATime } from '$lib/store/one-at-a-time';
import { OWN } from '$lib/store/own-db';
import { foldSubjects, readLinked, replacedIds } from '$lib/store/fold-ledger';
import { Projector } from '$lib/store/projector';
import { receiptTable, type ReceiptTable } from '$lib/store/receipt-table';
import { nothingWaits } from '$lib/store/push-mark';
import { forgetVillage } from '$lib/store/read-model';
import { settleWrites } from '$lib/store/settle-writes';
import { copiedOf, SecondCopy, unsentInSecondCopies } from '$lib/store/second-copy';
import { toStorageError, type StorageError } from '$lib/store/storage-error';
import type { ErasedByCommune } from '$lib/sync/store-documents';
import type { HouseholdView } from './api';
import { copyWhatIsNot } from './copy-what-is-not';
import { eraseHere, forgetHere } from './erase-here';
import { LedgerChannel, type LedgerNews } from './ledger-channel';
import { addNotice, tooLateNotice, toldTooLate } from './notices';
import type { PersonSide } from './person-side';
import { askLater } from './possibly-known';
import { recoverUnsent } from './recover-unsent';
import { startSync, type RunningSync } from './start-sync';
import { begunIn, forgetDraftsOf } from './begun-forms';
import { isStillTaken } from './taken-away';
import { VillageLedgers } from './village-ledgers';
import { forgetTitle, titleOf } from './village-titles';
import { whoseTimeIsOver } from './whose-time-is-over';

/** Opens what one person needs to record and to send, gives back what a lost database took, and brings tables up to date. */
export async function openLedgerSide(person: PersonSide, db: DeviceDb): Promise<LedgerSide> {
	const device = await db.deviceId(() => deviceId(randomBytes(7)));
	const secondCopy = await SecondCopy.open(person.name);
	secondCopy?.release((await person.own.read<string[]>(OWN.handedIn)) ?? []);
	const clock = await CommuneClock.begin(await db.communeTime(), {
		wallMs: () => Date.now(),
		awakeMs: () => Math.floor(performance.now()),
		keep: (known) => db.keepCommuneTime(known)
	});
	const side = new LedgerSide(person, device, clock, secondCopy);
	await side.begin();
	side.follow(db.watchServerOffset());
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
	#caughtUp = false;
	/** What was saved and is not in the tables yet. */
	#showing: Promise<unknown> = Promise.resolve();
	#stopFollowing: () => void = () => undefined;
	#sync: RunningSync | undefined;

	constructor(
		private readonly side: PersonSide,
		readonly device: string,
		readonly clock: CommuneClock,
		private readonly secondCopy: SecondCopy | undefined
	) {
		this.person = side.name;
		this.#oneAtATime = oneAtATime(`go-cua-projector-${side.name}`);
		this.ledgers = new VillageLedgers(side, device, (ledger) => this.#recover(ledger));
		const tables = {
			read: side.read,
			isCopied: (id: string) => secondCopy?.has(id) ?? false,
			oneAtATime: this.#oneAtATime
		};
		this.projector = new Projector(tables);
		this.receipts = receiptTable({ ...tables, onSettled: (ids) => this.#letGo(ids) });
		this.#clock = new DeviceClock(side.own, () => clock.nowMs());
		this.#channel = new LedgerChannel(side.name, (news) => void this.#hear(news));
		this.#stopSettling = settleWrites(side.name, side.own);
	}

	get isOfficer(): boolean {
		return isOfficer(this.side.session.person.role);
	}

	mayWrite(village: string): boolean {
		const { access, person } = this.side.session;
		const open = access.databases.find(({ name }) => name === village);
		return open !== undefined && mayRead(open) && mayWrite(open) && !onlyLooks(person.role);
	}

	get hasSecondCopy(): boolean {
		return this.secondCopy !== undefined;
	}

	/** The village on the screen first, then the others, and those whose ledger was lost while work waited in it. */
	async begin(): Promise<void> {
		const copied = this.secondCopy?.all.map(({ village }) => village) ?? [];
		let all = true;
		for (const village of new Set([...(await this.ledgers.villages()), ...copied]))
			all = (await this.catchUp(village)) && all;
		this.#caughtUp = all;
		if (this.secondCopy) await copyWhatIsNot(this.secondCopy, this);
		await this.#noticeOthersWork();
	}

	/** Whether the tables said, when this side was opened, all that every ledger says. */
	get caughtUp(): boolean {
		return this.#caughtUp;
	}

	get sync(): RunningSync | undefined {
		return this.#sync;
	}

	/** From now on what is saved is sent, and what the commune has comes here. */
	startSync(db: DeviceDb): void {
		this.#sync = startSync(this, { side: this.side, db });
	}

	/** What another tab hears of the commune's time, or notices of this device's, holds here as well. */
	follow(offsets: Observable<number>): void {
		const subscription = offsets.subscribe((offsetMs) => this.clock.follow(offsetMs));
		this.#stopFollowing = () => subscription.unsubscribe();
	}

	/** Whoever puts the clock right does so while something else is on the screen. */
	show(visible: boolean): void {
		this.clock.look();
		this.#sync?.show(visible);
	}

	/** Brings the tables of a village up to its ledger; false where that cannot be opened. */
	async catchUp(village: string): Promise<boolean> {
		const opened = await this.ledgers.open(village);
		if (opened.ok) await this.projector.catchUp(opened.value);
		else await this.noticeTrouble(opened.error);
		return opened.ok;
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

	/** Every entry of one household as it stands in the ledger, and of those merged into it, in the order of the clock. */
	async entriesOf(id: string): Promise<Entry[]> {
		const known = await this.household(id);
		if (!known) return [];
		const opened = await this.ledgers.open(known.village);
		if (!opened.ok) return [];
		const entries: Entry[] = [];
		for (const one of [id, ...known.household.tookIn])
			entries.push(...(await opened.value.entriesOf(one)).entries);
		return entries.sort((a, b) => (a.at < b.at || (a.at === b.at && a._id < b._id) ? -1 : 1));
	}

	async householdView(id: string): Promise<HouseholdView | null> {
		await this.#showing;
		const known = await this.household(id);
		if (!known) return null;
		const receipts = await this.side.read.receipts
			.where('subject')
			.anyOf(id, ...known.household.tookIn)
			.toArray();
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

	nowMs(): number {
		return this.clock.nowMs();
	}

	newId(): string {
		return ulid(this.clock.nowMs(), randomBytes(10));
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
					// What was saved is saved; without this the commune is only not asked about it.
					await askLater(this.side.own, village, entries).catch(() => undefined);
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
	async erase(
		village: string,
		{ ofHouseholds, alone, refused }: ErasedByCommune
	): Promise<Result<null, StorageError>> {
		const { own } = this.side;
		const opened = await this.ledgers.open(village);
		if (!opened.ok) return opened;
		const { secondCopy } = this;
		const dropped = await opened.value.drop(alone);
		if (!dropped.ok) return dropped;
		if (alone.length > 0) {
			secondCopy?.drop(alone);
			const { person } = this;
			this.#channel.tell({ kind: 'erased-alone', person, entryIds: [...alone] });
		}
		const entryIds = [...ofHouseholds, ...refused];
		if (entryIds.length === 0) {
			await this.projector.catchUp(opened.value);
			return ok(null);
		}
		const erased = await eraseHere({ ledger: opened.value, own, secondCopy, entryIds, refused });
		if (!erased.ok) return erased;
		await this.projector.catchUp(opened.value);
		const { households, tooLate } = erased.value;
		await this.#toBeTold(village, households);
		for (const householdId of tooLate) await addNotice(own, tooLateNotice(householdId));
		// Why they were erased comes with the village's own page, where it is read here at all.
		const isToFollow = ofHouseholds.length === 0 && this.#isRead(village);
		if (!isToFollow) await this.#noticeErased(opened.value, households);
		return ok(null);
	}

	#isRead(village: string): boolean {
		return this.side.session.access.databases.some((one) => one.name === village && mayRead(one));
	}

	/** What the commune has erased in a village that is not read here any more: no tombstones of it come. */
	async eraseNamed(
		village: string,
		households: readonly string[]
	): Promise<Result<null, StorageError>> {
		const { own } = this.side;
		const isHere = (await this.ledgers.villages()).includes(village);
		const opened = isHere ? await this.ledgers.open(village) : ok(undefined);
		if (!opened.ok) return opened;
		const { secondCopy } = this;
		const forgotten = await forgetHere({ ledger: opened.value, own, secondCopy, households });
		if (!forgotten.ok) return forgotten;
		if (opened.value) await this.projector.catchUp(opened.value);
		await this.#toBeTold(village, households);
		if (opened.value && forgotten.value > 0) await this.#noticeErased(opened.value, households);
		return ok(null);
	}

	/** The commune is told that they are gone when they are gone from the tables as well. */
	async #toBeTold(village: string, households: readonly string[]): Promise<void> {
		this.#channel.tell({ kind: 'erased', person: this.person, households: [...households] });
		await this.side.own.change<ErasedHere['erased']>(OWN.erasedHere, (untold = []) => {
			const known = new Set(untold.map(({ household }) => household));
			const more = households.filter((household) => !known.has(household));
			return [...untold, ...more.map((household) => ({ village, household }))];
		});
	}

	async #noticeErased(ledger: Ledger, households: readonly string[]): Promise<void> {
		const { own } = this.side;
		const over = await whoseTimeIsOver(ledger, households);
		const told = await toldTooLate(own);
		const withdrew = households.filter((one) => !over.includes(one) && !told.includes(one));
		if (withdrew.length > 0)
			await addNotice(own, {
				id: `household-erased:${withdrew.join(',')}`,
				kind: 'household-erased',
				households: withdrew.length
			});
		if (over.length === 0) return;
		// A village comes in many pages: told once a day, not once a page.
		await addNotice(own, {
			id: `keeping-ended:${ledger.village}:${calendarDay(this.clock.nowMs())}`,
			kind: 'keeping-ended',
			title: (await titleOf(this.side, ledger.village)) ?? ''
		});
	}

	/** Takes a village that is no longer this person's off the device, unless something was written meanwhile. */
	async letGo(village: string, server: string): Promise<void> {
		await navigator.locks.request(this.#lockOf(village), async () => {
			const opened = await this.ledgers.open(village);
			if (!opened.ok || !(await nothingWaits(opened.value, server))) return;
			const begun = await begunIn(this.side, village);
			const nowMs = this.clock.nowMs();
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
		this.#stopFollowing();
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
		else if (news.kind === 'erased-alone') this.secondCopy?.drop(news.entryIds);
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
	const [subjects, replaced] = await Promise.all([readLinked(ledger, [id]), replacedIds(ledger)]);
	return foldSubjects(subjects, replaced).get(id);
}
