import { householdCode } from '$lib/domain/household/household-code';
import { headOf, type Household } from '$lib/domain/household/household';
import type { HouseholdRow } from '$lib/domain/household/household-row';
import { anonymisedWords } from '$lib/i18n/anonymised';
import { titleOf } from './people';

/** By its head; by its code where nobody is known there any more. */
export const titleOfRow = ({ id, anonymised, personal }: HouseholdRow): string =>
	anonymised ? anonymisedWords().title(householdCode(id)) : titleOf(personal);

export const titleOfHousehold = (household: Household): string =>
	household.anonymised
		? anonymisedWords().title(householdCode(household.id))
		: titleOf(headOf(household));
