import { DEFAULT_SETTINGS } from '../../../src/lib/domain/commune-settings';
import { visitSignals, type VisitSignal } from '../../../src/lib/domain/quality/visit-signals';
import { generatedWeek, type WeekKind } from './generated-weeks';

/**
 * @property weeks of which anything was said, per cent
 * @property visits that a signal names, per cent
 * @property kinds weeks in which each kind was said, per cent
 */
export interface Rates {
	weeks: number;
	visits: number;
	kinds: Partial<Record<VisitSignal['kind'], number>>;
}

/** With the thresholds every commune begins with. */
export function ratesOf(kind: WeekKind, weeks: number, seed: number): Rates {
	let flaggedWeeks = 0;
	let visits = 0;
	let flaggedVisits = 0;
	const kinds: Rates['kinds'] = {};
	for (let i = 0; i < weeks; i++) {
		const week = generatedWeek(kind, seed + i);
		const signals = visitSignals(week, DEFAULT_SETTINGS.quality);
		if (signals.length > 0) flaggedWeeks++;
		visits += week.length;
		flaggedVisits += new Set(signals.flatMap((signal) => signal.visits)).size;
		for (const said of new Set(signals.map((signal) => signal.kind)))
			kinds[said] = (kinds[said] ?? 0) + 100 / weeks;
	}
	return {
		weeks: (100 * flaggedWeeks) / weeks,
		visits: (100 * flaggedVisits) / visits,
		kinds
	};
}
