import { expect, test } from 'vitest';
import { formatSeq, parseSince } from '../../../../sync-server/src/protocol/seq-token';

const here = { epoch: '0123456789ab', newest: 20 };

test.each([
	{ given: undefined, since: { from: 0 }, why: 'a device that was never here' },
	{ given: '', since: { from: 0 }, why: 'an empty parameter' },
	{ given: '0', since: { from: 0 }, why: 'from the beginning' },
	{ given: 'now', since: 'now', why: 'only what is new' },
	{ given: '"now"', since: 'now', why: 'the same, quoted' },
	{ given: formatSeq(7, here.epoch), since: { from: 7 }, why: 'its own place' },
	{ given: `"${formatSeq(7, here.epoch)}"`, since: { from: 7 }, why: 'its own place, quoted' },
	{ given: '7-fedcba987654', since: { from: 0 }, why: 'a place in another history' },
	{ given: '7', since: { from: 0 }, why: 'a bare number, of another kind of server' },
	{ given: '12-g1AAAABXeJzLYWBgYM5g', since: { from: 0 }, why: 'a place on an Apache CouchDB' },
	{
		given: formatSeq(21, here.epoch),
		since: { from: 0 },
		why: 'a place this server has not reached'
	},
	{ given: 'gestern', since: undefined, why: 'no place at all' },
	{ given: '[7,"x"]', since: undefined, why: 'a list' },
	{ given: '-1', since: undefined, why: 'a negative number' }
])('a device that asks since $given goes on at $since: $why', ({ given, since }) => {
	expect(parseSince(given, here)).toEqual(since);
});
