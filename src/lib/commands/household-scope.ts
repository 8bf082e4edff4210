import { bringBack, takeOutOfScope, type OutInput } from '../domain/household/household-life';
import { decideAndWrite, type App } from './app';

/** No longer counted among the village's households, with the reason. */
export const takeOutOfScopeNow = (
	app: App,
	{ householdId, out }: { householdId: string; out: OutInput }
) => decideAndWrite(app, householdId, (household, stamp) => takeOutOfScope(household, out, stamp));

export const bringBackNow = (app: App, { householdId }: { householdId: string }) =>
	decideAndWrite(app, householdId, bringBack);
