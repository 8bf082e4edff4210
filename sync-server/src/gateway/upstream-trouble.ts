import { Problem, problems } from '../problems';
import type { CouchError } from './couch-client';

/**
 * What people are told when the CouchDB behind this server fails it: always something temporary, since their records
 * stay on their devices until it is mended. Why it failed is for the log.
 */
export function toBackendProblem(error: CouchError): Problem {
	switch (error.kind) {
		case 'unreachable':
		case 'late':
			return unavailable(`${error.kind}: ${error.code}`);
		case 'refused':
			return unavailable(`refused: ${error.status} ${error.error}`);
		case 'not-couchdb':
			return unavailable(`not a CouchDB: ${error.status}`);
		case 'busy':
			return unavailable(`busy: ${error.status} ${error.error}`);
		case 'not-found':
			return problems.noDatabase();
		case 'conflict':
		case 'rejected':
			return new Problem(error.status, error.error, error.reason);
	}
}

/** Too few copies were written: what one machine has may be lost with it, so nobody is told that it is kept. */
export const tooFewCopies = () => unavailable('too few copies were written');

/** What went wrong, on its way to the log: `Problem` has the cause apart from what is answered. */
class BackendTrouble extends Error {
	constructor(why: string) {
		super(why);
		// The log has the names of errors and not their messages, which could quote a record. These are our own words.
		this.name = `BackendTrouble (${why.replace(/[^\w :.-]/g, '')})`;
	}
}

export function unavailable(why: string): Problem {
	const problem = problems.unavailable(
		'Kho dữ liệu phía sau máy chủ chưa trả lời, bản ghi vẫn còn trên máy của bạn. Hãy thử lại sau.'
	);
	problem.cause = new BackendTrouble(why);
	return problem;
}
