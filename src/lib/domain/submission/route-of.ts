import { routesOf } from '../procedures/checklist';
import type { Procedure } from '../procedures/procedure';
import { ROUTE_QUESTION, type Route } from '../procedures/route';
import type { SubmissionRow } from './submission-row';

/** Where it is to be submitted: as was said, else as most people do. */
export function routeOf({ begun }: SubmissionRow, procedure: Procedure | undefined): Route {
	const routes = procedure ? routesOf(procedure) : (['online', 'counter'] as const);
	return routes.find((one) => one === begun?.answers[ROUTE_QUESTION]) ?? routes[0];
}
