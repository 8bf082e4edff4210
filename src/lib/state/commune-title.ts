import type { SessionView } from '$lib/worker/api';

/** What the commune of a village is called, as far as this device has heard. */
export const communeTitleOf = (
	session: SessionView | null | undefined,
	village: string
): string | undefined => session?.villages.find(({ id }) => id === village)?.communeTitle;
