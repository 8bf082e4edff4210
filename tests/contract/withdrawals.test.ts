import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addCounts, countsOf, coverageOf, noCounts } from '../../src/lib/domain/coverage/coverage';
import { SERVER_NAME } from '../../src/lib/domain/access/the-server';
import type { Entry, EntryOf } from '../../src/lib/domain/entries/entry';
import { foldHousehold } from '../../src/lib/domain/household/fold-household';
import { arrivalOf } from '../../src/lib/domain/ids';
import { foldHouseholds, type History } from '../../src/lib/domain/household/merged-households';
import { DossiersToLookAt } from '../../sync-server/src/dossiers/dossiers-to-look-at';
import { CodeErasure } from '../../sync-server/src/dossiers/erase-codes';
import { closeData, openData, type Data } from '../../sync-server/src/open-data';
import { verifyAudit } from '../../sync-server/src/audit/verify-audit';
import type { DocStore } from '../../sync-server/src/storage/doc-store';
import { entriesOf } from '../../sync-server/src/withdrawals/same-people';
import { storedDeclining } from '../../sync-server/src/withdrawals/stored-declining';
import { WithdrawalDesk } from '../../sync-server/src/withdrawals/withdrawal-desk';
import { WithdrawalKeeper } from '../../sync-server/src/withdrawals/withdrawal-keeper';
import { Withdrawals } from '../../sync-server/src/withdrawals/withdrawals';
import {
	capableAnswers,
	HEAD,
	met,
	MORNING_MS,
	phoneB,
	registered,
	stampAt,
	ulidOf,
	visited,
	voided,
	type Moment
} from '../support/builders';
import { commandHere } from '../support/command-here';
import { merge } from '../support/merges';
import { databaseOf, foldedFromScratch, send } from '../support/village-counts';

const VILLAGE = 'village-17284-03';
const ELSEWHERE = 'village-17284-04';
const NAME = 'Lô Thị Tím';
const MINUTE_MS = 60_000;
const [LEAVING, NEIGHBOUR, OTHER_CODE] = [ulidOf(1), ulidOf(2), ulidOf(3)];

let folder: string;
let data: Data;
let withdrawals: Withdrawals;
let keeper: WithdrawalKeeper;
let nowMs: number;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'go-cua-withdrawals-'));
	data = openData(folder);
	const { accounts } = data;
	for (const [id, title] of [
		[VILLAGE, 'Xóm 3'],
		[ELSEWHERE, 'Bản Na Lợt']
	] as const)
		await accounts.addVillage({ id, title });
	const add = (name: string, role: 'volunteer' | 'commune-officer', village: string) => {
		accounts.people.add({ name, title: name, role, phc: 'x' });
		accounts.villages.setFor(name, [village]);
	};
	add('tnv1', 'volunteer', VILLAGE);
	add('tnv2', 'volunteer', VILLAGE);
	add('tnv3', 'volunteer', ELSEWHERE);
	add('canbo', 'commune-officer', VILLAGE);
	for (const [device, person] of [
		['1111111111', 'tnv1'],
		['2222222222', 'tnv2'],
		['3333333333', 'tnv3'],
		['4444444444', 'canbo']
	] as const)
		accounts.devices.enrol(device, person);
	withdrawals = new Withdrawals(data.sqlite);
	nowMs = MORNING_MS + 120 * MINUTE_MS;
	await begin();
	await send(await databaseOf(data.store, VILLAGE), [
		registered({ household: LEAVING }),
		met({ household: LEAVING, minute: 5 }, HEAD, capableAnswers),
		registered({ household: NEIGHBOUR })
	]);
});

afterEach(async () => {
	await keeper.stop();
	await closeData(data);
	await rm(folder, { recursive: true, force: true });
});

/** A server that has just been started on the same data. */
async function begin(waitMs = 0, store: DocStore = data.store): Promise<void> {
	const { sqlite, accounts } = data;
	const now = () => nowMs;
	const toLookAt = new DossiersToLookAt(sqlite);
	keeper = new WithdrawalKeeper({
		...{ villages: storedDeclining(store), sqlite, accounts, withdrawals, waitMs, now },
		codes: new CodeErasure({ store, sqlite, toLookAt, waitMs, now }),
		report: (thrown) => {
			throw thrown;
		},
		// Looked at by hand here.
		lookEveryMs: 1_000_000
	});
	await keeper.start();
}

const consent = (moment: Moment, type: 'consent-withdrawn' | 'consent-given'): Entry => ({
	...stampAt({ household: LEAVING, ...moment }),
	type,
	purpose: 'coverage-record',
	textVersion: 'coverage-record.1',
	how: 'spoken'
});

const withdrawn = consent({ minute: 60 }, 'consent-withdrawn');
const say = async (...entries: Entry[]) => send(await databaseOf(data.store, VILLAGE), entries);
const left = async (household: string, village = VILLAGE) =>
	entriesOf(await databaseOf(data.store, village), household);
const typesOf = (entries: Entry[]) => entries.map(({ type }) => type);

function desk(): WithdrawalDesk {
	const { accounts, sqlite } = data;
	const parts = { withdrawals, accounts, sqlite, eraseAfterMs: 0, now: () => nowMs };
	return new WithdrawalDesk(parts);
}
const shownTo = (name: string) =>
	desk().shownTo(data.accounts.people.all().find((one) => one.name === name)!);

/** Something happens between the erasure itself and whatever is done next. */
function thenAt(store: DocStore, happens: () => void): DocStore {
	const database: DocStore['database'] = async (name) => {
		const real = await store.database(name);
		if (real === undefined) return real;
		const erase: typeof real.erase = async (...asked) => {
			const erased = await real.erase(...asked);
			happens();
			return erased;
		};
		return Object.assign(Object.create(real) as typeof real, { erase });
	};
	return Object.assign(Object.create(store) as DocStore, { database });
}

async function filesWith(words: string): Promise<string[]> {
	const found: string[] = [];
	for (const name of await readdir(folder))
		if ((await readFile(join(folder, name))).includes(words)) found.push(name);
	return found;
}

describe('a withdrawal that has come', () => {
	test('leaves code, date and who wrote it down; the household counts as one nothing is known of', async () => {
		await say(withdrawn);
		await keeper.look();
		const entries = await left(LEAVING);
		expect(typesOf(entries)).toEqual(['consent-withdrawn']);
		const household = foldHousehold(entries)!;
		expect(coverageOf(household)).toEqual({ state: 'unknown', because: 'declined' });
		expect(countsOf(household)).toMatchObject({ total: 1, covered: 0, unknown: 1 });
		expect(typesOf(await left(NEIGHBOUR))).toEqual(['household-registered']);
	});

	test('takes the words out of every file of the server', async () => {
		const said = 'Nhà sàn cạnh suối cuối bản, cửa màu xanh';
		await say(visited({ household: LEAVING, minute: 7 }, { personal: { note: said } }));
		expect(await filesWith(said)).not.toEqual([]);
		await say(withdrawn);
		await keeper.look();
		expect(await filesWith(said)).toEqual([]);
		expect(withdrawals.isUnscrubbed).toBe(false);
	});

	test('takes nothing more about the household but that a colleague heard the same', async () => {
		await say(withdrawn);
		await keeper.look();
		const database = await databaseOf(data.store, VILLAGE);
		const again = consent({ minute: 70, by: 'tnv2' }, 'consent-withdrawn');
		await send(database, [visited({ household: LEAVING, minute: 71 }, {}), again]);
		expect(typesOf(await left(LEAVING))).toEqual(['consent-withdrawn', 'consent-withdrawn']);
	});

	test('is written in the log under who heard it, without a word of the household', async () => {
		await say(withdrawn);
		await keeper.look();
		const lines = data.sqlite
			.prepare<[], { op: string; person: string; target: string }>(
				"SELECT op, person, target FROM audit WHERE op = 'household-erased'"
			)
			.all();
		expect(lines).toEqual([{ op: 'household-erased', person: 'tnv1', target: LEAVING }]);
		const log = data.sqlite.prepare<[], object>('SELECT * FROM audit').all();
		expect(JSON.stringify(log)).not.toContain(NAME);
	});

	test('is carried out by a server that was down when its time came', async () => {
		await keeper.stop();
		await say(withdrawn);
		await begin();
		await keeper.look();
		expect(typesOf(await left(LEAVING))).toEqual(['consent-withdrawn']);
	});
});

describe('a household that consents again', () => {
	const ANEW = ulidOf(9);
	const again = (minute: number): Entry[] => [
		registered({ household: ANEW, minute }, { from: LEAVING }),
		{ ...stampAt({ household: LEAVING, minute }), type: 'household-merged', into: ANEW }
	];
	const counted = async () => foldedFromScratch(await databaseOf(data.store, VILLAGE));

	test('after it was erased takes the place of its code in the count', async () => {
		await say(withdrawn);
		await keeper.look();
		expect(await counted()).toMatchObject({ total: 2 });
		await say(...again(90));
		expect(typesOf(await left(LEAVING))).toEqual(['consent-withdrawn', 'household-merged']);
		expect(typesOf(await left(ANEW))).toEqual(['household-registered']);
		expect(await counted()).toMatchObject({ total: 2 });
	});

	test('is taken under its new code also where that comes later, mended', async () => {
		await say(withdrawn);
		await keeper.look();
		const [anew, under] = again(90);
		expect(await say(under!)).toMatchObject([{ ok: true }]);
		await say(anew!);
		expect(await counted()).toMatchObject({ total: 2 });
	});

	test('and takes that back counts under the code it had, whatever is heard of it there', async () => {
		await say(withdrawn);
		await keeper.look();
		const [anew, under] = again(90);
		await say(anew!, under!);
		const back = [
			voided({ household: ANEW, minute: 91 }, anew!),
			voided({ household: LEAVING, minute: 91 }, under!)
		];
		expect(await say(...back)).toMatchObject([{ ok: true }, { ok: false, isErased: true }]);
		expect(await counted()).toMatchObject({ total: 2 });
	});

	test('before that is counted once as well, and the first code is erased all the same', async () => {
		await say(withdrawn, ...again(61));
		await keeper.look();
		expect(await left(LEAVING)).toEqual([]);
		expect(typesOf(await left(ANEW))).toEqual(['household-registered']);
		expect(await counted()).toMatchObject({ total: 2 });
	});

	test('may withdraw once more: then that code alone counts', async () => {
		await say(withdrawn);
		await keeper.look();
		await say(...again(90), {
			...stampAt({ household: ANEW, minute: 95 }),
			type: 'consent-withdrawn',
			purpose: 'coverage-record',
			textVersion: 'coverage-record.1',
			how: 'spoken'
		});
		await keeper.look();
		expect(typesOf(await left(ANEW))).toEqual(['consent-withdrawn']);
		expect(await left(LEAVING)).toEqual([]);
		expect(await counted()).toMatchObject({ total: 2 });
	});
});

describe('while it can be taken back', () => {
	beforeEach(async () => {
		await keeper.stop();
		await begin(60 * MINUTE_MS);
		await say(withdrawn);
		await keeper.look();
	});

	test('nothing is erased, and the officer sees until when', async () => {
		expect(await left(LEAVING)).toHaveLength(3);
		expect(shownTo('canbo')).toMatchObject([{ household: LEAVING, devices: 0, by: 'tnv1' }]);
		expect(shownTo('canbo')[0]).not.toHaveProperty('erasedAt');
	});

	test.each([
		{
			what: 'who wrote it down takes it back',
			entry: () => voided({ household: LEAVING, minute: 61 }, withdrawn)
		},
		{
			what: 'the household consents after all',
			entry: () => consent({ minute: 62 }, 'consent-given')
		}
	])('$what: everything stays, and the officer’s list is told at once', async ({ entry }) => {
		await say(entry());
		await keeper.look();
		expect(shownTo('canbo')).toEqual([]);
		nowMs += 61 * MINUTE_MS;
		await keeper.look();
		expect(await left(LEAVING)).toHaveLength(4);
		expect(shownTo('canbo')).toEqual([]);
	});

	test('a consent that is older than it, and comes later, lets nobody go', async () => {
		await say(consent({ minute: 30, by: 'tnv2' }, 'consent-given'));
		await keeper.look();
		expect(shownTo('canbo')).toMatchObject([{ household: LEAVING }]);
	});

	test('the consent that followed it comes first: nobody is told of it', async () => {
		const consented = { household: NEIGHBOUR, minute: 62 };
		await say(consent(consented, 'consent-given'));
		await keeper.look();
		await say(consent({ ...consented, minute: 61, by: 'tnv2' }, 'consent-withdrawn'));
		await keeper.look();
		expect(shownTo('canbo')).toMatchObject([{ household: LEAVING }]);
	});

	test('and not taken back, it is carried out', async () => {
		nowMs += 61 * MINUTE_MS;
		await keeper.look();
		expect(typesOf(await left(LEAVING))).toEqual(['consent-withdrawn']);
	});
});

describe('the same people under another code', () => {
	test('are erased where they were before they moved, and where their household was merged into this one', async () => {
		const before = ulidOf(8);
		await send(await databaseOf(data.store, ELSEWHERE), [registered({ household: before })]);
		await say(
			registered({ household: LEAVING, minute: 1 }, { source: 'moved-in', from: before }),
			registered({ household: OTHER_CODE }),
			{ ...stampAt({ household: OTHER_CODE, minute: 2 }), type: 'household-merged', into: LEAVING },
			{
				...stampAt({ household: LEAVING, minute: 2 }),
				v: 2,
				type: 'household-took-in',
				household: OTHER_CODE
			}
		);
		await say(withdrawn);
		await keeper.look();
		expect(await left(before, ELSEWHERE)).toEqual([]);
		expect(await left(OTHER_CODE)).toEqual([]);
		expect(typesOf(await left(NEIGHBOUR))).toEqual(['household-registered']);
		expect(
			shownTo('canbo')
				.map(({ household }) => household)
				.sort()
		).toEqual([before, LEAVING, OTHER_CODE].sort());
	});
});

describe('a household that moved away', () => {
	const move: EntryOf<'household-moved'> = {
		...stampAt({ household: LEAVING, minute: 20 }),
		type: 'household-moved',
		to: ELSEWHERE
	};
	const arrival = arrivalOf(move._id);
	const arrived = async (...entries: Entry[]) =>
		send(await databaseOf(data.store, ELSEWHERE), [
			{
				...registered(
					{ household: arrival, minute: 21 },
					{ source: 'moved-in', from: { village: VILLAGE, household: LEAVING } }
				),
				v: 2
			},
			registered({ household: NEIGHBOUR }),
			...entries
		]);
	const leftOfArrival = async () => typesOf(await left(arrival, ELSEWHERE));

	test('and says so where it lived before is erased where it lives now, and its devices are waited for', async () => {
		await say(move);
		await arrived(visited({ household: arrival, minute: 30 }, {}));
		await say(withdrawn);
		await keeper.look();
		expect(await left(LEAVING)).toEqual([]);
		expect(await leftOfArrival()).toEqual([]);
		expect(typesOf(await left(NEIGHBOUR, ELSEWHERE))).toEqual(['household-registered']);
		expect(withdrawals.awaitedFrom({ device: '3333333333', person: 'tnv3' })).toEqual([
			{ village: ELSEWHERE, household: arrival }
		]);
	});

	test.each(['heard of', 'not heard of yet'])(
		'and is erased by hand while its withdrawal waits, %s, is erased where it lives now at once',
		async (when) => {
			await keeper.stop();
			await begin(60 * MINUTE_MS);
			await say(move);
			await arrived();
			await say(withdrawn);
			if (when === 'heard of') await keeper.look();
			const { stdout } = await commandHere(['erase', VILLAGE, LEAVING, '--data', folder]);
			expect(stdout).not.toContain('chạy thêm');
			expect(await left(LEAVING)).toEqual([]);
			expect(await leftOfArrival()).toEqual([]);
			await keeper.look();
			const states = shownTo('canbo');
			expect(states).toMatchObject([
				{ household: LEAVING, by: 'tnv1', devices: 3 },
				{ household: arrival, by: 'tnv1' }
			]);
			for (const state of states) expect(state).toHaveProperty('erasedAt');
			expect(withdrawals.awaitedFrom({ device: '3333333333', person: 'tnv3' })).toEqual([
				{ village: ELSEWHERE, household: arrival }
			]);
			expect(withdrawals.isUnscrubbed).toBe(false);
		}
	);

	test('and says so after it was erased by hand is erased where it lives now too', async () => {
		await say(move);
		await arrived();
		await keeper.look();
		await commandHere(['erase', VILLAGE, LEAVING, '--data', folder]);
		await keeper.look();
		expect(await leftOfArrival()).toEqual(['household-registered']);
		await say(withdrawn);
		await keeper.look();
		expect(await leftOfArrival()).toEqual([]);
		expect(withdrawals.awaitedFrom({ device: '3333333333', person: 'tnv3' })).toEqual([
			{ village: ELSEWHERE, household: arrival }
		]);
	});

	test('further than that is followed all the way', async () => {
		const further: EntryOf<'household-moved'> = {
			...stampAt({ household: arrival, minute: 40, by: 'tnv3', device: phoneB }),
			type: 'household-moved',
			to: VILLAGE
		};
		const back = arrivalOf(further._id);
		await say(move);
		await arrived(further);
		await say(registered({ household: back, minute: 41 }), withdrawn);
		await keeper.look();
		expect(await leftOfArrival()).toEqual([]);
		expect(await left(back)).toEqual([]);
	});

	test('is followed where the move was taken back after somebody had registered it there', async () => {
		await say(move);
		await arrived();
		await say(voided({ household: LEAVING, minute: 50 }, move), withdrawn);
		await keeper.look();
		expect(typesOf(await left(LEAVING))).toEqual(['consent-withdrawn']);
		expect(await leftOfArrival()).toEqual([]);
	});

	test('is not followed where nobody has registered it yet: the officer sees one code', async () => {
		await say(move, withdrawn);
		await keeper.look();
		expect(await left(LEAVING)).toEqual([]);
		expect(shownTo('canbo').map(({ household }) => household)).toEqual([LEAVING]);
	});

	test('and is registered there by a phone that had not heard is erased when that comes, with all that was said there', async () => {
		await say(withdrawn);
		await keeper.look();
		await arrived(visited({ household: arrival, minute: 30 }, {}));
		await keeper.look();
		expect(await leftOfArrival()).toEqual([]);
		expect(typesOf(await left(NEIGHBOUR, ELSEWHERE))).toEqual(['household-registered']);
		expect(typesOf(await left(LEAVING))).toEqual(['consent-withdrawn']);
		expect(withdrawals.awaitedFrom({ device: '3333333333', person: 'tnv3' })).toEqual([
			{ village: ELSEWHERE, household: arrival }
		]);
		await send(await databaseOf(data.store, ELSEWHERE), [
			visited({ household: arrival, minute: 31 }, {})
		]);
		expect(await leftOfArrival()).toEqual([]);
	});

	test('and is registered there before anybody heard of the move is followed all the same', async () => {
		await arrived();
		await keeper.look();
		await say(withdrawn);
		await keeper.look();
		expect(await leftOfArrival()).toEqual([]);
	});

	test('before its phone had handed in where it lived is erased there when that comes, and nobody is waited for', async () => {
		const unheard = ulidOf(9);
		const there: Entry = {
			...registered(
				{ household: arrival, minute: 21 },
				{ source: 'moved-in', from: { village: VILLAGE, household: unheard } }
			),
			v: 2
		};
		const no = consent({ household: arrival, minute: 60 }, 'consent-withdrawn');
		await send(await databaseOf(data.store, ELSEWHERE), [there, no]);
		await keeper.look();
		expect(shownTo('canbo')).toContainEqual(
			expect.objectContaining({ household: unheard, devices: 0, confirmed: 0 })
		);
		expect(await say(registered({ household: unheard }))).toMatchObject([
			{ ok: false, isErased: true }
		]);
	});

	test('and was erased by hand before: what somebody knew to be there stays, what comes later goes', async () => {
		await arrived();
		await keeper.look();
		await commandHere(['erase', VILLAGE, LEAVING, '--data', folder]);
		await keeper.look();
		expect(await leftOfArrival()).toEqual(['household-registered']);
		const later = registered(
			{ household: OTHER_CODE, minute: 22 },
			{ source: 'moved-in', from: LEAVING }
		);
		await send(await databaseOf(data.store, ELSEWHERE), [later]);
		await keeper.look();
		expect(await left(OTHER_CODE, ELSEWHERE)).toEqual([]);
	});

	test('and whose time was over there is no withdrawal: who arrives is kept by their own time', async () => {
		const database = await databaseOf(data.store, VILLAGE);
		await database.erase({ kind: 'household', subject: LEAVING }, { person: SERVER_NAME });
		await arrived();
		await keeper.look();
		expect(await leftOfArrival()).toEqual(['household-registered']);
	});
});

describe('a household that was merged', () => {
	const [merged, remains] = [LEAVING, OTHER_CODE];
	const both = merge(merged, remains, { minute: 10, by: 'tnv2', device: phoneB });
	const said = () => say(registered({ household: remains, minute: 2 }), ...both);
	const countedIn = async (...households: string[]) => {
		const entries = await Promise.all(households.map((one) => left(one)));
		const histories = households.map((id, i) => [id, { entries: entries[i] ?? [], unread: 0 }]);
		const folded = foldHouseholds(new Map(histories as [string, History][]));
		return [...folded.values()].map(countsOf).reduce(addCounts, noCounts);
	};

	test('and withdrew under the code it had before leaves nothing under either', async () => {
		await said();
		await say(withdrawn);
		await keeper.look();
		expect(await left(remains)).toEqual([]);
		expect(typesOf(await left(merged))).toEqual(['consent-withdrawn']);
		expect(await countedIn(merged, remains)).toMatchObject({ total: 1, unknown: 1 });
	});

	test('by a colleague who had not heard of the erasure counts by itself, and the other house stays', async () => {
		await say(withdrawn);
		await keeper.look();
		const [late, pointer] = both;
		await say(registered({ household: remains, minute: 2 }));
		expect(await say(late, pointer)).toMatchObject([{ ok: false, isErased: true }, { ok: true }]);
		expect(typesOf(await left(merged))).toEqual(['consent-withdrawn']);
		expect(await countedIn(merged, remains)).toMatchObject({ total: 2, unknown: 2 });
	});

	test('and withdrew under both is counted once', async () => {
		await said();
		await say(withdrawn, consent({ household: remains, minute: 61 }, 'consent-withdrawn'));
		await keeper.look();
		expect(await countedIn(merged, remains)).toMatchObject({ total: 1, unknown: 1, outOfScope: 0 });
	});

	test('and consented under the code that remains stays whole', async () => {
		await said();
		await say(withdrawn, consent({ household: remains, minute: 61 }, 'consent-given'));
		await keeper.look();
		expect(await left(merged)).toHaveLength(4);
		expect(shownTo('canbo')).toEqual([]);
	});

	test('and consents again before anything is erased leaves nothing of what was merged into it', async () => {
		const anew = ulidOf(9);
		await said();
		const [under] = merge(remains, anew, { minute: 62 });
		const again = registered({ household: anew, minute: 62 }, { from: remains });
		await say(consent({ household: remains, minute: 61 }, 'consent-withdrawn'), again, under);
		await keeper.look();
		expect(await left(remains)).toEqual([]);
		expect(await left(merged)).toEqual([]);
		expect(typesOf(await left(anew))).toEqual(['household-registered']);
		expect(await countedIn(merged, remains, anew)).toMatchObject({ total: 1, unknown: 1 });
	});

	test('by mistake, which was taken back, takes nobody else with it', async () => {
		await said();
		const takenBack = both.map((entry, i) =>
			voided(
				{ household: i === 0 ? merged : remains, minute: 20, by: 'tnv2', device: phoneB },
				entry
			)
		);
		await say(...takenBack, consent({ household: remains, minute: 60 }, 'consent-withdrawn'));
		await keeper.look();
		expect(typesOf(await left(remains))).toEqual(['consent-withdrawn']);
		expect(typesOf(await left(merged))).toContain('household-registered');
	});
});

describe('a withdrawal that holds again', () => {
	test('because the consent after it was taken back is carried out', async () => {
		const after = consent({ minute: 62 }, 'consent-given');
		await say(withdrawn, after);
		await keeper.look();
		expect(shownTo('canbo')).toEqual([]);
		await say(voided({ household: LEAVING, minute: 63 }, after));
		await keeper.look();
		expect(typesOf(await left(LEAVING))).toEqual(['consent-withdrawn']);
	});

	test('of a household whose registration was taken back is carried out', async () => {
		await say(withdrawn);
		await say(
			...[
				registered({ household: LEAVING }),
				met({ household: LEAVING, minute: 5 }, HEAD, capableAnswers)
			].map((entry, i) => voided({ household: LEAVING, minute: 61, counter: i }, entry))
		);
		await keeper.look();
		expect(await left(LEAVING)).toEqual([]);
	});
});

describe('a household that is erased by hand', () => {
	const erase = async () => {
		const erased = await commandHere(['erase', VILLAGE, LEAVING, '--data', folder]);
		expect(erased).toMatchObject({ code: 0, stderr: '' });
		return erased.stdout;
	};
	const confirm = (device: string, person: string) =>
		desk().confirm({ erased: [{ village: VILLAGE, household: LEAVING }] }, { device, person });

	test('is followed to the last device, without a withdrawal', async () => {
		await erase();
		expect(await left(LEAVING)).toEqual([]);
		expect(shownTo('canbo')).toMatchObject([
			{ household: LEAVING, by: SERVER_NAME, devices: 3, confirmed: 0 }
		]);
		confirm('1111111111', 'tnv1');
		await erase();
		await keeper.look();
		expect(shownTo('canbo')).toMatchObject([{ devices: 3, confirmed: 1 }]);
		expect(withdrawals.isUnscrubbed).toBe(false);
	});

	test('and withdraws afterwards, from a phone that had not heard, is waited for there alone', async () => {
		await erase();
		confirm('2222222222', 'tnv2');
		confirm('4444444444', 'canbo');
		await say(withdrawn);
		await keeper.look();
		expect(shownTo('canbo')).toMatchObject([{ household: LEAVING, devices: 3, confirmed: 2 }]);
		expect(withdrawals.awaitedFrom({ device: '1111111111', person: 'tnv1' })).toHaveLength(1);
	});

	test('before its withdrawal was carried out keeps who wrote that down', async () => {
		await keeper.stop();
		await begin(60 * MINUTE_MS);
		await say(withdrawn);
		await keeper.look();
		await erase();
		expect(shownTo('canbo')).toMatchObject([{ by: 'tnv1', devices: 3 }]);
		expect(shownTo('canbo')[0]).toHaveProperty('erasedAt');
	});

	test('before anything of it has come is noted: the phone that has it is told when it hands it in', async () => {
		const unheard = ulidOf(77);
		const { code, stdout } = await commandHere(['erase', VILLAGE, unheard, '--data', folder]);
		expect({ code, stdout }).toMatchObject({
			code: 0,
			stdout: expect.stringContaining('chưa có bản ghi nào') as string
		});
		expect(await say(registered({ household: unheard }))).toMatchObject([
			{ ok: false, isErased: true }
		]);
		expect(shownTo('canbo')).toMatchObject([{ household: unheard, devices: 0 }]);
		await commandHere(['erase', VILLAGE, unheard, '--data', folder]);
		const lines = data.sqlite
			.prepare<[], object>("SELECT detail FROM audit WHERE op = 'household-erased'")
			.all();
		expect(lines).toEqual([{ detail: '0' }]);
	});

	test('leaves what stands under another code, and names it', async () => {
		const both = merge(OTHER_CODE, LEAVING, { minute: 10, by: 'tnv2', device: phoneB });
		await say(registered({ household: OTHER_CODE }), ...both);
		expect(await erase()).toContain(`erase ${VILLAGE} ${OTHER_CODE}`);
		expect(typesOf(await left(OTHER_CODE))).toContain('household-registered');
	});
});

describe('what the devices say', () => {
	beforeEach(async () => {
		await say(withdrawn);
		await keeper.look();
	});
	const confirm = (device: string, person: string) =>
		desk().confirm({ erased: [{ village: VILLAGE, household: LEAVING }] }, { device, person });

	test('every device of everybody with the village is waited for, and nobody else’s', () => {
		expect(shownTo('canbo')).toMatchObject([{ devices: 3, confirmed: 0, signedOut: 0 }]);
	});

	test('each counts once, and the one of another village not at all', () => {
		confirm('1111111111', 'tnv1');
		confirm('1111111111', 'tnv1');
		confirm('3333333333', 'tnv3');
		confirm('1111111111', 'tnv2');
		expect(shownTo('canbo')).toMatchObject([{ devices: 3, confirmed: 1 }]);
		expect(
			data.sqlite.prepare("SELECT 1 FROM audit WHERE op = 'erasure-confirmed'").all()
		).toHaveLength(1);
	});

	test('of a household of which only its no ever came nobody is waited for', async () => {
		const unknown = consent({ household: ulidOf(50), minute: 61 }, 'consent-withdrawn');
		await say(unknown);
		await keeper.look();
		const [first] = shownTo('canbo').filter(({ household }) => household === ulidOf(50));
		expect(first).toMatchObject({ devices: 0, confirmed: 0 });
		expect(first).toHaveProperty('erasedAt');
	});

	describe('before the server has written down that it erased', () => {
		const neighbourSays = consent({ household: NEIGHBOUR, minute: 62 }, 'consent-withdrawn');
		const erased = [{ village: VILLAGE, household: NEIGHBOUR }];
		const confirmsNow = () => desk().confirm({ erased }, { device: '1111111111', person: 'tnv1' });
		const ofNeighbour = () => shownTo('canbo').filter(({ household }) => household === NEIGHBOUR);
		beforeEach(() => keeper.stop());

		test('counts as well', async () => {
			await begin(0, thenAt(data.store, confirmsNow));
			await say(neighbourSays);
			await keeper.look();
			expect(ofNeighbour()).toMatchObject([{ devices: 3, confirmed: 1 }]);
		});

		test('counts as well where the current failed just then, and who came since is not waited for', async () => {
			const currentFails = () => {
				throw new Error('the current failed');
			};
			await begin(0, thenAt(data.store, currentFails));
			await say(neighbourSays);
			await expect(keeper.look()).rejects.toThrow('the current failed');
			expect(typesOf(await left(NEIGHBOUR))).toEqual(['consent-withdrawn']);
			// Nothing is asked of a device by name before the server knows that it has erased.
			expect(withdrawals.awaitedFrom({ device: '1111111111', person: 'tnv1' })).toHaveLength(1);
			confirmsNow();
			data.accounts.devices.enrol('5555555555', 'tnv1');
			await keeper.stop();
			await begin();
			await keeper.look();
			expect(ofNeighbour()).toMatchObject([{ devices: 3, confirmed: 1 }]);
		});
	});

	test('one that was signed out since is told apart: nobody can wait for its word', () => {
		data.accounts.devices.revoke('2222222222');
		expect(shownTo('canbo')).toMatchObject([{ devices: 3, confirmed: 0, signedOut: 1 }]);
	});

	test('an officer of the other village alone does not hear of it', () => {
		data.accounts.people.add({ name: 'canbo2', title: '', role: 'commune-officer', phc: 'x' });
		expect(shownTo('canbo2')).toEqual([]);
	});

	test('the log stays whole', () => {
		confirm('1111111111', 'tnv1');
		expect(verifyAudit(data.sqlite)).toMatchObject({ ok: true });
	});
});
