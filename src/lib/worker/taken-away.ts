import type { Access, OpenDatabase } from '$lib/domain/access/access';
import { mayRead } from '$lib/domain/access/roles';
import { OWN } from '$lib/store/own-db';
import type { TakenAwayView } from './api';
import { begunIn } from './begun-forms';
import type { PersonSide } from './person-side';
import { readTitles } from './village-titles';

/** Villages that are no longer this person's while something of theirs is still in them; empty ones are not spoken of. */
export async function readTakenAway(
	person: PersonSide,
	{ databases }: Access
): Promise<TakenAwayView[]> {
	const kept = (await person.own.read<string[]>(OWN.ledgers)) ?? [];
	const readable = new Set(databases.filter(mayRead).map(({ name }) => name));
	const listed = databases.map(({ name }) => name);
	const closed = [...new Set([...listed, ...kept])].filter((name) => !readable.has(name));
	if (closed.length === 0) return [];

	const titles = await readTitles(person.own);
	const views = await Promise.all(
		closed.map((village) => {
			const listed = databases.find(({ name }) => name === village);
			return viewOf(person, { village, listed, title: listed?.title ?? titles[village] });
		})
	);
	return views.filter(({ waiting, refused, begun }) => waiting + refused > 0 || begun.length > 0);
}

/** @property listed as it is still open for what waits */
interface Closed {
	village: string;
	listed: OpenDatabase | undefined;
	title: string | undefined;
}

async function viewOf(
	person: PersonSide,
	{ village, listed, title }: Closed
): Promise<TakenAwayView> {
	const receipts = await person.read.receipts.where({ village }).toArray();
	const refused = receipts.filter(({ receipt }) => receipt === 'refused').length;
	return {
		id: village,
		...(title === undefined ? {} : { title }),
		isOver: listed === undefined,
		...(listed?.until === undefined ? {} : { untilMs: Date.parse(listed.until) }),
		waiting: receipts.length - refused,
		refused,
		begun: await begunIn(person, village)
	};
}

/** Whether the commune would still take what is saved in a village that was taken away. */
export function isStillTaken({ databases }: Access, village: string, nowMs: number): boolean {
	const listed = databases.find(({ name }) => name === village);
	return listed !== undefined && !(listed.until !== undefined && Date.parse(listed.until) <= nowMs);
}
