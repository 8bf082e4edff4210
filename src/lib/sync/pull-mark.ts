import type { PackManifest } from '../domain/pack';
import type { Ledger } from '../store/ledger';

/**
 * How far this ledger has received its village: `_local/pull`.
 *
 * @property since the server's own token, handed back to it as it is
 * @property complete the village was received to its end at least once
 * @property pack the pack that is being loaded, as long as it is
 */
export interface PullMark {
	server: string;
	since: string;
	complete: boolean;
	pack?: PackMark;
}

/** @property stored how many of its chunks are in the ledger */
export interface PackMark {
	manifest: PackManifest;
	stored: number;
}

const PULL = 'pull';

export const readPullMark = (ledger: Ledger) => ledger.readLocal<PullMark>(PULL);
export const writePullMark = (ledger: Ledger, mark: PullMark) => ledger.writeLocal(PULL, mark);
