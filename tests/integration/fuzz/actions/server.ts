import fc from 'fast-check';
import { action } from '../action';

export const stopServer = action({
	weight: 0.5,
	args: fc.constant(null),
	async run({ hall }) {
		if (!hall.isOpen) return false;
		await hall.stop();
		return true;
	}
});

export const killServer = action({
	weight: 0.5,
	args: fc.constant(null),
	async run({ hall }) {
		if (!hall.isOpen) return false;
		await hall.kill();
		return true;
	}
});

export const startServer = action({
	weight: 3,
	args: fc.constant(null),
	async run({ hall }) {
		if (hall.isOpen) return false;
		await hall.start();
		return true;
	}
});
