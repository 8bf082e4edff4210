import fc from 'fast-check';
import { expect, test } from 'vitest';
import { docText } from '../../../../sync-server/src/protocol/doc-text';
import { formatRev, nextRevision, parseRev } from '../../../../sync-server/src/protocol/revision';

test('a revision reads back as it was written', () => {
	const revisions = fc.record({
		generation: fc.integer({ min: 1, max: 1e9 }),
		hash: fc.stringMatching(/^[0-9a-zA-Z-]{1,64}$/)
	});
	fc.assert(
		fc.property(revisions, (revision) => {
			expect(parseRev(formatRev(revision))).toEqual(revision);
		})
	);
});

test.each([
	'',
	'1',
	'1-',
	'-a',
	'0-a',
	'01-a',
	'1-a b',
	'1-a"',
	'99999999999-a',
	1,
	null,
	undefined
])('%j is no revision', (text) => {
	expect(parseRev(text)).toBeUndefined();
});

test('the same edit of the same revision is the same revision; another one is another', () => {
	const parent = { generation: 1, hash: 'a' };
	const edit = { deleted: false, body: '{"n":1}' };
	const next = nextRevision(parent, edit);
	expect(nextRevision({ ...parent }, { ...edit })).toEqual(next);
	expect(next.generation).toBe(2);
	const others = [
		nextRevision(parent, { ...edit, body: '{"n":2}' }),
		nextRevision(parent, { ...edit, deleted: true }),
		nextRevision({ ...parent, hash: 'b' }, edit),
		nextRevision(undefined, edit)
	];
	for (const other of others) expect(other.hash).not.toBe(next.hash);
});

test('a document is answered with what was stored, whatever is in it', () => {
	const fields = fc.dictionary(
		fc.string().filter((name) => !name.startsWith('_')),
		fc.jsonValue()
	);
	fc.assert(
		fc.property(fields, fc.string(), fc.boolean(), (own, id, deleted) => {
			const text = docText({
				id,
				rev: '1-a',
				deleted,
				body: JSON.stringify(own),
				revisions: { start: 1, ids: ['a'] }
			});
			expect(JSON.parse(text)).toEqual({
				...(JSON.parse(JSON.stringify(own)) as object),
				_id: id,
				_rev: '1-a',
				...(deleted && { _deleted: true }),
				_revisions: { start: 1, ids: ['a'] }
			});
		})
	);
});
