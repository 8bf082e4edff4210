import type { RecordingRevisions } from '../domain/recordings/recording-list';
import { ok, type Result } from '../domain/result';
import type { CommuneRecordings } from '../store/commune-recordings';
import type { ListedRow } from '../store/recording-tables';
import type { ReplicationFailure } from './failures';
import { RecordingRequests } from './recording-requests';
import type { ServerClient } from './server-client';

export interface ShareParts {
	client: ServerClient;
	recordings: CommuneRecordings;
	/** The communes of the villages that are open here. */
	communes: readonly string[];
	/** How far the recordings of each are, as the one question was answered, and by which server. */
	revisions: RecordingRevisions;
	server: string;
	/** Whether this person adds and removes what the commune hears. */
	maySend: boolean;
	/** How much of this month's data may still be used without being asked for. */
	bytesLeft: () => Promise<number>;
	/** Notes what was used so far. */
	counted: () => Promise<void>;
	digestOf: (bytes: Uint8Array<ArrayBuffer>) => Promise<string>;
}

type Done = Result<null, ReplicationFailure>;

/**
 * What is recorded here goes to the commune, what the commune has comes here: the list when it has changed, the sounds of
 * the languages chosen on this device, one after another. Ends at the first failure and goes on another time.
 */
export async function shareRecordings(parts: ShareParts): Promise<Done> {
	for (const commune of parts.communes) {
		const sharing = new Sharing(parts, commune);
		for (const step of [sharing.hear, sharing.send, sharing.remove, sharing.fetch]) {
			const done = await step();
			if (!done.ok) return done;
		}
	}
	return ok(null);
}

/** Put together in memory before it is written: every write wears the flash, every byte costs to fetch again. */
const PIECE_BYTES = 64 * 1024;

class Sharing {
	private readonly requests: RecordingRequests;

	constructor(
		private readonly parts: ShareParts,
		private readonly commune: string
	) {
		this.requests = new RecordingRequests(parts.client, commune);
	}

	readonly hear = async (): Promise<Done> => {
		const { recordings, revisions, server, maySend } = this.parts;
		const heard = await recordings.heard(this.commune);
		const told = revisions[this.commune] ?? 0;
		if (heard === undefined ? told === 0 : heard.revision === told && heard.server === server)
			return ok(null);
		const list = await this.requests.list();
		if (!list.ok) return list;
		const { commune } = this;
		await recordings.replaceList(list.value, { commune, server, givesBack: maySend });
		return ok(null);
	};

	readonly send = async (): Promise<Done> => {
		const { recordings, maySend, counted } = this.parts;
		if (!maySend) return ok(null);
		for (const waiting of await recordings.waiting(this.commune)) {
			const { key, over, there } = waiting;
			const answer = there ? ok(there) : await this.requests.send(key, over, waiting);
			await counted();
			if (answer.ok) {
				await recordings.sent(this.commune, waiting, answer.value);
				await recordings.changedHere(this.commune, answer.value.revision);
				continue;
			}
			const reason = refusalIn(answer.error);
			if (reason === undefined) return answer;
			await recordings.refused(waiting, reason);
		}
		return ok(null);
	};

	readonly remove = async (): Promise<Done> => {
		const { recordings, maySend } = this.parts;
		if (!maySend) return ok(null);
		for (const row of await recordings.leaving(this.commune)) {
			const answer = await this.requests.remove(row.key, row.revision);
			if (answer.ok) await recordings.left(row);
			else if (refusalIn(answer.error) === undefined) return answer;
			// Another one came in its place: nobody here has heard that yet, so it stays.
			else await recordings.stays(row);
		}
		return ok(null);
	};

	readonly fetch = async (): Promise<Done> => {
		const { recordings, bytesLeft, counted } = this.parts;
		for (const row of await recordings.wanted(this.commune)) {
			const have = await recordings.pieces(row.digest);
			if (row.bytes - have.length > (await bytesLeft())) continue;
			const done = await this.fetchOne(row, have);
			await counted();
			// Gone since the list was made: the next list says so too.
			if (!done.ok && refusalIn(done.error) === undefined) return done;
		}
		return ok(null);
	};

	private async fetchOne({ digest, bytes }: ListedRow, have: Uint8Array): Promise<Done> {
		const { recordings, digestOf } = this.parts;
		const sound = new Uint8Array(bytes);
		sound.set(have.subarray(0, bytes));
		let kept = Math.min(have.length, bytes);
		let here = kept;
		const keep = async () => {
			if (here > kept) await recordings.keepPiece(digest, kept, sound.slice(kept, here).buffer);
			kept = here;
		};
		const done =
			here === bytes
				? ok(null)
				: await this.requests.sound(digest, here, async (piece) => {
						const some = piece.subarray(0, bytes - here);
						sound.set(some, here);
						here += some.length;
						if (here - kept >= PIECE_BYTES && here < bytes) await keep();
						return here < bytes;
					});
		if (here < bytes) await keep();
		else if ((await digestOf(sound)) === digest) await recordings.received(digest, sound.buffer);
		// Not what was asked for: from its first byte again, another time.
		else await recordings.dropPieces(digest);
		return done;
	}
}

/** Why the server did not take, or give, this one; undefined where it may be tried again. */
function refusalIn(failure: ReplicationFailure): string | undefined {
	if (failure.kind === 'batch-too-large') return '';
	return failure.kind === 'request-refused' && failure.certain ? failure.reason : undefined;
}
