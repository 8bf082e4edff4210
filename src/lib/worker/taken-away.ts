import type { OpenDatabase } from '$lib/domain/access';
import { mayRead } from '$lib/domain/roles';
import { OWN } from '$lib/store/own-db';
import type { TakenAwayView } from './api';
import type { PersonSide } from './person-side';

/** As the visit's form names what is begun and not saved: `visit:<household>`. */
const VISIT = 'visit:';

/** Villages that are no longer this person's while something of theirs is still in them; empty ones are not spoken of. */
export async function readTakenAway(person: PersonSide): Promise<TakenAwayView[]> {
	const closed = person.session.access.databases.filter((database) => !mayRead(database));
	const views = await Promise.all(closed.map((database) => viewOf(person, database)));
	return views.filter(({ waiting, begun }) => waiting > 0 || begun.length > 0);
}

async function viewOf(
	person: PersonSide,
	{ name, title, until }: OpenDatabase
): Promise<TakenAwayView> {
	const waiting = await person.read.receipts.where({ village: name }).count();
	return {
		id: name,
		title,
		...(until === undefined ? {} : { untilMs: Date.parse(until) }),
		waiting,
		begun: await begunVisits(person, name)
	};
}

/** A conversation at a door is work too: the village stays until it is saved or dropped, or would no longer be taken. */
export async function isBegunAndTaken(person: PersonSide, village: string, nowMs: number) {
	const listed = person.session.access.databases.find(({ name }) => name === village);
	if (!listed || (listed.until !== undefined && Date.parse(listed.until) <= nowMs)) return false;
	return (await begunVisits(person, village)).length > 0;
}

async function begunVisits({ own, read }: PersonSide, village: string) {
	const ids = (await own.draftKeys())
		.filter((key) => key.startsWith(VISIT))
		.map((key) => key.slice(VISIT.length));
	const rows = (await read.households.bulkGet(ids)).filter((row) => row?.village === village);
	const drafts = await Promise.all(
		rows.map((row) => own.read(OWN.draft(`${VISIT}${row?.id ?? ''}`)))
	);
	if (rows.length === 0) return [];
	// Last, since what is read after it would no longer be followed by a live query.
	const { isBlank, readVisitDraft } = await import('$lib/domain/visit-draft');
	return rows.flatMap((row, i) => {
		const draft = readVisitDraft(drafts[i]);
		return row && draft && !isBlank(draft)
			? [{ householdId: row.id, name: row.personal.name }]
			: [];
	});
}

/** What was half-filled about a village leaves the device with it: it names people. */
export async function forgetDraftsOf({ own, read }: PersonSide, village: string): Promise<void> {
	const households = new Set(await read.households.where({ village }).primaryKeys());
	for (const key of await own.draftKeys())
		if (key.split(':').some((part) => part === village || households.has(part)))
			await own.forgetDraft(key);
}
