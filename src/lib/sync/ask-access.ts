import { Access } from '../domain/access';
import { ok, type Result } from '../domain/result';
import type { ReplicationFailure } from './failures';
import type { ServerClient } from './server-client';

/** @property offsetMs what to add to this device's clock to have the commune's */
export interface AccessAnswer {
	access: Access;
	offsetMs: number;
}

/** The one question before every round: who am I here, which villages may I open, what is new, what time is it. */
export async function askAccess(
	client: ServerClient,
	nowMs: () => number
): Promise<Result<AccessAnswer, ReplicationFailure>> {
	const askedMs = nowMs();
	const answer = await client.ask({ method: 'GET', path: '/api/access', shape: Access });
	if (!answer.ok) return answer;
	return ok({ access: answer.value, offsetMs: clockOffset(answer.value.now, askedMs, nowMs()) });
}

/** The server looked at its clock about half way through. */
export const clockOffset = (serverTime: string, askedMs: number, answeredMs: number): number =>
	Math.round(Date.parse(serverTime) - (askedMs + answeredMs) / 2);
