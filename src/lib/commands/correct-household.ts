import { correctHousehold } from '../domain/household/household-decisions';
import { decideAndWrite, type App } from './app';

type Corrections = Parameters<typeof correctHousehold>[1];

export const correctHouseholdNow = (
	app: App,
	{ householdId, input }: { householdId: string; input: Corrections }
) =>
	decideAndWrite(app, householdId, (household, stamp) => correctHousehold(household, input, stamp));
