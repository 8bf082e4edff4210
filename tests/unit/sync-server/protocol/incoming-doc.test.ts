import { describe, expect, test } from 'vitest';
import { readIncoming } from '../../../../sync-server/src/protocol/incoming-doc';

const replication = { newEdits: false, maxBodyBytes: 1000 };
const edit = { newEdits: true, maxBodyBytes: 1000 };

describe('a replicated document', () => {
	test('is taken apart: its own fields as text, CouchDB’s fields read', () => {
		const read = readIncoming(
			{
				_id: 'a',
				_rev: '2-b',
				_revisions: { start: 2, ids: ['b', 'a'] },
				_attachments: {},
				name: 'Lò Văn Ón',
				_conflicts: ['1-z']
			},
			replication
		);
		expect(read).toEqual({
			ok: true,
			value: {
				id: 'a',
				deleted: false,
				revision: { ancestry: { start: 2, ids: ['b', 'a'] } },
				body: '{"name":"Lò Văn Ón"}',
				attachments: [],
				fields: { _id: 'a', name: 'Lò Văn Ón' }
			}
		});
	});

	test('without its past has the revision alone', () => {
		expect(readIncoming({ _id: 'a', _rev: '5-e' }, replication)).toMatchObject({
			value: { revision: { ancestry: { start: 5, ids: ['e'] } } }
		});
	});

	test('is of the history it brings where its revision says otherwise, as in CouchDB', () => {
		const read = readIncoming(
			{ _id: 'a', _rev: '1-b', _revisions: { start: 1, ids: ['a'] } },
			replication
		);
		expect(read).toMatchObject({ ok: true, value: { revision: { ancestry: { ids: ['a'] } } } });
	});

	test.each([
		[{ _rev: '1-a' }, 'illegal-id'],
		[{ _id: '_x', _rev: '1-a' }, 'illegal-id'],
		[{ _id: '_design/', _rev: '1-a' }, 'illegal-id'],
		[{ _id: 'a\ud800', _rev: '1-a' }, 'illegal-id'],
		[{ _id: 'a'.repeat(3000), _rev: '1-a' }, 'illegal-id'],
		[{ _id: 'a' }, 'no-revision'],
		[{ _id: 'a', _rev: '0-a' }, 'bad-request'],
		[{ _id: 'a', _rev: '1-a b' }, 'bad-request'],
		[{ _id: 'a', _rev: '1-a', _deleted: 'yes' }, 'bad-request'],
		[{ _id: 'a', _revisions: { start: 1, ids: ['b', 'a'] } }, 'bad-request'],
		[{ _id: 'a', _revisions: { start: 1, ids: [] } }, 'bad-request'],
		[{ _id: 'a', _revisions: { start: 1.5, ids: ['a'] } }, 'bad-request'],
		[{ _id: 'a', _rev: '1-a', _photo: 'x' }, 'bad-member'],
		[{ _id: 'a', _rev: '1-a', _attachments: { 'the-can-cuoc.jpg': {} } }, 'bad-request'],
		[{ _id: 'a', _rev: '1-a', text: 'ế'.repeat(400) }, 'too-large'],
		['a', 'bad-request'],
		[['a'], 'bad-request'],
		[null, 'bad-request']
	])('%j is refused as %s', (doc, kind) => {
		expect(readIncoming(doc, replication)).toMatchObject({ ok: false, error: { kind } });
	});

	test('that is refused is named where it has a name, so that its sender can find it', () => {
		expect(readIncoming({ _id: 'a', _rev: '1-a', _photo: 'x' }, replication)).toMatchObject({
			error: { id: 'a', rev: '1-a' }
		});
	});
});

describe('a person’s edit', () => {
	test.each([
		[undefined, undefined],
		['', undefined],
		[null, undefined],
		['3-c', { generation: 3, hash: 'c' }]
	])('with the revision %j has the parent %j', (_rev, parent) => {
		expect(readIncoming({ _id: 'a', _rev }, edit)).toMatchObject({
			value: { revision: { parent } }
		});
	});

	test('takes its own fields as they are, whatever their names', () => {
		const sent = JSON.parse('{"_id":"a","constructor":1,"toString":2,"":3}') as unknown;
		expect(readIncoming(sent, edit)).toMatchObject({
			value: { body: '{"constructor":1,"toString":2,"":3}' }
		});
		const poisoned = JSON.parse('{"_id":"a","__proto__":{"_deleted":true}}') as unknown;
		expect(readIncoming(poisoned, edit)).toMatchObject({ error: { kind: 'bad-member' } });
	});
});
