/**
 * How long to go on and from which seed: small where nobody says otherwise, large when somebody hunts.
 *
 *   GO_CUA_FUZZ_ROUNDS=40 GO_CUA_FUZZ_ACTIONS=400 GO_CUA_FUZZ_SEED=7 npx vitest run --project integration tests/integration/fuzz
 */
const whole = (name: string, otherwise: number): number => {
	const given = process.env[name];
	if (given === undefined || given === '') return otherwise;
	if (!/^-?[0-9]+$/.test(given)) throw new Error(`${name} must be a whole number, not "${given}"`);
	return Number(given);
};

/** Communes, one after another, each with people and devices of its own. */
export const ROUNDS = whole('GO_CUA_FUZZ_ROUNDS', 3);
/** At most so many things happen in one of them. */
export const ACTIONS = whole('GO_CUA_FUZZ_ACTIONS', 80);
/**
 * The same seed means the same people doing the same things in the same order. One seed where nobody says otherwise, so that
 * a change is judged by itself; whoever changes sync, erasure or the fold hunts with others: -1 takes one from the clock.
 */
const given = whole('GO_CUA_FUZZ_SEED', 20_261_122);
export const SEED = given < 0 ? Date.now() % 2 ** 31 : given;
/** Where a failure was found, as its report says: only that one is played again. */
export const PATH = process.env['GO_CUA_FUZZ_PATH'];
/** So long a failure is made smaller before it is shown. */
export const SHRINK_SECONDS = whole('GO_CUA_FUZZ_SHRINK_SECONDS', 0);
