import type { QueryName } from '../api';
import { counts } from './counts';
import { household } from './household';
import { households } from './households';
import { notices } from './notices';
import { recordings } from './recordings';
import { loadedLater, type Query } from './query';
import { session } from './session';
import { sync } from './sync';
import { troubles } from './troubles';
import { today } from './today';

export const queries: { [Q in QueryName]: Query<Q> } = {
	session,
	households,
	household,
	lookBack: loadedLater(async () => (await import('./look-back')).lookBack),
	lookBackHint: loadedLater(async () => (await import('./look-back')).lookBackHint),
	householdsByCode: loadedLater(
		async () => (await import('./households-by-code')).householdsByCode
	),
	declined: loadedLater(async () => (await import('./declined')).declined),
	review: loadedLater(async () => (await import('./review')).review),
	questions: loadedLater(async () => (await import('./questions')).questions),
	// Comparing households is code that no first screen waits for.
	possibleDuplicates: loadedLater(async () => (await import('./duplicates')).possibleDuplicates),
	duplicatesOf: loadedLater(async () => (await import('./duplicates')).duplicatesOf),
	today,
	sync,
	storage: loadedLater(async () => (await import('./storage')).storage),
	notices,
	counts,
	communeSettings: loadedLater(async () => (await import('./commune-settings')).communeSettings),
	office: loadedLater(async () => (await import('./office')).office),
	importProgress: loadedLater(async () => (await import('./import-progress')).importProgress),
	submissions: loadedLater(async () => (await import('./submissions')).submissions),
	requests: loadedLater(async () => (await import('./submissions')).requests),
	recordings,
	troubles,
	unsentByPerson: loadedLater(async () => (await import('./unsent-by-person')).unsentByPerson)
};
