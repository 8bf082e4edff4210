import { err, ok, type Result } from '../../../src/lib/domain/result';
import { readSecretSetting } from '../secret-setting';
import type { JwtKey } from '../access/jwt-key';
import { readSigningKey } from './caller-tokens';
import { readCouchSettings, type AddressError, type CouchAddress } from './couch-address';

/** The CouchDB behind this server. @property signing absent: people's requests go with the administrator's password */
export interface BackendConfig {
	address: CouchAddress;
	signing?: JwtKey;
}

export interface BackendFlags {
	backend?: string | undefined;
	'backend-auth'?: string | undefined;
}

/** Undefined where documents are kept in the server's own file. */
export function readBackendConfig(
	flags: BackendFlags,
	env: NodeJS.ProcessEnv
): Result<BackendConfig | undefined, string> {
	if (flags.backend === undefined) return ok(undefined);
	const address = readCouchSettings(flags.backend, env);
	if (!address.ok)
		return err(
			address.error.kind === 'unreadable-secret'
				? address.error.reason
				: ADDRESS_FAULTS[address.error.kind]
		);

	const auth = flags['backend-auth'] ?? 'jwt';
	if (auth === 'basic') return ok({ address: address.value });
	if (auth !== 'jwt') return err(`--backend-auth là jwt hoặc basic, không phải "${auth}"`);
	const text = readSecretSetting(env, 'GO_CUA_BACKEND_JWT_KEY');
	if (!text.ok) return text;
	if (text.value === undefined)
		return err(
			'thiếu GO_CUA_BACKEND_JWT_KEY (hoặc _FILE): khoá ký cho từng người; chỉ để thử mới dùng --backend-auth basic'
		);
	const signing = readSigningKey(text.value);
	if (!signing.ok)
		return err(
			'GO_CUA_BACKEND_JWT_KEY phải là khoá riêng EC P-256 (PEM), hoặc chuỗi base64 từ 32 byte'
		);
	return ok({ address: address.value, signing: signing.value });
}

const ADDRESS_FAULTS: Readonly<Record<AddressError['kind'], string>> = {
	'not-couchdb': '--backend có dạng couchdb=http://máy:5984',
	'not-an-address': '--backend có dạng couchdb=http://máy:5984',
	'no-credentials': 'thiếu GO_CUA_BACKEND_USER và GO_CUA_BACKEND_PASSWORD, quản trị của CouchDB',
	'half-credentials': 'GO_CUA_BACKEND_USER và GO_CUA_BACKEND_PASSWORD phải đặt cùng nhau'
};
