import type { Entry } from '../domain/entries/entry';
import { erasedHousehold, isErasedAlone } from '../domain/consent/erasure';
import { err, ok, type Result } from '../domain/result';
import type { Ledger, ReplicatedDocument } from '../store/ledger';
import type { StorageError } from '../store/storage-error';
import type { ReplicationFailure } from './failures';
import type { VillageRequests } from './village-requests';

export interface StoringParts {
	ledger: Ledger;
	requests: VillageRequests;
	/** Tombstones; told before the mark says that they were received. */
	onErased: (tombstones: ErasedByCommune) => Promise<Result<null, StorageError>>;
}

/**
 * Ids of entries.
 *
 * @property ofHouseholds whose whole household is erased: tombstones  @property alone of those erased by themselves
 * @property refused of this device, handed in after their household had been erased; its tombstones follow by the pull
 */
export interface ErasedByCommune {
	ofHouseholds: readonly string[];
	alone: readonly string[];
	refused: readonly string[];
}

/**
 * What a page or a chunk brought.
 *
 * @property documents whole, of one revision without ancestors
 * @property others to be fetched with their ancestry
 */
export interface Brought {
	documents: readonly ReplicatedDocument[];
	others: readonly { id: string; rev: string }[];
}

/** Keeps what came as the server has it. @returns the ids of our own entries among it */
export async function storeDocuments(
	{ ledger, requests, onErased }: StoringParts,
	brought: Brought
): Promise<Result<string[], ReplicationFailure>> {
	const documents = [...brought.documents];
	if (brought.others.length > 0) {
		const fetched = await requests.withAncestry(brought.others);
		if (!fetched.ok) return fetched;
		// What was announced and is no longer there has a newer revision, which the next page announces.
		for (const { docs } of fetched.value.results)
			for (const { ok: doc } of docs) if (doc) documents.push(doc as ReplicatedDocument);
	}
	if (documents.length > 0) {
		const received = await ledger.receive(documents);
		if (!received.ok) return err({ kind: 'device-storage', cause: received.error.kind });
	}
	const tombstones: ErasedByCommune = {
		ofHouseholds: idsOf(documents.filter((one) => erasedHousehold(one) !== undefined)),
		alone: idsOf(documents.filter(isErasedAlone)),
		refused: []
	};
	if (tombstones.ofHouseholds.length + tombstones.alone.length > 0) {
		const erased = await onErased(tombstones);
		if (!erased.ok) return err({ kind: 'device-storage', cause: erased.error.kind });
	}
	const own = documents.filter((document) => ledger.isOwn(document as unknown as Entry));
	return ok(idsOf(own));
}

const idsOf = (documents: readonly ReplicatedDocument[]): string[] =>
	documents.map(({ _id }) => _id);
