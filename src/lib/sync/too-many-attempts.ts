/** Shown when the server says "too many" without saying for how long. */
const PATIENCE_SECONDS = 60;

export interface TooManyAttempts {
	kind: 'too-many-attempts';
	retryAfterSeconds: number;
}

/** What a person is told where the server asks to wait before it is asked again. */
export function tooManyAttempts(retryAfterMs: number | undefined): TooManyAttempts {
	const seconds = retryAfterMs === undefined ? PATIENCE_SECONDS : retryAfterMs / 1000;
	return { kind: 'too-many-attempts', retryAfterSeconds: Math.ceil(seconds) };
}
