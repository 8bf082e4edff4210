/** How often what was meant to happen did happen: a run in which nothing did proves nothing. */
export class Tally {
	private readonly counts = new Map<string, { done: number; idle: number }>();

	count(name: string, done: boolean): void {
		const counted = this.counts.get(name) ?? { done: 0, idle: 0 };
		counted[done ? 'done' : 'idle']++;
		this.counts.set(name, counted);
	}

	add(other: Tally): void {
		for (const [name, { done, idle }] of other.counts) {
			const counted = this.counts.get(name) ?? { done: 0, idle: 0 };
			this.counts.set(name, { done: counted.done + done, idle: counted.idle + idle });
		}
	}

	get all(): number {
		return [...this.counts.values()].reduce((sum, { done }) => sum + done, 0);
	}

	toString(): string {
		return [...this.counts]
			.sort(([a], [b]) => (a < b ? -1 : 1))
			.map(([name, { done, idle }]) => `${name} ${done}${idle > 0 ? ` (${idle} in vain)` : ''}`)
			.join(', ');
	}
}
