import type { WritableDatabase } from '../../storage/doc-store';
import type { Caller } from './gate';

/** CouchDB's default: nobody but its administrators. */
const DEFAULT_SECURITY = '{"members":{"roles":["_admin"]},"admins":{"roles":["_admin"]}}';

/** Who may open a database, as JSON text. */
export const securityOf = async (database: WritableDatabase): Promise<string> =>
	(await database.setting('security')) ?? DEFAULT_SECURITY;

/** Who asks, in the form in which functions of design documents are told. */
export const userContextOf = (dbName: string, { name, isAdministrator, roles = [] }: Caller) => ({
	db: dbName,
	name,
	roles: [...new Set([...(isAdministrator ? ['_admin'] : []), ...roles])]
});
