import type { ReplicationFailure } from './failures';

/** What to do about a failure. Pure: the machinery obeys. */
export type NextStep =
	| { action: 'wait'; delayMs: number }
	/** The same documents in smaller requests. */
	| { action: 'resend'; batchSize: number }
	/** This one document fails by itself: leave it for now and go on with the others. */
	| { action: 'set-aside'; reason: string; certain: boolean }
	| { action: 'ask-to-sign-in' }
	/** Leave this village; the others go on. */
	| { action: 'close-village' }
	/** Until a person asks for more, or the month is over. */
	| { action: 'pause' }
	| { action: 'stop' };

/**
 * @property retries tries without success before this one, since the last success, reconnect or press of the button
 * @property batchSize documents in the request that failed; 0 when it carried none
 * @property jitter from 0 to below 1, so that the phones of a village do not all return in the same second
 */
export interface Attempt {
	retries: number;
	batchSize: number;
	jitter: number;
}

export const BASE_DELAY_MS = 2_000;
/** A volunteer who finds a spot with signal does not stand there longer than this; the button asks at once. */
export const MAX_DELAY_MS = 5 * 60_000;

/** Shown with a record too large for the server when the answer says no more than that. */
export const TOO_LARGE = 'bản ghi quá lớn, máy chủ của xã không nhận';

export function nextStep(failure: ReplicationFailure, attempt: Attempt): NextStep {
	switch (failure.kind) {
		case 'unreachable':
		case 'device-storage':
			return { action: 'wait', delayMs: backOffMs(attempt) };
		case 'server-busy':
			return { action: 'wait', delayMs: busyMs(failure.retryAfterMs, attempt) };
		case 'session-expired':
			return { action: 'ask-to-sign-in' };
		case 'village-closed':
			return { action: 'close-village' };
		case 'batch-too-large':
			return smaller(attempt, { reason: TOO_LARGE, certain: true });
		case 'request-refused':
			return smaller(attempt, failure);
		case 'data-cap-reached':
			return { action: 'pause' };
		case 'stopped':
			return { action: 'stop' };
	}
}

function smaller(
	attempt: Attempt,
	{ reason, certain }: { reason: string; certain: boolean }
): NextStep {
	if (attempt.batchSize > 1)
		return { action: 'resend', batchSize: Math.ceil(attempt.batchSize / 2) };
	return attempt.batchSize === 1
		? { action: 'set-aside', reason, certain }
		: { action: 'wait', delayMs: backOffMs(attempt) };
}

/** Half of the delay is fixed and half is chance, so that it grows and yet spreads. */
function backOffMs({ retries, jitter }: Attempt): number {
	const full = Math.min(MAX_DELAY_MS, BASE_DELAY_MS * 2 ** Math.min(retries, 30));
	return Math.round(full / 2 + (full / 2) * jitter);
}

/** What the server asks for is the least; a server that asks for a day does not get one. */
const busyMs = (askedMs: number | undefined, attempt: Attempt): number =>
	askedMs === undefined
		? backOffMs(attempt)
		: Math.min(MAX_DELAY_MS, askedMs + Math.round(BASE_DELAY_MS * attempt.jitter));
