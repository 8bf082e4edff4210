import type { Entry } from '../entries/entry';
import type { WhoAndWhen } from './household';

export const whoAndWhen = ({ _id, at, by, device, deviceTime }: Entry): WhoAndWhen => ({
	entryId: _id,
	at,
	by,
	device,
	deviceTime
});
