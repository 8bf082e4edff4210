import { OfficeBook, Written } from '../domain/directory/office-book';
import { Place, type PlaceContent } from '../domain/directory/place';
import { LocalVersion, type NewVersion } from '../domain/procedures/local';
import type { Result } from '../domain/result';
import type { ReplicationFailure } from './failures';
import type { ServerClient } from './server-client';

type Answer<T> = Promise<Result<T, ReplicationFailure>>;

const WrittenVersion = Written(LocalVersion);
const WrittenPlace = Written(Place);

/** What may be asked of the server about one commune's book. */
export class OfficeRequests {
	private readonly base: string;

	constructor(
		private readonly client: ServerClient,
		commune: string
	) {
		this.base = `/api/communes/${commune}/office`;
	}

	book(): Answer<OfficeBook> {
		return this.client.ask({ method: 'GET', path: this.base, shape: OfficeBook });
	}

	/** @param number one more than the newest that was seen */
	writeVersion(
		id: string,
		number: number,
		body: NewVersion
	): Answer<{ revision: number; written: LocalVersion }> {
		const path = `${this.base}/procedures/${id}/${number}`;
		return this.client.ask({ method: 'PUT', path, body, shape: WrittenVersion });
	}

	writePlace(
		id: string,
		number: number,
		body: PlaceContent
	): Answer<{ revision: number; written: Place }> {
		const path = `${this.base}/places/${id}/${number}`;
		return this.client.ask({ method: 'PUT', path, body, shape: WrittenPlace });
	}
}
