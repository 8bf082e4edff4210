import { tick } from 'svelte';
import type { FieldError } from '$lib/domain/free-text';
import type { HouseholdField } from '$lib/domain/household/household-decisions';
import type { MemberField } from '$lib/domain/household/member-decisions';
import { fieldErrorText, fieldErrorWords } from '$lib/i18n/field-errors';
import { householdWords } from '$lib/i18n/household';
import { memberWords } from '$lib/i18n/member';

/** The words beside each field that needs mending. */
export type MemberErrors = Partial<Record<MemberField, string>>;
export type PlaceErrors = Partial<Record<HouseholdField, string>>;

export const memberErrors = (error: FieldError<MemberField>): MemberErrors => ({
	[error.field]: fieldErrorText(error, memberWords().field[error.field], fieldErrorWords())
});

export const placeErrors = (error: FieldError<HouseholdField>): PlaceErrors => ({
	[error.field]: fieldErrorText(error, householdWords().form[error.field], fieldErrorWords())
});

/** Focus goes to the first field that needs mending, once its words stand beside it. */
export async function focusFirstError(form: HTMLElement | undefined): Promise<void> {
	await tick();
	form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
}
