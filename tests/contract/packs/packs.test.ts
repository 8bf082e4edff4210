import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isSound, offsetOf, PackManifest } from '../../../src/lib/domain/pack';
import { packBytes } from '../../../sync-server/src/packs/pack-bytes';
import type { PackedVillage } from '../../../sync-server/src/packs/packed-village';
import { Packs } from '../../../sync-server/src/packs/packs';
import { packedVillagesOf } from '../../../sync-server/src/gateway/packed-villages-of';
import { problems } from '../../../sync-server/src/problems';
import type { Caller } from '../../../sync-server/src/routes/db/gate';
import type { WritableDatabase } from '../../../sync-server/src/storage/doc-store';
import { writeEntries } from '../../../sync-server/src/write-entries';
import { CommuneOfRoles, FOREIGN, OWN } from '../../support/access/commune-of-roles';
import { registered, ulidOf } from '../../support/builders';
import { SERVERS } from '../../support/documents/places';
import { entriesOfVillage, unpacked } from '../../support/village-pack';

const HOUSEHOLDS = 120;
const ENTRIES = entriesOfVillage(OWN, HOUSEHOLDS, 'volunteer');
const BY = { person: 'quantri' };

describe.each(SERVERS)('a server %s', (stands) => {
	let commune: CommuneOfRoles;
	let village: WritableDatabase;
	let authorization: string;

	beforeEach(async () => {
		commune = await CommuneOfRoles.open({ isGateway: stands === 'behind a gateway' });
		village = await databaseOf(OWN);
		await writeEntries(village, ENTRIES);
		authorization = `Bearer ${commune.data.accounts.devices.enrol('CCCCCCCCCC', 'volunteer')}`;
	});
	afterEach(() => commune.close());

	async function databaseOf(name: string): Promise<WritableDatabase> {
		const database = await commune.data.documents.database(name);
		if (database === undefined) throw new Error(`there is no ${name}`);
		return database;
	}

	const get = (url: string, headers: Record<string, string> = {}) =>
		commune.server.inject({ method: 'GET', url, headers: { authorization, ...headers } });

	async function manifestOf(db = OWN): Promise<PackManifest> {
		const answered = await get(`/api/packs/${db}`);
		expect(answered.statusCode).toBe(200);
		return PackManifest.parse(answered.json());
	}

	const bytesOf = ({ pack }: PackManifest, range?: string) =>
		get(`/api/packs/${OWN}/${pack}`, range === undefined ? {} : { range });

	const wholePack = async (manifest: PackManifest) => (await bytesOf(manifest)).rawPayload;

	async function documents(): Promise<Record<string, unknown>[]> {
		const { rows } = (await get(`/db/${OWN}/_all_docs?include_docs=true`)).json() as {
			rows: { doc: Record<string, unknown> }[];
		};
		// How a CouchDB protects a village is no device's business.
		return rows.map(({ doc }) => doc).filter(({ _id }) => !String(_id).startsWith('_design/'));
	}

	async function packed(packs: Packs<Caller>): Promise<PackedVillage> {
		const found = await packs.village(OWN, { name: 'volunteer', isAdministrator: false });
		if (found === undefined) throw new Error('there is no such village');
		return found;
	}

	const eraseFirstHousehold = () => {
		const subject = ENTRIES[0]?._id.split(':')[1] ?? '';
		return village.erase({ kind: 'household', subject }, BY);
	};

	describe('what a village held at one sequence', () => {
		test('is told before it is loaded: bytes, entries and households', async () => {
			const manifest = await manifestOf();
			expect(manifest).toMatchObject({ entries: ENTRIES.length, households: HOUSEHOLDS });
			expect(manifest.bytes).toBe((await wholePack(manifest)).length);
			expect(manifest.chunks.length).toBeGreaterThan(1);
			expect(isSound(manifest)).toBe(true);
			const { update_seq } = (await get(`/db/${OWN}`)).json() as { update_seq: string };
			expect(manifest.seq).toBe(update_seq);
		});

		test('is in the chunks, each proved by its checksum, with the revisions the server has', async () => {
			const manifest = await manifestOf();
			const bytes = await wholePack(manifest);
			for (const [i, { bytes: length, sha256 }] of manifest.chunks.entries()) {
				const from = offsetOf(manifest, i);
				const own = bytes.subarray(from, from + length);
				expect(createHash('sha256').update(own).digest('hex')).toBe(sha256);
			}
			const packed = unpacked(manifest, bytes);
			expect(packed.flatMap(({ docs }) => docs)).toEqual(await documents());
			expect(packed.flatMap(({ others }) => others)).toEqual([]);
		});

		test('names tombstones by their revisions, to be fetched with their ancestry', async () => {
			const erased = await eraseFirstHousehold();
			const manifest = await manifestOf();
			const others = unpacked(manifest, await wholePack(manifest)).flatMap((chunk) => chunk.others);
			expect(others).toHaveLength(erased ?? 0);
			expect(others.length).toBeGreaterThan(0);
			for (const { rev } of others) expect(rev).toMatch(/^2-/);
			expect(manifest.entries).toBe(ENTRIES.length - others.length);
			expect(manifest.households).toBe(HOUSEHOLDS - 1);
		});

		test('is the same pack again after a restart of the server', async () => {
			const { pack } = await manifestOf();
			const restarted = new Packs(packedVillagesOf(commune.data));
			const again = await restarted.named(pack, await packed(restarted));
			restarted.stop();
			expect(again?.manifest.pack).toBe(pack);
		});
	});

	describe('a download', () => {
		test('that was cut goes on at any byte', async () => {
			const manifest = await manifestOf();
			const bytes = await wholePack(manifest);
			await fc.assert(
				fc.asyncProperty(fc.nat(manifest.bytes - 1), async (from) => {
					const rest = await bytesOf(manifest, `bytes=${from}-`);
					expect(rest.statusCode).toBe(206);
					expect(rest.headers['content-range']).toBe(
						`bytes ${from}-${manifest.bytes - 1}/${manifest.bytes}`
					);
					expect(rest.rawPayload.equals(bytes.subarray(from))).toBe(true);
				}),
				{ numRuns: 40 }
			);
		});

		test('of a stretch in the middle has these bytes and no others', async () => {
			const manifest = await manifestOf();
			const bytes = await wholePack(manifest);
			const [first] = manifest.chunks;
			const from = (first?.bytes ?? 0) - 3;
			const answered = await bytesOf(manifest, `bytes=${from}-${from + 9}`);
			expect(answered.rawPayload.equals(bytes.subarray(from, from + 10))).toBe(true);
		});

		test('beyond the end is refused with the length', async () => {
			const manifest = await manifestOf();
			const answered = await bytesOf(manifest, `bytes=${manifest.bytes}-`);
			expect(answered.statusCode).toBe(416);
			expect(answered.headers['content-range']).toBe(`bytes */${manifest.bytes}`);
		});
	});

	describe('while others work in the village', () => {
		test('a pack that was begun stays, and what came since is told by the feed from its sequence', async () => {
			const manifest = await manifestOf();
			const entry = registered({ household: ulidOf(77), by: 'volunteer' });
			await writeEntries(village, [entry]);
			expect((await bytesOf(manifest, 'bytes=10-')).statusCode).toBe(206);
			const since = encodeURIComponent(manifest.seq);
			const { results } = (await get(`/db/${OWN}/_changes?since=${since}`)).json() as {
				results: { id: string }[];
			};
			expect(results.map(({ id }) => id)).toEqual([entry._id]);
		});

		test('those who begin now get the same pack, until much has come', async () => {
			const before = await manifestOf();
			await writeEntries(village, [registered({ household: ulidOf(77), by: 'volunteer' })]);
			expect((await manifestOf()).pack).toBe(before.pack);
			const many = Array.from({ length: 300 }, (_, i) =>
				registered({ household: ulidOf(900 + i) })
			);
			await writeEntries(village, many);
			const after = await manifestOf();
			expect(after.pack).not.toBe(before.pack);
			expect(after.entries).toBe(ENTRIES.length + 301);
		});

		test('once a household is erased, not a byte of a pack with its words is given out', async () => {
			const before = await manifestOf();
			await eraseFirstHousehold();
			expect((await bytesOf(before, 'bytes=10-')).statusCode).toBe(404);
			const after = await manifestOf();
			expect(after.pack).not.toBe(before.pack);
			const ids = unpacked(after, await wholePack(after)).flatMap(({ docs }) => docs);
			const household = ENTRIES[0]?._id.split(':')[1] ?? '-';
			expect(ids.filter(({ _id }) => _id.includes(household))).toEqual([]);
			expect((await bytesOf(before)).statusCode).toBe(404);
		});

		test('a download that is under way ends at an erasure', async () => {
			const packs = new Packs(packedVillagesOf(commune.data));
			const pack = await packs.toBeginWith(await packed(packs));
			if (pack === undefined) throw new Error('this village has a pack');
			const whole = { from: 0, upTo: pack.manifest.bytes };
			const reading = packBytes(pack, whole, async () => undefined);
			expect((await reading.next()).value?.length).toBe(pack.manifest.chunks[0]?.bytes);
			await eraseFirstHousehold();
			await expect.poll(() => pack.isTrue).toBe(false);
			await expect(reading.next()).rejects.toMatchObject({ status: 404 });
			packs.stop();
		});

		test('a download that is under way ends where its reader is no longer let in', async () => {
			const packs = new Packs(packedVillagesOf(commune.data));
			const pack = await packs.toBeginWith(await packed(packs));
			if (pack === undefined) throw new Error('this village has a pack');
			let pieces = 0;
			const reading = packBytes(pack, { from: 0, upTo: pack.manifest.bytes }, async () => {
				if (++pieces > 1) throw problems.forbidden('lost');
			});
			await reading.next();
			await expect(reading.next()).rejects.toMatchObject({ status: 403 });
			packs.stop();
		});

		test('a village that was made again has nothing of the old pack', async () => {
			const manifest = await manifestOf();
			await commune.data.documents.deleteDatabase(OWN);
			await commune.data.documents.createDatabase(OWN);
			await writeEntries(await databaseOf(OWN), ENTRIES.slice(0, 320));
			expect((await bytesOf(manifest)).statusCode).toBe(404);
			const after = await manifestOf();
			expect(after.seq).not.toBe(manifest.seq);
			expect(after.entries).toBe(320);
		});
	});

	describe('a pack is refused', () => {
		test('where a village is so small that a page of the feed holds it', async () => {
			await writeEntries(await databaseOf(FOREIGN), ENTRIES.slice(0, 50));
			const stranger = commune.data.accounts.devices.enrol('DDDDDDDDDD', 'nguoila');
			const answered = await get(`/api/packs/${FOREIGN}`, { authorization: `Bearer ${stranger}` });
			expect([answered.statusCode, answered.json()]).toEqual([
				404,
				{ error: 'not_found', reason: 'missing' }
			]);
		});

		test('to someone who lost the village after they had begun', async () => {
			const manifest = await manifestOf();
			commune.data.accounts.assignments.change('volunteer', { villages: [FOREIGN] });
			expect((await bytesOf(manifest, 'bytes=10-')).statusCode).toBe(403);
			expect((await get(`/api/packs/${OWN}`)).statusCode).toBe(403);
		});

		test('under the name of another village', async () => {
			const { pack } = await manifestOf();
			commune.data.accounts.villages.setFor('volunteer', [OWN, FOREIGN]);
			expect((await get(`/api/packs/${FOREIGN}/${pack}`)).statusCode).toBe(404);
		});
	});
});
