import { collectDefaultMetrics } from 'prom-client';
import type { Metrics } from './metrics';

/** Finer, and an idle server wakes up a hundred times a second. */
const LAG_PRECISION_MS = 20;

/** CPU, memory, open files, garbage collection and how long the event loop was held up, under their usual names. */
export function watchProcess({ registry }: Metrics): void {
	collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: LAG_PRECISION_MS });
}
