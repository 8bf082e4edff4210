import { answersIn } from '../procedures/address';

/** Which procedure is begun; what was answered on its page goes with it. */
const PROCEDURE = 'procedure';

/** Where a procedure is begun with somebody of a household. */
export function startHref(household: string, procedure: string, params: URLSearchParams): string {
	const next = new URLSearchParams({ [PROCEDURE]: procedure, ...answersIn(params) });
	return `/households/${household}/submissions/new?${next}`;
}

export function startIn(params: URLSearchParams): {
	procedure: string;
	answers: Record<string, string>;
} {
	const { [PROCEDURE]: procedure = '', ...answers } = answersIn(params);
	return { procedure, answers };
}
