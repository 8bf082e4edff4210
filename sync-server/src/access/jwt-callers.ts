import { createPublicKey, type KeyObject } from 'node:crypto';
import { jwtVerify } from 'jose';
import { z } from 'zod/mini';
import { err, ok, type Result } from '../../../src/lib/domain/result';

/** Who a token speaks for, as CouchDB understands it. */
export interface JwtCaller {
	name: string;
	roles: readonly string[];
}

/** A key that both sides hold, or the public half of one. */
export type JwtKey =
	{ algorithm: 'HS256'; key: Uint8Array } | { algorithm: 'ES256'; key: KeyObject };

/** CouchDB's own name for the claim, where nobody has set another. */
export const ROLES_CLAIM = '_couchdb.roles';

/** HS256 is worth what its key is worth: RFC 7518 asks for as many bytes as the hash has. */
const MIN_SECRET_BYTES = 32;

/** Base64, as CouchDB's `[jwt_keys]` holds it; undefined where it is too short, or not base64. */
export function readSecret(text: string): Uint8Array | undefined {
	if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return undefined;
	const key = new Uint8Array(Buffer.from(text, 'base64'));
	return key.length < MIN_SECRET_BYTES ? undefined : key;
}

export const isPem = (text: string): boolean => text.includes('-----BEGIN ');

/** Reads the key that signatures are checked with: a public EC key (PEM), or a shared secret. */
export function readJwtKey(text: string): Result<JwtKey, { kind: 'no-key' }> {
	const given = text.trim();
	if (isPem(given)) return publicKeyIn(given);
	const key = readSecret(given);
	return key === undefined ? err({ kind: 'no-key' }) : ok({ algorithm: 'HS256', key });
}

function publicKeyIn(pem: string): Result<JwtKey, { kind: 'no-key' }> {
	try {
		const key = createPublicKey(pem);
		return isP256(key) ? ok({ algorithm: 'ES256', key }) : err({ kind: 'no-key' });
	} catch {
		return err({ kind: 'no-key' });
	}
}

export const isP256 = ({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): boolean =>
	asymmetricKeyType === 'ec' && asymmetricKeyDetails?.namedCurve === 'prime256v1';

const Claims = z.object({
	sub: z.string().check(z.minLength(1), z.maxLength(256)),
	[ROLES_CLAIM]: z.optional(z.array(z.string()))
});

/** Clocks of two machines differ a little. */
const CLOCK_TOLERANCE_SECONDS = 10;

/**
 * Lets in who comes with a token that was signed elsewhere, as CouchDB does with `[jwt_auth]`: a gateway in front of this
 * server. Every token must run out.
 */
export class JwtCallers {
	constructor(
		private readonly key: JwtKey,
		private readonly now: () => number = Date.now
	) {}

	/** Undefined for a token that is none of these, was changed, or has run out. */
	async callerOf(token: string): Promise<JwtCaller | undefined> {
		try {
			const { payload } = await jwtVerify(token, this.key.key, {
				algorithms: [this.key.algorithm],
				requiredClaims: ['exp', 'sub'],
				clockTolerance: CLOCK_TOLERANCE_SECONDS,
				currentDate: new Date(this.now())
			});
			const claims = Claims.safeParse(payload);
			if (!claims.success) return undefined;
			return { name: claims.data.sub, roles: claims.data[ROLES_CLAIM] ?? [] };
		} catch {
			return undefined;
		}
	}
}

/** A device's own tokens have no dot. */
export function jwtIn(authorization: string | undefined): string | undefined {
	return /^bearer ([^\s.]+\.[^\s.]+\.[^\s.]+)$/i.exec(authorization ?? '')?.[1];
}
