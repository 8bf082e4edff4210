import { decodeJwt } from 'jose';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { PackManifest } from '../../../src/lib/domain/pack';
import { ROLES_CLAIM } from '../../../sync-server/src/access/jwt-callers';
import { memberRole } from '../../../sync-server/src/gateway/caller-tokens';
import { writeEntries } from '../../../sync-server/src/write-entries';
import { registered, ulidOf } from '../../support/builders';
import { PASSWORD, SmallCommune, VILLAGE } from '../../support/gateway/gateway-commune';
import { oddCouchDb, type OddCouchDb } from '../../support/gateway/odd-couchdb';
import { startUpstream, type TestUpstream } from '../../support/gateway/upstream';
import { Phone } from '../../support/sync/phone';
import { entriesOfVillage } from '../../support/village-pack';

/** Packs of a village in a cluster, whose sequences are opaque and whose nodes may be some seconds apart. */

const ENTRIES = entriesOfVillage(VILLAGE, 120, 'tnv1');

let upstream: TestUpstream;
let odd: OddCouchDb;
let commune: SmallCommune;

beforeEach(async () => {
	upstream = await startUpstream();
	odd = await oddCouchDb(upstream.config, { opaqueSeqs: true });
	commune = await SmallCommune.open(odd.config);
	await add(...ENTRIES);
});
afterEach(async () => {
	await commune.close();
	await odd.close();
	await upstream.close();
});

async function add(...entries: typeof ENTRIES): Promise<void> {
	const village = await commune.data.documents.database(VILLAGE);
	if (village === undefined) throw new Error('the commune has this village');
	await writeEntries(village, entries);
}

const ask = (address = '') => commune.ask('tnv1', 'GET', `/api/packs/${VILLAGE}${address}`);
const manifestOf = async () => PackManifest.parse((await ask()).body);

test('a phone with nothing of a village receives it as a pack, and then only what is new', async () => {
	const url = await commune.server.listen({ host: '127.0.0.1', port: 0 });
	const hoa = await Phone.signedIn(url, 'tnv1', PASSWORD);
	expect((await hoa.sync()).ok).toBe(true);
	expect((await hoa.knows(VILLAGE)).size).toBe(ENTRIES.length);
	// The server looks through the feed for withdrawals by itself, in its own name.
	const asked = upstream.seen
		.filter(({ headers }) => String(headers['authorization']).startsWith('Bearer '))
		.filter(({ url }) => url.includes('_changes'));
	expect(asked).not.toEqual([]);
	expect(asked.filter(({ url }) => /_changes.since=0.*include_docs/.test(url))).toEqual([]);

	await add(registered({ household: ulidOf(77), by: 'tnv1' }));
	expect((await hoa.sync()).ok).toBe(true);
	expect((await hoa.knows(VILLAGE)).size).toBe(ENTRIES.length + 1);
});

test('the pack stays the same one though its place is told in other words each time', async () => {
	const first = await manifestOf();
	expect(first.entries).toBe(ENTRIES.length);
	await add(registered({ household: ulidOf(77), by: 'tnv1' }));
	const again = await manifestOf();
	expect(again).toEqual(first);
	expect((await ask(`/${first.pack}`)).status).toBe(200);
});

describe('there is no pack rather than one that lacks something', () => {
	test('where the node that is asked for the documents has not heard of all of them', async () => {
		const { _id: late } = ENTRIES[7] ?? { _id: '' };
		const village = await upstream.store.database(VILLAGE);
		const rows = await village?.range({
			skip: 0,
			limit: 1000,
			descending: false,
			withBodies: true
		});
		odd.instead = ({ url = '' }) =>
			/_all_docs.*include_docs=true/.test(url)
				? { status: 200, body: JSON.stringify({ rows: rowsWithout(rows ?? [], late) }) }
				: undefined;
		expect((await ask()).status).toBe(404);
		odd.instead = () => undefined;
		expect((await manifestOf()).entries).toBe(ENTRIES.length);
	});

	test('where documents were taken out in a way the feed does not tell', async () => {
		const { pack } = await manifestOf();
		const village = await upstream.store.database(VILLAGE);
		const [gone] =
			(await village?.range({ skip: 3, limit: 1, descending: false, withBodies: false })) ?? [];
		await village?.purge(new Map([[gone?.id ?? '', gone?.leaves.map(({ rev }) => rev) ?? []]]));
		expect((await ask(`/${pack}`)).status).toBe(404);
		expect((await manifestOf()).entries).toBe(ENTRIES.length - 1);
	});
});

test('a document that another tool has changed is named by its revisions, to be fetched with them', async () => {
	const { _id } = ENTRIES[0] ?? { _id: '' };
	const village = await upstream.store.database(VILLAGE);
	await village?.erase({ kind: 'household', subject: _id.split(':')[1] ?? '' }, { person: 'kho' });
	const manifest = await manifestOf();
	const gone = ENTRIES.filter((entry) => entry._id.split(':')[1] === _id.split(':')[1]);
	expect(manifest.entries).toBe(ENTRIES.length - gone.length);
});

test('the CouchDB is asked in the name of who asks, with the role of this one village', async () => {
	const from = upstream.seen.length;
	await manifestOf();
	const read = upstream.seen.slice(from).filter(({ url }) => /_changes|_all_docs\?/.test(url));
	expect(read.length).toBeGreaterThan(1);
	for (const { headers } of read) {
		const claims = decodeJwt(String(headers['authorization']).slice('Bearer '.length));
		expect([claims.sub, claims[ROLES_CLAIM]]).toEqual(['tnv1', [memberRole(VILLAGE)]]);
	}
});

test('while the CouchDB is away, phones hear that they may try again', async () => {
	const { pack } = await manifestOf();
	await upstream.goDown();
	expect((await ask()).status).toBe(503);
	expect((await ask(`/${pack}`)).status).toBe(503);
	await upstream.comeBack();
	expect((await ask(`/${pack}`)).status).toBe(200);
});

function rowsWithout(
	rows: readonly { id: string; leaves: readonly { rev: string }[]; body: string | undefined }[],
	late: string
) {
	return rows
		.filter(({ id }) => id !== late)
		.map(({ id, leaves, body }) => ({
			id,
			value: { rev: leaves[0]?.rev },
			doc: JSON.parse(body ?? '{}') as object
		}));
}
