import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Entry, EntryOf } from '../../src/lib/domain/entries/entry';
import { foldHousehold } from '../../src/lib/domain/household/fold-household';
import { THE_SERVER } from '../../sync-server/src/audit/audit-log';
import { CodeErasure } from '../../sync-server/src/dossiers/erase-codes';
import { DossiersToLookAt } from '../../sync-server/src/dossiers/dossiers-to-look-at';
import { verifyAudit } from '../../sync-server/src/audit/verify-audit';
import { closeData, openData, type Data } from '../../sync-server/src/open-data';
import { entriesOf } from '../../sync-server/src/withdrawals/same-people';
import { storedDeclining } from '../../sync-server/src/withdrawals/stored-declining';
import { WithdrawalKeeper } from '../../sync-server/src/withdrawals/withdrawal-keeper';
import { Withdrawals } from '../../sync-server/src/withdrawals/withdrawals';
import {
	HOUSEHOLD,
	MORNING_MS,
	phoneB,
	registered,
	ulidOf,
	visited,
	voided
} from '../support/builders';
import { CODE, dossier } from '../support/dossiers';
import { merge } from '../support/merges';
import { databaseOf, send } from '../support/village-counts';

const VILLAGE = 'village-17284-03';
const HOUR_MS = 60 * 60_000;
const ALL = dossier();
const [started, sent, code, , closed] = ALL as [Entry, Entry, Entry, Entry, Entry];

let folder: string;
let data: Data;
let keeper: WithdrawalKeeper;
let nowMs: number;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'go-cua-closed-dossiers-'));
	data = openData(folder);
	await data.accounts.addVillage({ id: VILLAGE, title: 'Xóm 3' });
	nowMs = MORNING_MS + HOUR_MS;
	await begin();
	await say(registered());
});

afterEach(async () => {
	await keeper.stop();
	await closeData(data);
	await rm(folder, { recursive: true, force: true });
});

/** A server that has just been started on the same data. */
async function begin(waitMs = 0): Promise<void> {
	const { store, sqlite, accounts } = data;
	const now = () => nowMs;
	const toLookAt = new DossiersToLookAt(sqlite);
	keeper = new WithdrawalKeeper({
		...{ villages: storedDeclining(store), sqlite, accounts, waitMs, now },
		withdrawals: new Withdrawals(sqlite),
		codes: new CodeErasure({ store, sqlite, toLookAt, waitMs, now }),
		report: (thrown) => {
			throw thrown;
		},
		// Looked at by hand here.
		lookEveryMs: 1_000_000
	});
	await keeper.start();
}

async function beginAnew(waitMs = 0): Promise<void> {
	await keeper.stop();
	await begin(waitMs);
}

const village = () => databaseOf(data.store, VILLAGE);
const say = async (...entries: Entry[]) => send(await village(), entries);
const left = async (household = HOUSEHOLD) =>
	(await entriesOf(await village(), household)).map(({ type }) => type);

async function filesWith(words: string): Promise<string[]> {
	const found: string[] = [];
	for (const name of await readdir(folder))
		if ((await readFile(join(folder, name))).includes(words)) found.push(name);
	return found;
}

describe('the code of a dossier that is closed', () => {
	test('goes out of every file of the server, and the rest of the dossier stays', async () => {
		await say(...ALL);
		expect(await filesWith(CODE)).not.toEqual([]);
		await keeper.look();
		expect(await filesWith(CODE)).toEqual([]);
		const types = await left();
		expect(types).not.toContain('dossier-code-noted');
		expect(types).toHaveLength(ALL.length);
		const household = foldHousehold(await entriesOf(await village(), HOUSEHOLD));
		expect(household?.submissions).toMatchObject([{ closed: { outcome: 'result-received' } }]);
	});

	test('stays where it went out from one phone while another one gave it up', async () => {
		const givenUp: Entry = { ...(closed as EntryOf<'submission-closed'>), outcome: 'given-up' };
		await say(started, givenUp);
		await keeper.look();
		await say(sent, code);
		await keeper.look();
		expect(await left()).toContain('dossier-code-noted');
		const household = foldHousehold(await entriesOf(await village(), HOUSEHOLD));
		expect(household?.submissions).toMatchObject([{ code: { code: CODE } }]);
		// It had not gone out after all.
		await say(voided({ minute: 60 }, sent));
		await keeper.look();
		expect(await left()).not.toContain('dossier-code-noted');
		expect(await filesWith(CODE)).toEqual([]);
	});

	test('leaves a line in the log that names the entry, and no word of it', async () => {
		await say(...ALL);
		await keeper.look();
		const lines = data.sqlite
			.prepare<[], object>("SELECT person, target FROM audit WHERE op = 'entry-erased'")
			.all();
		expect(lines).toEqual([{ person: THE_SERVER.person, target: code._id }]);
		expect(verifyAudit(data.sqlite)).toMatchObject({ ok: true });
	});

	test('is no erasure of its household, about which phones go on writing', async () => {
		await say(...ALL);
		await keeper.look();
		await say(visited({ minute: 60 }, {}));
		expect(await left()).toContain('visit-recorded');
	});

	test('stays as long as the closing can be taken back', async () => {
		await beginAnew(HOUR_MS);
		await say(...ALL);
		nowMs += HOUR_MS - 1;
		await keeper.look();
		expect(await left()).toContain('dossier-code-noted');
		await say(voided({ minute: 50 }, closed));
		nowMs += HOUR_MS;
		await keeper.look();
		expect(await left()).toContain('dossier-code-noted');
	});

	test('goes after a second closing, where the first was taken back', async () => {
		await say(started, sent, code, closed, voided({ minute: 26 }, closed));
		await keeper.look();
		expect(await left()).toContain('dossier-code-noted');
		await say(...dossier({ minute: 40 }).slice(4));
		await keeper.look();
		expect(await left()).not.toContain('dossier-code-noted');
	});

	test('goes also where somebody without signal noted it and sends it only then', async () => {
		await say(started, sent, closed);
		await keeper.look();
		await say({ ...code, _id: code._id.replace(/[^:]+$/, phoneB), device: phoneB });
		await keeper.look();
		expect(await left()).not.toContain('dossier-code-noted');
		expect(await filesWith(CODE)).toEqual([]);
	});

	test('goes with every code the dossier had, also one that was taken back', async () => {
		const typo = dossier({ minute: 6 })[2]!;
		await say(started, sent, typo, voided({ minute: 17 }, typo), code, closed);
		await keeper.look();
		expect(await left()).not.toContain('dossier-code-noted');
	});

	test('is found where the server was stopped meanwhile, and another dossier keeps its own', async () => {
		await keeper.stop();
		await say(...ALL, ...dossier({ minute: 40 }, ulidOf(311)).slice(0, 3));
		await begin();
		await keeper.look();
		expect((await left()).filter((type) => type === 'dossier-code-noted')).toHaveLength(1);
	});

	test('is found under the household it was noted of, where that was merged into another', async () => {
		const other = ulidOf(7);
		await say(registered({ household: other }), started, sent, code);
		await say(...merge(HOUSEHOLD, other, { minute: 30 }));
		await say(...dossier({ household: other, minute: 40 }).slice(4));
		await keeper.look();
		expect(await left()).not.toContain('dossier-code-noted');
	});
});
