import { PackManifest } from '../domain/pack';
import type { Result } from '../domain/result';
import type { ReplicatedDocument } from '../store/ledger';
import { BulkGet, ChangesPage, FailedRows, RevsDiff, type FailedRow } from './answer-shapes';
import type { ReplicationFailure } from './failures';
import type { ServerClient, TakePiece } from './server-client';

type Answer<T> = Promise<Result<T, ReplicationFailure>>;

interface PageAsked {
	since: string;
	limit: number;
	/** Otherwise ids and revisions alone. */
	withBodies: boolean;
}

/** What sync asks about a village: four questions to its database, in CouchDB's own protocol, and two about its pack. */
export class VillageRequests {
	private readonly base: string;
	private readonly packs: string;

	constructor(
		private readonly client: ServerClient,
		village: string
	) {
		this.base = `/db/${encodeURIComponent(village)}`;
		this.packs = `/api/packs/${encodeURIComponent(village)}`;
	}

	/** @returns only what was not taken; every other document is in the server's ledger, perhaps from before */
	store(documents: readonly ReplicatedDocument[]): Answer<FailedRow[]> {
		return this.client.ask({
			method: 'POST',
			path: `${this.base}/_bulk_docs`,
			body: { new_edits: false, docs: documents },
			shape: FailedRows
		});
	}

	/** Which of these revisions the server does not know. */
	missing(revisions: Record<string, string[]>): Answer<Record<string, { missing: string[] }>> {
		return this.client.ask({
			method: 'POST',
			path: `${this.base}/_revs_diff`,
			body: revisions,
			shape: RevsDiff
		});
	}

	changes({ since, limit, withBodies }: PageAsked): Answer<ChangesPage> {
		const query = new URLSearchParams({
			since,
			limit: String(limit),
			style: 'all_docs',
			...(withBodies && { include_docs: 'true' })
		});
		return this.client.ask({
			method: 'GET',
			path: `${this.base}/_changes?${query}`,
			shape: ChangesPage
		});
	}

	/** Documents with their whole ancestry, for what is not a plain first generation. */
	withAncestry(revisions: readonly { id: string; rev: string }[]) {
		return this.client.ask({
			method: 'POST',
			path: `${this.base}/_bulk_get?revs=true`,
			body: { docs: revisions },
			shape: BulkGet
		});
	}

	/** What the pack of the village would cost; refused where there is none. */
	pack(): Answer<PackManifest> {
		return this.client.ask({ method: 'GET', path: this.packs, shape: PackManifest });
	}

	/** The bytes of a pack from one on; some may have been handed over also when it fails. */
	packBytes(pack: string, from: number, onPiece: TakePiece): Answer<null> {
		return this.client.download({ path: `${this.packs}/${pack}`, from, onPiece });
	}
}
