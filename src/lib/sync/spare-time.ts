/** Something long that waits for everything else: begun when there is nothing to do, it is ended at once when there is. */
export class SpareTime {
	private ending = new AbortController();
	private running: Promise<void> | undefined;

	/** @param work leaves off when told to, and goes on another time where it was */
	constructor(
		private readonly work: (signal: AbortSignal) => Promise<void>,
		private readonly onSurprise: (thrown: unknown) => void
	) {}

	begin(): void {
		if (this.running) return;
		this.ending = new AbortController();
		this.running = this.work(this.ending.signal)
			.catch(this.onSurprise)
			.finally(() => (this.running = undefined));
	}

	/** @returns when nothing of it goes on any more */
	async end(): Promise<void> {
		this.ending.abort();
		await this.running;
	}
}
