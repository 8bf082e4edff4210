import { describe, expect, test } from 'vitest';
import { coverageOf } from '../../../../src/lib/domain/coverage/coverage';
import { acceptEntry } from '../../../../src/lib/domain/entries/accept-entry';
import type { Entry } from '../../../../src/lib/domain/entries/entry';
import { foldHousehold } from '../../../../src/lib/domain/household/fold-household';
import { parseEntryId } from '../../../../src/lib/domain/ids';
import { DEMO_SEED, DEMO_VILLAGES } from '../../../../sync-server/src/demo/demo-commune';
import { madeUpCommune } from '../../../../sync-server/src/demo/made-up-commune';

const UNTIL_MS = Date.UTC(2026, 10, 22, 4);
const options = { seed: DEMO_SEED, villages: DEMO_VILLAGES, untilMs: UNTIL_MS };
const commune = madeUpCommune(options);
const everything = [...commune.values()].flat();

function households(entries: readonly Entry[]) {
	const histories = new Map<string, Entry[]>();
	for (const entry of entries) {
		const id = parseEntryId(entry._id)?.subject ?? '';
		histories.set(id, [...(histories.get(id) ?? []), entry]);
	}
	return [...histories.values()].map((history) => {
		const household = foldHousehold(history);
		if (!household) throw new Error('a household without a registration');
		return household;
	});
}

describe('the made-up commune', () => {
	test('is the same for the same seed, and another for another', () => {
		expect(madeUpCommune(options)).toEqual(commune);
		expect(madeUpCommune({ ...options, seed: 1 })).not.toEqual(commune);
	});

	test('is made of entries every server accepts from the volunteer who wrote them', () => {
		for (const entry of everything)
			expect(acceptEntry(entry, { by: entry.by, isOfficer: false })).toMatchObject({ ok: true });
	});

	test('has every entry once, in clock order, none from the future', () => {
		expect(new Set(everything.map(({ _id }) => _id)).size).toBe(everything.length);
		for (const entries of commune.values()) {
			const readings = entries.map(({ at }) => at);
			expect(readings).toEqual([...readings].sort());
			expect(new Set(readings).size).toBe(readings.length);
		}
		for (const { deviceTime } of everything) expect(Date.parse(deviceTime)).toBeLessThan(UNTIL_MS);
	});

	test('has as many households as it says, with heads of the peoples who live there', () => {
		for (const { id, households: count } of DEMO_VILLAGES)
			expect(households(commune.get(id) ?? [])).toHaveLength(count);
		const families = (village: number) =>
			households(commune.get(DEMO_VILLAGES[village]?.id ?? '') ?? []).map(
				({ members }) => members[0]?.name.split(' ')[0]
			);
		expect(families(0)).toEqual(expect.arrayContaining(['Và', 'Xồng', 'Lầu', 'Moong', 'Cụt']));
		expect(families(1)).toEqual(expect.arrayContaining(['Nguyễn', 'Trần', 'Hồ']));
		expect(families(2)).toEqual(expect.arrayContaining(['Lô', 'Vi', 'Lương', 'Kha']));
	});

	test('shows every state of coverage in each village, none of them nearly everywhere', () => {
		for (const { id, households: count } of DEMO_VILLAGES) {
			const states = households(commune.get(id) ?? []).map((one) => coverageOf(one).state);
			for (const state of ['covered', 'not-yet', 'unknown'] as const) {
				const share = states.filter((own) => own === state).length / count;
				expect(share, `${state} in ${id}`).toBeGreaterThan(0.03);
				expect(share, `${state} in ${id}`).toBeLessThan(0.8);
			}
		}
	});

	test('has phone numbers of no carrier', () => {
		const phones = JSON.stringify(everything).match(/"phone":"\d+"/g) ?? [];
		expect(phones.length).toBeGreaterThan(100);
		for (const phone of phones) expect(phone).toMatch(/"0990\d{6}"/);
	});
});
