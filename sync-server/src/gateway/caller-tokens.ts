import { createPrivateKey } from 'node:crypto';
import { SignJWT } from 'jose';
import { ROLES_CLAIM } from '../access/jwt-callers';
import { readKey, type JwtKey } from '../access/jwt-key';

/** A private EC key (PEM), or the secret that CouchDB's `[jwt_keys]` holds as base64. */
export const readSigningKey = (text: string) => readKey(text, createPrivateKey);

/** Roles as CouchDB sees them. A token has those of one village: it opens no other, whatever goes wrong here. */
export const ADMIN_ROLE = '_admin';
export const memberRole = (dbName: string): string => `go-cua:v:${dbName}`;
/** Asked for by `_design/entries`: whoever may only read cannot write either, should a token be misused. */
export const WRITER_ROLE = 'go-cua:writer';

export interface Speaker {
	name: string;
	roles: readonly string[];
}

const LASTS_SECONDS = 300;
/** Signed anew while the old one still holds: a request may wait in a queue, and clocks differ. */
const RENEWED_BEFORE_SECONDS = 120;
const MAX_KEPT = 2000;

/** Signs who somebody is and what they may do there, for a few minutes. */
export class CallerTokens {
	private readonly kept = new Map<string, { token: string; goodUntilMs: number }>();

	constructor(
		private readonly signing: JwtKey,
		private readonly now: () => number = Date.now
	) {}

	async tokenFor({ name, roles }: Speaker): Promise<string> {
		const key = JSON.stringify([name, ...roles]);
		const nowMs = this.now();
		const known = this.kept.get(key);
		if (known !== undefined && known.goodUntilMs > nowMs) return known.token;

		const seconds = Math.floor(nowMs / 1000);
		const token = await new SignJWT({ [ROLES_CLAIM]: [...roles] })
			.setProtectedHeader({ alg: this.signing.algorithm, typ: 'JWT' })
			.setSubject(name)
			.setIssuedAt(seconds)
			.setExpirationTime(seconds + LASTS_SECONDS)
			.sign(this.signing.key);
		if (this.kept.size >= MAX_KEPT) this.kept.clear();
		this.kept.set(key, {
			token,
			goodUntilMs: nowMs + (LASTS_SECONDS - RENEWED_BEFORE_SECONDS) * 1000
		});
		return token;
	}
}
