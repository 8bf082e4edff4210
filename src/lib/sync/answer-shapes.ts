import { z } from 'zod/mini';

/** What CouchDB's endpoints answer, as far as sync reads it. Unknown fields are left alone. */

/** `_bulk_docs` with `new_edits: false` names only what it did not take. */
export const FailedRows = z.array(
	z.object({
		id: z.string(),
		error: z.string(),
		reason: z.optional(z.string()),
		/** Ours alone: the household is erased, and nothing more is taken about it. */
		erased: z.optional(z.boolean())
	})
);
export type FailedRow = z.infer<typeof FailedRows>[number];

export const RevsDiff = z.record(z.string(), z.object({ missing: z.array(z.string()) }));

/** Documents stay as they came: the ledger reads entries, sync only carries them. */
export const CarriedDocument = z.looseObject({
	_id: z.string(),
	_rev: z.string(),
	_deleted: z.optional(z.boolean()),
	_revisions: z.optional(z.object({ start: z.number(), ids: z.array(z.string()) }))
});

export const ChangesPage = z.object({
	results: z.array(
		z.object({
			id: z.string(),
			changes: z.array(z.object({ rev: z.string() })),
			deleted: z.optional(z.boolean()),
			doc: z.optional(z.nullable(CarriedDocument))
		})
	),
	last_seq: z.union([z.string(), z.number()]),
	pending: z.optional(z.number())
});
export type ChangesPage = z.infer<typeof ChangesPage>;

export const BulkGet = z.object({
	results: z.array(
		z.object({
			id: z.string(),
			docs: z.array(z.object({ ok: z.optional(CarriedDocument) }))
		})
	)
});
