import { err, ok, type Result } from '../../../src/lib/domain/result';
import { readSecretSetting } from '../secret-setting';

/** Where an Apache CouchDB listens, and who this server is there. */
export interface CouchAddress {
	/** Without credentials and without a slash at the end: fit for a log. */
	url: string;
	user: string;
	password: string;
}

/** What may be set beside the address, so that no password stands where `ps` shows it. */
export interface CouchCredentials {
	user?: string | undefined;
	password?: string | undefined;
}

/** The same with the credentials that are set beside it, for whoever serves from there and whoever moves there. */
export function readCouchSettings(
	text: string,
	env: NodeJS.ProcessEnv
): Result<CouchAddress, AddressError | { kind: 'unreadable-secret'; reason: string }> {
	const password = readSecretSetting(env, 'GO_CUA_BACKEND_PASSWORD');
	if (!password.ok) return err({ kind: 'unreadable-secret', reason: password.error });
	return readCouchAddress(text, {
		user: env['GO_CUA_BACKEND_USER'] || undefined,
		password: password.value
	});
}

export type AddressError =
	| { kind: 'not-couchdb' }
	| { kind: 'not-an-address' }
	| { kind: 'no-credentials' }
	| { kind: 'half-credentials' };

/**
 * Reads `couchdb=http://host:5984`, with the credentials in it or beside it. Those beside it win. No error repeats what
 * was given: it may hold a password.
 */
export function readCouchAddress(
	text: string,
	{ user, password }: CouchCredentials = {}
): Result<CouchAddress, AddressError> {
	const given = /^couchdb=(.*)$/s.exec(text.trim())?.[1];
	if (given === undefined) return err({ kind: 'not-couchdb' });
	const url = URL.canParse(given) ? new URL(given) : undefined;
	if (url === undefined || !/^https?:$/.test(url.protocol) || url.search !== '' || url.hash !== '')
		return err({ kind: 'not-an-address' });

	if ((user === undefined) !== (password === undefined)) return err({ kind: 'half-credentials' });
	const own =
		user !== undefined && password !== undefined ? { user, password } : credentialsIn(url);
	if (own === undefined) return err({ kind: 'not-an-address' });
	if (own.user === '' || own.password === '') return err({ kind: 'no-credentials' });
	return ok({ url: `${url.origin}${url.pathname.replace(/\/+$/, '')}`, ...own });
}

function credentialsIn({ username, password }: URL) {
	try {
		return { user: decodeURIComponent(username), password: decodeURIComponent(password) };
	} catch {
		return undefined;
	}
}
