import { isObject } from '../protocol/json';
import { dbsInfoOf } from './dbs-info';
import type { Upstream } from './upstream';

/**
 * The newest sequence of each database. A device asks about all of its villages in one request, an officer's about sixty:
 * what is asked in one turn is asked of the CouchDB at once.
 */
export class NewestSeqs {
	private waiting: { names: Set<string>; seqs: Promise<ReadonlyMap<string, string>> } | undefined;

	constructor(private readonly upstream: Upstream) {}

	async of(name: string): Promise<string | undefined> {
		this.waiting ??= this.gather();
		const { names, seqs } = this.waiting;
		names.add(name);
		return (await seqs).get(name);
	}

	private gather() {
		const names = new Set<string>();
		const seqs = new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
			this.waiting = undefined;
			return this.ask([...names]);
		});
		return { names, seqs };
	}

	private async ask(names: readonly string[]): Promise<Map<string, string>> {
		const seqs = new Map<string, string>();
		for (const { key, info } of await dbsInfoOf(this.upstream, names))
			if (isObject(info)) seqs.set(key, String(info['update_seq']));
		return seqs;
	}
}
