import type { Place } from '../entries/visit-entries';

/** How far a phone is in finding where it stands. */
export type PlaceSearch =
	| { kind: 'idle' }
	| { kind: 'looking' }
	| { kind: 'found'; place: Place }
	/** The person, or the phone's settings, said no. */
	| { kind: 'refused' }
	| { kind: 'not-found' };
