import type { Query } from './query';

export const troubles: Query<'troubles'> = ({ db }, _args, answer) => {
	const subscription = db.watchTroubles().subscribe(answer);
	return () => subscription.unsubscribe();
};
