import { err, ok, type Result } from './result';
import { checkFreeText, type GuardError } from './text/guard';
import { parsePhone } from './text/phone';
import { tidyText } from './text/tidy-text';

/** What is wrong with something typed into a field; the field is named so that the words stand beside it. */
export type FieldError<Field extends string = string> =
	| { kind: 'missing'; field: Field }
	| { kind: 'too-long'; field: Field; max: number }
	| { kind: 'forbidden-text'; field: Field; found: GuardError['kind'] }
	| { kind: 'unreadable-phone'; field: Field }
	/** The household does not agree that a number is kept. */
	| { kind: 'phone-declined'; field: Field };

/** Tidies an optional text and holds it against the guard; undefined when nothing is left of it. */
export function readText<F extends string>(
	field: F,
	typed: string | undefined,
	max: number
): Result<string | undefined, FieldError<F>> {
	const text = tidyText(typed ?? '');
	if (text === '') return ok(undefined);
	if (text.length > max) return err({ kind: 'too-long', field, max });
	const checked = checkFreeText(text);
	return checked.ok ? ok(text) : err({ kind: 'forbidden-text', field, found: checked.error.kind });
}

export function readRequiredText<F extends string>(
	field: F,
	typed: string,
	max: number
): Result<string, FieldError<F>> {
	const read = readText(field, typed, max);
	if (!read.ok) return read;
	return read.value === undefined ? err({ kind: 'missing', field }) : ok(read.value);
}

/** "Không có" and an empty field mean no phone; what cannot be read is said, since a person is there to mend it. */
export function readPhone<F extends string>(
	field: F,
	typed: string | undefined
): Result<string | undefined, FieldError<F>> {
	const text = tidyText(typed ?? '');
	if (text === '') return ok(undefined);
	const parsed = parsePhone(text);
	if (parsed.ok) return ok(parsed.value.number);
	return parsed.error.kind === 'no-phone'
		? ok(undefined)
		: err({ kind: 'unreadable-phone', field });
}
