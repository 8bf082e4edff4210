import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { BackendConfig } from '../../sync-server/src/gateway/backend-config';
import { closeData, openData } from '../../sync-server/src/open-data';
import { createServer } from '../../sync-server/src/server';
import { commandHere, freshDataDir } from '../support/command-here';
import { BACKEND_ADMIN, startUpstream, type TestUpstream } from '../support/gateway/upstream';
import { BadLink, type Passing } from '../support/sync/bad-link';
import { PASSWORD, VILLAGE } from '../support/sync/commune';
import { Phone } from '../support/sync/phone';

/** Two pages, and a pack's worth. */
const ENTRIES = 800;

let data: string;
let remove: () => Promise<void>;
let upstream: TestUpstream;
let stop: () => Promise<void>;
let link: BadLink;

beforeEach(async () => {
	({ data, remove } = await freshDataDir());
	upstream = await startUpstream();
	for (const name of ['tnv1', 'tnv2']) {
		const person = ['user', 'add', name, '--role', 'volunteer', '--villages', VILLAGE];
		await command([...person, '--password', PASSWORD]);
	}
});
afterEach(async () => {
	await stop();
	await link.close();
	await upstream.close();
	await remove();
});

/** The commune's server on its data, with or without a CouchDB behind it; phones come to it through the link. */
async function serve(backend?: BackendConfig): Promise<void> {
	const opened = openData(data, { backend });
	const server = await createServer({
		...opened,
		log: pino({ level: 'silent' }),
		buildDir: '/nowhere',
		allowPlainDatabases: false
	});
	const url = await server.listen({ host: '127.0.0.1', port: 0 });
	link = await BadLink.to(url);
	stop = async () => {
		server.server.closeAllConnections();
		await server.close();
		await closeData(opened);
	};
}

async function command(args: string[]): Promise<string> {
	const { code, stdout, stderr } = await commandHere([...args, '--data', data], {
		GO_CUA_BACKEND_USER: BACKEND_ADMIN.name,
		GO_CUA_BACKEND_PASSWORD: BACKEND_ADMIN.password
	});
	if (code !== 0) throw new Error(`${args.join(' ')}: ${stderr}`);
	return stdout;
}

/** Stopped, moved, started again: to CouchDB, or back. */
async function move(direction: '--to' | '--from', phones: readonly Phone[]): Promise<string> {
	await stop();
	await link.close();
	const said = await command(['migrate', direction, `couchdb=${upstream.config.address.url}`]);
	await serve(direction === '--to' ? upstream.config : undefined);
	for (const phone of phones) phone.origin = link.url;
	return said;
}

const isPage = ({ path }: Passing) => path.startsWith(`/db/${VILLAGE}/_changes`);
const isPack = ({ path }: Passing) => path.startsWith('/api/packs/');
const isFetch = ({ path }: Passing) => path.startsWith(`/db/${VILLAGE}/_bulk_get`);
const isPush = ({ path }: Passing) => path.startsWith(`/db/${VILLAGE}/_bulk_docs`);

async function synced(phone: Phone): Promise<number> {
	const before = phone.traffic.receivedBytes;
	expect(await phone.sync()).toMatchObject({ ok: true });
	return phone.traffic.receivedBytes - before;
}

test('phones go on when their village is moved to a CouchDB and back: they compare, and fetch no entry they have', async () => {
	await serve();
	const [phone, colleague] = [
		await Phone.signedIn(link.url, 'tnv1', PASSWORD),
		await Phone.signedIn(link.url, 'tnv2', PASSWORD)
	];
	const notes = Array.from(
		{ length: ENTRIES },
		(_, i) => `${i}: ${'nhà sàn cạnh suối, '.repeat(i % 5)}`
	);
	await colleague.records(VILLAGE, notes);
	await synced(colleague);
	const bytes = { full: await synced(phone), moved: 0, back: 0 };
	expect(await phone.knows(VILLAGE)).toEqual(await colleague.knows(VILLAGE));

	for (const direction of ['--to', '--from'] as const) {
		// Recorded at doors while nobody answered.
		const mine = await phone.records(VILLAGE, [`của tôi ${direction}`]);
		expect(await move(direction, [phone, colleague])).toContain('hai bên như nhau');
		const [theirs] = await colleague.records(VILLAGE, [`của bạn ${direction}`]);
		await synced(colleague);

		link.seen.length = 0;
		bytes[direction === '--to' ? 'moved' : 'back'] = await synced(phone);
		expect(phone.receipts.count()).toEqual({ waiting: 0, refused: 0 });
		expect(link.seen.filter(isPack)).toEqual([]);
		expect(link.seen.filter(isPage).filter(({ path }) => path.includes('include_docs'))).toEqual(
			[]
		);
		// The colleague's one, and nothing else; ours went the other way once.
		expect(link.seen.filter(isFetch).map(({ bodyBytes }) => bodyBytes < 250)).toEqual([true]);
		expect(link.seen.filter(isPush)).toHaveLength(1);

		await synced(colleague);
		const known = await phone.knows(VILLAGE);
		expect(known).toContain(theirs?._id);
		expect(await colleague.knows(VILLAGE)).toEqual(known);
		for (const { _id } of mine) expect(await colleague.knows(VILLAGE)).toContain(_id);

		link.seen.length = 0;
		await synced(phone);
		expect(link.seen.map(({ path }) => path.split('?')[0])).toEqual(['/api/access']);
	}
	// Ids and revisions, packed: what is random in them. The first time was a pack.
	expect(bytes.back / ENTRIES).toBeLessThan(60);
	expect(bytes.full / ENTRIES).toBeGreaterThan(40);
	expect(phone.surprises).toEqual([]);
});
