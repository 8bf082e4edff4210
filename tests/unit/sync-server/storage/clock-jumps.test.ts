import fc from 'fast-check';
import { expect, test } from 'vitest';
import { documentMigrations } from '../../../../sync-server/src/storage/sqlite/document-migrations';
import { migrate } from '../../../../sync-server/src/storage/sqlite/migrations';
import { openSqlite } from '../../../../sync-server/src/storage/sqlite/open';
import { SqliteDocStore } from '../../../../sync-server/src/storage/sqlite/sqlite-doc-store';
import { verifyAudit } from '../../../../sync-server/src/audit/verify-audit';
import { readAudit } from '../../../../sync-server/src/audit/audit-log';
import { edited } from '../../../support/documents/make-docs';

/** An old PC whose battery is flat, a summer of wrong dates, someone who sets the clock by hand. */
const anyTime = fc.integer({ min: 0, max: Date.UTC(2099, 11, 31) });

test('whatever the clock of the machine does, entries are numbered and handed out in the order they came', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(anyTime, { minLength: 2, maxLength: 30 }), async (times) => {
			let nowMs = 0;
			const sqlite = openSqlite(':memory:');
			migrate(sqlite, documentMigrations);
			const store = new SqliteDocStore(sqlite, () => nowMs);
			await store.createDatabase('village-17284-01');
			const village = await store.database('village-17284-01');
			for (const [i, time] of times.entries()) {
				nowMs = time;
				await village?.write([edited(`e:${i}`)], { newEdits: true, byAdministrator: true });
			}
			const rows = await village?.changes({
				after: 0,
				upTo: Infinity,
				limit: 100,
				descending: false,
				withBodies: false
			});
			expect(rows?.map(({ seq, id }) => [seq, id])).toEqual(times.map((_, i) => [i + 1, `e:${i}`]));

			const lines = readAudit(sqlite, { after: 1, limit: 100 });
			expect(lines.map(({ target, at }) => [target, at])).toEqual(
				times.map((time, i) => [`e:${i}`, time])
			);
			expect(verifyAudit(sqlite).ok).toBe(true);
			await store.close();
		}),
		{ numRuns: 30 }
	);
});
