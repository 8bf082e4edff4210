import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FeedTail } from '../../../../sync-server/src/gateway/feed-tail';

const ROWS = [
	{ seq: '3-g1AAAA"x', id: 'a', changes: [{ rev: '1-a' }] },
	{ seq: '4-g1AAAA', id: 'b', doc: { text: '{"seq":"99-x"}\n lọ' } },
	{ seq: 5, id: 'c' }
];
const FEEDS = {
	longpoll: `{"results":[\n${ROWS.map((row) => JSON.stringify(row)).join(',\n')}\n`,
	continuous: `\n${ROWS.map((row) => `${JSON.stringify(row)}\n`).join('\n')}`,
	eventsource: ROWS.map((row) => `data: ${JSON.stringify(row)}\nid: ${row.seq}\n\n`).join('')
};

test.each(Object.entries(FEEDS))(
	'the place in a %s feed is that of its last row, however it is cut into pieces',
	(_kind, feed) => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }), (sizes) => {
				const tail = new FeedTail('0');
				for (let at = 0, i = 0; at < feed.length; i++) {
					const size = sizes[i % sizes.length] ?? 1;
					tail.see(feed.slice(at, at + size));
					at += size;
				}
				expect(tail).toMatchObject({ place: '5', isBetweenRows: true, hasBegun: true });
			})
		);
	}
);

test('in the middle of a row, or before the first one, nothing is made up', () => {
	const tail = new FeedTail('7-x');
	expect(tail).toMatchObject({ place: '7-x', isBetweenRows: true, hasBegun: false });
	tail.see('{"results":[\n{"seq":"8-y","id"');
	expect(tail).toMatchObject({ place: '7-x', isBetweenRows: false });
});
