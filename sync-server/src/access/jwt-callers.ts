import { createPublicKey } from 'node:crypto';
import { jwtVerify } from 'jose';
import { z } from 'zod/mini';
import { readKey, type JwtKey } from './jwt-key';

/** Who a token speaks for, as CouchDB understands it. */
export interface JwtCaller {
	name: string;
	roles: readonly string[];
}

/** CouchDB's own name for the claim, where nobody has set another. */
export const ROLES_CLAIM = '_couchdb.roles';

/** Reads the key that signatures are checked with: a public EC key (PEM), or a shared secret. */
export const readJwtKey = (text: string) => readKey(text, createPublicKey);

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
