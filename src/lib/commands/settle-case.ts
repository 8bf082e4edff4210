import type { CaseName } from '../domain/entries/case-entries';
import { settleCase, type Decided } from '../domain/household/household-life';
import { decideAndWrite, type App } from './app';

/** Two people wrote what cannot both hold; one of them, or an officer, says how it is. */
export const settleCaseNow = (
	app: App,
	{ householdId, name, decision, into }: { householdId: string; name: CaseName } & Decided
) =>
	decideAndWrite(app, householdId, (household, stamp) =>
		settleCase(household, name, { decision, into }, stamp, { isOfficer: app.isOfficer })
	);
