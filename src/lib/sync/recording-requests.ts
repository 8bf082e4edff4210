import { Done } from '../domain/access/people';
import { ListedRecording, RecordingList } from '../domain/recordings/recording-list';
import type { Result } from '../domain/result';
import type { ReplicationFailure } from './failures';
import type { ServerClient, TakePiece } from './server-client';

type Answer<T> = Promise<Result<T, ReplicationFailure>>;

/** What may be asked of the server about one commune's recordings. */
export class RecordingRequests {
	private readonly base: string;

	constructor(
		private readonly client: ServerClient,
		readonly commune: string
	) {
		this.base = `/api/communes/${commune}/recordings`;
	}

	list(): Answer<RecordingList> {
		return this.client.ask({ method: 'GET', path: this.base, shape: RecordingList });
	}

	/** @param over the revision of the one it takes the place of; 0 for none */
	send(
		key: string,
		over: number,
		file: { type: string; bytes: ArrayBuffer }
	): Answer<ListedRecording> {
		const path = `${this.base}/${key}?over=${over}`;
		return this.client.ask({ method: 'PUT', path, file, shape: ListedRecording });
	}

	remove(key: string, over: number): Answer<{ ok: true }> {
		const path = `${this.base}/${key}?over=${over}`;
		return this.client.ask({ method: 'DELETE', path, shape: Done });
	}

	/** From one byte on; some may have been handed over also when it fails. */
	sound(digest: string, from: number, onPiece: TakePiece): Answer<null> {
		return this.client.download({ path: `${this.base}/${digest}`, from, onPiece });
	}
}
