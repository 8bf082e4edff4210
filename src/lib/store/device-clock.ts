import { clockStart, nextReading, type DeviceTime } from '../domain/time/clock';
import { OWN, type OwnDb } from './own-db';

/**
 * This person's hybrid logical clock on this device, kept so that neither a restart nor a second tab ever gives one
 * reading twice.
 */
export class DeviceClock {
	/** @param wallMs the commune's time as well as this device knows it */
	constructor(
		private readonly own: Pick<OwnDb, 'change'>,
		private readonly wallMs: () => number
	) {}

	/** So many new readings, each later than the one before, and than what was `seen` of the household. */
	async next(count: number, seen?: string): Promise<string[]> {
		const readings: string[] = [];
		await this.own.change<DeviceTime>(OWN.clock, (stored) => {
			// A transaction may run twice; each run begins anew.
			readings.length = 0;
			const wallMs = this.wallMs();
			let clock = stored ?? clockStart;
			let before = seen;
			for (let i = 0; i < count; i++) {
				const next = nextReading(clock, wallMs, before);
				clock = next.clock;
				before = next.reading;
				readings.push(next.reading);
			}
			return clock;
		});
		return readings;
	}
}
