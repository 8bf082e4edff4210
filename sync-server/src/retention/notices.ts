import type { Database } from '../storage/sqlite/driver';

/** What is erased next in a village. @property eraseAtMs midnight of that day */
export interface ErasureToCome {
	eraseAtMs: number;
	households: number;
}

/** Which villages hear that some of their households are erased soon. */
export class RetentionNotices {
	private readonly select;
	private readonly upsert;
	private readonly remove;

	constructor(sqlite: Database) {
		this.select = sqlite.prepare<[string], ErasureToCome>(
			'SELECT erase_at AS eraseAtMs, households FROM retention_notice WHERE village = ?'
		);
		this.upsert = sqlite.prepare(
			`INSERT INTO retention_notice (village, erase_at, households) VALUES (?, ?, ?)
			ON CONFLICT (village) DO UPDATE SET erase_at = excluded.erase_at, households = excluded.households`
		);
		this.remove = sqlite.prepare('DELETE FROM retention_notice WHERE village = ?');
	}

	of(village: string): ErasureToCome | undefined {
		return this.select.get(village);
	}

	keep(village: string, toCome: ErasureToCome | undefined): void {
		if (toCome) this.upsert.run(village, toCome.eraseAtMs, toCome.households);
		else this.remove.run(village);
	}
}
