import type { Accounts } from '../access/accounts';
import { parseReading } from '../../../src/lib/domain/time/clock';
import {
	declinesRecord,
	decliningEntry,
	movedInFrom,
	saysDeclined
} from '../../../src/lib/domain/consent/erasure';
import type { Entry } from '../../../src/lib/domain/entries/entry';
import { readEntry } from '../../../src/lib/domain/entries/upcast';
import { isVillageId, parseEntryId } from '../../../src/lib/domain/ids';
import type { CodeErasure } from '../dossiers/erase-codes';
import { scrub } from '../erasure/scrub';
import type { StoredDoc } from '../counts/counts-backend';
import type { VillageStore } from '../storage/doc-store';
import type { Database } from '../storage/sqlite/driver';
import type { DecliningVillages } from './declining-villages';
import { holdersOf } from './holders';
import { entriesOf, samePeople, toldAsOne, type ToldAsOne } from './same-people';
import type { HouseholdIn, Withdrawal, Withdrawals } from './withdrawals';

export interface WithdrawalKeeperParts {
	villages: DecliningVillages;
	/**
	 * Behind a gateway: the server's own file, where villages stand that were moved to the CouchDB. Nothing reads them there
	 * any more, and they are words all the same.
	 */
	movedFrom?: VillageStore | undefined;
	sqlite: Database;
	accounts: Accounts;
	withdrawals: Withdrawals;
	/** Goes by what this one reads of the villages. */
	codes: CodeErasure;
	/** How long a withdrawal that was tapped by mistake can be taken back before anything is erased. */
	waitMs: number;
	now: () => number;
	report: (thrown: unknown) => void;
	lookEveryMs?: number;
	afterFailureMs?: number;
}

const LOOK_EVERY_MS = 1000;
/** Looking a few thousand entries through again after a power cut takes a moment; writing down each step would cost more. */
const KEEP_POSITION_EVERY = 2000;
/** A busy or full disk stays so for a while. */
const AFTER_FAILURE_MS = 30_000;

/** @property unkept how many documents were looked at since the place was written down */
interface Looked {
	history: string;
	place: string | undefined;
	unkept: number;
}

/**
 * Erases by itself what households asked to have erased: hears of each withdrawal as it comes, waits a while in case it
 * was a mistake, and then puts tombstones in the place of everything else about the household.
 */
export class WithdrawalKeeper {
	private readonly toLookAt = new Set<string>();
	private readonly looked = new Map<string, Looked>();
	private stopListening: (() => void) | undefined;
	private timer: NodeJS.Timeout | undefined;
	private round: Promise<void> | undefined;
	private isStopped = false;
	private notBeforeMs = 0;

	constructor(private readonly parts: WithdrawalKeeperParts) {}

	/** From now on, every withdrawal; and soon, those that came while nobody listened. */
	async start(): Promise<void> {
		const { store } = this.parts.villages;
		const { lookEveryMs = LOOK_EVERY_MS } = this.parts;
		this.stopListening = store.onCommit((dbName) => {
			if (isVillageId(dbName)) this.toLookAt.add(dbName);
		});
		for (const village of (await store.listDatabases()).filter(isVillageId))
			this.toLookAt.add(village);
		this.timer = setInterval(() => void this.look(), lookEveryMs).unref();
	}

	async stop(): Promise<void> {
		this.isStopped = true;
		this.stopListening?.();
		clearInterval(this.timer);
		await this.round;
		for (const [village, known] of this.looked) this.keepPosition(village, known);
	}

	/** One round at a time. Ends when nothing more is due now. */
	look(): Promise<void> {
		if (this.isStopped || performance.now() < this.notBeforeMs)
			return this.round ?? Promise.resolve();
		this.round ??= this.oneRound()
			.catch((thrown: unknown) => {
				const { afterFailureMs = AFTER_FAILURE_MS } = this.parts;
				this.notBeforeMs = performance.now() + afterFailureMs;
				this.parts.report(thrown);
			})
			.finally(() => (this.round = undefined));
		return this.round;
	}

	private async oneRound(): Promise<void> {
		for (const village of [...this.toLookAt]) {
			if (this.isStopped) return;
			this.toLookAt.delete(village);
			try {
				await this.lookThrough(village);
			} catch (thrown) {
				this.toLookAt.add(village);
				throw thrown;
			}
		}
		await this.eraseWhatIsDue();
		if (!this.isStopped) await this.parts.codes.eraseWhatIsDue();
	}

	/** Notes the withdrawals among a village's entries that have come since the last time. */
	private async lookThrough(id: string): Promise<void> {
		const { villages, withdrawals } = this.parts;
		const village = await villages.village(id);
		if (village === undefined) return;
		const { history } = village;
		const before = this.looked.get(id);
		const known =
			before?.history === history
				? before
				: { history, place: withdrawals.position(id, history), unkept: 0 };
		this.looked.set(id, known);
		for await (const found of village.since(known.place)) {
			const { declining, arriving, closing, looked, place } = found;
			for (const doc of arriving) await this.noteArrival(id, doc);
			for (const doc of declining) await this.noteWhatHolds(id, doc);
			for (const { _id } of closing) this.parts.codes.note(id, _id);
			known.place = place;
			known.unkept += looked;
			if (this.isStopped) return;
		}
		if (known.unkept >= KEEP_POSITION_EVERY) this.keepPosition(id, known);
	}

	private keepPosition(village: string, known: Looked): void {
		if (known.place === undefined || known.unkept === 0) return;
		this.parts.withdrawals.keepPosition(village, known.history, known.place);
		known.unkept = 0;
	}

	/** Who was erased where they came from may have been registered on a phone that had not heard of it. */
	private async noteArrival(village: string, doc: StoredDoc): Promise<void> {
		const { withdrawals, now } = this.parts;
		const household = parseEntryId(doc._id)?.subject;
		const from = movedInFrom(doc);
		if (household === undefined || from === undefined) return;
		const where = { village, household };
		const isHeardOf = withdrawals.arrivalsFrom(from).some((one) => isSame(one, where));
		const withdrawal = isHeardOf ? undefined : withdrawals.erasedUnder(from);
		if (withdrawal)
			for (const one of [...(await this.samePeople(where)), where]) {
				if (withdrawals.erasedUnder(one.household)) continue;
				withdrawals.note({ ...withdrawal, ...one, receivedAtMs: now() });
				await this.erase(one, { withdrawal, leaveNothing: true });
			}
		// Last: where it was cut off before, all of it is done again.
		withdrawals.noteArrival(where, from);
	}

	private samePeople(where: HouseholdIn): Promise<HouseholdIn[]> {
		const { villages, withdrawals } = this.parts;
		return samePeople({ store: villages.store, withdrawals }, where);
	}

	/** A withdrawal that has come, or holds again; or the end of one that has not been carried out yet. */
	private async noteWhatHolds(village: string, doc: StoredDoc): Promise<void> {
		const { villages, withdrawals } = this.parts;
		const read = readEntry(doc);
		const household = parseEntryId(doc._id)?.subject;
		if (!read.ok || household === undefined) return;
		const entry = read.value;
		// Almost every household gives its consent, and hardly any has asked for anything before.
		if (entry.type === 'consent-given' && !withdrawals.isAnyDueIn(village)) return;
		const database = await villages.store.database(village);
		if (database === undefined) return;
		const { ids, standing } = await toldAsOne(database, household);
		const declining = decliningEntry(standing);
		// With what came after it taken back, a withdrawal that was let go of holds again.
		if (declining && declinesRecord(declining))
			return this.note(village, declinesRecord(entry) ? entry : declining);
		if (!declining) for (const id of ids) withdrawals.takeBack({ village, household: id });
	}

	private note(village: string, { _id, at, by: person, device }: Entry): void {
		const household = parseEntryId(_id)?.subject;
		if (household === undefined) return;
		const receivedAtMs = this.parts.now();
		// Said when the phone had no signal, perhaps days ago; a clock that is ahead says nothing.
		const askedAtMs = Math.min(parseReading(at).ms, receivedAtMs);
		this.parts.withdrawals.note({ village, household, askedAtMs, receivedAtMs, person, device });
	}

	private async eraseWhatIsDue(): Promise<void> {
		const { withdrawals, waitMs, now, sqlite } = this.parts;
		for (const withdrawal of withdrawals.receivedBefore(now() - waitMs)) {
			if (this.isStopped) return;
			await this.eraseOne(withdrawal);
		}
		if (!withdrawals.isUnscrubbed) return;
		const startedMs = now();
		await scrub(sqlite);
		withdrawals.scrubbed(startedMs, now());
	}

	private async eraseOne(withdrawal: Withdrawal): Promise<void> {
		const { withdrawals, now } = this.parts;
		const { store } = this.parts.villages;
		const { village, household } = withdrawal;
		const database = await store.database(village);
		const told = database && (await toldAsOne(database, household));
		const declining = told && decliningEntry(told.standing);
		// Where nothing is left of it, an erasure was cut off before it could be noted.
		const isLeft = database !== undefined && (await entriesOf(database, household)).length > 0;
		if (isLeft && !declining) return withdrawals.takeBack(withdrawal);

		const stays = told && staying(told);
		const others = await this.samePeople(withdrawal);
		// The one that stays comes last: cut off in between, it is still there to be asked again.
		const all: HouseholdIn[] = [...others, withdrawal];
		const inTurn = [
			...all.filter((one) => one.household !== stays),
			...all.filter((one) => one.household === stays)
		];
		for (const one of inTurn) {
			if (one !== withdrawal) withdrawals.note({ ...withdrawal, ...one, receivedAtMs: now() });
			await this.erase(one, { withdrawal, leaveNothing: one.household !== stays });
		}
	}

	private async erase(
		where: HouseholdIn,
		{ withdrawal, leaveNothing }: { withdrawal: Withdrawal; leaveNothing: boolean }
	): Promise<void> {
		const { villages, movedFrom, accounts, withdrawals, now } = this.parts;
		const { person, device } = withdrawal;
		const erase = async (): Promise<number | undefined> => {
			let all: number | undefined;
			for (const store of [villages.store, ...(movedFrom ? [movedFrom] : [])]) {
				const database = await store.database(where.village);
				const erased = await database?.erase(
					{ kind: 'household', subject: where.household, leaveNothing },
					{ person, device }
				);
				if (erased !== undefined) all = (all ?? 0) + erased;
			}
			return all;
		};
		await withdrawals.erasing(where, { holders: holdersOf(accounts, where.village), erase });
		withdrawals.erased(where, now());
	}
}

const isSame = (a: HouseholdIn, b: HouseholdIn): boolean =>
	a.village === b.village && a.household === b.household;

/** Of records that are told as one, which is left to say that the household declined: it is counted once, as before. */
function staying({ household, ids, standing, isCountedElsewhere }: ToldAsOne): string | undefined {
	const declined = standing.filter(saysDeclined).map(({ _id }) => parseEntryId(_id)?.subject);
	if (household === undefined) return undefined;
	const { scope } = household;
	// One that was merged into another of which nothing is left is counted by itself again.
	if (scope.state === 'out' && (scope.reason !== 'merged' || isCountedElsewhere)) return undefined;
	return ids.find((id) => declined.includes(id));
}
