import { z } from 'zod/mini';
import { CommuneCode } from '../commune-settings';

/** What the server tells of a commune's recordings, parsed on the device with the same shapes. */

const Revision = z.number().check(z.int(), z.nonnegative());
/** SHA-256 of the sound, base64url: its name, so that two stretches of two recordings are never joined. */
export const SoundDigest = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/));

/**
 * @property key lesson, step and language, `sign-in/passcode/thai`
 * @property revision of the commune's recordings when this one came
 */
export const ListedRecording = z.object({
	key: z.string(),
	revision: Revision,
	digest: SoundDigest,
	type: z.string(),
	bytes: z.number().check(z.int(), z.positive())
});
export type ListedRecording = z.infer<typeof ListedRecording>;

/** `GET /api/communes/<code>/recordings`. @property revision grows with everything that is added or removed */
export const RecordingList = z.object({
	revision: Revision,
	recordings: z.array(ListedRecording)
});
export type RecordingList = z.infer<typeof RecordingList>;

/** In `/api/access`: how far each commune's recordings are; one that is not listed never had any. */
export const RecordingRevisions = z.record(CommuneCode, Revision);
export type RecordingRevisions = z.infer<typeof RecordingRevisions>;
