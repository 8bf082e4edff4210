import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listen, type DocumentServer } from '../support/documents/document-server';
import { SERVERS, serverThat } from '../support/documents/places';
import { devicePouch, remotePouch } from '../support/documents/pouch';

/** Whatever happened to a document on however many phones, the server and PouchDB must show the same revision of it. */

interface Pushed {
	_id: string;
	_rev: string;
	_revisions: { start: number; ids: string[] };
	_deleted?: true;
	n: number;
}

/**
 * Revisions that grow from one another at random, in the random order in which phones bring them, some twice, and some
 * knowing only part of their past.
 */
const arrivals = fc
	.array(
		fc.record({
			parent: fc.nat(),
			isRoot: fc.boolean(),
			isDeleted: fc.boolean(),
			remembered: fc.integer({ min: 2, max: 12 })
		}),
		{ minLength: 1, maxLength: 12 }
	)
	.chain((steps) => {
		const paths: string[][] = [];
		const docs = steps.map(({ parent, isRoot, isDeleted, remembered }, n): Pushed => {
			const past = (isRoot ? undefined : paths[parent % (n || 1)]) ?? [];
			const path = [`h${n}`, ...past];
			paths.push(path);
			return {
				_id: 'doc',
				_rev: `${path.length}-h${n}`,
				_revisions: { start: path.length, ids: path.slice(0, remembered) },
				...(isDeleted && { _deleted: true }),
				n
			};
		});
		return fc.shuffledSubarray([...docs, ...docs], { minLength: 1 });
	});

/** PouchDB names a leaf twice whose past it first knew in part, and later in two branches that overlap. */
const distinct = (revs: readonly string[]): string[] => [...new Set(revs)].sort();

describe.each(SERVERS)('a server %s', (stands) => {
	let hall: DocumentServer;
	let url: string;
	beforeAll(async () => {
		hall = await serverThat(stands);
		url = await listen(hall);
	});
	afterAll(async () => {
		expect(hall.faults).toEqual([]);
		await hall.close();
	});

	let round = 0;

	test('random histories in random order give the winner and the conflicts PouchDB gives', async () => {
		await fc.assert(
			fc.asyncProperty(arrivals, async (docs) => {
				const device = devicePouch<{ n: number }>();
				const remote = remotePouch<{ n: number }>(`${url}/plain-${++round}`);
				for (const doc of docs) {
					await device.bulkDocs([structuredClone(doc)], { new_edits: false });
					await remote.bulkDocs([structuredClone(doc)], { new_edits: false });
				}
				const options = { style: 'all_docs', include_docs: true, conflicts: true } as const;
				const [here, there] = await Promise.all(
					[device, remote].map(async (place) => {
						const { results } = await place.changes(options);
						return results.map(({ id, changes, deleted, doc }) => ({
							id,
							leaves: distinct(changes.map(({ rev }) => rev)),
							deleted: deleted === true,
							winner: doc?._rev,
							n: doc?.n,
							conflicts: distinct(doc?._conflicts ?? [])
						}));
					})
				);
				expect(there).toEqual(here);

				const other = devicePouch<{ n: number }>();
				await other.replicate.from(remote);
				expect((await other.changes(options)).results[0]?.doc?._rev).toBe(here?.[0]?.winner);
				await Promise.all([device.destroy(), other.destroy()]);
			}),
			{ numRuns: 60 }
		);
	});
});
