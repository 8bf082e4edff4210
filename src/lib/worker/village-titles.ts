import type { OpenDatabase } from '$lib/domain/access/access';
import { OWN, type OwnDb } from '$lib/store/own-db';
import type { PersonSide } from './person-side';

/**
 * What villages are called, kept apart from the list of those that are open: what waits in one that no longer is must
 * still be spoken of by its name.
 */
type Titles = Record<string, string>;

export const readTitles = async (own: OwnDb): Promise<Titles> =>
	(await own.read<Titles>(OWN.titles)) ?? {};

/** Writes only what is new: it is told of at every contact. */
export async function rememberTitles(
	own: OwnDb,
	listed: readonly Pick<OpenDatabase, 'name' | 'title'>[]
): Promise<void> {
	const known = await readTitles(own);
	const said: Titles = Object.fromEntries(listed.map(({ name, title }) => [name, title]));
	if (Object.entries(said).every(([name, title]) => known[name] === title)) return;
	await own.change<Titles>(OWN.titles, (titles) => ({ ...titles, ...said }));
}

export async function titleOf(
	{ session, own }: PersonSide,
	village: string
): Promise<string | undefined> {
	const listed = session.access.databases.find(({ name }) => name === village);
	return listed?.title ?? (await readTitles(own))[village];
}

export async function forgetTitle(own: OwnDb, village: string): Promise<void> {
	await own.change<Titles>(OWN.titles, (titles = {}) =>
		Object.fromEntries(Object.entries(titles).filter(([name]) => name !== village))
	);
}
