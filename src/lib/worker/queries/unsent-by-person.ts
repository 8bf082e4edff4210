import { unsentInSecondCopies } from '$lib/store/second-copy';
import { answering, type Query } from './query';

/** For the sign-in page: whose work still waits on this device. */
export const unsentByPerson: Query<'unsentByPerson'> = (device, _, answer) => {
	const { again, end } = answering(unsentInSecondCopies, answer);
	again();
	const stop = device.onStorageChange(again);
	return () => {
		stop();
		end();
	};
};
