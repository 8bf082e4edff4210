import { parseEntryId } from '../domain/ids';
import type { Result } from '../domain/result';
import type { Ledger } from './ledger';
import type { StorageError } from './storage-error';

/**
 * What the commune did not take, kept beside the entries in `_local/box`. The refused entry itself stays in the ledger.
 *
 *   refused ── offered again ──► again ── accepted ──► out of the box
 *      │                           └── refused ──► refused
 *      └── a mended copy was written ──► replaced (left out of what we know of the household)
 */
export interface Box {
	refused: Record<string, BoxedEntry>;
}

/** @property again to be offered at the next push as it is  @property replacedBy the mended copy */
export interface BoxedEntry {
	reason: string;
	ms: number;
	again?: true;
	replacedBy?: string;
}

const BOX = 'box';

export const readBox = async (ledger: Ledger): Promise<Box> =>
	(await ledger.readLocal<Box>(BOX)) ?? { refused: {} };

export const putInBox = (
	ledger: Ledger,
	id: string,
	{ reason, ms }: { reason: string; ms: number }
) => change(ledger, (refused) => ({ ...refused, [id]: { reason, ms } }));

export const offerAgain = (ledger: Ledger, id: string) =>
	change(ledger, (refused) => {
		const boxed = refused[id];
		return boxed ? { ...refused, [id]: { ...boxed, again: true } } : refused;
	});

export const markReplaced = (ledger: Ledger, id: string, replacedBy: string) =>
	change(ledger, (refused) => {
		const boxed = refused[id];
		return boxed
			? { ...refused, [id]: { reason: boxed.reason, ms: boxed.ms, replacedBy } }
			: refused;
	});

/** The server took them after all. */
export const takeOutOfBox = (ledger: Ledger, ids: readonly string[]) =>
	change(ledger, (refused) =>
		Object.fromEntries(Object.entries(refused).filter(([id]) => !ids.includes(id)))
	);

/** They were erased; also of what was erased by a call that was cut off, which names no entry any more. */
export const takeHouseholdsOutOfBox = (ledger: Ledger, households: readonly string[]) =>
	change(ledger, (refused) =>
		Object.fromEntries(
			Object.entries(refused).filter(
				([id]) => !households.includes(parseEntryId(id)?.subject ?? '')
			)
		)
	);

async function change(
	ledger: Ledger,
	next: (refused: Box['refused']) => Box['refused']
): Promise<Result<null, StorageError>> {
	return ledger.changeLocal<Box>(BOX, (box) => ({ refused: next(box?.refused ?? {}) }));
}
