import type { KeyObject } from 'node:crypto';
import { err, ok, type Result } from '../../../src/lib/domain/result';

/** A secret that both sides hold, or one half of a pair of EC keys. */
export type JwtKey =
	{ algorithm: 'HS256'; key: Uint8Array } | { algorithm: 'ES256'; key: KeyObject };

/** HS256 is worth what its key is worth: RFC 7518 asks for as many bytes as the hash has. */
const MIN_SECRET_BYTES = 32;

/**
 * An EC key on P-256 (PEM), or a secret as base64, as CouchDB's `[jwt_keys]` holds it.
 *
 * @param keyIn which half of the pair is wanted; throws where the PEM has none
 */
export function readKey(
	text: string,
	keyIn: (pem: string) => KeyObject
): Result<JwtKey, { kind: 'no-key' }> {
	const given = text.trim();
	if (given.includes('-----BEGIN ')) return pairIn(given, keyIn);
	const key = secretIn(given);
	return key === undefined ? err({ kind: 'no-key' }) : ok({ algorithm: 'HS256', key });
}

function pairIn(
	pem: string,
	keyIn: (pem: string) => KeyObject
): Result<JwtKey, { kind: 'no-key' }> {
	try {
		const key = keyIn(pem);
		return isP256(key) ? ok({ algorithm: 'ES256', key }) : err({ kind: 'no-key' });
	} catch {
		return err({ kind: 'no-key' });
	}
}

/** Undefined where it is too short, or not base64. */
function secretIn(text: string): Uint8Array | undefined {
	if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return undefined;
	const key = new Uint8Array(Buffer.from(text, 'base64'));
	return key.length < MIN_SECRET_BYTES ? undefined : key;
}

const isP256 = ({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): boolean =>
	asymmetricKeyType === 'ec' && asymmetricKeyDetails?.namedCurve === 'prime256v1';
