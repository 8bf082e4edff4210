import { DAY_MS } from '../../src/lib/domain/time/calendar';
import { foldHousehold } from '../../src/lib/domain/household/fold-household';
import { toHouseholdRow } from '../../src/lib/domain/household/household-row';
import { planDay } from '../../src/lib/domain/today/plan-day';
import { madeUpCommune } from '../../sync-server/src/demo/made-up-commune';
import { bySubject } from '../../sync-server/src/read-entries';
import { median, type Figure } from './figures';

const VILLAGE = 'village-99901-09';
const VOLUNTEER = 'di-bo';
const TIMES = 50;

/** The plan of one day, of a village seven weeks into the campaign; the pure function alone, in Node. */
export function planDayFigure(households: number): Figure {
	const nowMs = Date.now();
	const entries = madeUpCommune({
		seed: 20261122,
		untilMs: nowMs - DAY_MS,
		villages: [{ id: VILLAGE, title: VILLAGE, households, volunteer: VOLUNTEER }]
	});
	const rows = [...bySubject(entries.get(VILLAGE) ?? []).values()]
		.flatMap((each) => foldHousehold(each) ?? [])
		.map((household) => toHouseholdRow(household, VILLAGE, 'received'));
	const times: number[] = [];
	for (let i = 0; i < TIMES; i++) {
		const started = performance.now();
		planDay(rows, { nowMs, me: VOLUNTEER, order: 'walk', ahead: [], putOff: [] });
		times.push(performance.now() - started);
	}
	return {
		what: `plan of the day, ${rows.length} households, in Node (median of ${TIMES})`,
		measured: `${median(times).toFixed(1)} ms`
	};
}
