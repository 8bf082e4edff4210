import { withBook, type HeardOffice } from '$lib/domain/directory/office-book';
import { err, ok, type Result } from '$lib/domain/result';
import { OWN } from '$lib/store/own-db';
import { OfficeRequests } from '$lib/sync/office-requests';
import { askProblem } from '$lib/sync/account-requests';
import type { ReplicationFailure } from '$lib/sync/failures';
import { asking } from './account-commands';
import type { Commands, OfficeProblem } from './api';
import type { Device } from './device';

/** An officer writes into the commune's book: only with the commune on the line, so that two never write the same. */

export const writeProcedureVersionHere = (
	device: Device,
	{ commune, procedure, number, version }: Commands['writeProcedureVersion']['args']
): Promise<Commands['writeProcedureVersion']['answer']> =>
	writing(device, commune, {
		send: (requests) => requests.writeVersion(procedure, number, version),
		isTaken: ({ versions }) =>
			versions.some((one) => one.procedure === procedure && one.number >= number)
	});

export const writePlaceHere = (
	device: Device,
	{ commune, id, number, content }: Commands['writePlace']['args']
): Promise<Commands['writePlace']['answer']> =>
	writing(device, commune, {
		send: (requests) => requests.writePlace(id, number, content),
		isTaken: ({ places }) => places.some((one) => one.id === id && one.number >= number)
	});

interface Writing {
	send: (requests: OfficeRequests) => Promise<Result<unknown, ReplicationFailure>>;
	/** Whether somebody else has written what this was to be. */
	isTaken: (book: HeardOffice) => boolean;
}

function writing(
	device: Device,
	commune: string,
	{ send, isTaken }: Writing
): Promise<Result<null, OfficeProblem>> {
	return asking(device, async (client): Promise<Result<null, OfficeProblem>> => {
		const requests = new OfficeRequests(client, commune);
		const sent = await send(requests);
		const isRefused = !sent.ok && sent.error.kind === 'request-refused' && sent.error.certain;
		if (!sent.ok && !isRefused) return err(askProblem(sent.error));
		const heard = await hearBook(device, commune, requests);
		if (sent.ok) return ok(null);
		if (heard && isTaken(heard)) return err({ kind: 'changed-meanwhile' });
		return sent.error.kind === 'request-refused'
			? err({ kind: 'refused', reason: sent.error.reason })
			: err(askProblem(sent.error));
	});
}

/** The book as it is after the writing; where it does not come now, the next round brings it. */
async function hearBook(
	{ db, person }: Device,
	commune: string,
	requests: OfficeRequests
): Promise<HeardOffice | undefined> {
	const book = await requests.book();
	const session = await db.session();
	if (!book.ok || !session || !person) return undefined;
	const { server } = session.access;
	return person.own.change<HeardOffice>(OWN.office(commune), (known) =>
		withBook(known, book.value, server)
	);
}
