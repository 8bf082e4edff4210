import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeLines, encodeLine, type KeptEntry } from '../../../src/lib/store/second-copy-lines';

const kept: fc.Arbitrary<KeptEntry> = fc.record({
	village: fc.constantFrom('village-17284-03', 'village-17284-04'),
	entry: fc.record({
		_id: fc.uuid(),
		device: fc.constant('ABCDEFGHJK'),
		note: fc.string({ unit: 'grapheme' })
	})
});

test('what was written is read back, whatever was typed in it', () => {
	fc.assert(
		fc.property(fc.uniqueArray(kept, { selector: ({ entry }) => entry._id }), (lines) => {
			expect(decodeLines(lines.map(encodeLine).join(''))).toEqual({ kept: lines, torn: 0 });
		})
	);
});

test('a battery that dies in the middle of a line costs that line and no other', () => {
	fc.assert(
		fc.property(
			fc.uniqueArray(kept, { selector: ({ entry }) => entry._id, minLength: 1 }),
			fc.nat(),
			(lines, cut) => {
				const whole = lines.slice(0, -1).map(encodeLine).join('');
				const last = encodeLine(lines.at(-1) as KeptEntry);
				const text = whole + last.slice(0, cut % (last.length - 1));
				expect(decodeLines(text).kept).toEqual(lines.slice(0, -1));
			}
		)
	);
});

test('a line with one letter changed is not believed', () => {
	const line = encodeLine({ village: 'v', entry: { _id: 'a', device: 'b' } });
	expect(decodeLines(line.replace('"a"', '"x"'))).toEqual({ kept: [], torn: 1 });
});

test('an entry kept in two files is one entry', () => {
	const line = encodeLine({ village: 'v', entry: { _id: 'a', device: 'b' } });
	expect(decodeLines(line + line).kept).toHaveLength(1);
});
