import { createContext, Script } from 'node:vm';

/** What was asked of us takes too long; the work was stopped. */
export class TooSlow extends Error {}

/** No honest pattern takes this long on a page of documents. */
export const WITHIN_MS = 1000;

const RUN = new Script('work()');

/** Does some work against the clock: of all that runs here, only what a script started can be stopped by it. */
export function withinMs<T>(timeoutMs: number, work: () => T): T {
	let done: { value: T } | undefined;
	const sandbox = {
		work: () => {
			done = { value: work() };
		}
	};
	try {
		RUN.runInContext(createContext(sandbox), { timeout: timeoutMs });
	} catch (thrown) {
		throw isTimeout(thrown) ? new TooSlow() : thrown;
	}
	if (done === undefined) throw new Error('the work was not done');
	return done.value;
}

const isTimeout = (thrown: unknown): boolean =>
	typeof thrown === 'object' &&
	thrown !== null &&
	'code' in thrown &&
	thrown.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
