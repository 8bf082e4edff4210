import type { LedgerRow, ReplicatedDocument } from '../store/ledger';
import type { ReplicationFailure } from './failures';
import { nextStep } from './retry-policy';
import type { VillageRequests } from './village-requests';

/** What became of rows that were sent. */
export interface Delivery {
	/** The server answered that it has these. */
	received: string[];
	/** It answered that it will not have these. */
	refused: Refused[];
	/** It answered that their households are erased. */
	erased: string[];
	/** Alone in a request, these made it fail: perhaps they are to blame, perhaps the server is. */
	suspects: Suspect[];
	/** Why the rest was not sent. */
	failure?: ReplicationFailure;
	/** The largest request the server took after it had asked for smaller ones. */
	fitting?: number;
}

export interface Refused {
	id: string;
	reason: string;
}

/** @property certain the server judged the request; otherwise it stumbled */
export interface Suspect extends Refused {
	certain: boolean;
}

/** One document after another fails by itself and none is taken: it is hardly the documents. */
export const MAX_SUSPECTS = 3;

/**
 * Sends rows, in halves where the whole is too large or fails, down to one, so that a single document never holds up
 * the others.
 *
 * @param onAnswered told after each request how many rows it settled
 */
export async function sendRows(
	requests: Pick<VillageRequests, 'store'>,
	rows: readonly LedgerRow[],
	onAnswered: (rows: number) => void = () => undefined
): Promise<Delivery> {
	const delivery: Delivery = { received: [], refused: [], erased: [], suspects: [] };
	let wantsSmaller = false;
	let parts: (readonly LedgerRow[])[] = rows.length > 0 ? [rows] : [];
	for (let part = parts.shift(); part; part = parts.shift()) {
		const answer = await requests.store(part.map((row) => onTheWire(row.document)));
		if (answer.ok) {
			const failed = new Map(answer.value.map((row) => [row.id, row]));
			for (const { id } of part) {
				const row = failed.get(id);
				if (row === undefined) delivery.received.push(id);
				else if (row.erased) delivery.erased.push(id);
				else delivery.refused.push({ id, reason: row.reason ?? row.error });
			}
			if (wantsSmaller) delivery.fitting = Math.max(delivery.fitting ?? 1, part.length);
			onAnswered(part.length);
			continue;
		}

		// How long to wait is the caller's affair; here only the size of the request matters.
		const step = nextStep(answer.error, { retries: 0, batchSize: part.length, jitter: 0 });
		if (step.action === 'resend') {
			parts = [...inPieces(part, step.batchSize), ...parts];
			wantsSmaller ||= answer.error.kind === 'batch-too-large';
		} else if (step.action === 'set-aside' && !isTheServer(delivery)) {
			const { reason, certain } = step;
			delivery.suspects.push({ id: part[0]?.id ?? '', reason, certain });
			if (isTheServer(delivery)) parts = newestFirst(parts);
		} else return { ...delivery, failure: answer.error };
	}
	return delivery;
}

/** As it looks so far. */
const isTheServer = ({ received, refused, erased, suspects }: Delivery): boolean =>
	suspects.length >= MAX_SUSPECTS && received.length + refused.length + erased.length === 0;

/** The last proof: the newest row is the least likely to share what the first ones have. */
function newestFirst(parts: readonly (readonly LedgerRow[])[]): (readonly LedgerRow[])[] {
	const rows = parts.flat();
	return rows.length === 0 ? [] : [rows.slice(-1), rows.slice(0, -1)];
}

function inPieces(rows: readonly LedgerRow[], size: number): (readonly LedgerRow[])[] {
	const pieces: (readonly LedgerRow[])[] = [];
	for (let i = 0; i < rows.length; i += size) pieces.push(rows.slice(i, i + size));
	return pieces;
}

/** An entry has one revision, which `_rev` names; the list of ancestors would only repeat it. */
function onTheWire(document: ReplicatedDocument): ReplicatedDocument {
	const { _revisions, ...rest } = document;
	return _revisions && _revisions.start > 1 ? document : (rest as ReplicatedDocument);
}
