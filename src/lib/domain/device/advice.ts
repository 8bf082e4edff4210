import type { DeviceHealth } from './device-health';

/** What to say to somebody who has read out the code of their device, the most urgent first. */
export const ADVICE = [
	'sign-in',
	'make-room',
	'open-box',
	'press-send',
	'find-network',
	'send-what-waits',
	'open-online',
	'update',
	'ask-to-keep'
] as const;
export type Advice = (typeof ADVICE)[number];

/** A phone with less cannot take photographs either, and its browser begins to throw things away. */
const LITTLE_ROOM_MEGABYTES = 256;
/** Who walks all day and sends in the evening is not late. */
const LONG_WAITING_HOURS = 24;
/** Releases come more slowly than that; a phone in the hills hears of one a week later. */
const OLD_DAYS = 30;

/** @param builtDay of the application that the helper looks at, by the count of `DeviceHealth` */
export function adviceFor(health: DeviceHealth, builtDay: number): Advice[] {
	const { waiting, sync, hoursSinceAllReceived = Infinity } = health;
	const speaks: Record<Advice, boolean> = {
		'sign-in': health.signedIn !== 'accepted' || sync === 'sign-in-needed',
		'make-room':
			(health.freeMegabytes ?? Infinity) < LITTLE_ROOM_MEGABYTES ||
			health.trouble === 'device-storage' ||
			health.trouble === 'QuotaExceededError',
		'open-box': health.refused > 0,
		'press-send': waiting > 0 && health.dataCap === 'reached',
		'find-network': waiting > 0 && sync === 'unreachable',
		'send-what-waits': waiting > 0 && hoursSinceAllReceived >= LONG_WAITING_HOURS,
		'open-online': !health.worksOffline,
		update: builtDay - health.builtDay >= OLD_DAYS,
		'ask-to-keep': !health.persisted
	};
	// One way to send is enough to be told.
	if (speaks['press-send'] || speaks['find-network']) speaks['send-what-waits'] = false;
	return ADVICE.filter((one) => speaks[one]);
}
