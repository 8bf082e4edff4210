import fc from 'fast-check';
import { PASSWORD } from '../../../support/sync/commune';
import { action, whose } from '../action';
import { BATTERY_ENDS } from '../field-device';
import { syncs } from './sync';

const HOUR_MS = 3_600_000;

/** Somebody sets the clock, or the battery was out for long. */
export const setClock = action({
	weight: 4,
	args: fc.record({
		whose,
		hours: fc.constantFrom(0, 0, 1, -20, 30, -24 * 365, 24 * 30)
	}),
	async run(commune, { whose, hours }) {
		commune.device(whose).skewMs = hours * HOUR_MS;
		return true;
	}
});

export const batteryEmpty = action({
	weight: 2,
	args: fc.record({ whose }),
	async run(commune, { whose }) {
		await commune.device(whose).emptiesBattery();
		return true;
	}
});

export const batteryEndsAt = action({
	weight: 3,
	args: fc.record({
		whose,
		when: fc.constantFrom(...BATTERY_ENDS)
	}),
	async run(commune, { whose, when }) {
		commune.device(whose).batteryEnds = when;
		return true;
	}
});

/** Somewhere in what the device does next, between any two steps of its databases. */
export const batteryEndsAnywhere = action({
	weight: 6,
	args: fc.record({ whose, steps: fc.nat(120) }),
	async run(commune, { whose, steps }) {
		commune.device(whose).stepsLeft = steps;
		return true;
	}
});

/** Somewhere in a round, between any two steps of its databases. */
export const batteryEndsOverSync = action({
	weight: 5,
	args: fc.record({ whose, steps: fc.nat(60) }),
	async run(commune, { whose, steps }) {
		const device = commune.device(whose);
		if (device.isSyncing) return false;
		device.stepsLeft = steps;
		await syncs(commune, device);
		return true;
	}
});

export const signInAgain = action({
	weight: 4,
	args: fc.record({ whose }),
	async run(commune, { whose }) {
		const { phone } = commune.device(whose);
		if (phone.tokenAccepted || !commune.hall.isOpen) return false;
		await phone.signIn(PASSWORD);
		return true;
	}
});

export const revokeDevice = action({
	weight: 1,
	args: fc.record({ whose }),
	async run(commune, { whose }) {
		await commune.hall.command('device', 'revoke', commune.device(whose).name);
		return true;
	}
});
