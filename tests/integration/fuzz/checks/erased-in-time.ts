import { expect } from 'vitest';
import type { Entry } from '../../../../src/lib/domain/entries/entry';
import type { Commune } from '../commune';
import { untilNothing } from '../hall';
import { mayStay } from '../model/consents';
import { movedFrom, toBeForgotten } from '../model/erasures';
import { codesToBeForgotten } from '../model/submissions';

/** The server looks every second, and a busy machine is slow. */
const IN_TIME_MS = 60_000;
/** The server looks every second; it has until then by now, whatever came. */
const HAS_LOOKED_MS = 2500;

/** The commune waits no longer: what must be forgotten is, and nothing else. To be asked while nobody syncs. */
export async function erasesWhatIsDue(commune: Commune): Promise<void> {
	const { hall } = commune;
	await commune.hearsOfErasures();
	const { households } = await everythingIn(commune);
	const { must, unclear } = toBeForgotten(households, commune.saved);
	const codes = codesToBeForgotten(households);
	const onlyThose = await whoMayBeErased(commune);

	const left = await untilNothing(async () => {
		const { documents } = await everythingIn(commune);
		return documents.find(
			(entry) => codes.has(entry._id) || (must.has(subjectOf(entry)) && !mayStay(entry))
		);
	}, IN_TIME_MS);
	expect(
		left,
		'of a household that declined, or a dossier that is closed, the commune still has'
	).toBeUndefined();
	// What the server makes of these it has made before anybody syncs again: the others have to hear of it.
	await untilNothing(async () => {
		const listed = new Set((await hall.withdrawals()).map(({ household }) => household));
		return unclear.find((household) => !listed.has(household));
	}, HAS_LOOKED_MS);
	const open = await untilNothing(async () => {
		const states = await hall.withdrawals();
		return states.find(
			({ village, erasedAt }) => erasedAt === undefined && commune.villages.includes(village)
		);
	}, IN_TIME_MS);
	expect(open, 'listed as still to be erased').toBeUndefined();
	await onlyThose();
}

/** Of whom anything may be erased now. @returns the check, for afterwards, that nothing of anybody else was */
export async function whoMayBeErased(commune: Commune): Promise<() => Promise<void>> {
	await commune.hearsOfErasures();
	const { may } = toBeForgotten((await everythingIn(commune)).households, commune.saved);
	const before = new Set(commune.saved.erased);
	return async () => {
		await commune.hearsOfErasures();
		for (const household of commune.saved.erased)
			if (!before.has(household))
				expect(may.has(household), `${household} was erased and did not ask for it`).toBe(true);
	};
}

/**
 * Who had not heard of an erasure may have brought the same people back, where they moved to: they go as they come, also
 * while others can still take back what they said. @returns whether there were any
 */
export async function erasesWhoArrivedLate(commune: Commune): Promise<boolean> {
	await commune.hearsOfErasures();
	const late = async () =>
		[...(await everythingIn(commune)).households.values()].some((entries) =>
			movedFrom(entries).some((from) => commune.saved.erased.has(from))
		);
	if (!(await late())) return false;
	// Of what was erased by command, what arrived before stays.
	await untilNothing(async () => ((await late()) ? 'late' : undefined), HAS_LOOKED_MS);
	return true;
}

/** What the commune has, household by household. */
export async function everythingIn({ hall, villages }: Commune): Promise<{
	documents: Entry[];
	households: Map<string, Entry[]>;
}> {
	const documents: Entry[] = [];
	for (const village of villages)
		for (const { _rev, _conflicts, ...document } of (await hall.has(village)).values())
			documents.push(document as unknown as Entry);
	const households = new Map<string, Entry[]>();
	for (const entry of documents) {
		const of = households.get(subjectOf(entry));
		if (of) of.push(entry);
		else households.set(subjectOf(entry), [entry]);
	}
	return { documents, households };
}

const subjectOf = ({ _id }: { _id: string }): string => _id.split(':')[1] ?? '';
