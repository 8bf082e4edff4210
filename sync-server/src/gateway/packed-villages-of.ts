import type { Backend } from '../open-data';
import type { PackedVillages } from '../packs/packed-village';
import { storedVillages } from '../packs/stored-village';
import type { Caller } from '../routes/db/gate';
import type { DocStore } from '../storage/doc-store';
import { upstreamVillages } from './packed-upstream';

/** Where packs read the villages of this server. */
export const packedVillagesOf = ({
	store,
	backend
}: {
	store: DocStore;
	backend?: Backend | undefined;
}): PackedVillages<Caller> =>
	backend === undefined ? storedVillages(store) : upstreamVillages(backend);
