import type { Backend } from '../open-data';
import type { DocStore } from '../storage/doc-store';
import type { DecliningVillages } from '../withdrawals/declining-villages';
import { storedDeclining } from '../withdrawals/stored-declining';
import { upstreamDeclining } from './upstream-declining';

/** Where the server looks for withdrawals: where the entries are. */
export const decliningVillagesOf = ({
	store,
	backend
}: {
	store: DocStore;
	backend?: Backend | undefined;
}): DecliningVillages =>
	backend === undefined ? storedDeclining(store) : upstreamDeclining(backend);
