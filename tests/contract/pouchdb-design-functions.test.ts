import { afterEach, beforeEach, expect, test } from 'vitest';
import { documentServer, listen, type DocumentServer } from '../support/documents/document-server';
import { devicePouch, remotePouch } from '../support/documents/pouch';

/** Stock PouchDB 9 against design documents with functions, as its own tests ask for them of a CouchDB. */

interface Note {
	text?: string;
	count?: number;
}

let hall: DocumentServer;
let url: string;

beforeEach(async () => {
	hall = await documentServer();
	url = `${await listen(hall)}/plain`;
});

afterEach(async () => {
	expect(hall.faults).toEqual([]);
	await hall.close();
});

const design = (fields: object) => remotePouch(url).put({ _id: '_design/d', ...fields });
const ids = async (pouch: PouchDB.Database<Note>) =>
	(await pouch.allDocs()).rows.map(({ id }) => id);

test('what a rule of the server denies is told, and the rest is replicated', async () => {
	await design({
		validate_doc_update:
			'function (doc) { if (doc.text === "no") throw { unauthorized: "go away" }; if (doc.text) throw { forbidden: "not here" }; }'
	});
	const device = devicePouch<Note>();
	await device.bulkDocs([{ _id: 'a', text: 'no' }, { _id: 'b' }, { _id: 'c', text: 'x' }]);
	const denied: unknown[] = [];
	const replication = device.replicate.to(url);
	replication.on('denied', (refusal) => denied.push(refusal));
	expect(await replication).toMatchObject({ ok: true, docs_written: 1, doc_write_failures: 2 });
	expect(denied).toMatchObject([
		{ id: 'a', name: 'unauthorized', message: 'go away' },
		{ id: 'c', name: 'forbidden', message: 'not here' }
	]);
	expect(await ids(remotePouch(url))).toEqual(['_design/d', 'b']);
});

test('a filter of the server chooses what a device gets, also while it listens', async () => {
	await design({
		filters: { from: 'function (doc, req) { return doc.count >= Number(req.query.least); }' }
	});
	const server = remotePouch<Note>(url);
	await server.bulkDocs([1, 2, 3].map((count) => ({ _id: `n${count}`, count })));
	const device = devicePouch<Note>();
	const chosen = { filter: 'd/from', query_params: { least: '2' } };
	await device.replicate.from(server, chosen);
	expect(await ids(device)).toEqual(['n2', 'n3']);

	const live = device.replicate.from(server, { ...chosen, live: true });
	const arrived = new Promise((resolve) => live.on('change', resolve));
	await server.bulkDocs([
		{ _id: 'n0', count: 0 },
		{ _id: 'n4', count: 4 }
	]);
	await arrived;
	live.cancel();
	expect(await ids(device)).toEqual(['n2', 'n3', 'n4']);
});

test('a view chooses as well', async () => {
	await design({
		views: { large: { map: 'function (doc) { if (doc.count > 1) emit(doc._id); }' } }
	});
	const server = remotePouch<Note>(url);
	await server.bulkDocs([1, 2].map((count) => ({ _id: `n${count}`, count })));
	const device = devicePouch<Note>();
	await device.replicate.from(server, { filter: '_view', view: 'd/large' });
	expect(await ids(device)).toEqual(['n2']);
});
