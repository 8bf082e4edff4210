import fc from 'fast-check';
import { expect, test } from 'vitest';
import { communeOf } from '../../../src/lib/domain/commune-of';
import {
	DeviceId,
	deviceId,
	EntryId,
	entryId,
	parseEntryId,
	Ulid,
	ulid,
	VillageId
} from '../../../src/lib/domain/ids';

const random = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });

test('ids made from any time and any random bytes are well formed', () => {
	fc.assert(
		fc.property(
			fc.integer({ min: 0, max: 2 ** 48 - 1 }),
			random(10),
			random(7),
			(ms, bytes, few) => {
				expect(Ulid.safeParse(ulid(ms, bytes)).success).toBe(true);
				expect(DeviceId.safeParse(deviceId(few)).success).toBe(true);
			}
		)
	);
});

test('a later ulid sorts after an earlier one', () => {
	fc.assert(
		fc.property(fc.nat(), fc.integer({ min: 1 }), random(10), random(10), (ms, later, a, b) => {
			expect(ulid(ms, a) < ulid(ms + later, b)).toBe(true);
		})
	);
});

test('different random bytes give different ids', () => {
	fc.assert(
		fc.property(random(10), random(10), (a, b) => {
			fc.pre(Buffer.compare(a, b) !== 0);
			expect(ulid(1, a)).not.toBe(ulid(1, b));
		})
	);
});

test('an entry id gives back what it was made of', () => {
	const parts = {
		kind: 'household' as const,
		subject: ulid(1_763_782_245_660, new Uint8Array(10)),
		at: '1763782245660-0003',
		device: deviceId(new Uint8Array(7))
	};
	expect(EntryId.safeParse(entryId(parts)).success).toBe(true);
	expect(parseEntryId(entryId(parts))).toEqual(parts);
	expect(parseEntryId('household:x')).toBeUndefined();
});

test('a village id is a database name that CouchDB takes, and tells its commune', () => {
	expect(VillageId.safeParse('village-17284-03').success).toBe(true);
	expect(communeOf('village-17284-03')).toBe('17284');
	for (const wrong of [
		'village-17284-3',
		'Village-17284-03',
		'village-17284',
		'village-17284-03/x'
	])
		expect(VillageId.safeParse(wrong).success).toBe(false);
});

test('too little randomness is refused', () => {
	expect(() => ulid(1, new Uint8Array(3))).toThrow(RangeError);
});
