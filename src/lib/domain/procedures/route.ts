/** By VNeID on a phone, or with paper at the desk. */
export const ROUTES = ['online', 'counter'] as const;
export type Route = (typeof ROUTES)[number];

/** Name of the question that every procedure with two routes asks. */
export const ROUTE_QUESTION = 'route';
