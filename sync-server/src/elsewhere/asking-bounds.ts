/** A list of a whole village within the hour, and no more: names are not to be tried out one after another. */
const PER_HOUR = 600;
const HOUR_MS = 3_600_000;

/** How many households each person has asked about lately. */
export class AskingBounds {
	private readonly asked = new Map<string, { sinceMs: number; households: number }>();

	constructor(private readonly now: () => number) {}

	/** @returns how long to wait, or undefined where it is taken */
	take(person: string, households: number): number | undefined {
		const nowMs = this.now();
		for (const [name, { sinceMs }] of this.asked)
			if (nowMs - sinceMs >= HOUR_MS) this.asked.delete(name);
		const before = this.asked.get(person) ?? { sinceMs: nowMs, households: 0 };
		if (before.households + households > PER_HOUR) return before.sinceMs + HOUR_MS - nowMs;
		this.asked.set(person, { ...before, households: before.households + households });
		return undefined;
	}
}
