/**
 * Whether what is typed into a search can only be the number of an identity card or a bank card. The guard itself
 * (`guard.ts`) is for what is kept and knows much more; this is small enough for every letter of the first screen.
 */
export function isNumberOfPerson(typed: string): boolean {
	const digits = typed.replace(/\D/g, '');
	return digits.length >= SHORTEST_ID && !PHONE.test(digits);
}

/** Whether a one-time code may be in it: five to eight digits in a row; four are a year. */
export const mayHoldCode = (typed: string): boolean => /(?:^|\D)\d{5,8}(?!\d)/.test(typed);

const SHORTEST_ID = 9;

/** A mobile or landline with its 0, with 84 instead, or a mobile without either. */
const PHONE = /^(?:0\d{9,10}|84\d{9,10}|[35789]\d{8})$/;
