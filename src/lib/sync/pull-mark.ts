import type { PackManifest } from '../domain/pack';
import type { Ledger } from '../store/ledger';

/**
 * How far this ledger has received its village: `_local/pull`.
 *
 * @property since the server's own token, handed back to it as it is
 * @property complete the village was received to its end at least once
 * @property comparing what is here came from another server, or from this one before it was restored or moved: of what it
 * has only that is fetched which is not here, until the end was reached
 * @property pack the pack that is being loaded, as long as it is
 */
export interface PullMark {
	server: string;
	since: string;
	complete: boolean;
	comparing?: true;
	pack?: PackMark;
}

/** @property stored how many of its chunks are in the ledger */
export interface PackMark {
	manifest: PackManifest;
	stored: number;
}

const PULL = 'pull';

/** Where to go on with this server. */
export async function startingPullMark(ledger: Ledger, server: string): Promise<PullMark> {
	const known = await readPullMark(ledger);
	if (known?.server === server) return known;
	const isEmpty = known === undefined || (known.since === NOTHING_YET && !known.comparing);
	return { server, since: NOTHING_YET, complete: false, ...(!isEmpty && { comparing: true }) };
}

export const NOTHING_YET = '0';

export const readPullMark = (ledger: Ledger) => ledger.readLocal<PullMark>(PULL);
export const writePullMark = (ledger: Ledger, mark: PullMark) => ledger.writeLocal(PULL, mark);
