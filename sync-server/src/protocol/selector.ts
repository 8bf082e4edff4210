import { parseField, rowFilter } from 'pouchdb-selector-core';
import { err, ok, type Result } from '../../../src/lib/domain/result';
import { isObject } from './json';
import { WITHIN_MS, withinMs } from './within-ms';

export type Doc = Readonly<Record<string, unknown>>;

/** A Mango selector, ready to be asked. */
export interface Selector {
	/** Fields compared at the top of it, for the choice of an index. */
	readonly fields: readonly string[];
	/** A pattern can be made to take years on thirty characters, so these are asked against the clock. */
	readonly usesRegex: boolean;
	matches(doc: Doc): boolean;
}

type Test = (value: unknown) => boolean;

/** People write three levels by hand. */
const MAX_DEPTH = 50;
/** A list of ids to look for; each is compared with each document. */
const MAX_PARTS = 10_000;

/** The reason is CouchDB's, as far as it has one. */
class SelectorFault extends Error {}

/** Reads a selector once, so that asking it of a document cannot fail. */
export function readSelector(value: unknown): Result<Selector, string> {
	if (!isObject(value)) return err('Selector must be a JSON object');
	const reader = new Reader();
	try {
		const matches = reader.all(value, false, 0);
		return ok({ fields: topFields(value), usesRegex: reader.usesRegex, matches });
	} catch (thrown) {
		if (thrown instanceof SelectorFault) return err(thrown.message);
		throw thrown;
	}
}

/** The ones a selector chooses, of a page of documents. Throws `TooSlow` when a pattern does not come to an end. */
export function choose<T>(selector: Selector, page: readonly T[], docOf: (item: T) => Doc): T[] {
	const work = () => page.filter((item) => selector.matches(docOf(item)));
	return selector.usesRegex ? withinMs(WITHIN_MS, work) : work();
}

/**
 * CouchDB pushes a negation down to the fields: `{"$not": {"age": 3}}` means an age that is not 3, so a document without
 * an age does not match it. Only `$exists` can be true of a field that is not there.
 */
class Reader {
	usesRegex = false;
	private parts = 0;

	all(conditions: Doc, isNegated: boolean, depth: number): Test {
		if (depth > MAX_DEPTH) throw new SelectorFault('Selector is nested too deeply');
		const tests = Object.entries(conditions).map(([name, argument]) => {
			this.count(1);
			return name.startsWith('$')
				? this.operator(name, argument, isNegated, depth)
				: this.field(name, argument, isNegated, depth);
		});
		return isNegated ? any(tests) : every(tests);
	}

	private field(name: string, argument: unknown, isNegated: boolean, depth: number): Test {
		const path = parseField(name);
		const isComparison = !isObject(argument) || Object.keys(argument).length === 0;
		const test = isComparison
			? this.operator('$eq', argument, isNegated, depth)
			: this.all(argument, isNegated, depth + 1);
		return (value) => test(fieldIn(value, path));
	}

	private operator(name: string, argument: unknown, isNegated: boolean, depth: number): Test {
		switch (name) {
			case '$and':
			case '$or': {
				const tests = this.list(name, argument, isNegated, depth);
				return (name === '$and') === isNegated ? any(tests) : every(tests);
			}
			case '$nor': {
				const tests = this.list(name, argument, !isNegated, depth);
				return isNegated ? any(tests) : every(tests);
			}
			case '$not':
				return this.all(this.selector(name, argument), !isNegated, depth + 1);
			case '$elemMatch': {
				const test = this.all(this.selector(name, argument), false, depth + 1);
				return leaf((value) => Array.isArray(value) && value.some(test), isNegated);
			}
			case '$allMatch': {
				const test = this.all(this.selector(name, argument), false, depth + 1);
				return leaf(
					(value) => Array.isArray(value) && value.length > 0 && value.every(test),
					isNegated
				);
			}
			case '$exists':
				if (typeof argument !== 'boolean') throw badArgument(name);
				return (value) => (value !== undefined) === (argument !== isNegated);
			default:
				return leaf(this.comparison(name, argument), isNegated);
		}
	}

	private comparison(name: string, argument: unknown): Test {
		if (Array.isArray(argument)) this.count(argument.length);
		if (name === '$regex') {
			const pattern = toPattern(argument);
			this.usesRegex = true;
			return (value) => typeof value === 'string' && pattern.test(value);
		}
		if (name === '$beginsWith') {
			if (typeof argument !== 'string') throw badArgument(name);
			return (value) => typeof value === 'string' && value.startsWith(argument);
		}
		const takes = Object.hasOwn(ARGUMENTS, name) ? ARGUMENTS[name] : undefined;
		if (takes === undefined) throw new SelectorFault(`Invalid operator: ${name}`);
		if (!takes(argument)) throw badArgument(name);
		// The matcher takes `$ne` as a list, since several may have been brought together.
		const condition = { value: { [name]: name === '$ne' ? [argument] : argument } };
		return (value) => rowFilter({ value }, condition, ['value']);
	}

	private list(name: string, argument: unknown, isNegated: boolean, depth: number): Test[] {
		if (!Array.isArray(argument)) throw badArgument(name);
		return argument.map((part) => this.all(this.selector(name, part), isNegated, depth + 1));
	}

	private selector(name: string, argument: unknown): Doc {
		if (!isObject(argument)) throw badArgument(name);
		return argument;
	}

	private count(parts: number): void {
		this.parts += parts;
		if (this.parts > MAX_PARTS) throw new SelectorFault('Selector is too long');
	}
}

const badArgument = (name: string) => new SelectorFault(`Bad argument for operator ${name}`);

const any =
	(tests: readonly Test[]): Test =>
	(value) =>
		tests.some((test) => test(value));

const every =
	(tests: readonly Test[]): Test =>
	(value) =>
		tests.every((test) => test(value));

const leaf =
	(test: Test, isNegated: boolean): Test =>
	(value) =>
		value !== undefined && test(value) !== isNegated;

const isAnything = () => true;
const isWhole = (value: unknown): boolean => Number.isSafeInteger(value);
const TYPES = new Set<unknown>(['null', 'boolean', 'number', 'string', 'array', 'object']);

const ARGUMENTS: Readonly<Record<string, (value: unknown) => boolean>> = {
	$eq: isAnything,
	$ne: isAnything,
	$gt: isAnything,
	$gte: isAnything,
	$lt: isAnything,
	$lte: isAnything,
	$type: (value) => TYPES.has(value),
	$in: Array.isArray,
	$nin: Array.isArray,
	$all: Array.isArray,
	$size: isWhole,
	$mod: (value) =>
		Array.isArray(value) && value.length === 2 && value.every(isWhole) && value[0] !== 0
};

function toPattern(argument: unknown): RegExp {
	if (typeof argument !== 'string') throw badArgument('$regex');
	try {
		return new RegExp(argument);
	} catch {
		throw badArgument('$regex');
	}
}

function fieldIn(value: unknown, path: readonly string[]): unknown {
	let found = value;
	for (const name of path) {
		if (typeof found !== 'object' || found === null || !Object.hasOwn(found, name))
			return undefined;
		found = (found as Doc)[name];
	}
	return found;
}

export const fieldOf = (doc: Doc, name: string): unknown => fieldIn(doc, parseField(name));

function topFields(selector: Doc): string[] {
	return Object.entries(selector).flatMap(([name, condition]) => {
		if (name === '$and' && Array.isArray(condition))
			return condition.flatMap((part: unknown) => (isObject(part) ? topFields(part) : []));
		return name.startsWith('$') ? [] : [name];
	});
}
