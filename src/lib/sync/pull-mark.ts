import type { Ledger } from '../store/ledger';

/**
 * How far this ledger has received its village: `_local/pull`.
 *
 * @property since the server's own token, handed back to it as it is
 * @property complete the village was received to its end at least once
 */
export interface PullMark {
	server: string;
	since: string;
	complete: boolean;
}

const PULL = 'pull';

export const readPullMark = (ledger: Ledger) => ledger.readLocal<PullMark>(PULL);
export const writePullMark = (ledger: Ledger, mark: PullMark) => ledger.writeLocal(PULL, mark);
