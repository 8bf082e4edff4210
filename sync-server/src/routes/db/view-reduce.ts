import { ok, type Result } from '../../../../src/lib/domain/result';
import { problems } from '../../problems';
import type { Script, ScriptFailure, ScriptRunner } from '../../scripts/script-runner';
import { compareKeys, type Emitted, type ViewQuery } from './view-query';

export interface ReducedRow {
	key: unknown;
	value: unknown;
}

/** One row for each group of neighbours, without groups a single one; of nothing, none. */
export async function reduced(
	runner: ScriptRunner,
	reduce: Script | string,
	rows: readonly Emitted[],
	{ groupLevel }: Pick<ViewQuery, 'groupLevel'>
): Promise<Result<ReducedRow[], ScriptFailure>> {
	const answers: ReducedRow[] = [];
	for (const { key, rows: own } of groupsOf(rows, groupLevel)) {
		const value = await reduceOne(runner, reduce, own);
		if (!value.ok) return value;
		answers.push({ key, value: value.value });
	}
	return ok(answers);
}

function groupsOf(rows: readonly Emitted[], level: number) {
	const groups: { key: unknown; rows: Emitted[] }[] = [];
	for (const row of rows) {
		const key = groupKeyOf(row.key, level);
		const last = groups.at(-1);
		if (last !== undefined && compareKeys(last.key, key) === 0) last.rows.push(row);
		else groups.push({ key, rows: [row] });
	}
	return groups;
}

function groupKeyOf(key: unknown, level: number): unknown {
	if (level === 0) return null;
	return Array.isArray(key) ? key.slice(0, level) : key;
}

async function reduceOne(
	runner: ScriptRunner,
	reduce: Script | string,
	rows: readonly Emitted[]
): Promise<Result<unknown, ScriptFailure>> {
	const values = rows.map(({ value }) => value);
	if (typeof reduce === 'string') return ok(builtIn(reduce, values));
	const keys = rows.map(({ key, id }) => [key, id]);
	const answer = await runner.run(reduce, JSON.stringify({ keys, values }));
	return answer.ok ? ok((JSON.parse(answer.value) as unknown[])[0] ?? null) : answer;
}

function builtIn(name: string, values: readonly unknown[]): unknown {
	switch (name) {
		case '_count':
			return values.length;
		case '_sum':
			return numbers(name, values).reduce((sum, value) => sum + value, 0);
		case '_stats':
			return statsOf(numbers(name, values));
		default:
			throw problems.notImplemented(name);
	}
}

function numbers(name: string, values: readonly unknown[]): number[] {
	if (values.every((value) => typeof value === 'number')) return values as number[];
	throw problems.unknownError(`the ${name} function requires that map values be numbers`);
}

const statsOf = (values: readonly number[]) => ({
	sum: values.reduce((sum, value) => sum + value, 0),
	count: values.length,
	min: values.reduce((least, value) => Math.min(least, value), Infinity),
	max: values.reduce((most, value) => Math.max(most, value), -Infinity),
	sumsqr: values.reduce((sum, value) => sum + value * value, 0)
});
