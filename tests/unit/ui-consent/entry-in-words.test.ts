import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linesOf, type EntryWords } from '../../../src/lib/ui/consent/entry-in-words';
import { householdEntries } from '../../support/arbitraries';
import { met, no, registered, HEAD, alone } from '../../support/builders';

const plain: EntryWords = {
	field: () => undefined,
	value: () => undefined,
	yes: 'có',
	no: 'không',
	emptied: 'bỏ đi'
};

/** Every text of an entry, wherever it stands. */
function textsIn(value: unknown, key = ''): string[] {
	if (typeof value === 'string') return key === 'id' ? [] : [value];
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([inner, item]) =>
		textsIn(item, Array.isArray(value) ? key : inner)
	);
}

test('nothing of what was written about a household is left out of its own page', () => {
	fc.assert(
		fc.property(householdEntries, (entries) => {
			for (const entry of entries) {
				const { _id, v, type, at, by, device, deviceTime, ...said } = entry;
				void [_id, v, type, at, by, device, deviceTime];
				const page = linesOf(entry, plain)
					.map(({ label, value }) => `${label}: ${value}`)
					.join('\n');
				for (const text of textsIn(said)) expect(page).toContain(text);
			}
		})
	);
});

test('what a later release adds is shown by its own name rather than not at all', () => {
	const entry = { ...registered(), favouriteDay: 'thứ Bảy' };
	expect(linesOf(entry, plain)).toContainEqual({
		label: 'favouriteDay',
		value: 'thứ Bảy',
		depth: 0
	});
});

test('a skill and who did it stand on one line', () => {
	const visit = met({}, HEAD, { 'signs-in-alone': alone, 'pays-online': no });
	const told = linesOf(visit, {
		...plain,
		value: (_, value) => ({ yes: 'Được', citizen: 'tự làm' })[value]
	});
	expect(told).toContainEqual({ label: 'signs-in-alone', value: 'Được, tự làm', depth: 2 });
});
