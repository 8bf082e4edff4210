import { mayRead, type Access } from '$lib/domain/access/access';
import { sharesRecordings } from '$lib/domain/access/roles';
import { communeOf } from '$lib/domain/commune-of';
import { OWN, type OwnDb } from '$lib/store/own-db';
import { bytesLeft, type DataCap } from '$lib/sync/data-cap';
import { usedInMonth, type DataUse } from '$lib/sync/data-meter';
import type { ServerClient } from '$lib/sync/server-client';
import { shareRecordings } from '$lib/sync/share-recordings';
import { communeRecordings } from './recordings';
import { soundDigest } from './sound-digest';

/** Recordings of lessons, to the commune and from there, when sync has nothing else to do. */
export async function shareRecordingsHere(
	access: Access,
	{ client, counted, own }: { client: ServerClient; counted: () => Promise<void>; own: OwnDb }
): Promise<void> {
	// A server of an earlier release keeps none.
	if (access.recordings === undefined) return;
	const communes = new Set(access.databases.filter(mayRead).map(({ name }) => communeOf(name)));
	await shareRecordings({
		client,
		recordings: communeRecordings,
		communes: [...communes],
		revisions: access.recordings,
		server: access.server,
		maySend: sharesRecordings(access.person.role),
		async bytesLeft() {
			const [cap, use] = await Promise.all([
				own.read<DataCap>(OWN.dataCap),
				own.read<DataUse>(OWN.dataUse)
			]);
			return bytesLeft(cap, usedInMonth(use, Date.now()));
		},
		counted,
		digestOf: soundDigest
	});
}
