import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mayRead, mayWrite, ROLES, type Role } from '../../../../src/lib/domain/access/access';
import { Accounts } from '../../../../sync-server/src/access/accounts';
import { may, REACH } from '../../../../sync-server/src/access/permissions';
import { openMemory } from '../../../../sync-server/src/open-data';

const VILLAGES = ['village-17284-01', 'village-17284-02', 'village-17290-01'];
const DAY_MS = 24 * 3_600_000;

const someVillages = fc.subarray(VILLAGES);
const happening = fc.oneof(
	fc.record({ villages: someVillages, graceDays: fc.nat({ max: 20 }) }),
	fc.record({ role: fc.constantFrom(...ROLES), graceDays: fc.nat({ max: 20 }) }),
	fc.record({ days: fc.nat({ max: 10 }) })
);

test('whatever is given and taken away: the list and the gate agree, and neither says more than the table', async () => {
	const data = openMemory();
	const clock = { ms: Date.UTC(2026, 10, 22) };
	const accounts = new Accounts(data.sqlite, data.store, () => clock.ms);
	for (const id of VILLAGES) await accounts.addVillage({ id, title: id });
	let count = 0;

	fc.assert(
		fc.property(
			fc.constantFrom(...ROLES),
			someVillages,
			fc.array(happening),
			(role, given, later) => {
				const name = `nguoi-${++count}`;
				accounts.people.add({ name, title: name, role, phc: 'none' });
				accounts.villages.setFor(name, given);
				let now: { role: Role; villages: readonly string[] } = { role, villages: given };
				for (const one of later) {
					if ('days' in one) clock.ms += one.days * DAY_MS;
					else {
						const { graceDays, ...assignment } = one;
						accounts.assignments.change(name, assignment, graceDays);
						now = { ...now, ...assignment };
					}
					const person = { name, title: name, role: now.role };
					const listed = accounts.villages.accessOf(person);
					for (const id of VILLAGES) {
						const access = accounts.villages.accessTo(person, id);
						const inList = listed.find((village) => village.id === id);
						expect(access).toEqual(
							inList && {
								mode: inList.mode,
								...(inList.untilMs !== undefined && { untilMs: inList.untilMs })
							}
						);
						const reads = access !== undefined && mayRead(access);
						expect(reads).toBe(may(now.role, 'read') && isWithin(now, id));
						const writesByRight =
							access !== undefined && mayWrite(access) && access.untilMs === undefined;
						expect(writesByRight).toBe(may(now.role, 'write') && isWithin(now, id));
						if (access?.untilMs !== undefined) expect(access.untilMs).toBeGreaterThan(clock.ms);
					}
				}
			}
		),
		{ numRuns: 60 }
	);
	await data.store.close();
});

function isWithin({ role, villages }: { role: Role; villages: readonly string[] }, id: string) {
	const commune = (village: string) => village.split('-')[1];
	switch (REACH[role]) {
		case 'all':
			return true;
		case 'commune':
			return villages.some((village) => commune(village) === commune(id));
		case 'assigned':
			return villages.includes(id);
		case 'none':
			return false;
	}
}
