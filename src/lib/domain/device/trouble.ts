/**
 * What went wrong on a device, kept so that somebody can be told of it: the name of the error and where in our own code
 * it arose. Never its words: those may hold what a person typed.
 */
export interface Trouble {
	/** `TypeError`, `QuotaExceededError`, or one of our own, `unreachable`. */
	name: string;
	/** `chunks/abc.js:1:2345`; empty where the error does not say. */
	where: string;
	source: TroubleSource;
	count: number;
	lastMs: number;
}

export type TroubleSource = 'page' | 'worker' | 'sync';

const KEPT = 20;

/** Adds one; what has been seen before is counted, so that a night without network does not drive out the rest. */
export function withTrouble(
	troubles: readonly Trouble[],
	{ name, where, source }: Pick<Trouble, 'name' | 'where' | 'source'>,
	nowMs: number
): Trouble[] {
	const isSame = (other: Trouble) =>
		other.name === name && other.where === where && other.source === source;
	const count = (troubles.find(isSame)?.count ?? 0) + 1;
	const others = troubles.filter((other) => !isSame(other));
	return [{ name, where, source, count, lastMs: nowMs }, ...others].slice(0, KEPT);
}

/** A class of errors has a short name in Latin letters; anything else might be something a person wrote. */
const NAME = /^(?=.{1,40}$)[A-Z][a-z]+(?:[A-Z]+[a-z]*)*(?:Error|Exception)$|^Error$/;

/** Files that were built; their names say nothing but which part of the application it was. */
const OUR_CODE = /\/_app\/immutable\/([\w./-]{1,80}\.js):(\d{1,6}):(\d{1,7})/;

/** @param thrown whatever it was: anything can be thrown */
export function readThrown(thrown: unknown): { name: string; where: string } {
	const { name, stack } = (typeof thrown === 'object' && thrown !== null ? thrown : {}) as Partial<
		Record<'name' | 'stack', unknown>
	>;
	const at = typeof stack === 'string' ? OUR_CODE.exec(stack) : null;
	return {
		name: typeof name === 'string' && NAME.test(name) ? name : 'Error',
		where: at ? `${at[1]}:${at[2]}:${at[3]}` : ''
	};
}
