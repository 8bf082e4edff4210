import type { Entry } from '../../../src/lib/domain/entries/entry';
import { parseReading } from '../../../src/lib/domain/time/clock';
import type { Actor } from '../audit/audit-line';
import type { Database } from '../storage/sqlite/driver';

export interface HouseholdIn {
	village: string;
	household: string;
}

/** Somebody's sign-in on a device: two people who share a tablet have a copy each. */
export interface Holder {
	device: string;
	person: string;
}

export interface Withdrawal extends HouseholdIn, Holder {
	askedAtMs: number;
	receivedAtMs: number;
	erasedAtMs: number | null;
}

/** What a declining entry asks for. Said when the phone had no signal, perhaps days ago; a clock that is ahead says nothing. */
export const withdrawalBy = (
	{ at, by: person, device }: Entry,
	where: HouseholdIn,
	receivedAtMs: number
): Withdrawal => ({
	...where,
	askedAtMs: Math.min(parseReading(at).ms, receivedAtMs),
	receivedAtMs,
	erasedAtMs: null,
	person,
	device
});

/** @property signedOut of those that have not confirmed, how many no longer speak with this server */
export interface Confirmations {
	devices: number;
	confirmed: number;
	signedOut: number;
}

const WITHDRAWALS = `SELECT village, household, person, device, asked_at AS askedAtMs,
	received_at AS receivedAtMs, erased_at AS erasedAtMs FROM withdrawal`;

/** Which households asked to be erased, what has become of it, and which devices have said that they did so too. */
export class Withdrawals {
	private readonly insert;
	private readonly deleteOne;
	private readonly selectDue;
	private readonly selectDueIn;
	private readonly selectAll;
	private readonly markErased;
	private readonly insertDevice;
	private readonly deleteDevice;
	private readonly selectUnscrubbed;
	private readonly markScrubbed;
	private readonly markConfirmed;
	private readonly selectAwaited;
	private readonly countDevices;
	private readonly selectPosition;
	private readonly upsertPosition;
	private readonly insertHolders;
	private readonly deleteHolders;
	private readonly deleteAwaited;
	private readonly insertArrival;
	private readonly selectArrivals;
	private readonly selectErased;

	constructor(sqlite: Database) {
		this.insert = sqlite.prepare(
			`INSERT INTO withdrawal (village, household, asked_at, received_at, person, device)
			VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`
		);
		this.deleteOne = sqlite.prepare(
			'DELETE FROM withdrawal WHERE village = ? AND household = ? AND erased_at IS NULL'
		);
		this.selectDue = sqlite.prepare<[number], Withdrawal>(
			`${WITHDRAWALS} WHERE erased_at IS NULL AND received_at <= ? ORDER BY received_at`
		);
		this.selectDueIn = sqlite.prepare<[string], unknown>(
			'SELECT 1 FROM withdrawal WHERE village = ? AND erased_at IS NULL LIMIT 1'
		);
		this.selectAll = sqlite.prepare<[], Withdrawal>(
			`${WITHDRAWALS} ORDER BY asked_at DESC, village, household`
		);
		this.markErased = sqlite.prepare(
			`UPDATE withdrawal SET erased_at = ? WHERE village = ? AND household = ? AND erased_at IS NULL`
		);
		this.insertDevice = sqlite.prepare(
			`INSERT INTO withdrawal_device (village, household, device, person) VALUES (?, ?, ?, ?)
			ON CONFLICT DO NOTHING`
		);
		this.deleteDevice = sqlite.prepare(
			`DELETE FROM withdrawal_device WHERE village = ? AND household = ? AND device = ? AND person = ?
			AND confirmed_at IS NULL`
		);
		this.deleteAwaited = sqlite.prepare(
			'DELETE FROM withdrawal_device WHERE village = ? AND household = ? AND confirmed_at IS NULL'
		);
		this.selectUnscrubbed = sqlite.prepare<[], unknown>(
			'SELECT 1 FROM withdrawal WHERE erased_at IS NOT NULL AND scrubbed_at IS NULL LIMIT 1'
		);
		this.markScrubbed = sqlite.prepare(
			'UPDATE withdrawal SET scrubbed_at = ? WHERE erased_at <= ? AND scrubbed_at IS NULL'
		);
		this.markConfirmed = sqlite.prepare(
			`UPDATE withdrawal_device SET confirmed_at = ? WHERE village = ? AND household = ? AND device = ?
			AND person = ? AND confirmed_at IS NULL`
		);
		this.selectAwaited = sqlite.prepare<[string, string], HouseholdIn>(
			`SELECT village, household FROM withdrawal_device JOIN withdrawal USING (village, household)
			WHERE withdrawal_device.device = ? AND withdrawal_device.person = ? AND confirmed_at IS NULL
			AND erased_at IS NOT NULL ORDER BY village, household`
		);
		this.countDevices = sqlite.prepare<[string, string], Confirmations>(
			`SELECT count(*) AS devices, count(confirmed_at) AS confirmed,
				count(CASE WHEN confirmed_at IS NULL AND (device.id IS NULL OR revoked_at IS NOT NULL) THEN 1 END) AS signedOut
			FROM withdrawal_device AS held
			LEFT JOIN device ON device.id = held.device AND device.person = held.person
			WHERE village = ? AND household = ?`
		);
		this.selectPosition = sqlite.prepare<[string, string], { place: string }>(
			'SELECT place FROM withdrawal_position WHERE village = ? AND history = ?'
		);
		this.upsertPosition = sqlite.prepare(
			`INSERT INTO withdrawal_position (village, history, place) VALUES (?, ?, ?)
			ON CONFLICT (village) DO UPDATE SET history = excluded.history, place = excluded.place`
		);
		this.insertArrival = sqlite.prepare(
			'INSERT INTO arrival (village, household, moved_from) VALUES (?, ?, ?) ON CONFLICT DO NOTHING'
		);
		this.selectArrivals = sqlite.prepare<[string], HouseholdIn>(
			'SELECT village, household FROM arrival WHERE moved_from = ? ORDER BY village, household'
		);
		this.selectErased = sqlite.prepare<[string], Withdrawal>(
			`${WITHDRAWALS} WHERE household = ? AND erased_at IS NOT NULL ORDER BY village LIMIT 1`
		);
		this.insertHolders = sqlite.transaction(
			({ village, household }: HouseholdIn, holders: readonly Holder[]) =>
				holders.filter(
					({ device, person }) =>
						this.insertDevice.run(village, household, device, person).changes === 1
				)
		);
		this.deleteHolders = sqlite.transaction(
			({ village, household }: HouseholdIn, holders: readonly Holder[]) => {
				for (const { device, person } of holders)
					this.deleteDevice.run(village, household, device, person);
			}
		);
	}

	/** Whoever says it first; a second volunteer who heard the same changes nothing. */
	note({
		village,
		household,
		askedAtMs,
		receivedAtMs,
		person,
		device
	}: Omit<Withdrawal, 'erasedAtMs'>): void {
		this.insert.run(village, household, askedAtMs, receivedAtMs, person, device);
	}

	/** It was a mistake, and nothing was erased yet. */
	takeBack({ village, household }: HouseholdIn): void {
		if (this.deleteOne.run(village, household).changes === 1)
			this.deleteAwaited.run(village, household);
	}

	receivedBefore(ms: number): Withdrawal[] {
		return this.selectDue.all(ms);
	}

	isAnyDueIn(village: string): boolean {
		return this.selectDueIn.get(village) !== undefined;
	}

	all(): Withdrawal[] {
		return this.selectAll.all();
	}

	/**
	 * Erases, and notes whose word is waited for: before anything is erased, since a device that hears of it in that moment
	 * says so once and never again, also to a server that was cut off before it could write down that it has erased.
	 *
	 * @param holders every device that may have the household
	 * @param erase answers how many entries were erased now, undefined where nothing of it ever came
	 */
	async erasing(
		what: HouseholdIn,
		{ holders, erase }: { holders: readonly Holder[]; erase: () => Promise<number | undefined> }
	): Promise<number | undefined> {
		const added = this.insertHolders.immediate(what, holders);
		const erased = await erase();
		// What never came no device has from here; the one that wrote it down hears of it when it hands it in.
		if (erased === undefined) this.deleteAwaited.run(what.village, what.household);
		// No tombstone tells devices of it, or did so before these came.
		else if (erased === 0) this.deleteHolders.immediate(what, added);
		return erased;
	}

	erased({ village, household }: HouseholdIn, nowMs: number): void {
		this.markErased.run(nowMs, village, household);
	}

	/** Erased by hand, with or without a withdrawal before: followed to the last device all the same. */
	erasedByHand(what: HouseholdIn, { by, nowMs }: { by: Actor; nowMs: number }): void {
		const { person, device = '' } = by;
		this.note({ ...what, askedAtMs: nowMs, receivedAtMs: nowMs, person, device });
		this.erased(what, nowMs);
	}

	/** @param from the code its people had where they moved from */
	noteArrival({ village, household }: HouseholdIn, from: string): void {
		this.insertArrival.run(village, household, from);
	}

	/** Under which codes those who had this one were registered where they moved to. */
	arrivalsFrom(household: string): HouseholdIn[] {
		return this.selectArrivals.all(household);
	}

	/** The withdrawal by which this code was erased, in whatever village. */
	erasedUnder(household: string): Withdrawal | undefined {
		return this.selectErased.get(household);
	}

	/** Whether words of an erased household may still stand in pages of the file that wait to be used again. */
	get isUnscrubbed(): boolean {
		return this.selectUnscrubbed.get() !== undefined;
	}

	/** @param startedMs what was erased before this is out of the file */
	scrubbed(startedMs: number, nowMs: number): void {
		this.markScrubbed.run(nowMs, startedMs);
	}

	/** @returns false where nobody waits for this word: it was said before, or concerns nothing this device had */
	confirm({ village, household }: HouseholdIn, { device, person }: Holder, nowMs: number): boolean {
		return this.markConfirmed.run(nowMs, village, household, device, person).changes === 1;
	}

	/** Of which households this device's word is waited for. */
	awaitedFrom({ device, person }: Holder): HouseholdIn[] {
		return this.selectAwaited.all(device, person);
	}

	confirmations({ village, household }: HouseholdIn): Confirmations {
		return this.countDevices.get(village, household) ?? { devices: 0, confirmed: 0, signedOut: 0 };
	}

	/** How far a village was looked through; undefined where that was another history of it. */
	position(village: string, history: string): string | undefined {
		return this.selectPosition.get(village, history)?.place;
	}

	keepPosition(village: string, history: string, place: string): void {
		this.upsertPosition.run(village, history, place);
	}
}
