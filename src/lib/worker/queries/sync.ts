import { liveQuery } from 'dexie';
import { OWN } from '$lib/store/own-db';
import type { ReceiptRow } from '$lib/store/receipts';
import { dataCapState, type DataCap } from '$lib/sync/data-cap';
import { usedInMonth, type DataUse } from '$lib/sync/data-meter';
import { syncStart, type SyncState } from '$lib/sync/sync-machine';
import type { RefusedEntry, SyncView } from '../api';
import type { Device } from '../device';
import type { PersonSide } from '../person-side';
import { answering, nothingToEnd, type Query } from './query';

/** Where sync is, in numbers: what the leading tab last said, and what waits and is refused, from the receipts. */
export const sync: Query<'sync'> = (device, _, answer) => {
	const { person } = device;
	if (!person) return nothingToEnd;
	let counted = false;
	const { again, end } = answering(async () => {
		// What the tables lacked before is in them now: it is read after it is said.
		const asked = counted;
		return { ...(await readSync(device, person)), counted: asked };
	}, answer);
	void device.caughtUp().then(() => {
		counted = true;
		again();
	});
	const subscription = liveQuery(() =>
		Promise.all([
			person.read.receipts.count(),
			person.read.feed.toArray(),
			person.own.read(OWN.syncStatus),
			person.own.read(OWN.dataUse),
			person.own.read(OWN.dataCap)
		])
	).subscribe(again);
	return () => {
		end();
		subscription.unsubscribe();
	};
};

async function readSync(
	device: Device,
	{ own, read }: PersonSide
): Promise<Omit<SyncView, 'counted'>> {
	const [status, use, cap, receipts] = await Promise.all([
		own.read<SyncState>(OWN.syncStatus),
		own.read<DataUse>(OWN.dataUse),
		own.read<DataCap>(OWN.dataCap),
		read.receipts.toArray()
	]);
	const waiting = receipts.filter(({ receipt }) => receipt !== 'refused');
	const refused = receipts.filter(({ receipt }) => receipt === 'refused');
	return {
		...(status ?? syncStart),
		waiting: waiting.length,
		waitingBytes: waiting.reduce((sum, { bytes }) => sum + bytes, 0),
		waitingKinds: kindsOf(waiting),
		refused: refused.length > 0 ? await describe(device, refused) : [],
		usedThisMonthBytes: usedInMonth(use, Date.now()),
		...(cap === undefined ? {} : { dataCap: cap }),
		dataCapState: dataCapState(cap, usedInMonth(use, Date.now()))
	};
}

const HOUSEHOLD_TYPES: readonly ReceiptRow['type'][] = ['household-registered'];

function kindsOf(waiting: readonly ReceiptRow[]): SyncView['waitingKinds'] {
	const visits = waiting.filter(({ type }) => type === 'visit-recorded').length;
	const households = waiting.filter(({ type }) => HOUSEHOLD_TYPES.includes(type)).length;
	return { visits, households, others: waiting.length - visits - households };
}

async function describe(device: Device, refused: readonly ReceiptRow[]): Promise<RefusedEntry[]> {
	const side = await device.ledgerSide();
	if (!side) return [];
	const { describeRefused } = await import('../describe-refused');
	return describeRefused(side, refused);
}
