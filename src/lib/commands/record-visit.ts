import { recordVisit, type VisitInput } from '../domain/visit/record-visit';
import { decideAndWrite, type App } from './app';

export const recordVisitNow = (
	app: App,
	{ householdId, input }: { householdId: string; input: VisitInput }
) => decideAndWrite(app, householdId, (household, stamp) => recordVisit(household, input, stamp));
