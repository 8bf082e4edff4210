import { expect } from 'vitest';
import { addCounts, countsOf, noCounts } from '../../../../src/lib/domain/coverage/coverage';
import type { Entry } from '../../../../src/lib/domain/entries/entry';
import {
	foldHouseholds,
	type History
} from '../../../../src/lib/domain/household/merged-households';
import type { Household } from '../../../../src/lib/domain/household/household';
import { readBox } from '../../../../src/lib/store/box';
import type { Ledger } from '../../../../src/lib/store/ledger';
import { unsentRows } from '../../../../src/lib/store/push-mark';
import { readEntry } from '../../../../src/lib/domain/entries/upcast';
import { claimsNow } from '../../../../src/lib/domain/today/claim-door';
import type { Commune } from '../commune';
import type { FieldDevice } from '../field-device';
import type { VillageAtRest } from './at-rest';
import { claimsOn, dayOf, type ExpectedClaim } from '../model/claims';
import { viewOf } from './view-of';

/** What a device holds and says at rest. */
export async function checkDevice(
	commune: Commune,
	device: FieldDevice,
	villages: readonly VillageAtRest[]
): Promise<void> {
	const { rights, saved } = commune;
	for (const at of villages) {
		const ledger = device.phone.ledgers.get(at.village);
		if (rights.openness(device.person, at.village) === 'open') {
			expect(ledger, `${device.person} may open ${at.village}`).toBeDefined();
			if (ledger) await checkOpenVillage(device, ledger, at);
		} else if (ledger) {
			const { waiting, refused } = await unsentRows(ledger);
			expect(waiting.length + refused.length, `${device.person} kept ${at.village}`).not.toBe(0);
		}
	}
	await checkWords(device);
	const exported = (await device.phone.exports()).map(({ entry }) => String(entry['_id']));
	for (const id of exported) expect(saved.find(id)?.device).toBe(device.name);
}

/** The same documents as the commune's, and the same households made of them; the box is this device's alone. */
async function checkOpenVillage(
	device: FieldDevice,
	ledger: Ledger,
	{ village, documents, expected, counts }: VillageAtRest
): Promise<void> {
	const { phone, person } = device;
	const boxed = new Set(Object.keys((await readBox(ledger)).refused));
	const known = [...(await phone.knows(village))].filter((id) => !boxed.has(id));
	const label = `${person} on ${village}`;
	expect(new Set(known), label).toEqual(new Set(documents.keys()));
	for (const { id, document } of await ledger.read(known))
		expect(document._rev, id).toBe(documents.get(id)?._rev);

	expect(phone.complete.has(village), `${label}: all of it is here, and it says so`).toBe(true);

	const histories = new Map<string, History>();
	await ledger.allSubjects(({ subject, entries, unread }) => {
		histories.set(subject, { entries: entries.filter(({ _id }) => !boxed.has(_id)), unread });
	});
	const here = foldHouseholds(histories);
	expect(here, label).toEqual(foldedOnServer(documents));
	const views = new Map([...here].map(([id, household]) => [id, viewOf(household)]));
	expect(views, label).toEqual(expected);
	for (const [id, household] of here)
		checkClaims(device, household, expected.get(id)?.claims ?? []);
	expect([...here.values()].map(countsOf).reduce(addCounts, noCounts), label).toEqual(counts);
}

const DAY_MS = 24 * 3_600_000;

/** Who goes there is told on its day to everybody, to oneself as oneself, and on no other day. */
function checkClaims(
	{ person, communeMs }: FieldDevice,
	{ id, claims }: Household,
	expected: readonly ExpectedClaim[]
): void {
	const days = [communeMs, ...expected.map(({ on }) => Date.parse(`${on}T05:00:00Z`))];
	for (const nowMs of days.flatMap((ms) => [ms - DAY_MS, ms, ms + DAY_MS])) {
		const { mine, others } = claimsNow(claims, { me: person, nowMs });
		const told = { mine: mine !== undefined, others: others.toSorted() };
		expect(told, `${person} on ${id}`).toEqual(claimsOn(expected, dayOf(nowMs), person));
	}
}

function foldedOnServer(documents: VillageAtRest['documents']): Map<string, Household> {
	const entries = [...documents.values()].flatMap((document) => {
		const read = readEntry(document);
		return read.ok ? [read.value] : [];
	});
	const histories = new Map<string, { entries: Entry[]; unread: number }>();
	for (const entry of entries) {
		const id = entry._id.split(':')[1] ?? '';
		const history = histories.get(id) ?? { entries: [], unread: 0 };
		history.entries.push(entry);
		histories.set(id, history);
	}
	return foldHouseholds(histories);
}

/** The one sentence about sync says what the ledgers say. */
async function checkWords({ phone, person }: FieldDevice): Promise<void> {
	let waits = 0;
	let boxed = 0;
	for (const ledger of phone.ledgers.values()) {
		const { waiting, refused } = await unsentRows(ledger);
		waits += waiting.length;
		boxed += refused.length;
	}
	expect(phone.receipts.count(), person).toEqual({ waiting: waits, refused: boxed });
	const { say } = phone.sentence;
	const expected =
		boxed > 0 ? 'some-were-refused' : waits > 0 ? 'waiting' : 'commune-has-everything';
	expect(say, person).toBe(expected);
}
