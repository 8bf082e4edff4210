import { ServerProblem } from '../domain/access/access';

/**
 * What can go wrong between this device and the commune, each by name. Status codes, headers and thrown errors are read
 * here and nowhere else.
 */
export type ReplicationFailure =
	/** No answer, or one that did not come from our server: no network, a captive portal, a dead link. */
	| { kind: 'unreachable' }
	/** The server asks for patience; without its word on how long, as for `unreachable`. */
	| { kind: 'server-busy'; retryAfterMs?: number }
	/** The token is no longer accepted. Everything stays here and waits for a sign-in. */
	| { kind: 'session-expired' }
	/** This person is not let into the village, or no longer. */
	| { kind: 'village-closed' }
	| { kind: 'batch-too-large' }
	/**
	 * This very request fails; perhaps because of one document in it.
	 *
	 * @property certain the server has judged the request, rather than stumbled over it
	 */
	| { kind: 'request-refused'; reason: string; certain: boolean }
	/** The device could not keep what came, or could not write down how far it got. */
	| { kind: 'device-storage'; cause: 'storage-full' | 'storage-unavailable' }
	/** Stopped between two pages: what sync may use in a month by itself is used up. The button goes on. */
	| { kind: 'data-cap-reached' }
	/** Someone else took over, or the person signed out: nothing to tell anybody. */
	| { kind: 'stopped' };

export interface Refusal {
	status: number;
	/** The `Retry-After` header. */
	retryAfter: string | null;
	body: string;
}

/** @param nowMs for a `Retry-After` that names an hour */
export function failureOf(
	{ status, retryAfter, body }: Refusal,
	nowMs: number
): ReplicationFailure {
	switch (status) {
		case 401:
			return { kind: 'session-expired' };
		case 403:
			return { kind: 'village-closed' };
		case 413:
			return { kind: 'batch-too-large' };
		case 429:
		case 503:
		case 507: {
			const retryAfterMs = readRetryAfter(retryAfter, nowMs);
			return retryAfterMs === undefined
				? { kind: 'server-busy' }
				: { kind: 'server-busy', retryAfterMs };
		}
	}
	const reason = reasonIn(body);
	const aboutTheRequest = (status >= 400 && status < 500) || status === 500;
	// A proxy's own page says nothing about our request: the server behind it was not reached.
	return aboutTheRequest && reason !== undefined
		? { kind: 'request-refused', reason, certain: status < 500 }
		: { kind: 'unreachable' };
}

/** Seconds or a date (RFC 9110 §10.2.3), as milliseconds from now. */
export function readRetryAfter(header: string | null, nowMs: number): number | undefined {
	const text = header?.trim() ?? '';
	if (/^[0-9]+$/.test(text)) return Number(text) * 1000;
	const atMs = Date.parse(text);
	return Number.isNaN(atMs) ? undefined : Math.max(0, atMs - nowMs);
}

function reasonIn(body: string): string | undefined {
	try {
		const problem = ServerProblem.safeParse(JSON.parse(body));
		return problem.success ? problem.data.reason || problem.data.error : undefined;
	} catch {
		return undefined;
	}
}
