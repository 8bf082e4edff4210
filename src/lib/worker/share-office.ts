import { mayRead, type Access } from '$lib/domain/access/access';
import { isOfficer } from '$lib/domain/access/roles';
import type { HeardOffice } from '$lib/domain/directory/office-book';
import { communeOf } from '$lib/domain/commune-of';
import { OWN, type OwnDb } from '$lib/store/own-db';
import type { ServerClient } from '$lib/sync/server-client';
import { shareOffice } from '$lib/sync/share-office';

/** What officers wrote for their commune: from there to here, when sync has nothing else to do. */
export async function shareOfficeHere(
	access: Access,
	{ client, own }: { client: ServerClient; own: OwnDb }
): Promise<void> {
	const communes = new Set(access.databases.filter(mayRead).map(({ name }) => communeOf(name)));
	await shareOffice({
		client,
		communes: [...communes],
		revisions: access.office ?? {},
		server: access.server,
		mayWrite: isOfficer(access.person.role),
		heard: (commune) => own.read<HeardOffice>(OWN.office(commune)),
		keep: (commune, book) => own.keep(OWN.office(commune), book)
	});
}
