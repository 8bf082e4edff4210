import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import type { Action, Occasion } from './action';
import type { Commune } from './commune';

/** Something that happens, with all that was drawn for it. */
export interface Step {
	run: (commune: Commune) => Promise<void>;
	/** For whoever reads a failure. */
	toString: () => string;
}

/** Any of these, the weightier ones more often. */
export function oneOf(actions: Readonly<Record<string, Action>>): fc.Arbitrary<Step> {
	const choices = Object.entries(actions).map(([name, { weight, occasions }]) => ({
		weight: Math.round(weight * 10),
		arbitrary: occasions.map((occasion) => stepOf(name, occasion))
	}));
	return fc.oneof(...choices);
}

/** Nothing takes this long, a start of the server on a busy machine included: it waits for what never comes. */
const TOO_LONG_MS = 120_000;

function stepOf(name: string, { run, args }: Occasion): Step {
	const said = `${name} ${fc.stringify(args)}`;
	return {
		async run(commune) {
			const late = sleep(TOO_LONG_MS, undefined, { ref: false }).then(() => {
				throw new Error(`this does not end: ${said}`);
			});
			commune.tally.count(name, await Promise.race([run(commune), late]));
		},
		toString: () => said
	};
}
