import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	checkSound,
	LARGEST_SOUND_BYTES,
	LONGEST_SOUND_MS
} from '../../../../src/lib/domain/recordings/check-sound';
import { soundKindOf, type SoundKind } from '../../../../src/lib/domain/recordings/sound-kind';
import { soundLengthMs } from '../../../../src/lib/domain/recordings/sound-length';
import { mp3, mp4, ogg, wav, webm } from '../../../support/sounds';

const MADE: Record<SoundKind, (seconds: number) => Buffer> = { wav, ogg, mp4, mp3, webm };
const kinds = Object.entries(MADE) as [SoundKind, (seconds: number) => Buffer][];

describe.each(kinds)('a recording as %s', (kind, make) => {
	test('is known by its bytes, with its length', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 110 }), (seconds) => {
				const bytes = make(seconds);
				expect(soundKindOf(bytes)).toBe(kind);
				const ms = soundLengthMs(kind, bytes)!;
				expect(Math.abs(ms - seconds * 1_000)).toBeLessThanOrEqual(60);
			}),
			{ numRuns: 20 }
		);
	});

	test('of a minute is taken, of two it is not', () => {
		expect(checkSound(make(LONGEST_SOUND_MS / 1_000)).ok).toBe(true);
		expect(checkSound(make(120))).toEqual({
			ok: false,
			error: { kind: 'too-long', mostMs: LONGEST_SOUND_MS }
		});
	});

	test('that was cut off or damaged anywhere is judged all the same', () => {
		const whole = make(3);
		fc.assert(
			fc.property(
				fc.nat(whole.length),
				fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 8 }),
				(length, damages) => {
					const bytes = Uint8Array.from(whole);
					for (const [at, value] of damages) bytes[at] = value;
					const ms = soundLengthMs(kind, bytes.subarray(0, length));
					expect(ms === undefined || ms >= 0).toBe(true);
					checkSound(bytes.subarray(0, length));
				}
			)
		);
	});
});

test.each([
	['a film of a phone', mp4(3, 'vide')],
	['a film of a browser', webm(3, 'V_VP9')],
	['a picture', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70])],
	['a page', Buffer.from('<!doctype html><script>alert(1)</script>')],
	['nothing', Buffer.alloc(0)]
])('%s is no recording', (_, bytes) => {
	expect(checkSound(bytes)).toEqual({ ok: false, error: { kind: 'not-sound' } });
});

test('a recording of more than a megabyte is not taken', () => {
	const large = Buffer.concat([wav(1), Buffer.alloc(LARGEST_SOUND_BYTES)]);
	expect(checkSound(large)).toMatchObject({ ok: false, error: { kind: 'too-large' } });
});

test('whatever bytes there are, they are judged', () => {
	fc.assert(
		fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
			for (const [kind] of kinds) soundLengthMs(kind, bytes);
			const checked = checkSound(bytes);
			expect(checked.ok).toBe(soundKindOf(bytes) !== undefined);
		})
	);
});
