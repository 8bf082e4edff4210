import fc from 'fast-check';
import { action, whose } from '../action';
import { checkAfterSync, checkWhole } from '../checks/after-sync';
import { nothingIsWholeTooEarly } from '../checks/whole';
import { BatteryEmpty } from '../field-device';
import type { Commune } from '../commune';
import type { FieldDevice } from '../field-device';
import { noAnswer, noNetwork, type Trouble } from '../rough-link';

/**
 * @param elsewhere what goes on besides, and after the device's battery is empty; over before anything is looked at
 * @returns whether the round came to its end
 */
export async function syncs(
	commune: Commune,
	device: FieldDevice,
	elsewhere: () => Promise<void> | undefined = () => undefined
): Promise<boolean> {
	let isDone = false;
	const wholeInTime = await nothingIsWholeTooEarly(commune, device);
	try {
		isDone = (await device.sync()).ok;
	} catch (cause) {
		if (!(cause instanceof BatteryEmpty)) throw cause;
	}
	await elsewhere();
	await commune.hall.settled();
	await wholeInTime();
	await checkAfterSync(commune, device);
	return isDone;
}

export const sync = action({
	weight: 14,
	args: fc.record({ whose }),
	async run(commune, { whose }) {
		const device = commune.device(whose);
		if (device.isSyncing) return false;
		if (await syncs(commune, device)) checkWhole(device);
		return true;
	}
});

const TROUBLES = {
	'the request is lost': () => async () => noNetwork(),
	'the answer is lost': () => async (send) => {
		await send();
		return noNetwork();
	},
	'a portal answers': () => async () =>
		new Response('<html>Chào mừng đến với Wi-Fi</html>', { status: 200 }),
	'the server is killed meanwhile':
		({ hall }) =>
		async (send) => {
			const answer = send();
			answer.catch(() => undefined);
			await hall.kill();
			return answer;
		},
	'the server is killed before its answer arrives':
		({ hall }) =>
		async (send) => {
			await send().catch(() => undefined);
			await hall.kill();
			return noNetwork();
		},
	'the battery is empty before the server hears of it': (_, device) => async () => {
		await device.emptiesBattery();
		return noAnswer();
	},
	'the battery is empty before the answer arrives': (_, device) => async (send) => {
		await send().catch(() => undefined);
		await device.emptiesBattery();
		return noAnswer();
	}
} satisfies Record<string, (commune: Commune, device: FieldDevice) => Trouble>;

/** Something goes wrong at one of the requests of a round. */
export const syncInTrouble = action({
	weight: 7,
	args: fc.record({
		whose,
		requests: fc.nat(5),
		trouble: fc.constantFrom(...(Object.keys(TROUBLES) as (keyof typeof TROUBLES)[]))
	}),
	async run(commune, { whose, requests, trouble }) {
		const device = commune.device(whose);
		if (device.isSyncing) return false;
		device.link.expect(requests, TROUBLES[trouble](commune, device));
		await syncs(commune, device);
		return true;
	}
});
