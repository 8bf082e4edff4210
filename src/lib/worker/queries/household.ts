import { liveQuery } from 'dexie';
import type { HouseholdView } from '../api';
import type { Device } from '../device';
import { answering, nothingToEnd, type Query } from './query';

/** One household with all its history, folded from its entries, again whenever one arrives. */
export const household: Query<'household'> = (device, { id }, answer) => {
	const { person } = device;
	if (!person) {
		answer(null);
		return nothingToEnd;
	}
	const { again, end } = answering(() => readHousehold(device, id), answer);
	const subscription = liveQuery(() => person.read.feed.toArray()).subscribe(again);
	return () => {
		end();
		subscription.unsubscribe();
	};
};

async function readHousehold(device: Device, id: string): Promise<HouseholdView | null> {
	const side = await device.ledgerSide();
	return side ? side.householdView(id) : null;
}
