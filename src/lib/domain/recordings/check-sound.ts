import { err, ok, type Result } from '../result';
import { SOUND_TYPES, soundKindOf } from './sound-kind';
import { soundLengthMs } from './sound-length';

/** A minute as phones record speech; a step takes a quarter of that to say. */
export const LARGEST_SOUND_BYTES = 1_000_000;
export const LONGEST_SOUND_MS = 60_000;
/** A recorder is stopped by a clock, and the last piece it hands over is a little late. */
const LATE_MS = 2_000;

export type SoundProblem =
	| { kind: 'not-sound' }
	| { kind: 'too-large'; mostBytes: number }
	| { kind: 'too-long'; mostMs: number };

/** Whether these bytes are a recording that may be kept and shared; the same on a device and on the server. */
export function checkSound(bytes: Uint8Array): Result<{ type: string }, SoundProblem> {
	if (bytes.length > LARGEST_SOUND_BYTES)
		return err({ kind: 'too-large', mostBytes: LARGEST_SOUND_BYTES });
	const kind = soundKindOf(bytes);
	if (kind === undefined) return err({ kind: 'not-sound' });
	const ms = soundLengthMs(kind, bytes);
	if (ms !== undefined && ms > LONGEST_SOUND_MS + LATE_MS)
		return err({ kind: 'too-long', mostMs: LONGEST_SOUND_MS });
	return ok({ type: SOUND_TYPES[kind] });
}
