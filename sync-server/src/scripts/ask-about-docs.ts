import { err, ok, type Result } from '../../../src/lib/domain/result';
import type { Script, ScriptFailure, ScriptRunner } from './script-runner';

/** Documents handed over at a time: few enough for the clock, enough that handing over does not cost the most. */
const DOCS_PER_CALL = 200;
const CHARACTERS_PER_CALL = 1024 * 1024;

/**
 * Which of some documents a filter or a view chooses.
 *
 * @param docs as JSON text
 * @param req what a filter function is told of the request, as JSON text
 */
export async function chosenBy(
	runner: ScriptRunner,
	script: Script,
	docs: readonly string[],
	req: string
): Promise<Result<boolean[], ScriptFailure>> {
	const answers = await forEachDoc(runner, script, docs, req);
	return answers.ok ? ok(answers.value.map((answer) => answer === true)) : answers;
}

/** What a function answers about each of some documents. */
export async function forEachDoc(
	runner: ScriptRunner,
	script: Script,
	docs: readonly string[],
	req = 'null'
): Promise<Result<unknown[], ScriptFailure>> {
	const found: unknown[] = [];
	for (const some of inCalls(docs)) {
		const answer = await runner.run(script, `{"docs":[${some.join(',')}],"req":${req}}`);
		if (!answer.ok) return answer;
		const answers = listIn(answer.value);
		if (answers?.length !== some.length) return err(NO_ANSWER);
		for (const one of answers) found.push(one);
	}
	return ok(found);
}

const NO_ANSWER: ScriptFailure = { kind: 'failed', reason: 'no answer of the function' };

/** A function may have changed what its answer passes through. */
function listIn(text: unknown): unknown[] | undefined {
	const list: unknown = typeof text === 'string' ? JSON.parse(text) : undefined;
	return Array.isArray(list) ? list : undefined;
}

function* inCalls(docs: readonly string[]): Generator<string[]> {
	let some: string[] = [];
	let characters = 0;
	for (const doc of docs) {
		const isFull = some.length >= DOCS_PER_CALL || characters + doc.length > CHARACTERS_PER_CALL;
		if (isFull && some.length > 0) {
			yield some;
			some = [];
			characters = 0;
		}
		some.push(doc);
		characters += doc.length;
	}
	if (some.length > 0) yield some;
}
