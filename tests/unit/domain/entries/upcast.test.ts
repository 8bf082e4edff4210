import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ENTRY_TYPES } from '../../../../src/lib/domain/entries/entry';
import { readEntry } from '../../../../src/lib/domain/entries/upcast';

/** Written by that release and never changed since: what stands in some phone's ledger for years. */
const released = [1, 2, 3].map((version) => ({
	version,
	documents: JSON.parse(
		readFileSync(new URL(`../../../support/entries/v${version}.json`, import.meta.url), 'utf8')
	) as Record<string, unknown>[]
}));

describe.each(released)('entries as release $version wrote them', ({ version, documents }) => {
	test.each(documents.map((document) => [String(document['type']), document]))(
		'%s is read as a current entry',
		(type, document) => {
			expect(document['v']).toBe(version);
			const read = readEntry({ ...document, _rev: '1-abc' });
			expect(read).toMatchObject({ ok: true, value: { type, _id: document['_id'] } });
		}
	);
});

test('there is a fixture of every type of entry', () => {
	const types = released.flatMap(({ documents }) => documents.map((document) => document['type']));
	expect(new Set(types)).toEqual(new Set(ENTRY_TYPES));
});

test.each([
	{
		what: 'an entry of a newer release',
		change: { v: 4 },
		error: { kind: 'newer-version', version: 4 }
	},
	{ what: 'a field nobody knows', change: { salary: 5 }, error: { kind: 'not-an-entry' } },
	{ what: 'a type nobody knows', change: { type: 'lottery-won' }, error: { kind: 'not-an-entry' } },
	{
		what: 'a missing version',
		change: { v: undefined },
		error: { kind: 'not-an-entry', where: 'v' }
	},
	{
		what: 'a false clock reading',
		change: { at: 'now' },
		error: { kind: 'not-an-entry', where: 'at' }
	}
])('$what is named, not guessed at', ({ change, error }) => {
	const document = { ...released[0]!.documents[0], ...change };
	expect(readEntry(document)).toMatchObject({ ok: false, error });
});

test.each([undefined, null, 'x', 5, []])('%j is not an entry', (value) => {
	expect(readEntry(value).ok).toBe(false);
});
