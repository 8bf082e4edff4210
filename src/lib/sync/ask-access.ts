import { Access } from '../domain/access/access';
import { ok, type Result } from '../domain/result';
import type { ReplicationFailure } from './failures';
import type { ServerClient } from './server-client';

/** @property offsetMs what to add to this device's clock to have the commune's */
export interface AccessAnswer {
	access: Access;
	offsetMs: number;
}

/**
 * The one question before every round: who am I here, which villages may I open, what is new, what time is it.
 *
 * @param known the last answer, whose settings and names need not come again while they are the same
 */
export async function askAccess(
	client: ServerClient,
	nowMs: () => number,
	known?: Access
): Promise<Result<AccessAnswer, ReplicationFailure>> {
	const askedMs = nowMs();
	const query = hasAll(known) ? `?${new URLSearchParams({ known: known.version })}` : '';
	const answer = await client.ask({ method: 'GET', path: `/api/access${query}`, shape: Access });
	if (!answer.ok) return answer;
	const access = withWhatIsKnown(answer.value, known);
	return ok({ access, offsetMs: clockOffset(access.now, askedMs, nowMs()) });
}

/** An earlier release of this application passed over what communes are called: it is to be told once more. */
const hasAll = (known: Access | undefined): known is Access & { version: string } =>
	known?.version !== undefined && known.communes !== undefined;

function withWhatIsKnown(heard: Access, known: Access | undefined): Access {
	if (known?.version === undefined || heard.version !== known.version) return heard;
	const { settings, elsewhere, communes, colleagues } = known;
	return {
		...(settings && { settings }),
		...(elsewhere && { elsewhere }),
		...(communes && { communes }),
		...(colleagues && { colleagues }),
		...heard
	};
}

/** The server looked at its clock about half way through. */
export const clockOffset = (serverTime: string, askedMs: number, answeredMs: number): number =>
	Math.round(Date.parse(serverTime) - (askedMs + answeredMs) / 2);
