import type { ProcessCost } from './process-cost';

/** A server under load. The same requests go to all of them, but for how a device shows who it is. */
export interface Target {
	name: string;
	origin: string;
	/** Of a village's database. */
	path(village: string): string;
	/** Absent where it runs on another machine. */
	cost: ProcessCost | undefined;
	/** The question a device asks before all others. */
	firstQuestion(village: string): string;
	authorization(village: string, device: number): string | undefined;
	/** Makes an empty database for a village of the plan. */
	prepare(village: string): Promise<void>;
	/** Everything it keeps, in bytes. */
	diskBytes(): Promise<number>;
	dispose(): Promise<void>;
}
