import { expect, test } from 'vitest';
import { failureOf, readRetryAfter, type ReplicationFailure } from '../../../src/lib/sync/failures';

const problem = (reason: string) => JSON.stringify({ error: 'bad', reason });
const NOW_MS = Date.UTC(2026, 10, 22, 3, 0, 0);

test.each<{ status: number; body?: string; retryAfter?: string; is: ReplicationFailure }>([
	{ status: 401, is: { kind: 'session-expired' } },
	{ status: 403, is: { kind: 'village-closed' } },
	{ status: 413, body: '<h1>nginx</h1>', is: { kind: 'batch-too-large' } },
	{ status: 429, retryAfter: '20', is: { kind: 'server-busy', retryAfterMs: 20_000 } },
	{ status: 503, is: { kind: 'server-busy' } },
	{ status: 507, body: problem('đầy'), is: { kind: 'server-busy' } },
	{
		status: 400,
		body: problem('sai mẫu'),
		is: { kind: 'request-refused', reason: 'sai mẫu', certain: true }
	},
	{
		status: 500,
		body: problem('sự cố'),
		is: { kind: 'request-refused', reason: 'sự cố', certain: false }
	},
	{ status: 400, body: '<h1>Bad Request</h1>', is: { kind: 'unreachable' } },
	{ status: 502, body: '<h1>Bad Gateway</h1>', is: { kind: 'unreachable' } },
	{ status: 504, body: problem('gateway'), is: { kind: 'unreachable' } },
	{ status: 302, is: { kind: 'unreachable' } }
])('an answer of $status ($body) is $is.kind', ({ status, body = '', retryAfter = null, is }) => {
	expect(failureOf({ status, body, retryAfter }, NOW_MS)).toEqual(is);
});

test.each([
	{ header: '120', ms: 120_000 },
	{ header: 'Sun, 22 Nov 2026 03:01:00 GMT', ms: 60_000 },
	{ header: 'Sun, 22 Nov 2026 02:00:00 GMT', ms: 0 },
	{ header: 'soon', ms: undefined },
	{ header: null, ms: undefined }
])('Retry-After "$header" means $ms ms', ({ header, ms }) => {
	expect(readRetryAfter(header, NOW_MS)).toBe(ms);
});
