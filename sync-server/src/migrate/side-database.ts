import { z } from 'zod/mini';
import { err, ok } from '../../../src/lib/domain/result';
import { pathTo } from '../gateway/couch-client';
import type { CouchSide, Told } from './couch-side';

export type Carried = z.infer<typeof Carried>;
/** A document with its ancestry, as it came. */
const Carried = z.looseObject({
	_id: z.string(),
	_rev: z.string(),
	_attachments: z.optional(z.record(z.string(), z.unknown()))
});

export type ChangedDoc = z.infer<typeof ChangedDoc>;
const ChangedDoc = z.object({
	id: z.string(),
	changes: z.array(z.object({ rev: z.string() })),
	deleted: z.optional(z.boolean())
});

const ChangesPage = z.object({
	results: z.array(ChangedDoc),
	last_seq: z.union([z.string(), z.number()]),
	pending: z.optional(z.nullable(z.number()))
});

const RevsDiff = z.record(z.string(), z.object({ missing: z.array(z.string()) }));

const BulkGet = z.object({
	results: z.array(z.object({ docs: z.array(z.object({ ok: z.optional(Carried) })) }))
});

const FailedRows = z.array(
	z.object({
		id: z.optional(z.string()),
		error: z.optional(z.string()),
		reason: z.optional(z.string())
	})
);

const LocalDoc = z.looseObject({ _id: z.string(), _rev: z.string() });
const LocalRows = z.object({ rows: z.array(z.object({ doc: LocalDoc })) });

export interface Revision {
	id: string;
	rev: string;
}

/** One database of a side. */
export class SideDatabase {
	constructor(
		private readonly side: CouchSide,
		readonly name: string
	) {}

	/** All leaves of what has changed, dead ones too. */
	changes(since: string, limit: number) {
		return this.side.ask(
			{
				method: 'GET',
				path: pathTo(this.name, '_changes'),
				query: { since, limit, style: 'all_docs' }
			},
			ChangesPage
		);
	}

	/** Which of these revisions it does not know. */
	async lacking(rows: readonly ChangedDoc[]): Told<Revision[]> {
		const body = Object.fromEntries(
			rows.map(({ id, changes }) => [id, changes.map(({ rev }) => rev)])
		);
		const path = pathTo(this.name, '_revs_diff');
		const told = await this.side.ask({ method: 'POST', path, body }, RevsDiff);
		if (!told.ok) return told;
		return ok(
			Object.entries(told.value).flatMap(([id, { missing }]) => missing.map((rev) => ({ id, rev })))
		);
	}

	/** With their ancestry; of files only that they are there, unless they are asked for. What is gone is left out. */
	async read(
		revisions: readonly Revision[],
		{ withFiles }: { withFiles: boolean }
	): Told<Carried[]> {
		const told = await this.side.ask(
			{
				method: 'POST',
				path: pathTo(this.name, '_bulk_get'),
				query: { revs: true, ...(withFiles && { attachments: true }) },
				body: { docs: revisions }
			},
			BulkGet
		);
		if (!told.ok) return told;
		return ok(
			told.value.results.flatMap(({ docs }) => docs.flatMap(({ ok: doc }) => (doc ? [doc] : [])))
		);
	}

	/** Keeps documents as they are, revisions included. */
	async write(docs: readonly Carried[]): Told<null> {
		if (docs.length === 0) return ok(null);
		const told = await this.side.ask(
			{
				method: 'POST',
				path: pathTo(this.name, '_bulk_docs'),
				body: { new_edits: false, docs }
			},
			FailedRows
		);
		if (!told.ok) return told;
		const failed = told.value.find(({ error }) => error !== undefined);
		if (failed === undefined) return ok(null);
		const reason = failed.reason ?? failed.error ?? '';
		return err({ kind: 'refused', db: this.name, id: failed.id ?? '', reason });
	}

	/** Checkpoints, those after an id. */
	async locals(after: string | undefined, limit: number): Told<z.infer<typeof LocalDoc>[]> {
		const told = await this.side.ask(
			{
				method: 'GET',
				path: pathTo(this.name, '_local_docs'),
				query: {
					include_docs: true,
					limit,
					...(after !== undefined && { startkey: JSON.stringify(`${after}\u0000`) })
				}
			},
			LocalRows
		);
		return told.ok ? ok(told.value.rows.map(({ doc }) => doc)) : told;
	}

	local(id: string): Told<z.infer<typeof LocalDoc> | undefined> {
		return this.side.askFor({ method: 'GET', path: pathTo(this.name, id) }, LocalDoc);
	}

	/** @param id with `_local/` before it */
	async putLocal(id: string, fields: Readonly<Record<string, unknown>>): Told<null> {
		for (let tries = 1; ; tries++) {
			const held = await this.local(id);
			if (!held.ok) return held;
			const rev = held.value && { _rev: held.value._rev };
			const body = { ...fields, _id: id, ...rev };
			const told = await this.side.ask(
				{ method: 'PUT', path: pathTo(this.name, id), body },
				z.unknown()
			);
			if (told.ok) return ok(null);
			// The answer of a try before was lost: it was written then.
			const isWritten = told.error.kind === 'couch' && told.error.error.kind === 'conflict';
			if (!isWritten || tries === 2) return told;
		}
	}

	setting(name: SettingName): Told<unknown> {
		return this.side.ask({ method: 'GET', path: pathTo(this.name, name) }, z.unknown());
	}

	async putSetting(name: SettingName, value: unknown): Told<null> {
		const path = pathTo(this.name, name);
		const told = await this.side.ask({ method: 'PUT', path, body: value }, z.unknown());
		return told.ok ? ok(null) : told;
	}
}

export type SettingName = '_security' | '_revs_limit';
