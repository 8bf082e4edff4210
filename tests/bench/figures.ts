/** One line of the report: what, the figure measured in this run, and the budget it is held against. */
export interface Figure {
	what: string;
	measured: string;
	budget?: string;
	within?: boolean;
}

export function percentile(values: readonly number[], share: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? NaN;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** A figure in milliseconds against an upper bound. */
export function timeFigure(what: string, ms: number, budgetMs: number): Figure {
	return {
		what,
		measured: `${Math.round(ms)} ms`,
		budget: `≤ ${budgetMs} ms`,
		within: ms <= budgetMs
	};
}

export function printFigures(figures: readonly Figure[]): void {
	const wide = Math.max(...figures.map(({ what }) => what.length));
	for (const { what, measured, budget, within } of figures) {
		const verdict = within === undefined ? '' : within ? 'within' : 'OVER';
		console.log(
			`${what.padEnd(wide)}  ${measured.padStart(22)}  ${(budget ?? '').padEnd(20)}  ${verdict}`
		);
	}
}
