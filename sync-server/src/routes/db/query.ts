import { problems } from '../../problems';
import { toJsonText } from '../../protocol/json';

/** The parameters of a request, read the way CouchDB reads them. */
export class Query {
	private readonly values: ReadonlyMap<string, string>;

	constructor(raw: unknown) {
		const entries = Object.entries(raw ?? {}) as [string, string | string[]][];
		this.values = new Map(
			// Given twice, the last one counts.
			entries.map(([name, value]) => [name, Array.isArray(value) ? (value.at(-1) ?? '') : value])
		);
	}

	/** Parameters may also come in the body of a POST, where they are JSON already. */
	static of(raw: unknown, body: Readonly<Record<string, unknown>>): Query {
		const fromBody = Object.entries(body).map(([name, value]) => [name, textOf(name, value)]);
		return new Query({ ...(raw as object), ...Object.fromEntries(fromBody) });
	}

	text(name: string): string | undefined {
		return this.values.get(name);
	}

	flag(name: string, fallback = false): boolean {
		const text = this.values.get(name);
		if (text === undefined || text === '') return fallback;
		if (text === 'true') return true;
		if (text === 'false') return false;
		throw problems.queryParse(`Invalid value for boolean parameter: ${name}`);
	}

	count(name: string): number | undefined {
		const text = this.values.get(name);
		if (text === undefined || text === '') return undefined;
		if (!/^[0-9]{1,15}$/.test(text))
			throw problems.queryParse(`Invalid value for positive integer parameter: ${name}`);
		return Number(text);
	}

	/** The first of several names that is given: CouchDB knows `startkey` and `start_key`. */
	json(...names: string[]): unknown {
		for (const name of names) {
			const text = this.values.get(name);
			if (text === undefined) continue;
			try {
				return JSON.parse(text) as unknown;
			} catch {
				throw problems.queryParse(`Invalid JSON in parameter: ${name}`);
			}
		}
		return undefined;
	}
}

function textOf(name: string, value: unknown): string {
	const text = toJsonText(value);
	if (text === undefined) throw problems.queryParse(`Invalid JSON in parameter: ${name}`);
	return text;
}
