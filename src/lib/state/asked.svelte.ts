import type { AskProblem } from '$lib/domain/access/people';
import type { Result } from '$lib/domain/result';

/** Something only the commune can tell: asked by hand or when a page opens. What was heard last stays on the screen. */
export class Asked<T> {
	value = $state.raw<T>();
	trouble = $state.raw<AskProblem>();
	asking = $state(false);

	constructor(private readonly question: () => Promise<Result<T, AskProblem>>) {}

	readonly again = async (): Promise<void> => {
		if (this.asking) return;
		this.asking = true;
		const answer = await this.question();
		this.asking = false;
		this.trouble = answer.ok ? undefined : answer.error;
		if (answer.ok) this.value = answer.value;
	};
}
