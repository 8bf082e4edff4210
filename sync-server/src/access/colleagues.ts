import { communeOf } from '../../../src/lib/domain/commune-of';
import type { Titles } from '../../../src/lib/domain/access/colleagues';
import type { Database } from '../storage/sqlite/driver';

interface Asked {
	/** The villages somebody reads, and their communes, as JSON lists. */
	villages: string;
	communes: string;
}

/**
 * Whose name may stand under a record: those who were given one of the villages or had it taken away, and the officers of
 * its commune. Also those who can no longer sign in: what they wrote is still there to be read.
 */
const COLLEAGUES = `SELECT name, title FROM person WHERE title <> name AND (
		name IN (SELECT person FROM person_village WHERE village IN (SELECT value FROM json_each(@villages)))
		OR name IN (SELECT person FROM village_taken WHERE village IN (SELECT value FROM json_each(@villages)))
		OR (role = 'commune-officer' AND name IN (
			SELECT person FROM person_village JOIN village ON village = id
			WHERE commune IN (SELECT value FROM json_each(@communes))
		))
	) ORDER BY name`;

/** What people call those whose records somebody reads. */
export class Colleagues {
	private readonly select;

	constructor(db: Database) {
		this.select = db.prepare<[Asked], { name: string; title: string }>(COLLEAGUES);
	}

	/** Of those whom nobody gave a title there is nothing to tell: they are called by the name they sign in with. */
	whoWriteIn(villages: readonly string[]): Titles {
		if (villages.length === 0) return {};
		const communes = [...new Set(villages.map(communeOf))];
		const asked = { villages: JSON.stringify(villages), communes: JSON.stringify(communes) };
		return Object.fromEntries(this.select.all(asked).map(({ name, title }) => [name, title]));
	}
}
