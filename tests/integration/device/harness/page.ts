import { proxy, wrap } from 'comlink';
import { DeviceDb, type Session } from '../../../../src/lib/store/device-db';
import type { ReplicatedDocument } from '../../../../src/lib/store/ledger';
import { openLedger } from '../../../../src/lib/store/open-ledger';
import { putInBox } from '../../../../src/lib/store/box';
import { writePushMark } from '../../../../src/lib/store/push-mark';
import { ReadModel } from '../../../../src/lib/store/read-model';
import type {
	CommandName,
	Commands,
	DeviceApi,
	Queries,
	QueryName
} from '../../../../src/lib/worker/api';

/**
 * A page with nothing but the data worker, for tests that look at what is kept on the device. The worker is the built
 * one; the session is laid where a sign-in would lay it, since no server is here.
 */
let api: DeviceApi | undefined;

function device(): DeviceApi {
	api ??= wrap<DeviceApi>(
		new Worker(new URL('../../../../src/lib/worker/data-worker.ts', import.meta.url), {
			type: 'module'
		})
	) as unknown as DeviceApi;
	return api;
}

const run = <C extends CommandName>(command: C, args: Commands[C]['args']) =>
	device().run(command, args);

/** The first answer that passes. */
function until<Q extends QueryName>(
	query: Q,
	args: Queries[Q]['args'],
	passes: (answer: Queries[Q]['answer']) => boolean = () => true
): Promise<Queries[Q]['answer']> {
	return new Promise((resolve, reject) => {
		const listener = (answer: Queries[Q]['answer']) => {
			if (!passes(answer)) return;
			resolve(answer);
			void watching.then((stop) => stop());
		};
		const watching = device().watch(query, args, proxy(listener));
		watching.catch(reject);
	});
}

async function layDownSession(person: string, villages: readonly string[]): Promise<void> {
	const who = { name: person, title: person, role: 'volunteer' } as const;
	const session: Session = {
		token: 'a token that no server ever gave',
		person: who,
		access: {
			person: who,
			now: new Date().toISOString(),
			server: 'none',
			databases: villages.map((name) => ({ name, title: name, mode: 'read-write', seq: '0' }))
		},
		tokenAccepted: true
	};
	const db = new DeviceDb();
	await db.keepSession(session);
	db.close();
}

/** As a pull does, from another connection, and tells the worker as another tab would. */
async function receive(person: string, village: string, documents: ReplicatedDocument[]) {
	const opened = await openLedger({ person, village, device: '0000000000' });
	if (!opened.ok || !(await opened.value.receive(documents)).ok) throw new Error('not received');
	await opened.value.close();
	const channel = new BroadcastChannel('go-cua-ledger');
	channel.postMessage({ kind: 'appended', person, village });
	channel.close();
}

/** As a push does when the server refuses an entry, before it has told the receipts. */
async function putIntoBox(person: string, village: string, entryId: string, reason: string) {
	const opened = await openLedger({ person, village, device: '0000000000' });
	if (!opened.ok) throw new Error('no ledger');
	await putInBox(opened.value, entryId, { reason, ms: Date.now() });
	await opened.value.close();
}

/** As a push does when the server has answered for everything. */
async function confirmAll(person: string, village: string) {
	const opened = await openLedger({ person, village, device: '0000000000' });
	if (!opened.ok) throw new Error('no ledger');
	await writePushMark(opened.value, { server: 'a', seq: await opened.value.updateSeq() });
	await opened.value.close();
}

/** Everything the tables say, and nothing about how they came to it. */
async function readTables(person: string) {
	const read = new ReadModel(person);
	const [households, counters, receipts, feed] = await Promise.all([
		read.households.toArray(),
		read.counters.toArray(),
		read.receipts.toArray(),
		read.feed.toArray()
	]);
	read.close();
	return {
		households,
		counters,
		receipts,
		feed: feed.map(({ village, since }) => ({ village, since }))
	};
}

async function deleteDatabases(wanted: (name: string) => boolean): Promise<string[]> {
	const names = (await indexedDB.databases()).flatMap(({ name }) =>
		name !== undefined && wanted(name) ? [name] : []
	);
	for (const name of names)
		await new Promise((resolve, reject) => {
			const deleting = indexedDB.deleteDatabase(name);
			deleting.onsuccess = resolve;
			deleting.onerror = reject;
		});
	return names;
}

async function signOut(): Promise<void> {
	const db = new DeviceDb();
	await db.endSession();
	db.close();
}

const harness = {
	run,
	until,
	layDownSession,
	signOut,
	receive,
	putIntoBox,
	confirmAll,
	readTables,
	deleteDatabases
};
export type Harness = typeof harness;

declare global {
	var goCua: Harness;
}
globalThis.goCua = harness;
