import { createHmac } from 'node:crypto';
import { readName } from '../../../src/lib/domain/duplicates/read-name';
import type { Member } from '../../../src/lib/domain/household/household';

/** What is kept of somebody: nothing from which a name or a phone could be read again. */
export type Fingerprint = string;

type Told = Pick<Member, 'name' | 'birthBand' | 'phone'>;

/** Enough that two of a commune are hardly ever the same by chance. */
const BYTES = 9;
const BAND_YEARS = 5;
/** More people of a name and age than these are namesakes, and it says nothing that there is one more. */
const MOST_OF_A_NAME_AND_AGE = 2;
/** Where the years are not known, the name must be nobody else's. */
const MOST_OF_A_NAME = 1;

/** Names without marks, in any order; what half the people have between says too little to be asked for. */
const FILLERS = new Set(['thi', 'van']);

/** Makes fingerprints with a secret that is nowhere but in this process. */
export class Fingerprinter {
	constructor(private readonly secret: Uint8Array) {}

	/** All by which somebody can be found again. */
	of({ name, birthBand, phone }: Told): Fingerprint[] {
		const { whole, short, words } = keysOf(name);
		if (whole === '') return [];
		return [
			this.named(whole),
			this.aged(whole, birthBand),
			// Asked for without the middle name, the whole name is found; two names that both lost it are not.
			...(short === whole ? [] : [this.named(`${short} -`), this.aged(`${short} -`, birthBand)]),
			...(phone === undefined ? [] : words.map((word) => this.reached(phone, word)))
		];
	}

	/** @param held how many people have a fingerprint in the villages that are asked about */
	isPossiblyHeld({ name, birthBand, phone }: Told, held: (one: Fingerprint) => number): boolean {
		const { whole, short, words } = keysOf(name);
		if (whole === '') return false;
		// A phone alone is shared; with one word of the name it is the same house, if not the same person.
		if (phone !== undefined && words.some((word) => held(this.reached(phone, word)) > 0))
			return true;
		const keys = short === whole ? [whole, `${whole} -`] : [whole, short];
		return keys.some((key) => this.isNamed(key, birthBand, held));
	}

	private isNamed(
		key: string,
		birthBand: number | undefined,
		held: (one: Fingerprint) => number
	): boolean {
		const ofName = held(this.named(key));
		if (ofName === 0) return false;
		const ofNoAge = held(this.aged(key, undefined));
		if (birthBand === undefined || ofNoAge > 0) if (ofName <= MOST_OF_A_NAME) return true;
		if (birthBand === undefined) return false;
		const bands = [birthBand - BAND_YEARS, birthBand, birthBand + BAND_YEARS];
		const ofAge = bands.reduce((sum, band) => sum + held(this.aged(key, band)), 0);
		return ofAge > 0 && ofAge <= MOST_OF_A_NAME_AND_AGE;
	}

	private named(key: string): Fingerprint {
		return this.print(`name\n${key}`);
	}

	private aged(key: string, birthBand: number | undefined): Fingerprint {
		return this.print(`age\n${key}\n${birthBand ?? ''}`);
	}

	private reached(phone: string, word: string): Fingerprint {
		return this.print(`phone\n${phone}\n${word}`);
	}

	private print(text: string): Fingerprint {
		return createHmac('sha256', this.secret).update(text).digest().toString('latin1', 0, BYTES);
	}
}

function keysOf(name: string): { whole: string; short: string; words: string[] } {
	const all = readName(name).words.map(({ folded }) => folded);
	const words = all.filter((word) => !FILLERS.has(word));
	const inAnyOrder = (some: readonly string[]) => some.toSorted().join(' ');
	const whole = inAnyOrder(all);
	return { whole, short: words.length < 2 ? whole : inAnyOrder(words), words };
}
