import type { Database } from '../storage/sqlite/driver';

/** @property entry that closes a dossier, notes its code, or takes something back */
export interface DossierToLookAt {
	village: string;
	entry: string;
}

/** What was heard of dossiers whose code may be to erase, until that is done. */
export class DossiersToLookAt {
	private readonly insert;
	private readonly selectDue;
	private readonly deleteOne;
	private readonly markErased;
	private readonly selectUnscrubbed;
	private readonly deleteScrubbed;

	constructor(sqlite: Database) {
		this.insert = sqlite.prepare(
			`INSERT INTO dossier_to_look_at (village, entry, received_at) VALUES (?, ?, ?)
			ON CONFLICT DO NOTHING`
		);
		this.selectDue = sqlite.prepare<[number], DossierToLookAt>(
			`SELECT village, entry FROM dossier_to_look_at
			WHERE erased_at IS NULL AND received_at <= ? ORDER BY received_at`
		);
		this.deleteOne = sqlite.prepare(
			'DELETE FROM dossier_to_look_at WHERE village = ? AND entry = ?'
		);
		this.markErased = sqlite.prepare(
			'UPDATE dossier_to_look_at SET erased_at = ? WHERE village = ? AND entry = ?'
		);
		this.selectUnscrubbed = sqlite.prepare<[], unknown>(
			'SELECT 1 FROM dossier_to_look_at WHERE erased_at IS NOT NULL LIMIT 1'
		);
		this.deleteScrubbed = sqlite.prepare('DELETE FROM dossier_to_look_at WHERE erased_at <= ?');
	}

	note({ village, entry }: DossierToLookAt, nowMs: number): void {
		this.insert.run(village, entry, nowMs);
	}

	receivedBefore(ms: number): DossierToLookAt[] {
		return this.selectDue.all(ms);
	}

	/** There is nothing to erase: it goes on, or has no code. */
	letGo({ village, entry }: DossierToLookAt): void {
		this.deleteOne.run(village, entry);
	}

	erased({ village, entry }: DossierToLookAt, nowMs: number): void {
		this.markErased.run(nowMs, village, entry);
	}

	/** Whether a code may still stand in pages of the file that wait to be used again. */
	get isUnscrubbed(): boolean {
		return this.selectUnscrubbed.get() !== undefined;
	}

	/** @param startedMs what was erased before this is out of the file */
	scrubbed(startedMs: number): void {
		this.deleteScrubbed.run(startedMs);
	}
}
