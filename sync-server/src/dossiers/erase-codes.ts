import type { Entry } from '../../../src/lib/domain/entries/entry';
import { standingOf, inClockOrder } from '../../../src/lib/domain/household/entry-order';
import { parseEntryId } from '../../../src/lib/domain/ids';
import { closingsIn } from '../../../src/lib/domain/submission/submission';
import { THE_SERVER } from '../audit/audit-log';
import { scrub } from '../erasure/scrub';
import type { Database } from '../storage/sqlite/driver';
import type { VillageStore, WritableDatabase } from '../storage/doc-store';
import { entriesOf, toldAsOne } from '../withdrawals/same-people';
import type { DossiersToLookAt, DossierToLookAt } from './dossiers-to-look-at';

export interface CodeErasureParts {
	store: VillageStore;
	/** Behind a gateway: the server's own file, where villages stand that were moved to the CouchDB. */
	movedFrom?: VillageStore | undefined;
	sqlite: Database;
	toLookAt: DossiersToLookAt;
	/** How long a closing that was tapped by mistake can be taken back before the code is gone. */
	waitMs: number;
	now: () => number;
}

/**
 * Erases the codes of dossiers that are closed: a code was kept to look the dossier up by, with its owner's leave, until
 * then (DOMAIN §5.2). The rest of what was written down about it stays.
 */
export class CodeErasure {
	private lastMs = -Infinity;

	constructor(private readonly parts: CodeErasureParts) {}

	note(village: string, entry: string): void {
		this.parts.toLookAt.note({ village, entry }, this.parts.now());
	}

	/** As often as a closing waits, not more: each time the file is written anew, and writes stand still for it. */
	async eraseWhatIsDue(): Promise<void> {
		const { toLookAt, waitMs, now, sqlite } = this.parts;
		if (now() - this.lastMs < waitMs) return;
		const due = toLookAt.receivedBefore(now() - waitMs);
		if (due.length === 0 && !toLookAt.isUnscrubbed) return;
		for (const one of due) await this.look(one);
		if (toLookAt.isUnscrubbed) {
			const startedMs = now();
			await scrub(sqlite);
			toLookAt.scrubbed(startedMs);
		}
		this.lastMs = now();
	}

	private async look(one: DossierToLookAt): Promise<void> {
		const { store, movedFrom, toLookAt, now } = this.parts;
		const { village, entry } = one;
		const household = parseEntryId(entry)?.subject;
		const database = await store.database(village);
		const codes = database && household ? await codesToErase(database, household, entry) : [];
		if (codes === undefined || !database) return toLookAt.letGo(one);
		for (const where of [database, await movedFrom?.database(village)])
			await where?.eraseAlone(codes, THE_SERVER);
		toLookAt.erased(one, now());
	}
}

/**
 * The codes of the dossier that an entry is about, taken back or not; undefined while the dossier goes on. None may be
 * left, where an erasure was cut off before it was noted.
 */
async function codesToErase(
	database: WritableDatabase,
	household: string,
	about: string
): Promise<string[] | undefined> {
	const { ids } = await toldAsOne(database, household);
	const entries: Entry[] = [];
	for (const id of ids) entries.push(...(await entriesOf(database, id)));
	const closed = new Set(
		closingsIn(standingOf(inClockOrder(entries))).map(({ submission }) => submission)
	);
	const said = entries.find(({ _id }) => _id === about);
	// The code itself, gone already.
	if (said === undefined) return [];
	const asked =
		said.type === 'entry-voided' ? entries.find(({ _id }) => _id === said.target) : said;
	if (!asked || !('submission' in asked) || !closed.has(asked.submission)) return undefined;
	const { submission } = asked;
	return entries.flatMap((entry) =>
		entry.type === 'dossier-code-noted' && entry.submission === submission ? [entry._id] : []
	);
}
