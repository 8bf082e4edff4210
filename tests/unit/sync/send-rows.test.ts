import fc from 'fast-check';
import { expect, test } from 'vitest';
import { err, ok } from '../../../src/lib/domain/result';
import type { LedgerRow } from '../../../src/lib/store/ledger';
import type { ReplicationFailure } from '../../../src/lib/sync/failures';
import { sendRows } from '../../../src/lib/sync/send-rows';
import type { VillageRequests } from '../../../src/lib/sync/village-requests';

const row = (n: number): LedgerRow => ({
	seq: n,
	id: `entry-${n}`,
	deleted: false,
	document: { _id: `entry-${n}`, _rev: '1-a' }
});
const rows = (count: number) => Array.from({ length: count }, (_, i) => row(i));

/** A server that takes requests up to a size, refuses some documents with words and stumbles over others. */
function serverWith({
	maxDocs = Infinity,
	refused = new Set<string>(),
	poison = new Set<string>()
}) {
	const kept = new Set<string>();
	const requests: Pick<VillageRequests, 'store'> = {
		async store(documents) {
			if (documents.length > maxDocs) return err<ReplicationFailure>({ kind: 'batch-too-large' });
			if (documents.some(({ _id }) => poison.has(_id)))
				return err<ReplicationFailure>({
					kind: 'request-refused',
					reason: 'sự cố',
					certain: false
				});
			for (const { _id } of documents) if (!refused.has(_id)) kept.add(_id);
			return ok(
				documents
					.filter(({ _id }) => refused.has(_id))
					.map(({ _id }) => ({ id: _id, error: 'forbidden', reason: 'không nhận' }))
			);
		}
	};
	return { kept, requests };
}

const some = fc.uniqueArray(fc.nat({ max: 59 }), { maxLength: 6 });
const idsOf = (numbers: readonly number[]) => new Set(numbers.map((n) => `entry-${n}`));

test('whichever records a server refuses or stumbles over, every other one gets there', () => {
	return fc.assert(
		fc.asyncProperty(
			fc.integer({ min: 7, max: 60 }),
			fc.integer({ min: 1, max: 70 }),
			some,
			some,
			async (count, maxDocs, refusedNumbers, poisonNumbers) => {
				const poison = idsOf(poisonNumbers.filter((n) => n < count));
				const refused = idsOf(
					refusedNumbers.filter((n) => n < count && !poisonNumbers.includes(n))
				);
				// The newest is the proof that the server works; without one it is the server's trouble, tested below.
				poison.delete(`entry-${count - 1}`);
				const { kept, requests } = serverWith({ maxDocs, refused, poison });

				const delivery = await sendRows(requests, rows(count));

				expect(delivery.failure).toBeUndefined();
				const good = rows(count)
					.map(({ id }) => id)
					.filter((id) => !refused.has(id) && !poison.has(id));
				expect([...delivery.received].sort()).toEqual([...good].sort());
				expect(kept).toEqual(new Set(good));
				expect(new Set(delivery.refused.map(({ id }) => id))).toEqual(refused);
				expect(new Set(delivery.suspects.map(({ id }) => id))).toEqual(poison);
			}
		)
	);
});

test('what is said to be erased is told apart from what is refused', async () => {
	const delivery = await sendRows(
		{
			store: async () =>
				ok([
					{ id: 'entry-0', error: 'forbidden', reason: 'đã được xoá', erased: true },
					{ id: 'entry-1', error: 'forbidden', reason: 'không nhận' }
				])
		},
		rows(3)
	);
	expect(delivery).toEqual({
		received: ['entry-2'],
		refused: [{ id: 'entry-1', reason: 'không nhận' }],
		erased: ['entry-0'],
		suspects: []
	});
});

test('a server that stumbles over everything is recognised within a few requests', async () => {
	let requests = 0;
	const delivery = await sendRows(
		{
			async store() {
				requests++;
				return err<ReplicationFailure>({
					kind: 'request-refused',
					reason: 'sự cố',
					certain: false
				});
			}
		},
		rows(100)
	);
	expect(delivery).toMatchObject({ received: [], failure: { kind: 'request-refused' } });
	expect(requests).toBeLessThan(20);
});

test('what was answered before a cut counts, the rest does not', async () => {
	let requests = 0;
	const delivery = await sendRows(
		{
			async store(documents) {
				if (documents.length > 10) return err<ReplicationFailure>({ kind: 'batch-too-large' });
				return ++requests > 2 ? err<ReplicationFailure>({ kind: 'unreachable' }) : ok([]);
			}
		},
		rows(40)
	);
	expect(delivery.received).toHaveLength(20);
	expect(delivery.failure).toEqual({ kind: 'unreachable' });
});
