import type { QueryName } from '../api';
import { counts } from './counts';
import { household } from './household';
import { households } from './households';
import { importProgress } from './import-progress';
import { nextDoors } from './next-doors';
import { notices } from './notices';
import type { Query } from './query';
import { session } from './session';
import { storage } from './storage';
import { sync } from './sync';
import { unsentByPerson } from './unsent-by-person';

export const queries: { [Q in QueryName]: Query<Q> } = {
	session,
	households,
	household,
	nextDoors,
	sync,
	storage,
	notices,
	counts,
	importProgress,
	unsentByPerson
};
