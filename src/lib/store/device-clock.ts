import { clockStart, formatReading, tick, witness, type Clock } from '../domain/clock';
import { OWN, type OwnDb } from './own-db';

/**
 * This person's hybrid logical clock on this device, kept so that neither a restart nor a second tab ever gives one
 * reading twice.
 */
export class DeviceClock {
	/** @param wallMs the commune's time as well as this device knows it */
	constructor(
		private readonly own: OwnDb,
		private readonly wallMs: () => number
	) {}

	/** So many new readings, each later than the one before, than any given earlier, and than what was `seen`. */
	async next(count: number, seen?: string): Promise<string[]> {
		const readings: string[] = [];
		await this.own.change<Clock>(OWN.clock, (stored) => {
			// A transaction may run twice; each run begins anew.
			readings.length = 0;
			const wallMs = this.wallMs();
			let clock = stored ?? clockStart;
			if (seen !== undefined) clock = witness(clock, seen, wallMs);
			for (let i = 0; i < count; i++) {
				clock = tick(clock, wallMs);
				readings.push(formatReading(clock));
			}
			return clock;
		});
		return readings;
	}
}
