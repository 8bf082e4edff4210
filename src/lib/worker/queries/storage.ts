import { readStorage } from '../storage-view';
import { answering, type Query } from './query';

export const storage: Query<'storage'> = (device, _, answer) => {
	const { again, end } = answering(() => readStorage(device), answer);
	again();
	const stop = device.onStorageChange(again);
	return () => {
		stop();
		end();
	};
};
