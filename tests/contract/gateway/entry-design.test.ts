import { afterAll, beforeAll, expect, test } from 'vitest';
import {
	ADMIN_ROLE,
	memberRole,
	WRITER_ROLE,
	type Speaker
} from '../../../sync-server/src/gateway/caller-tokens';
import { ENTRY_DESIGN_ID, entryDesign } from '../../../sync-server/src/gateway/entry-design';
import { pathTo } from '../../../sync-server/src/gateway/couch-client';
import { Upstream } from '../../../sync-server/src/gateway/upstream';
import { UpstreamStore } from '../../../sync-server/src/gateway/upstream-store';
import { openMemory, type Data } from '../../../sync-server/src/open-data';
import { registered, visited } from '../../support/builders';
import { startUpstream, valueOf, type TestUpstream } from '../../support/gateway/upstream';
import { asReceived } from '../../support/village-entries';

/** What the CouchDB itself refuses, of whoever comes to it past the gateway. */

const VILLAGE = 'village-17284-01';
const writer: Speaker = { name: 'tnv1', roles: [memberRole(VILLAGE), WRITER_ROLE] };
const reader: Speaker = { name: 'tnv1', roles: [memberRole(VILLAGE)] };
const neighbour: Speaker = { name: 'tnv2', roles: [memberRole('village-17284-02'), WRITER_ROLE] };
const admin: Speaker = { name: 'quantri', roles: [ADMIN_ROLE] };

let behind: TestUpstream;
let data: Data;
let upstream: Upstream;
let store: UpstreamStore;

beforeAll(async () => {
	behind = await startUpstream();
	data = openMemory();
	upstream = new Upstream(behind.config);
	store = new UpstreamStore(upstream, data.sqlite);
	await store.createDatabase(VILLAGE);
});
afterAll(async () => {
	await store.close();
	await data.store.close();
	await behind.close();
});

const put = (speaker: Speaker, doc: { _id: string }, newEdits = true) =>
	upstream.askAs(speaker, {
		method: 'POST',
		path: pathTo(VILLAGE, '_bulk_docs'),
		body: { docs: [doc], new_edits: newEdits }
	});

const entry = (minute: number) => asReceived(visited({ by: 'tnv1', minute }, {}));
const fresh = (minute: number) => visited({ by: 'tnv1', minute }, {});

test.each([
	['a new entry by a writer', writer, entry(1), true],
	['one by who may only read', reader, entry(2), false],
	['one by a writer of another village', neighbour, entry(3), false],
	['a document that is no entry', writer, { _id: 'x', _rev: '1-a', text: 'x' }, false],
	['an entry under another’s id', writer, { ...entry(4), _id: entry(5)._id }, false],
	[
		'one with ancestors',
		writer,
		{ ...entry(6), _rev: '2-b', _revisions: { start: 2, ids: ['b', 'a'] } },
		false
	],
	[
		'one with a file',
		writer,
		{ ...entry(7), _attachments: { a: { content_type: 'a/b', data: 'eA==' } } },
		false
	],
	['a deletion by a writer', writer, { _id: entry(8)._id, _rev: '2-b', _deleted: true }, false],
	[
		'a deletion by an administrator',
		admin,
		{ _id: entry(9)._id, _rev: '2-b', _deleted: true },
		true
	],
	['a design document by a writer', writer, { _id: '_design/mine', _rev: '1-a' }, false]
])('%s', async (_what, speaker, doc, isTaken) => {
	const answered = await put(speaker, doc, false);
	const isStored = answered.ok && JSON.stringify(answered.value) === '[]';
	expect(isStored).toBe(isTaken);
});

test('an entry is never written over, with its revision or without', async () => {
	const [taken] = valueOf(await put(writer, fresh(20))) as { rev: string }[];
	for (const doc of [fresh(20), { ...fresh(20), _rev: taken?.rev, outcome: 'refused' }])
		for (const speaker of [writer, admin])
			expect(valueOf(await put(speaker, doc))).toMatchObject([{ error: expect.any(String) }]);
	const kept = valueOf(await upstream.admin.get(pathTo(VILLAGE, fresh(20)._id)));
	expect(kept).toMatchObject({ _rev: taken?.rev, outcome: 'no-one-home' });
});

test('checkpoints are not entries, and readers keep theirs', async () => {
	const path = pathTo(VILLAGE, '_local/abc');
	const written = await upstream.askAs(reader, { method: 'PUT', path, body: { at: 1 } });
	expect(written.ok).toBe(true);
});

test('an older release’s design document, and a wrong _security, are put right', async () => {
	const path = pathTo(VILLAGE, ENTRY_DESIGN_ID);
	const { _rev } = valueOf(await upstream.admin.get(path)) as { _rev: string };
	valueOf(await upstream.admin.put(path, { _rev, validate_doc_update: 'function () {}' }));
	valueOf(await upstream.admin.put(pathTo(VILLAGE, '_security'), { members: { roles: [] } }));
	expect(await store.createDatabase(VILLAGE)).toBe(false);
	expect(valueOf(await upstream.admin.get(path))).toMatchObject(entryDesign);
	const { _rev: renewed } = valueOf(await upstream.admin.get(path)) as { _rev: string };
	expect(await store.createDatabase(VILLAGE)).toBe(false);
	expect(valueOf(await upstream.admin.get(path))).toMatchObject({ _rev: renewed });
	expect((await put(neighbour, registered({ by: 'tnv2' }))).ok).toBe(false);
});

test('the rule is written in the JavaScript of CouchDB’s oldest engine', () => {
	expect(entryDesign.validate_doc_update).not.toMatch(
		/=>|`|\b(let|const|class|async)\b|\?\.|\.\.\./
	);
});
