import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/lib/domain/commune-settings';
import { endOfKeeping } from '../../src/lib/domain/consent/keeping-days';
import type { Entry } from '../../src/lib/domain/entries/entry';
import { calendarDay, DAY_MS, momentOf } from '../../src/lib/domain/time/calendar';
import { Communes } from '../../sync-server/src/access/communes';
import { verifyAudit } from '../../sync-server/src/audit/verify-audit';
import { closeData, openData, openMemory, type Data } from '../../sync-server/src/open-data';
import { readEntries } from '../../sync-server/src/read-entries';
import { Retention } from '../../sync-server/src/retention/retention';
import { RetentionKeeper } from '../../sync-server/src/retention/retention-keeper';
import { readIncoming } from '../../sync-server/src/protocol/incoming-doc';
import type { VillageStore } from '../../sync-server/src/storage/doc-store';
import { REFUSED_AS_ERASED } from '../../sync-server/src/storage/sqlite/erased';
import {
	capableAnswers,
	HEAD,
	met,
	MORNING_MS,
	registered,
	stampAt,
	ulidOf,
	visited
} from '../support/builders';
import { merges } from '../support/merges';
import { databaseOf, foldedFromScratch, send, talliedFromScratch } from '../support/village-counts';
import { villageEntries } from '../support/village-entries';

const VILLAGE = 'village-17284-03';
const COMMUNE = '17284';
const NAME = 'Lô Thị Tím';
const [COVERED, OPEN, ANOTHER] = [ulidOf(1), ulidOf(2), ulidOf(3)];
/** The stories of the tests are those of 20 October. */
const CAMPAIGN = { name: '92 ngày đêm', from: '2026-09-01', to: '2026-11-30', targetPercent: 80 };
const DUE_MS = endOfKeeping(CAMPAIGN.to, 180);

let data: Data;
let folder: string;
let nowMs: number;
let communes: Communes;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'go-cua-retention-'));
	data = openData(folder);
	await data.accounts.addVillage({ id: VILLAGE, title: 'Bản Na Lợt' });
	nowMs = MORNING_MS;
	communes = new Communes(data.sqlite, () => nowMs);
	change({ campaign: CAMPAIGN });
	await say(
		registered({ household: COVERED }),
		met({ household: COVERED, minute: 5 }, HEAD, capableAnswers),
		registered({ household: OPEN })
	);
});

afterEach(async () => {
	await closeData(data);
	await rm(folder, { recursive: true, force: true });
});

function change(settings: object): void {
	const { revision } = communes.settingsOf(COMMUNE);
	const changed = communes.change(
		COMMUNE,
		{ revision, settings: { ...DEFAULT_SETTINGS, ...settings } },
		'canbo'
	);
	expect(changed.ok).toBe(true);
}

const village = () => databaseOf(data.store, VILLAGE);
const say = async (...entries: Entry[]) => send(await village(), entries);
const left = async () => readEntries(await village());
const typesLeft = async () => (await left()).map(({ type }) => type);
const retentionOver = (store: VillageStore = data.store) =>
	new Retention({ store, sqlite: data.sqlite, communes, now: () => nowMs });
const carryOut = () => retentionOver().carryOut(VILLAGE);
const noticed = async () => {
	data.accounts.people.add({ name: 'tnv1', title: 'tnv1', role: 'volunteer', phc: 'x' });
	data.accounts.villages.setFor('tnv1', [VILLAGE]);
	return noticeNow();
};
const noticeNow = async () => {
	const person = { name: 'tnv1', title: 'tnv1', role: 'volunteer' as const };
	return (await data.accounts.accessOf(person)).databases[0]?.erasure;
};

async function filesWith(words: string): Promise<string[]> {
	const found: string[] = [];
	for (const name of await readdir(folder))
		if ((await readFile(join(folder, name))).includes(words)) found.push(name);
	return found;
}

describe('when the time is over', () => {
	beforeEach(() => {
		nowMs = DUE_MS;
	});

	test('each household is its number alone, and no number has moved', async () => {
		const before = await foldedFromScratch(await village());
		expect(await carryOut()).toBe(2);
		expect(await typesLeft()).toEqual(['household-anonymised', 'household-anonymised']);
		expect(await foldedFromScratch(await village())).toEqual(before);
		expect(before).toMatchObject({ total: 2, covered: 1, unknown: 1, visited: 1 });
	});

	test('not a minute earlier', async () => {
		nowMs = DUE_MS - 60_000;
		expect(await carryOut()).toBe(0);
		expect(await left()).toHaveLength(3);
	});

	test('nothing of what was said is in any file of the server', async () => {
		expect(await filesWith(NAME)).not.toEqual([]);
		await carryOut();
		await retentionOver().scrub();
		expect(await filesWith(NAME)).toEqual([]);
	});

	test('a server that was cut off before it rewrote the file does so when it is back', async () => {
		await carryOut();
		await retentionOver().scrub();
		await say(registered({ household: ANOTHER }, { lane: 'Ngõ cuối suối' }));
		await carryOut();
		expect(await filesWith('Ngõ cuối suối')).not.toEqual([]);
		const started = retentionOver();
		await started.scrub();
		expect(await filesWith('Ngõ cuối suối')).toEqual([]);
	});

	test('nothing more is taken from a phone that was away', async () => {
		await carryOut();
		const late = visited({ household: OPEN, minute: 60 }, { personal: { note: 'ở nhà' } });
		const doc = readIncoming(late, { newEdits: true, maxBodyBytes: 100_000 });
		if (!doc.ok) throw new Error(doc.error.reason);
		const [outcome] = await (
			await village()
		).write([doc.value], { newEdits: true, byAdministrator: false });
		expect(outcome).toMatchObject({ ok: false, error: 'forbidden', reason: REFUSED_AS_ERASED });
		expect(await typesLeft()).toEqual(['household-anonymised', 'household-anonymised']);
	});

	test('households that a phone brings only now have their number written down and are erased as well', async () => {
		await carryOut();
		await say(registered({ household: ANOTHER }));
		expect(await carryOut()).toBe(1);
		expect((await foldedFromScratch(await village())).total).toBe(3);
	});

	test('who begins a new campaign afterwards has its own figures, and a family asked again counts in them once', async () => {
		await carryOut();
		change({ campaign: { ...CAMPAIGN, from: '2027-09-01', to: '2027-11-30' } });
		await say(registered({ household: ANOTHER }));
		const figures = async () =>
			communes.figuresOf(COMMUNE, await talliedFromScratch(await village()));
		nowMs = momentOf('2027-09-01') - 60_000;
		expect(await figures()).toMatchObject({ counts: { total: 3, covered: 1 }, earlier: [] });
		nowMs += 60_000;
		expect(await figures()).toMatchObject({
			counts: { total: 1, covered: 0, unknown: 1 },
			earlier: [{ from: CAMPAIGN.from, counts: { total: 2, covered: 1, unknown: 1 } }]
		});
	});

	test('the log says how many, and whose codes, without a word of anybody', async () => {
		await carryOut();
		const log = data.sqlite
			.prepare<[], { op: string; person: string; detail: string }>('SELECT * FROM audit')
			.all();
		expect(log.filter(({ op }) => op === 'retention-ended')).toMatchObject([
			{ person: 'may-chu', detail: '2' }
		]);
		expect(log.filter(({ op }) => op === 'household-erased')).toHaveLength(2);
		expect(JSON.stringify(log)).not.toContain(NAME);
		expect(verifyAudit(data.sqlite)).toMatchObject({ ok: true });
	});

	test('a refusal that named a lane keeps its number and loses the lane', async () => {
		await say({
			...stampAt({ household: ANOTHER }),
			v: 2,
			type: 'household-refused',
			textVersion: 'coverage-record.1',
			how: 'spoken',
			lane: 'Ngõ cuối suối'
		});
		const before = await foldedFromScratch(await village());
		await carryOut();
		await retentionOver().scrub();
		expect(await filesWith('Ngõ cuối suối')).toEqual([]);
		expect(await foldedFromScratch(await village())).toEqual(before);
	});
});

test('a server that dies between the number and the erasure finishes it, and writes the number once', async () => {
	nowMs = DUE_MS;
	const dying: VillageStore = Object.create(data.store, {
		database: {
			value: async (name: string) =>
				Object.create((await data.store.database(name))!, {
					erase: { value: () => Promise.reject(new Error('power cut')) }
				})
		}
	});
	await expect(retentionOver(dying).carryOut(VILLAGE)).rejects.toThrow('power cut');
	expect(await left()).toHaveLength(4);
	const before = await foldedFromScratch(await village());
	// Prolonged meanwhile: what was begun is finished all the same, since nothing shows the household any more.
	change({ campaign: { ...CAMPAIGN, to: '2027-12-31' } });
	expect(await carryOut()).toBe(1);
	expect((await typesLeft()).filter((type) => type === 'household-anonymised')).toHaveLength(1);
	expect(await foldedFromScratch(await village())).toEqual(before);
});

describe('before that', () => {
	test('its people hear of it two weeks ahead, with the day and the number of households', async () => {
		nowMs = DUE_MS - 15 * DAY_MS;
		await carryOut();
		expect(await noticed()).toBeUndefined();
		nowMs = DUE_MS - 14 * DAY_MS;
		await carryOut();
		expect(await noticeNow()).toEqual({ on: '2027-05-30', households: 2 });
		nowMs = DUE_MS;
		await carryOut();
		expect(await noticeNow()).toBeUndefined();
	});

	test('the officer who prolongs the campaign ends the warning, and the households stay', async () => {
		nowMs = DUE_MS - 14 * DAY_MS;
		await carryOut();
		change({ campaign: { ...CAMPAIGN, to: '2027-06-30' } });
		await carryOut();
		expect(await noticed()).toBeUndefined();
		nowMs = DUE_MS + DAY_MS;
		expect(await carryOut()).toBe(0);
	});

	test('days that would be over at once are told for two weeks first', async () => {
		nowMs = Date.UTC(2027, 1, 1);
		change({ campaign: CAMPAIGN, retentionDays: 30 });
		expect(await carryOut()).toBe(0);
		expect(await noticed()).toEqual({ on: '2027-02-15', households: 2 });
		nowMs += 15 * DAY_MS;
		expect(await carryOut()).toBe(2);
	});

	test('a new campaign does not keep whom nobody speaks with in it', async () => {
		nowMs = Date.UTC(2027, 3, 1);
		change({ campaign: { ...CAMPAIGN, from: '2027-04-01', to: '2027-06-30' } });
		const minute = (Date.UTC(2027, 3, 10) - MORNING_MS) / 60_000;
		await say(met({ household: COVERED, minute }, HEAD, {}));
		const outlook = await retentionOver().outlook(VILLAGE);
		expect(
			outlook.toCome.map(({ eraseAtMs, households }) => [calendarDay(eraseAtMs), households])
		).toEqual([
			['2027-05-30', 1],
			['2027-12-28', 1]
		]);
		nowMs = DUE_MS;
		expect(await carryOut()).toBe(1);
		expect((await typesLeft()).filter((type) => type === 'visit-recorded')).toHaveLength(2);
	});
});

describe('the keeper', () => {
	let keeper: RetentionKeeper;
	const begin = () => {
		keeper = new RetentionKeeper({
			retention: retentionOver(),
			now: () => nowMs,
			report: (thrown) => {
				throw thrown;
			},
			// Looked at by hand here.
			lookEveryMs: 1_000_000
		});
	};
	beforeEach(begin);
	afterEach(() => keeper.stop());

	test('looks again on a new day, and when the commune has changed its days', async () => {
		nowMs = DUE_MS - DAY_MS;
		await keeper.look();
		expect(await left()).toHaveLength(3);
		nowMs = DUE_MS;
		await keeper.look();
		expect(await typesLeft()).toEqual(['household-anonymised', 'household-anonymised']);
	});

	test('has the words out of the files by itself', async () => {
		nowMs = DUE_MS;
		await keeper.look();
		expect(await filesWith(NAME)).toEqual([]);
	});

	test('a stopped one leaves the rest for the next', async () => {
		nowMs = DUE_MS;
		await keeper.stop();
		await keeper.look();
		expect(await left()).toHaveLength(3);
		begin();
		await keeper.look();
		expect(await typesLeft()).toEqual(['household-anonymised', 'household-anonymised']);
	});
});

test('whatever a village has recorded, its numbers are the same before and after', async () => {
	const ids = [200, 201, 202, 203].map(ulidOf);
	await fc.assert(
		fc.asyncProperty(villageEntries(4), merges(ids), async (households, merged) => {
			const memory = openMemory();
			try {
				await memory.accounts.addVillage({ id: VILLAGE, title: 'Bản Na Lợt' });
				const database = await databaseOf(memory.store, VILLAGE);
				await send(database, [...households.flat(), ...merged]);
				const before = await foldedFromScratch(database);
				const after = new Communes(memory.sqlite, () => MORNING_MS);
				after.change(
					COMMUNE,
					{ revision: 0, settings: { ...DEFAULT_SETTINGS, campaign: CAMPAIGN } },
					'canbo'
				);
				const parts = { store: memory.store, sqlite: memory.sqlite, communes: after };
				const retention = new Retention({ ...parts, now: () => DUE_MS });
				await retention.carryOut(VILLAGE);
				expect(await foldedFromScratch(database)).toEqual(before);
				expect((await retention.outlook(VILLAGE)).due).toBe(0);
				const kept = JSON.stringify(await readEntries(database));
				expect(kept).not.toMatch(/personal|lane/);
			} finally {
				await closeData(memory);
			}
		}),
		{ numRuns: 60 }
	);
});
