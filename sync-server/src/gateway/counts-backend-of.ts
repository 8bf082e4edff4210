import type { CountsBackend } from '../counts/counts-backend';
import { StoredCounts } from '../counts/stored-counts';
import type { Backend } from '../open-data';
import type { DocStore } from '../storage/doc-store';
import { UpstreamCounts } from './upstream-counts';

/** Where the counts of this server are kept: beside the entries, wherever those are. */
export const countsBackendOf = ({
	store,
	backend
}: {
	store: DocStore;
	backend?: Backend | undefined;
}): CountsBackend =>
	backend === undefined ? new StoredCounts(store) : new UpstreamCounts(backend);
