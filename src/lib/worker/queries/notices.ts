import { watchNotices } from '../notices';
import { nothingToEnd, type Query } from './query';

export const notices: Query<'notices'> = ({ person }, _, answer) => {
	if (person) return watchNotices(person.own, answer);
	answer([]);
	return nothingToEnd;
};
