import { createHash, randomBytes } from 'node:crypto';

/** What a device holds after sign-in: 256 random bits, of which the server keeps the hash alone. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** A fast hash is enough where nothing can be guessed; a copied database file lets nobody in. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();
