import { readEntry } from '$lib/domain/entries/upcast';
import type { Entry } from '$lib/domain/entries/entry';
import type { Ledger } from '$lib/store/ledger';
import { unsentRows } from '$lib/store/push-mark';
import type { SecondCopy } from '$lib/store/second-copy';

/**
 * Whenever a ledger is opened: what this person's second copies hold and it has lost is put back, and what the commune
 * has by now is let go.
 *
 * @returns how many entries were put back
 */
export async function recoverUnsent(secondCopy: SecondCopy, ledger: Ledger): Promise<number> {
	const kept = secondCopy.all.filter(({ village }) => village === ledger.village);
	if (kept.length === 0) return 0;
	const here = new Set((await ledger.read(kept.map(({ entry }) => entry._id))).map(({ id }) => id));

	const lost: Entry[] = [];
	for (const { entry } of kept) {
		const read = readEntry(entry);
		// What this release cannot read stays in the second copy for one that can.
		if (!here.has(entry._id) && read.ok) lost.push(read.value);
	}
	if (lost.length > 0) {
		// A device that lost its database has a new name; without this nobody would send what the old one wrote.
		const adopted = await ledger.adoptDevices([...new Set(lost.map(({ device }) => device))]);
		if (!adopted.ok || !(await ledger.appendMany(lost)).ok) return 0;
	}

	const { waiting, refused } = await unsentRows(ledger);
	const unsent = new Set([...waiting, ...refused].map(({ id }) => id));
	secondCopy.release([...here].filter((id) => !unsent.has(id)));
	return lost.length;
}
