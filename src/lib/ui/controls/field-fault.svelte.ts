import { untrack } from 'svelte';

type InForm = { readonly form: HTMLFormElement | null };

interface Field {
	/** What is wrong, as whoever looked through the form says it. */
	error: () => string | undefined;
	/** What it was said of: what stands in the field, or is chosen. */
	value: () => unknown;
	control: () => InForm | undefined;
}

/**
 * What is wrong was said of what stood in the field then. Once somebody changes that, nobody knows whether it is wrong
 * still, so it is no longer said; it is again when the form is handed in and found wrong once more, in whatever words.
 * Made while a control is set up.
 */
export class FieldFault {
	#field: Field;
	#saidOf: unknown = $state.raw();

	constructor(field: Field) {
		this.#field = field;
		$effect.pre(() => {
			field.error();
			this.#saidOf = untrack(field.value);
		});
		$effect(() => {
			const form = field.control()?.form;
			const handedIn = () => (this.#saidOf = field.value());
			// Before the form's own listener, which looks at what is wrong and puts the focus there.
			form?.addEventListener('submit', handedIn, { capture: true });
			return () => form?.removeEventListener('submit', handedIn, { capture: true });
		});
	}

	get isChanged(): boolean {
		return this.#field.error() !== undefined && this.#field.value() !== this.#saidOf;
	}

	/** What is wrong with what stands there now. */
	get told(): string | undefined {
		return this.isChanged ? undefined : this.#field.error();
	}
}
