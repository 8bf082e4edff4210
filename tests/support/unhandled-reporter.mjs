import { writeFileSync } from 'node:fs';

/** Errors that no test was there to catch: the report of `--reporter=json` has no word for them. */
export default class UnhandledReporter {
	onTestRunEnd(_, errors) {
		const told = errors.map(({ stack, message }) => stack ?? message);
		writeFileSync(process.env.GO_CUA_UNHANDLED, JSON.stringify(told));
	}
}
