import { OWN, type OwnDb } from '$lib/store/own-db';
import type { Notice } from './api';

/** What happened to this person's data and must be told; each stays until dismissed, and comes once. */
interface KeptNotices {
	open: Notice[];
	/** Ids of the dismissed, the newest last. */
	dismissed: string[];
}

/** Enough that none comes back; a notice's id is never used again after this many others. */
const DISMISSED_KEPT = 50;

export const watchNotices = (own: OwnDb, answer: (notices: Notice[]) => void): (() => void) => {
	const subscription = own
		.watch<KeptNotices>(OWN.notices)
		.subscribe((kept) => answer(kept?.open ?? []));
	return () => subscription.unsubscribe();
};

export async function addNotice(own: OwnDb, notice: Notice): Promise<void> {
	await own.change<KeptNotices>(OWN.notices, (kept = { open: [], dismissed: [] }) =>
		kept.dismissed.includes(notice.id)
			? kept
			: { ...kept, open: [...kept.open.filter(({ id }) => id !== notice.id), notice] }
	);
}

export async function dismissNotice(own: OwnDb, id: string): Promise<void> {
	await own.change<KeptNotices>(OWN.notices, (kept = { open: [], dismissed: [] }) => ({
		open: kept.open.filter((notice) => notice.id !== id),
		dismissed: [...kept.dismissed, id].slice(-DISMISSED_KEPT)
	}));
}

const TOO_LATE = 'taken-back-too-late';

/** That a withdrawal was taken back after the commune had carried it out. */
export const tooLateNotice = (householdId: string): Notice => ({
	id: `${TOO_LATE}:${householdId}`,
	kind: TOO_LATE,
	householdId
});

/** The households of which that was told: their erasure is no further news. */
export async function toldTooLate(own: OwnDb): Promise<string[]> {
	const { open, dismissed } = (await own.read<KeptNotices>(OWN.notices)) ?? {
		open: [],
		dismissed: []
	};
	return [...open.map(({ id }) => id), ...dismissed].flatMap((id) => {
		const [kind, household] = id.split(':');
		return kind === TOO_LATE && household !== undefined ? [household] : [];
	});
}
