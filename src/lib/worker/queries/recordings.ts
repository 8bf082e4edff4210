import type { Query } from './query';

/** Which steps of lessons have a recording here. */
export const recordings: Query<'recordings'> = (_device, { commune }, answer) => {
	let ended = false;
	let end = () => undefined as void;
	void import('../recordings').then(({ watchRecordings }) => {
		if (ended) return;
		const subscription = watchRecordings(commune, answer);
		end = () => subscription.unsubscribe();
	});
	return () => {
		ended = true;
		end();
	};
};
