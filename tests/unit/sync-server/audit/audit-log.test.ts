import type { Database } from '../../../../sync-server/src/storage/sqlite/driver';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { auditHead, AuditLog, readAudit } from '../../../../sync-server/src/audit/audit-log';
import { verifyAudit } from '../../../../sync-server/src/audit/verify-audit';
import { openMemory, type Data } from '../../../../sync-server/src/open-data';
import { registered, ulidOf } from '../../../support/builders';
import { edited, replicated } from '../../../support/documents/make-docs';

const VILLAGE = 'village-17284-01';
const PUSH = { newEdits: false, byAdministrator: false };
const HOA = { person: 'hoa', device: 'PHNEPHNE00' };

let data: Data;
let sqlite: Database;
beforeEach(() => {
	data = openMemory();
	({ sqlite } = data);
});
afterEach(() => data.store.close());

const lines = () => readAudit(sqlite, { after: 0, limit: 1000 });
const ops = () =>
	lines().map(({ op, person, device, db, target, detail }) => [
		op,
		person,
		device,
		db,
		target,
		detail
	]);

async function village() {
	await data.accounts.addVillage({ id: VILLAGE, title: 'Bản Huồi Cọ' });
	const database = await data.store.database(VILLAGE);
	if (database === undefined) throw new Error('the village was just made');
	return database;
}

describe('the audit log', () => {
	test('names who wrote which entry from which device, and nothing that was said at the door', async () => {
		const database = await village();
		const entry = registered({ household: ulidOf(1), by: 'hoa' });
		await database.write([replicated(entry._id, ['1-a'], entry)], { ...PUSH, by: HOA });
		expect(ops().at(-1)).toEqual(['written', 'hoa', HOA.device, VILLAGE, entry._id, '1-a']);
		const text = JSON.stringify(lines());
		for (const said of ['Lô Thị Tím', 'Vi Thị Hoa', 'Nhà sàn']) expect(text).not.toContain(said);
	});

	test('has one line for an entry however often a phone sends it, and none for what was refused', async () => {
		const database = await village();
		const entry = registered({ household: ulidOf(1), by: 'hoa' });
		const push = (rev: string) =>
			database.write([replicated(entry._id, [rev], entry)], { ...PUSH, by: HOA });
		const before = lines().length;
		for (const rev of ['1-a', '1-a', '1-b', '2-c']) await push(rev);
		expect(lines().length).toBe(before + 1);
	});

	test('says that an entry came back from someone else’s device', async () => {
		const database = await village();
		const entry = registered({ household: ulidOf(1), by: 'lan' });
		await database.write([replicated(entry._id, ['1-a'], entry)], { ...PUSH, by: HOA });
		expect(lines().at(-1)).toMatchObject({ op: 'handed-back', person: 'hoa', target: entry._id });
	});

	test('records people, villages, sign-ins and revocations however they are brought about', async () => {
		const { accounts } = data;
		await village();
		accounts.people.add({ name: 'hoa', title: 'Lô Thị Hoa', role: 'volunteer', phc: 'x' });
		accounts.villages.setFor('hoa', [VILLAGE]);
		accounts.devices.enrol(HOA.device, 'hoa');
		accounts.devices.enrol(HOA.device, 'hoa');
		data.accountWatch.by({ person: 'canbo', device: 'PHNEPHNE01' }, () =>
			accounts.devices.revoke(HOA.device)
		);
		accounts.devices.revoke(HOA.device);
		accounts.people.disable('hoa');
		accounts.people.enable('hoa');
		accounts.people.setPassword('hoa', 'y');
		expect(ops()).toEqual([
			['database-made', 'may-chu', '', VILLAGE, '', ''],
			['village-added', 'may-chu', '', VILLAGE, VILLAGE, ''],
			['person-added', 'may-chu', '', '', 'hoa', 'volunteer'],
			['village-given', 'may-chu', '', VILLAGE, 'hoa', ''],
			['signed-in', 'hoa', HOA.device, '', HOA.device, ''],
			['signed-in', 'hoa', HOA.device, '', HOA.device, ''],
			['device-revoked', 'canbo', 'PHNEPHNE01', '', HOA.device, 'hoa'],
			['person-disabled', 'may-chu', '', '', 'hoa', ''],
			['person-enabled', 'may-chu', '', '', 'hoa', ''],
			['password-changed', 'may-chu', '', '', 'hoa', '']
		]);
		expect(verifyAudit(sqlite)).toMatchObject({ ok: true, value: { n: 10 } });
		expect(JSON.stringify(lines())).not.toContain('Lô Thị Hoa');
	});

	test('keeps no line of what was not committed', async () => {
		const database = await village();
		const before = lines().length;
		sqlite.exec(
			"CREATE TEMP TRIGGER refuse BEFORE UPDATE ON database BEGIN SELECT raise(ABORT, 'no'); END"
		);
		await expect(
			database.write([edited('household:x')], { ...PUSH, newEdits: true })
		).rejects.toThrow();
		expect(lines().length).toBe(before);
		sqlite.exec('DROP TRIGGER refuse');
		expect(verifyAudit(sqlite).ok).toBe(true);
	});
});

const OPS = ['written', 'signed-in', 'device-revoked', 'household-erased'] as const;

describe('verifying it', () => {
	/** Some lines of a day, from two processes in turn. */
	function aDay(count: number): void {
		const logs = [new AuditLog(sqlite, () => 1), new AuditLog(sqlite, () => 2)];
		for (let i = 0; i < count; i++)
			logs[i % 2]?.recording(
				{ person: `tnv${i % 3}` },
				[{ op: OPS[i % OPS.length] ?? 'written', target: `t${i}`, detail: `1-${i}` }],
				() => undefined
			);
	}
	const COLUMNS = ['at', 'person', 'device', 'op', 'db', 'target', 'detail', 'hash'] as const;

	test('accepts a log as it was written', () => {
		aDay(30);
		expect(verifyAudit(sqlite)).toEqual({ ok: true, value: auditHead(sqlite) });
	});

	test('finds any line that was changed, at that line', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 30 }), fc.constantFrom(...COLUMNS), (n, column) => {
				sqlite.exec("DELETE FROM audit; DELETE FROM sqlite_sequence WHERE name = 'audit'");
				aDay(30);
				const value = column === 'at' ? 'at + 1' : `${column} || 'x'`;
				sqlite.prepare(`UPDATE audit SET ${column} = ${value} WHERE n = ?`).run(n);
				expect(verifyAudit(sqlite)).toEqual({ ok: false, error: { kind: 'changed', n } });
			}),
			{ numRuns: 60 }
		);
	});

	test('finds any line that was taken out, the last ones too', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 30 }), (n) => {
				sqlite.exec("DELETE FROM audit; DELETE FROM sqlite_sequence WHERE name = 'audit'");
				aDay(30);
				sqlite.prepare('DELETE FROM audit WHERE n = ?').run(n);
				const kind = n === 30 ? 'cut-off' : 'missing';
				expect(verifyAudit(sqlite)).toEqual({ ok: false, error: { kind, n } });
			}),
			{ numRuns: 30 }
		);
	});

	test('finds a line that was put in between, and those moved to make room for it', () => {
		aDay(10);
		sqlite.exec('UPDATE audit SET n = -n WHERE n > 4; UPDATE audit SET n = 1 - n WHERE n < 0');
		sqlite.exec(
			"INSERT INTO audit SELECT 5, at, 'tnv9', device, op, db, target, detail, hash FROM audit WHERE n = 4"
		);
		expect(verifyAudit(sqlite)).toEqual({ ok: false, error: { kind: 'changed', n: 5 } });
	});

	test('with a line kept elsewhere, finds a whole new chain that is sound in itself', () => {
		aDay(10);
		const kept = auditHead(sqlite);
		sqlite.exec("DELETE FROM audit WHERE n > 5; DELETE FROM sqlite_sequence WHERE name = 'audit'");
		sqlite.exec("INSERT INTO sqlite_sequence VALUES ('audit', 5)");
		expect(verifyAudit(sqlite).ok).toBe(true);
		expect(verifyAudit(sqlite, kept)).toEqual({ ok: false, error: { kind: 'cut-off', n: 6 } });
		aDay(12);
		expect(verifyAudit(sqlite).ok).toBe(true);
		expect(verifyAudit(sqlite, kept)).toEqual({
			ok: false,
			error: { kind: 'another-chain', n: 10 }
		});
	});
});
