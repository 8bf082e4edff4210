import fc from 'fast-check';
import type { Commune } from './commune';

/** One kind of thing that can happen in a commune. @property weight how often, beside the others */
export interface Action {
	weight: number;
	occasions: fc.Arbitrary<Occasion>;
}

/** It, once. */
export interface Occasion {
	/** Does it; false where there was nothing to do it to. */
	run: (commune: Commune) => Promise<boolean>;
	args: unknown;
}

/**
 * What an action needs to know is drawn beforehand, as numbers that mean "the third of those there are": so what is left
 * of a plan still makes sense when the rest was taken out of it.
 */
export const action = <A>(parts: {
	weight: number;
	args: fc.Arbitrary<A>;
	run: (commune: Commune, args: A) => Promise<boolean>;
}): Action => ({
	weight: parts.weight,
	occasions: parts.args.map((args) => ({ args, run: (commune) => parts.run(commune, args) }))
});

/** Of the devices. */
export const whose = fc.nat(2);
/** Of the households a device knows; few, so that several people come to the same door. */
export const which = fc.nat(7);

export const pick = <T>(choices: readonly T[], number: number): T | undefined =>
	choices[number % choices.length];
