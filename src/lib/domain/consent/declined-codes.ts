import type { Household } from '../household/household';
import { isDeclined } from './declined';

/**
 * The households of a village that declined and are counted under their code, for whoever brings a list: nothing is kept
 * by which they could be found in it again, so people have to think of it.
 */
export const declinedIn = (households: Iterable<Household>): string[] =>
	[...households].flatMap((one) => (isDeclined(one) && one.scope.state === 'in' ? one.id : []));
