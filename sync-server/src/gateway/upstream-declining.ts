import {
	maySpeakOfClosing,
	maySpeakOfErasure,
	movedInFrom
} from '../../../src/lib/domain/consent/erasure';
import type { StoredDoc } from '../counts/counts-backend';
import type { Backend } from '../open-data';
import type {
	DecliningVillage,
	DecliningVillages,
	LookedThrough
} from '../withdrawals/declining-villages';
import { pathTo } from './couch-client';
import type { Upstream } from './upstream';
import { toBackendProblem } from './upstream-trouble';

/** With their documents, some hundred kilobytes. */
const ROWS_AT_ONCE = 500;

/** Villages of the CouchDB behind a gateway, by its feed: also what came to it past this server is in there. */
export const upstreamDeclining = ({ store, upstream }: Backend): DecliningVillages => ({
	store,
	async village(id) {
		const answered = await upstream.admin.get(pathTo(id));
		if (answered.ok) {
			const { instance_start_time: made } = answered.value as { instance_start_time?: string };
			return new UpstreamDeclining(upstream, id, `couchdb ${made ?? ''}`);
		}
		if (answered.error.kind === 'not-found') return undefined;
		throw toBackendProblem(answered.error);
	}
});

class UpstreamDeclining implements DecliningVillage {
	constructor(
		private readonly upstream: Upstream,
		private readonly name: string,
		readonly history: string
	) {}

	async *since(place: string | undefined): AsyncGenerator<LookedThrough> {
		for (let after = place ?? '0'; ;) {
			const { results, last_seq: last } = await this.changes(after);
			after = String(last);
			const docs = results.flatMap(({ doc }) => doc ?? []);
			const declining = docs.filter(maySpeakOfErasure);
			const arriving = docs.filter((doc) => movedInFrom(doc) !== undefined);
			const closing = docs.filter(maySpeakOfClosing);
			yield { looked: results.length, declining, arriving, closing, place: after };
			if (results.length < ROWS_AT_ONCE) return;
		}
	}

	private async changes(since: string): Promise<ChangesAnswer> {
		const answered = await this.upstream.admin.get(pathTo(this.name, '_changes'), {
			since,
			limit: ROWS_AT_ONCE,
			include_docs: true
		});
		if (answered.ok) return answered.value as ChangesAnswer;
		// A place it cannot read any more: nodes were replaced. Looking through all of it again misses nothing.
		if (answered.error.kind === 'rejected' && since !== '0') return this.changes('0');
		throw toBackendProblem(answered.error);
	}
}

interface ChangesAnswer {
	results: { doc?: StoredDoc | null }[];
	last_seq: string | number;
}
