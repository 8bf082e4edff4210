import { randomBytes, randomUUID } from 'node:crypto';
import type { AuditLine } from '../audit/audit-line';
import { AuditLog, THE_SERVER } from '../audit/audit-log';
import { markBackend, unmarkBackend } from '../gateway/backend-mark';
import { writeMeta } from '../storage/sqlite/meta';
import type { Database } from '../storage/sqlite/driver';

/**
 * Sequences of the one side mean nothing on the other. Under another name of the server every device compares, once, what
 * it has with what is there, in both directions: it hands in what is lacking and fetches what it lacks.
 */
export function takeNewIdentity(sqlite: Database, { lines, backend, now }: NewIdentity): void {
	new AuditLog(sqlite, now).recording(THE_SERVER, lines, () => {
		writeMeta(sqlite, 'uuid', randomUUID().replaceAll('-', ''));
		writeMeta(sqlite, 'epoch', randomBytes(8).toString('hex'));
		if (backend === undefined) unmarkBackend(sqlite);
		else markBackend(sqlite, backend);
	});
}

/** @property backend where the documents are now; undefined where they are in the file */
export interface NewIdentity {
	lines: readonly AuditLine[];
	backend: string | undefined;
	now: () => number;
}
