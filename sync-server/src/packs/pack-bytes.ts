import { problems } from '../problems';
import type { ByteRange } from '../routes/db/byte-range';
import type { KeptPack } from './packs';

/**
 * The bytes of a pack, chunk by chunk. A download may take minutes: before each piece it is asked again whether its
 * reader is still let in, and nothing more is handed over of a pack in which a household was erased meanwhile.
 */
export async function* packBytes(
	pack: KeptPack,
	{ from, upTo }: ByteRange,
	letIn: () => Promise<unknown>
): AsyncGenerator<Uint8Array> {
	let at = 0;
	for (const content of pack.contents) {
		const begin = Math.max(from - at, 0);
		const end = Math.min(upTo - at, content.length);
		at += content.length;
		if (begin >= end) continue;
		await letIn();
		if (!pack.isTrue) throw problems.missing();
		yield content.subarray(begin, end);
	}
}
