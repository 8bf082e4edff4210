import { isObject } from '../protocol/json';
import type { Script, ScriptRunner } from './script-runner';

/** What a function is asked about one document; the documents as JSON text. */
export interface WriteToValidate {
	newDoc: string;
	oldDoc: string | undefined;
	userCtx: string;
	secObj: string;
}

/** CouchDB's name for what was thrown, and what it says. */
export interface Refusal {
	error: 'forbidden' | 'unauthorized' | 'unknown_error';
	reason: string;
}

/** The first refusal; undefined when every function lets the document pass. A function that fails lets nothing pass. */
export async function refusalBy(
	runner: ScriptRunner,
	scripts: readonly Script[],
	{ newDoc, oldDoc, userCtx, secObj }: WriteToValidate
): Promise<Refusal | undefined> {
	const input = `{"newDoc":${newDoc},"oldDoc":${oldDoc ?? 'null'},"userCtx":${userCtx},"secObj":${secObj}}`;
	for (const script of scripts) {
		const answer = await runner.run(script, input);
		if (!answer.ok) return { error: 'unknown_error', reason: answer.error.reason };
		const refusal = refusalIn(answer.value);
		if (refusal !== undefined) return refusal;
	}
	return undefined;
}

function refusalIn(text: unknown): Refusal | undefined {
	const answer: unknown = typeof text === 'string' ? JSON.parse(text) : undefined;
	if (!isObject(answer)) return { error: 'unknown_error', reason: 'no answer of the function' };
	if (!('thrown' in answer)) return undefined;
	const thrown = answer['thrown'];
	if (isObject(thrown))
		for (const error of ['forbidden', 'unauthorized'] as const)
			if (thrown[error] !== undefined) return { error, reason: textOf(thrown[error]) };
	return { error: 'unknown_error', reason: textOf(thrown) };
}

const textOf = (thrown: unknown): string =>
	typeof thrown === 'string' ? thrown : JSON.stringify(thrown);
