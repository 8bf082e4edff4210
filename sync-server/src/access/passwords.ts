import { hash, verify } from '@node-rs/argon2';
import { randomBytes } from 'node:crypto';

/** Argon2id is number 2 of the library's list. OWASP's second recommended setting; measured at 9 ms on the machine of a commune. */
const ARGON2ID = {
	algorithm: 2,
	memoryCost: 19 * 1024,
	timeCost: 2,
	parallelism: 1
};

/** More at once would take the processor and the memory from those who sync. */
const HASHES_AT_ONCE = 2;

export { MIN_PASSWORD_LENGTH } from '../../../src/lib/domain/access/password';

/** Turns passwords into what may be kept of them, and checks them; never more than two at a time. */
export class Passwords {
	private running = 0;
	private readonly waiting: (() => void)[] = [];
	private decoy: Promise<string> | undefined;

	hash(password: string): Promise<string> {
		return this.inTurn(() => hash(asTyped(password), ARGON2ID));
	}

	/**
	 * @param phc what was kept, or undefined for a name nobody has: that takes as long and is never right, so the time
	 * of an answer tells nobody which names exist
	 */
	async check(phc: string | undefined, password: string): Promise<boolean> {
		this.decoy ??= this.hash(randomBytes(18).toString('base64url'));
		const kept = phc ?? (await this.decoy);
		const matches = await this.inTurn(() => verify(kept, asTyped(password)));
		return phc !== undefined && matches;
	}

	private async inTurn<T>(work: () => Promise<T>): Promise<T> {
		if (this.running >= HASHES_AT_ONCE)
			await new Promise<void>((resolve) => this.waiting.push(resolve));
		else this.running++;
		try {
			return await work();
		} finally {
			// The place is handed straight to the next in line, so nobody slips in between.
			const next = this.waiting.shift();
			if (next) next();
			else this.running--;
		}
	}
}

/** Keyboards write one Vietnamese letter in two ways; they are the same password. */
const asTyped = (password: string): string => password.normalize('NFC');

/** Without 0, 1, l, o, and vowels that make words: read out over a telephone without mistakes. */
const LETTERS = 'bcdfghjkmnpqrstvwxz23456789';

/** A password to be printed once: four groups of four, about 76 bits. */
export function newPassword(bytes: Uint8Array = randomBytes(64)): string {
	// Values past the last whole multiple would favour some letters.
	const fair = [...bytes].filter((byte) => byte < 256 - (256 % LETTERS.length));
	const letters = fair.slice(0, 16).map((byte) => LETTERS[byte % LETTERS.length]);
	if (letters.length < 16) return newPassword();
	return [0, 4, 8, 12].map((start) => letters.slice(start, start + 4).join('')).join('-');
}
