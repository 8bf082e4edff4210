import {
	lostPlaces,
	lostVersions,
	withBook,
	type HeardOffice
} from '../domain/directory/office-book';
import type { OfficeRevisions } from '../domain/directory/office-revisions';
import { ok, type Result } from '../domain/result';
import type { ReplicationFailure } from './failures';
import { OfficeRequests } from './office-requests';
import type { ServerClient } from './server-client';

export interface ShareOfficeParts {
	client: ServerClient;
	/** The communes of the villages that are open here. */
	communes: readonly string[];
	/** How far the book of each is, as the one question was answered, and by which server. */
	revisions: OfficeRevisions;
	server: string;
	/** Whether this person writes in it. */
	mayWrite: boolean;
	heard: (commune: string) => Promise<HeardOffice | undefined>;
	keep: (commune: string, book: HeardOffice) => Promise<void>;
}

/** The book of each commune comes here when it has changed; what a restored server lost goes back from officers' devices. */
export async function shareOffice(
	parts: ShareOfficeParts
): Promise<Result<null, ReplicationFailure>> {
	for (const commune of parts.communes) {
		const done = await shareOne(parts, commune);
		if (!done.ok) return done;
	}
	return ok(null);
}

async function shareOne(
	{ client, revisions, server, mayWrite, heard, keep }: ShareOfficeParts,
	commune: string
): Promise<Result<null, ReplicationFailure>> {
	const known = await heard(commune);
	const told = revisions[commune] ?? 0;
	if (known === undefined ? told === 0 : known.revision === told && known.server === server)
		return ok(null);
	const requests = new OfficeRequests(client, commune);
	let book = await requests.book();
	if (!book.ok) return book;
	const lost = mayWrite ? lostVersions(known, book.value) : [];
	for (const { procedure, number, effective, content } of lost) {
		const given = await requests.writeVersion(procedure, number, { effective, content });
		// Another one has its number by now, or an earlier one is missing too: it stays on this device.
		if (!given.ok && given.error.kind !== 'request-refused') return given;
	}
	const gone = mayWrite ? lostPlaces(known, book.value) : [];
	for (const { id, number, content } of gone) {
		const given = await requests.writePlace(id, number, content);
		// Somebody has written it anew by now: theirs stands.
		if (!given.ok && given.error.kind !== 'request-refused') return given;
	}
	if (lost.length + gone.length > 0) book = await requests.book();
	if (!book.ok) return book;
	await keep(commune, withBook(known, book.value, server));
	return ok(null);
}
