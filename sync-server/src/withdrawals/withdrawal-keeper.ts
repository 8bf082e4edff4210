import type { Accounts } from '../access/accounts';
import {
	declinesRecord,
	decliningEntry,
	movedInFrom
} from '../../../src/lib/domain/consent/erasure';
import type { Entry } from '../../../src/lib/domain/entries/entry';
import { readEntry } from '../../../src/lib/domain/entries/upcast';
import { isVillageId, parseEntryId } from '../../../src/lib/domain/ids';
import type { Actor } from '../audit/audit-line';
import type { CodeErasure } from '../dossiers/erase-codes';
import { scrub } from '../erasure/scrub';
import type { StoredDoc } from '../counts/counts-backend';
import type { Database } from '../storage/sqlite/driver';
import type { DecliningVillages } from './declining-villages';
import { erasePeople, eraseRecord, type ErasingParts } from './erase-people';
import { entriesOf, samePeople, toldAsOne } from './same-people';
import { withdrawalBy, type HouseholdIn, type Withdrawal, type Withdrawals } from './withdrawals';

export interface WithdrawalKeeperParts {
	villages: DecliningVillages;
	movedFrom?: ErasingParts['movedFrom'];
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
		const { withdrawals } = this.parts;
		const household = parseEntryId(doc._id)?.subject;
		const from = movedInFrom(doc);
		if (household === undefined || from === undefined) return;
		const where = { village, household };
		const isHeardOf = withdrawals.arrivalsFrom(from).some((one) => isSame(one, where));
		const withdrawal = isHeardOf ? undefined : withdrawals.erasedUnder(from);
		if (withdrawal) await this.eraseAlso([...(await this.samePeople(where)), where], withdrawal);
		// Last: where it was cut off before, all of it is done again.
		withdrawals.noteArrival(where, from);
	}

	/** After the household of which the withdrawal tells: of the same people, what has not been erased with it. */
	private async eraseAlso(those: readonly HouseholdIn[], withdrawal: Withdrawal): Promise<void> {
		const { withdrawals, now } = this.parts;
		for (const one of those) {
			if (withdrawals.erasedUnder(one.household)) continue;
			withdrawals.note({ ...withdrawal, ...one, receivedAtMs: now() });
			await eraseRecord(this.erasing, one, { by: actorOf(withdrawal), leaveNothing: true });
		}
	}

	private samePeople(where: HouseholdIn): Promise<HouseholdIn[]> {
		const { villages, withdrawals } = this.parts;
		return samePeople({ store: villages.store, withdrawals }, where);
	}

	private get erasing(): ErasingParts {
		const { villages, movedFrom, accounts, withdrawals, now } = this.parts;
		return { store: villages.store, movedFrom, accounts, withdrawals, now };
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

	private async note(village: string, entry: Entry): Promise<void> {
		const { withdrawals, now } = this.parts;
		const household = parseEntryId(entry._id)?.subject;
		if (household === undefined) return;
		const where = { village, household };
		const withdrawal = withdrawalBy(entry, where, now());
		withdrawals.note(withdrawal);
		// Erased by hand before it was heard that they want it so themselves: nothing waits, and they may live elsewhere.
		if (withdrawals.erasedUnder(household))
			await this.eraseAlso(await this.samePeople(where), withdrawal);
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
		const { withdrawals, villages } = this.parts;
		const { village, household } = withdrawal;
		const database = await villages.store.database(village);
		const told = database && (await toldAsOne(database, household));
		const declining = told && decliningEntry(told.standing);
		// Where nothing is left of it, an erasure was cut off before it could be noted.
		const isLeft = database !== undefined && (await entriesOf(database, household)).length > 0;
		if (isLeft && !declining) return withdrawals.takeBack(withdrawal);

		await erasePeople(this.erasing, withdrawal, { told, by: actorOf(withdrawal) });
	}
}

/** Who wrote down what the household said. */
const actorOf = ({ person, device }: Withdrawal): Actor => ({ person, device });

const isSame = (a: HouseholdIn, b: HouseholdIn): boolean =>
	a.village === b.village && a.household === b.household;
