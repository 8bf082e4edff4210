import { expect, test } from 'vitest';
import { readLimits } from '../../../sync-server/src/routes/db/limits';

test.each([
	['', {}],
	['documentBytes=1000', { documentBytes: 1000 }],
	[' feedsPerDevice = 3 , maxFeedMs=60000,', { feedsPerDevice: 3, maxFeedMs: 60_000 }]
])('"%s" sets %j', (text, limits) => {
	expect(readLimits(text)).toEqual({ ok: true, value: limits });
});

test.each([
	'documentBytes',
	'documentBytes=0',
	'documentBytes=-1',
	'documentBytes=1e3',
	'toString=1'
])('"%s" is told back as not understood', (text) => {
	expect(readLimits(`maxFeedMs=1,${text}`)).toEqual({ ok: false, error: text });
});
