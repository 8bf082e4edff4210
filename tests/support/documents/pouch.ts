import HttpPouch from 'pouchdb-adapter-http';
import MemoryPouch from 'pouchdb-adapter-memory';
import PouchDB from 'pouchdb-core';
import replication from 'pouchdb-replication';

/** Stock PouchDB 9 as a device has it, in memory, and as a client of a server. */
export const Pouch = PouchDB.plugin(MemoryPouch).plugin(HttpPouch).plugin(replication);

let count = 0;

export const devicePouch = <T extends object = Record<string, unknown>>() =>
	new Pouch<T>(`device-${process.pid}-${++count}`, { adapter: 'memory' });

/** Stock PouchDB takes further headers for its requests; its types do not know of them. */
type RemoteOptions = PouchDB.Configuration.DatabaseConfiguration & {
	headers: Record<string, string>;
};

export function remotePouch<T extends object = Record<string, unknown>>(
	url: string,
	headers: Record<string, string> = {}
): PouchDB.Database<T> {
	const options: RemoteOptions = { adapter: 'http', headers };
	return new Pouch<T>(url, options);
}
