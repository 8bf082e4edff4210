import { WARNED_DAYS_BEFORE } from '../../../src/lib/domain/consent/keeping-days';
import type { Keeping } from '../../../src/lib/domain/consent/retention';
import { communeOf } from '../../../src/lib/domain/commune-of';
import { isVillageId } from '../../../src/lib/domain/ids';
import { DAY_MS } from '../../../src/lib/domain/time/calendar';
import type { Communes } from '../access/communes';
import { AuditLog, THE_SERVER } from '../audit/audit-log';
import { scrub } from '../erasure/scrub';
import { nextTurn } from '../next-turn';
import { bySubject, readEntries } from '../read-entries';
import type { VillageStore, WritableDatabase } from '../storage/doc-store';
import type { Database } from '../storage/sqlite/driver';
import { deleteMeta, readMeta, writeMeta } from '../storage/sqlite/meta';
import { endKeeping } from './end-keeping';
import { keptHouseholds, type KeptHouseholds } from './kept-households';
import { RetentionNotices, type ErasureToCome } from './notices';

export interface RetentionParts {
	store: VillageStore;
	/** The file, where a CouchDB has the documents: it may still hold what it held before they moved. */
	fileBefore?: VillageStore | undefined;
	sqlite: Database;
	communes: Communes;
	now: () => number;
}

/**
 * @property due households whose time is over
 * @property toCome of the others, how many are erased on what midnight, the nearest first
 * @property endless households that nothing gave an end
 */
export interface Outlook {
	village: string;
	due: number;
	toCome: ErasureToCome[];
	endless: number;
}

/** How many households have their turn before others have theirs. */
const HOUSEHOLDS_PER_TURN = 20;
const UNSCRUBBED = 'retention_unscrubbed';

/** Ends the time for which people were told that they are kept, and says beforehand when that is. */
export class Retention {
	private readonly audit: AuditLog;
	private readonly notices: RetentionNotices;

	constructor(private readonly parts: RetentionParts) {
		this.audit = new AuditLog(parts.sqlite, parts.now);
		this.notices = new RetentionNotices(parts.sqlite);
	}

	async villages(): Promise<string[]> {
		return (await this.parts.store.listDatabases()).filter(isVillageId);
	}

	keepingIn(village: string): Keeping {
		return this.parts.communes.keepingIn(communeOf(village));
	}

	/** Nothing is changed by it. */
	async outlook(village: string, keeping = this.keepingIn(village)): Promise<Outlook> {
		const database = await this.parts.store.database(village);
		const kept = database ? await keptIn(database, keeping) : [];
		return outlookOf(village, kept, this.parts.now());
	}

	/**
	 * Erases what is due in a village and notes what is to come there. Broken off, it is done again and nothing twice.
	 *
	 * @param signal ends it after the household it is at
	 * @returns how many households it erased
	 */
	async carryOut(
		village: string,
		{ keeping = this.keepingIn(village), signal }: { keeping?: Keeping; signal?: AbortSignal } = {}
	): Promise<number> {
		const { store, sqlite, now } = this.parts;
		const database = await store.database(village);
		const kept = database && keeping.campaigns.length > 0 ? await keptIn(database, keeping) : [];
		const due = kept.filter((one) => isDue(one, now()));
		let erased = 0;
		if (due.length > 0) writeMeta(sqlite, UNSCRUBBED, '1');
		for (const [n, { histories }] of due.entries()) {
			if (!database || signal?.aborted === true) break;
			await endKeeping(database, histories, now());
			await this.eraseInFile(village, histories.keys());
			erased += histories.size;
			if (n % HOUSEHOLDS_PER_TURN === 0) await nextTurn();
		}
		if (erased > 0) this.record(village, erased);
		const [next] = outlookOf(village, kept, now()).toCome;
		const isSoon = next && next.eraseAtMs <= now() + WARNED_DAYS_BEFORE * DAY_MS;
		this.notices.keep(village, isSoon ? next : undefined);
		return erased;
	}

	/** Takes the words out of the file too, also those that an erasure before a power cut left in it. */
	async scrub(): Promise<void> {
		const { sqlite } = this.parts;
		if (readMeta(sqlite, UNSCRUBBED) === undefined) return;
		await scrub(sqlite);
		deleteMeta(sqlite, UNSCRUBBED);
	}

	private async eraseInFile(village: string, households: Iterable<string>): Promise<void> {
		const database = await this.parts.fileBefore?.database(village);
		for (const subject of database ? households : [])
			await database?.erase({ kind: 'household', subject, leaveNothing: true }, THE_SERVER);
	}

	private record(village: string, households: number): void {
		const line = { op: 'retention-ended', db: village, detail: String(households) } as const;
		this.audit.recording(THE_SERVER, [line], () => undefined);
	}
}

const keptIn = async (database: WritableDatabase, keeping: Keeping): Promise<KeptHouseholds[]> =>
	keptHouseholds(bySubject(await readEntries(database)), keeping);

const isDue = ({ untilMs }: KeptHouseholds, nowMs: number): boolean =>
	untilMs !== undefined && untilMs <= nowMs;

function outlookOf(village: string, kept: readonly KeptHouseholds[], nowMs: number): Outlook {
	const toCome = new Map<number, number>();
	let due = 0;
	let endless = 0;
	for (const one of kept) {
		const { size } = one.histories;
		if (one.untilMs === undefined) endless += size;
		else if (isDue(one, nowMs)) due += size;
		else toCome.set(one.untilMs, (toCome.get(one.untilMs) ?? 0) + size);
	}
	return {
		village,
		due,
		toCome: [...toCome]
			.map(([eraseAtMs, households]) => ({ eraseAtMs, households }))
			.sort((a, b) => a.eraseAtMs - b.eraseAtMs),
		endless
	};
}
