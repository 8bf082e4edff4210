import { claimDoor } from '../domain/today/claim-door';
import { decideAndWrite, type App } from './app';

export const claimDoorNow = (app: App, { householdId }: { householdId: string }) =>
	decideAndWrite(app, householdId, (household, stamp) => claimDoor(household, stamp, app.nowMs()));
