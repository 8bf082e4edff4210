import { KnownHouseholds } from '../../src/lib/domain/duplicates/known-households';
import { knownAnswers } from '../support/duplicates/known-answers';
import { measure, SHOWN, type Quality } from '../support/duplicates/measure';
import { percentile, type Figure } from './figures';

/** One village, and a commune whose officer reads all of it. */
const PLACES = [
	{ place: 'one village of 300', villages: 1, households: 300 },
	{ place: '20 villages, 10,000 households', villages: 20, households: 10_000 }
];
const PROBES_EACH = 300;

/** How well duplicates are told from namesakes, and how long a letter typed waits for it, in this process at ×1. */
export function duplicateFigures(seed: number): Figure[] {
	return PLACES.flatMap(({ place, villages, households }) => {
		const answers = knownAnswers({ seed, villages, households, probesEach: PROBES_EACH });
		const { shown, likely, byKind } = measure(answers);
		console.log(
			`${place}, seed ${seed}: found of those that are there, told of those that are new`
		);
		for (const [kind, { probes, ...said }] of byKind)
			console.log(
				`  ${kind.padEnd(30)} shown ${share(said.shown / probes)}  likely ${share(said.likely / probes)}`
			);
		const known = new KnownHouseholds();
		const started = performance.now();
		for (const household of answers.known) known.put(household);
		const builtMs = performance.now() - started;
		const times = answers.probes.map(({ facts }) => {
			const asked = performance.now();
			known.find(facts);
			return performance.now() - asked;
		});
		return [
			qualityFigure(`duplicates, ${place}: shown (the first ${SHOWN})`, shown),
			qualityFigure(`  held likely`, likely),
			{
				what: '  one letter typed, ×1 (p95), the index made',
				measured: `${percentile(times, 0.95).toFixed(1)} ms, ${Math.round(builtMs)} ms`
			}
		];
	});
}

const qualityFigure = (what: string, { precision, recall, falseAlarms }: Quality): Figure => ({
	what,
	measured: `precision ${share(precision)}, recall ${share(recall)}`,
	budget: `of the new ${share(falseAlarms)}`
});

const share = (part: number): string => `${(100 * part).toFixed(1)} %`.padStart(7);
