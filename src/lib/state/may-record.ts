import type { SessionView } from '$lib/worker/api';

/** Whether this person writes things down in a village; until the device has said who it is, nothing is hidden. */
export const mayRecordIn = (
	session: SessionView | null | undefined,
	village: string | undefined
): boolean =>
	session === undefined || session?.villages.find(({ id }) => id === village)?.readOnly === false;
