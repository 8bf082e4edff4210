import { saysDeclined } from '../../../src/lib/domain/consent/erasure';
import { parseEntryId } from '../../../src/lib/domain/ids';
import type { Accounts } from '../access/accounts';
import type { Actor } from '../audit/audit-line';
import type { VillageStore } from '../storage/doc-store';
import { holdersOf } from './holders';
import { samePeople, type ToldAsOne } from './same-people';
import type { HouseholdIn, Withdrawal, Withdrawals } from './withdrawals';

export interface ErasingParts {
	store: VillageStore;
	/**
	 * Behind a gateway: the server's own file, where villages stand that were moved to the CouchDB. Nothing reads them there
	 * any more, and they are words all the same.
	 */
	movedFrom?: VillageStore | undefined;
	accounts: Accounts;
	withdrawals: Withdrawals;
	now: () => number;
}

/**
 * Erases a household that declined, and what stands about the same people under other codes, in whatever village. One entry
 * is left to say that it declined.
 *
 * @param told the household as it is told now; undefined where there is no such village
 * @returns how many entries were erased now
 */
export async function erasePeople(
	parts: ErasingParts,
	withdrawal: Withdrawal,
	{ told, by }: { told: ToldAsOne | undefined; by: Actor }
): Promise<number> {
	const { store, withdrawals, now } = parts;
	const stays = told && staying(told);
	// The one that stays comes last: cut off in between, it is still there to be asked again.
	const all: HouseholdIn[] = [
		...(await samePeople({ store, withdrawals }, withdrawal)),
		withdrawal
	];
	const inTurn = [
		...all.filter((one) => one.household !== stays),
		...all.filter((one) => one.household === stays)
	];
	let erased = 0;
	for (const one of inTurn) {
		if (one !== withdrawal) withdrawals.note({ ...withdrawal, ...one, receivedAtMs: now() });
		erased += (await eraseRecord(parts, one, { by, leaveNothing: one.household !== stays })) ?? 0;
	}
	return erased;
}

/** What stands under one code. @returns how many entries were erased now; undefined where nothing of it ever came */
export async function eraseRecord(
	{ store, movedFrom, accounts, withdrawals, now }: ErasingParts,
	where: HouseholdIn,
	{ by, leaveNothing }: { by: Actor; leaveNothing: boolean }
): Promise<number | undefined> {
	const { village, household } = where;
	const erase = async (): Promise<number | undefined> => {
		let all: number | undefined;
		for (const one of [store, ...(movedFrom ? [movedFrom] : [])]) {
			const database = await one.database(village);
			const erased = await database?.erase(
				{ kind: 'household', subject: household, leaveNothing },
				by
			);
			if (erased !== undefined) all = (all ?? 0) + erased;
		}
		return all;
	};
	const erased = await withdrawals.erasing(where, { holders: holdersOf(accounts, village), erase });
	withdrawals.erased(where, now());
	return erased;
}

/** Of records that are told as one, which is left to say that the household declined: it is counted once, as before. */
function staying({ household, ids, standing, isCountedElsewhere }: ToldAsOne): string | undefined {
	const declined = standing.filter(saysDeclined).map(({ _id }) => parseEntryId(_id)?.subject);
	if (household === undefined) return undefined;
	const { scope } = household;
	// One that was merged into another of which nothing is left is counted by itself again.
	if (scope.state === 'out' && (scope.reason !== 'merged' || isCountedElsewhere)) return undefined;
	return ids.find((id) => declined.includes(id));
}
