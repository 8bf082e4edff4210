import { expect, test } from 'vitest';
import { accessMigrations } from '../../../../sync-server/src/access/migrations';
import { Devices } from '../../../../sync-server/src/access/devices';
import { People } from '../../../../sync-server/src/access/people';
import { hashToken } from '../../../../sync-server/src/access/tokens';
import { migrate } from '../../../../sync-server/src/storage/sqlite/migrations';
import { openSqlite } from '../../../../sync-server/src/storage/sqlite/open';

test('people, their villages and their signed-in phones come through to the newest schema', () => {
	const sqlite = openSqlite(':memory:');
	migrate(sqlite, accessMigrations.slice(0, 1));
	sqlite.exec(`
		INSERT INTO person VALUES ('tnv1', 'Lô Thị Hoa', 'volunteer', 'phc', 1, NULL);
		INSERT INTO person VALUES ('nghi', 'Đã nghỉ', 'commune-officer', 'phc', 2, 3);
		INSERT INTO village VALUES ('village-17284-02', '17284', 'Xóm 2', 1);
		INSERT INTO person_village VALUES ('tnv1', 'village-17284-02');
	`);
	sqlite
		.prepare('INSERT INTO device VALUES (?, ?, ?, 1, 1, NULL)')
		.run('0123456789', 'tnv1', hashToken('thẻ'));

	migrate(sqlite, accessMigrations);
	const people = new People(sqlite, () => 10);
	expect(people.all()).toEqual([
		{
			name: 'nghi',
			title: 'Đã nghỉ',
			role: 'commune-officer',
			villages: [],
			createdAtMs: 2,
			disabledAtMs: 3
		},
		{
			name: 'tnv1',
			title: 'Lô Thị Hoa',
			role: 'volunteer',
			villages: ['village-17284-02'],
			createdAtMs: 1,
			disabledAtMs: null
		}
	]);
	expect(new Devices(sqlite, () => 10).signedIn('thẻ')?.person.name).toBe('tnv1');
	expect(people.add({ name: 'lead', title: 'Lead', role: 'team-lead', phc: 'x' })).toBe(true);
	expect(sqlite.pragma('foreign_key_check')).toEqual([]);
	expect(() =>
		sqlite.exec("INSERT INTO person_village VALUES ('ai-do', 'village-17284-02')")
	).toThrow('FOREIGN KEY');
	sqlite.close();
});
